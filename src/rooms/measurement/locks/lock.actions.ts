import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import type { FullCharge } from '../desk/charge.actions.ts'
import { periodLabel } from '../desk/desk.rules.ts'
import {
  type FigureTables,
  findCharge,
  linkTo,
  noSuchMeasure,
  shown,
} from '../figure/figure.actions.ts'
import type { Figure, figureContract } from '../figure/figure.contract.ts'
import { lockingMandate, whyNotLock, whyNotReopen } from '../figure/figure.rules.ts'
import { holdMeasure, type StoredFigure } from '../figure/figure.store.ts'
import { holdPeriods, lockVerified, saveReopening } from './lock.store.ts'

type Ctx = Context<FigureTables>
type Contract = typeof figureContract

export async function lockPeriod(
  ctx: Ctx,
  { period }: Taken<Contract['lockPeriod']>,
): Promise<Given<Contract['lockPeriod']>> {
  heed(whyNotLock(ctx.actor))
  await holdPeriods(ctx)
  const { again, ...counts } = await lockVerified(ctx, period)
  if (again.length > 0)
    await ctx.tasks.close({ kind: 'measurement/answer', subjects: again, reason: 'Dikunci lagi' })
  await record(ctx, { act: 'period.locked', subject: null, after: { period, ...counts } })
  return counts
}

/** Opens one locked figure: from then on it can be corrected, verified and locked again. Later
 * periods of the year that are locked keep their achievements until they are opened too. */
export async function reopenFigure(
  ctx: Ctx,
  input: Taken<Contract['reopenFigure']>,
): Promise<Figure> {
  await holdMeasure(ctx, input.measureId)
  const charge = await findCharge(ctx, input)
  const counting = charge.current
  heed(whyNotReopen(charge.owned, input.period, counting, input.reason, ctx.actor))
  heed(whyStale(String(input.version), counting?.version ?? 0))
  if (!counting) throw new Refused(noSuchMeasure)
  const acting = { ...ctx, actor: { ...ctx.actor, actingAs: lockingMandate(ctx.actor) } }
  const reason = input.reason.trim()
  await saveReopening(acting, { ...input, reason })
  await askToCorrect(acting, charge, counting, reason)
  await record(acting, {
    act: 'figure.reopened',
    subject: counting.id,
    before: { version: counting.version, value: counting.value, lockedAt: counting.lockedAt },
    after: { reason },
  })
  return shown(charge.chart, { ...counting, lockedAt: null })
}

/** Whoever reported the figure is told that it can be corrected, and why. */
async function askToCorrect(
  ctx: Ctx,
  { measure }: FullCharge,
  figure: StoredFigure,
  reason: string,
): Promise<void> {
  if (figure.reportedBy === null) return
  await ctx.tasks.open([
    {
      ...{
        kind: 'measurement/answer',
        subject: figure.id,
        holder: { personId: figure.reportedBy },
        detail: reason,
      },
      title: `Kunci dibuka untuk koreksi: «${measure.indicatorName}», ${periodLabel(figure.period)}`,
      waiting: ctx.actor.name,
      dueOn: null,
      link: linkTo(figure),
    },
  ])
}
