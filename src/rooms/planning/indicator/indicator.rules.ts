import type { Chart } from '../../organisation/words.ts'
import type { Tree } from '../tree.rules.ts'
import type { Indicator, IndicatorLine } from './indicator.contract.ts'

/** Indicators with the nodes and units that use them. */
export function indicatorLines(
  tree: Tree,
  { unit }: Pick<Chart, 'unit'>,
  indicators: readonly Indicator[],
): IndicatorLine[] {
  const uses = Map.groupBy(tree.measure.values(), ({ indicatorId }) => indicatorId)
  return indicators.map((indicator) => {
    const measures = uses.get(indicator.id) ?? []
    const unitIds = new Set(measures.map(({ nodeId }) => tree.node.get(nodeId)?.unitId ?? ''))
    const units = [...unitIds]
      .flatMap((id) => unit.get(id) ?? [])
      .map(({ id, name, shortName }) => ({ id, name, shortName }))
    return { ...indicator, uses: measures.length, units }
  })
}

type Wanted = {
  units?: ReadonlySet<string> | undefined
  isKey?: boolean | undefined
  search?: string | undefined
}

/** Those of some units, of the key ones, and with the searched words in name or code; a filter left out lets all pass. */
export function indicatorsWanted(
  lines: readonly IndicatorLine[],
  { units, isKey, search }: Wanted,
): IndicatorLine[] {
  const words = (search ?? '').toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  return lines.filter((line) => {
    const text = `${line.code} ${line.name}`.toLocaleLowerCase('id')
    if (units && !line.units.some(({ id }) => units.has(id))) return false
    return (
      (isKey === undefined || line.isKey === isKey) && words.every((word) => text.includes(word))
    )
  })
}
