import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { FullCharge } from '../desk/charge.actions.ts'
import { lastDayOf } from '../desk/schedule.rules.ts'
import type { StoredFigure } from '../figure/figure.store.ts'
import type { MeasurementTables } from '../measurement.tables.ts'
import type { MeasurementPack } from '../pack.contract.ts'
import { type Computed, type Measured, resultsOf } from './result.rules.ts'
import {
  currentResults,
  type PeriodResults,
  type ResultSource,
  type StoredResult,
  saveResults,
} from './result.store.ts'

type Ctx = Context<MeasurementTables>
type Pack = { code: string; digest: string; content: MeasurementPack }

/** What of a charge its results are computed from. */
export const measuredOf = ({
  measure,
  achievementFormula,
  baseline,
  targets,
}: FullCharge): Measured => ({
  unitKind: measure.unitKind,
  polarity: measure.polarity,
  aggregation: measure.aggregation,
  achievementFormula,
  baseline,
  targets,
})

/** Which of these periods would be computed otherwise than they are stored: another target,
 * promise, rule or formula. */
async function movedOf(
  ctx: Ctx,
  source: ResultSource,
  periods: readonly PeriodResults[],
): Promise<PeriodResults[]> {
  const [first] = periods
  if (!first) return []
  const year = Number(first.period.slice(0, 4))
  const stored = await currentResults(
    ctx,
    { from: year, to: year },
    { measureIds: [source.measureId] },
  )
  const stands = (
    { period }: PeriodResults,
    { scope, target, formula, uncapped, state }: Computed,
  ): boolean =>
    stored.some(
      (one) =>
        one.period === period &&
        one.scope === scope &&
        one.state === state &&
        one.target === target &&
        one.formula === formula &&
        one.uncapped === uncapped &&
        one.packDigest === source.packDigest &&
        one.agreementVersionId === source.agreementVersionId,
    )
  return periods.filter((one) => !one.computed.every((result) => stands(one, result)))
}

/** Does a period end before the promise did? */
function isBefore(endedOn: LocalDate | null | undefined, period: string): boolean {
  const last = lastDayOf(period)
  return !endedOn || last === null || last < endedOn
}

/** Computes and stores the results of a period, and anew those of later reported periods, whose
 * year to date changes with it; locked periods keep theirs, and so do those in which the promise had
 * ended. `figures` are those that count, of this
 * measure and perhaps of others. A `reported` version is stored with them and takes the place of
 * the one before. Without one, only results are stored that come out otherwise than they stand.
 * Answers the period's results. */
export async function computeResults(
  ctx: Ctx,
  charge: FullCharge & { figures: readonly StoredFigure[] },
  pack: Pack,
  period: string,
  reported?: StoredFigure,
): Promise<StoredResult[]> {
  const { measure, clause } = charge
  const figures = charge.figures
    .filter(({ measureId }) => measureId === measure.id)
    .filter((figure) => figure.period.slice(0, 4) === period.slice(0, 4))
    .filter((figure) => figure.period !== reported?.period)
    .concat(reported ?? [])
    .toSorted((a, b) => (a.period < b.period ? -1 : 1))
  const measured = measuredOf(charge)
  const periods = figures
    .filter((figure) => figure.period >= period && !figure.lockedAt)
    .filter((figure) => isBefore(clause?.endedOn, figure.period))
    .map((figure) => ({
      period: figure.period,
      figureId: figure.id,
      computed: resultsOf(measured, figure.period, figures, pack.content),
    }))
  const agreementVersionId = clause?.binds ? clause.versionId : null
  const source = {
    measureId: measure.id,
    agreementVersionId,
    packCode: pack.code,
    packDigest: pack.digest,
  }
  const wanted = reported ? periods : await movedOf(ctx, source, periods)
  if (wanted.length === 0) return []
  const results = await saveResults(ctx, source, wanted, reported)
  // what comes after the end of the promise is held against another one
  if (reported && clause?.endedOn) await ctx.targets.moved([measure.id])
  return results.filter((result) => result.period === period)
}
