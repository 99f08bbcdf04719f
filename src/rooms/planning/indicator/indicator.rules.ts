import type { OrderValue } from '../../../kernel/order.ts'
import type { Chart } from '../../organisation/words.ts'
import { polarityLabels } from '../labels.rules.ts'
import type { Indicator, IndicatorLine } from './indicator.contract.ts'

/** What an indicator is found and ordered by. */
export type IndicatorHead = Pick<
  Indicator,
  'id' | 'code' | 'name' | 'unitLabel' | 'polarity' | 'isKey'
>

/** How many measures use an indicator, and in which units. */
export type IndicatorUses = { uses: number; unitIds: readonly string[] }
type UsesById = ReadonlyMap<string, IndicatorUses>

/** The units that use an indicator, by the chart of the day. */
const unitsUsing = (
  { unit }: Pick<Chart, 'unit'>,
  uses: UsesById,
  indicatorId: string,
): IndicatorLine['units'] =>
  (uses.get(indicatorId)?.unitIds ?? [])
    .flatMap((id) => unit.get(id) ?? [])
    .map(({ id, name, shortName }) => ({ id, name, shortName }))

/** Indicators with the nodes and units that use them. */
export const indicatorLines = (
  chart: Pick<Chart, 'unit'>,
  uses: UsesById,
  indicators: readonly Indicator[],
): IndicatorLine[] =>
  indicators.map((indicator) => ({
    ...indicator,
    uses: uses.get(indicator.id)?.uses ?? 0,
    units: unitsUsing(chart, uses, indicator.id),
  }))

/** What each head of the list sorts by. */
export const indicatorOrder = (
  chart: Pick<Chart, 'unit'>,
  uses: UsesById,
): Record<
  'name' | 'unitLabel' | 'polarity' | 'units' | 'uses',
  (head: IndicatorHead) => OrderValue
> => ({
  name: ({ name }) => name,
  unitLabel: ({ unitLabel }) => unitLabel,
  polarity: ({ polarity }) => polarityLabels[polarity],
  units: ({ id }) =>
    unitsUsing(chart, uses, id)
      .map(({ shortName }) => shortName)
      .join(', ') || null,
  uses: ({ id }) => uses.get(id)?.uses ?? 0,
})

type Wanted = {
  units?: ReadonlySet<string> | undefined
  isKey?: boolean | undefined
  search?: string | undefined
}

/** Those of some units, of the key ones, and with the searched words in name or code; a filter left
 * out lets all pass. */
export function indicatorsWanted(
  heads: readonly IndicatorHead[],
  uses: UsesById,
  { units, isKey, search }: Wanted,
): IndicatorHead[] {
  const words = (search ?? '').toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  return heads.filter((head) => {
    if (isKey !== undefined && head.isKey !== isKey) return false
    if (units && !uses.get(head.id)?.unitIds.some((id) => units.has(id))) return false
    if (words.length === 0) return true
    const text = `${head.code} ${head.name}`.toLocaleLowerCase('id')
    return words.every((word) => text.includes(word))
  })
}
