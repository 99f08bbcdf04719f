import { printDate } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { actingEndedSince, vacantAmong } from './vacancy.store.ts'

type Ctx = Context<OrganisationTables>

const task = 'organisation/vacant-post'

/** Asks Bagian Organisasi for a Plt or an official where a post was left, and no longer where
 * somebody answers for it again. */
export async function askForVacancies(ctx: Ctx, positionIds: readonly string[]): Promise<void> {
  const asked = await ctx.tasks.subjectsOf(task)
  const vacant = await vacantAmong(ctx, [...new Set([...asked, ...positionIds])])
  const open = new Set(vacant.map(({ positionId }) => positionId))
  await ctx.tasks.open(
    vacant.map(({ positionId, title, unit, since }) => ({
      ...{ kind: task, subject: positionId, holder: { grant: 'ORGANISATION_BUREAU' } },
      title: `${title} kosong: tetapkan Plt atau pejabat`,
      detail: since ? `${unit}, kosong sejak ${printDate(since)}.` : `${unit}.`,
      link: `/ubah/mutasi?id=${positionId}`,
    })),
    [
      {
        kind: task,
        subjects: asked.filter((subject) => !open.has(subject)),
        reason: 'jabatannya sudah terisi atau tidak ada lagi',
      },
    ],
  )
}

/** So many days back a Plt or Pj may have ended when the chore was last done. */
const daysBack = 31

/** A Plt that runs out leaves the post vacant without anybody's act; a post filled by a file is no
 * longer asked for. */
export const vacancyChore: Chore<OrganisationTables> = {
  name: 'organisation/vacancies',
  title: 'Jabatan yang menjadi kosong',
  everyMinutes: 6 * 60,
  run: async ({ step }) => {
    await step(async (ctx) =>
      askForVacancies(ctx, await actingEndedSince(ctx, addDays(ctx.today, -daysBack))),
    )
  },
}
