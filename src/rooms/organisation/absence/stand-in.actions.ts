import type { TaskToOpen } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { Later } from '../../../platform/jobs/work.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { chartOn } from '../chart/chart.actions.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { absencePack, standInsLater } from './absence.actions.ts'
import { absencesOn } from './absence.store.ts'
import { endingsWanted, endingTask, standInsWanted, standInTask } from './stand-in.rules.ts'

type Ctx = Context<OrganisationTables>

async function tend(ctx: Ctx, kind: string, wanted: readonly TaskToOpen[], reason: string) {
  const standing = new Set(wanted.map(({ subject }) => subject))
  const open = await ctx.tasks.subjectsOf(kind)
  const subjects = open.filter((subject) => !standing.has(subject))
  await ctx.tasks.open(wanted, [{ kind, subjects, reason }])
}

/** Opens the tasks that the absences of today ask for, and closes those nobody waits for any
 * more. */
export async function tendStandIns(ctx: Ctx): Promise<void> {
  const away = await absencesOn(ctx, ctx.today)
  const chart = await chartOn(ctx, ctx.today)
  const pack = await absencePack(ctx)
  const stoodIn = 'sudah ada penggantinya, atau pejabatnya kembali bertugas'
  await tend(ctx, standInTask, standInsWanted(chart, away, pack), stoodIn)
  await tend(ctx, endingTask, endingsWanted(chart, away, pack), 'tidak memegang jabatan lagi')
}

const work = { name: standInsLater, title: 'Jabatan yang ditinggalkan' }

/** What the absences of a day ask for. */
export const absenceChores: readonly Chore<OrganisationTables>[] = [
  { ...work, everyMinutes: 60, run: ({ step }) => step(tendStandIns) },
]

/** The same soon after an absence was entered. */
export const absenceLater: readonly Later<OrganisationTables>[] = [
  { ...work, run: ({ step }) => step(tendStandIns) },
]
