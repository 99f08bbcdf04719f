import { parsePeriod, printPeriod } from '../../../kernel/period.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import { chartOn, leaderOf } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { addEvaluationStates, settledUncounted } from './distribution.store.ts'

type Ctx = Context<StaffRoomTables>
type Settled = { id: string; personId: string; period: string; stateSequence: number }

/** Delivers settled ratings: from now on the rated read them, and the days of an objection run. */
export async function deliver(ctx: Ctx, evaluations: readonly Settled[]): Promise<void> {
  if (evaluations.length === 0) return
  await addEvaluationStates(ctx, evaluations, 'DELIVERED')
  await recordAll(
    ctx,
    evaluations.map(({ id }) => ({ act: 'rating.delivered', subject: id })),
  )
  await ctx.notices.tell(
    evaluations.map(({ id, personId, period }) => {
      const read = parsePeriod(period)
      return {
        ...{ personId, kind: 'staff/rating-delivered', link: `/penilaian/${id}` },
        title: `Hasil penilaian kinerja Anda, ${read ? printPeriod(read) : period}, sudah dapat dibaca.`,
      }
    }),
  )
}

/** Delivers what no distribution counts, like the rating of who leads an office, once it is settled. */
export async function deliverUncounted(ctx: Ctx): Promise<void> {
  const chart = await chartOn(ctx, ctx.today)
  const leaders = chart.organisation.units.flatMap(({ id, isAgency }) =>
    isAgency ? (leaderOf(chart, id)?.id ?? []) : [],
  )
  const { rules } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  const all = rules.distribution.mode === 'OFF'
  await deliver(ctx, await settledUncounted(ctx, { leaderPositionIds: leaders, all }))
}
