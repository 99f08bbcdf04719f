import type { Context } from '../../platform/context.ts'
import type { FullCharge } from './charge.actions.ts'
import { isInForce } from './desk.rules.ts'
import { currentFigures } from './figure.store.ts'
import type { MeasurementTables } from './measurement.tables.ts'
import type { MeasurementPack } from './pack.contract.ts'
import { type Measured, resultsOf } from './result.rules.ts'
import { currentResults, type PeriodResults, type StoredResult, saveResults } from './result.store.ts'

type Ctx = Context<MeasurementTables>
type Pack = { code: string; digest: string; content: MeasurementPack }

const measuredOf = ({ measure, achievementFormula, baseline, targets }: FullCharge): Measured => ({
  ...{ unitKind: measure.unitKind, polarity: measure.polarity, aggregation: measure.aggregation },
  ...{ achievementFormula, baseline, targets },
})

/** Are these the targets and rules that the stored results were computed with? */
async function stillHolds(ctx: Ctx, measureId: string, { digest }: Pack, [first]: readonly PeriodResults[]): Promise<boolean> {
  if (!first) return true
  const stored = await currentResults(ctx, Number(first.period.slice(0, 4)), { measureIds: [measureId] })
  return first.computed.every(({ scope, target }) =>
    stored.some((one) => one.period === first.period && one.scope === scope && one.target === target && one.packDigest === digest),
  )
}

/**
 * Computes and stores the results of a period, and anew those of later reported periods, whose year to date changes with it; locked periods
 * keep theirs. With `onlyIfMoved` nothing is stored while targets and rules are those of the results that stand. Answers the period's results.
 */
export async function computeResults(
  ctx: Ctx,
  charge: FullCharge,
  pack: Pack,
  period: string,
  { onlyIfMoved = false }: { onlyIfMoved?: boolean } = {},
): Promise<StoredResult[]> {
  const year = Number(period.slice(0, 4))
  const { measure, clause } = charge
  const figures = await currentFigures(ctx, { from: year, to: year, measureIds: [measure.id] })
  const measured = measuredOf(charge)
  const periods = figures
    .filter((figure) => figure.period >= period && !figure.lockedAt)
    .map((figure) => ({
      ...{ period: figure.period, figureId: figure.id },
      computed: resultsOf(measured, figure.period, figures, pack.content),
    }))
  if (periods.length === 0 || (onlyIfMoved && (await stillHolds(ctx, measure.id, pack, periods)))) return []
  const agreementVersionId = clause && isInForce(clause) ? clause.versionId : null
  const saved = await saveResults(ctx, { measureId: measure.id, agreementVersionId, packCode: pack.code, packDigest: pack.digest }, periods)
  return saved.filter((result) => result.period === period)
}
