import type { Context } from '../../../platform/context.ts'
import type { Chore } from '../../../platform/operations/upkeep.ts'
import { chartOn, packOf, titleAs } from '../../organisation/index.ts'
import { mandatesWithPromise } from '../agreement.store.ts'
import { AgreementPolicy } from '../pack.contract.ts'
import { actingDaysOn, type DraftingTables } from './drafting.actions.ts'
import { obligedIn } from './mandate.rules.ts'
import { actingKind, promisesLater } from './timing.rules.ts'

/** Asks Bagian Organisasi for the promise of every Plt who has held a post for the set days and has
 * none, once the year has promises at all; nobody waits for one who left or has it by now. */
export async function tendActing(ctx: Context<DraftingTables>): Promise<void> {
  const year = Number(ctx.today.slice(0, 4))
  const promised = await mandatesWithPromise(ctx, year)
  if (promised.size === 0) return
  const { content: policy } = await packOf(ctx, 'perjanjian-kinerja', year, AgreementPolicy)
  const chart = await chartOn(ctx, ctx.today)
  const timing = { year, on: ctx.today, policy, actingDays: await actingDaysOn(ctx, year) }
  const due = obligedIn(chart, policy).obliged.filter(
    ({ assignment }) =>
      assignment.kind === 'PLT' &&
      !promised.has(assignment.id) &&
      promisesLater(assignment, timing) === null,
  )
  const ids = new Set(due.map(({ assignment }) => assignment.id))
  const gone = (await ctx.tasks.subjectsOf(actingKind)).filter((id) => !ids.has(id))
  await ctx.tasks.open(
    due.map(({ assignment, position }) => ({
      ...{ kind: actingKind, subject: assignment.id, holder: { grant: 'ORGANISATION_BUREAU' } },
      title: `Susun PK ${titleAs(position, assignment.kind)}`,
      detail:
        `${chart.person.get(assignment.personId)?.name ?? 'Pejabatnya'} sudah lebih dari ` +
        `${timing.actingDays} hari menjadi Plt, jadi membuat PK sendiri.`,
      link: `/perjanjian/kesiapan?tahun=${year}`,
    })),
    [{ kind: actingKind, subjects: gone, reason: 'PK-nya sudah ada, atau tidak lagi menjadi Plt' }],
  )
}

/** What drafting does by itself in every region. */
export const draftingChores: readonly Chore<DraftingTables>[] = [
  {
    name: 'agreements/acting-promises',
    title: 'PK pelaksana tugas',
    everyMinutes: 24 * 60,
    run: ({ step }) => step(tendActing),
  },
]
