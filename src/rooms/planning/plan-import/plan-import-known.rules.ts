import { holds, type LocalDate } from '../../../kernel/time.ts'
import type {
  IndicatorRecord,
  MeasureName,
  MeasureRecord,
  NodeRecord,
  PlanRecords,
  TargetRecord,
} from './plan-import.contract.ts'

/** What is on record, found the way a file names it. */
export type Known = {
  node: Map<string, NodeRecord>
  indicator: Map<string, IndicatorRecord>
  measure: Map<string, MeasureRecord>
  measuresOf: Map<string, MeasureRecord[]>
  nameOf: Map<string, MeasureName>
  codeOfNode: Map<string, string>
  codeOfIndicator: Map<string, string>
  target: Map<string, TargetRecord>
}

/** One key for a measure: its node's and its indicator's code. */
export const measureKey = ({ nodeCode, indicatorCode }: MeasureName): string =>
  JSON.stringify([nodeCode, indicatorCode])

const targetKey = (measureId: string, period: string): string => `${measureId} ${period}`

/** The target on record of a measure and period. */
export const targetOn = (
  { target }: Pick<Known, 'target'>,
  measureId: string | undefined,
  period: string,
): TargetRecord | null => (measureId && target.get(targetKey(measureId, period))) || null

/** Versions of the date, before them the nearest later ones, so that what is already planned is
 * found and not given out twice. */
function inForce<V extends { validFrom: LocalDate; validTo: LocalDate | null }>(
  versions: readonly V[],
  on: LocalDate,
): V[] {
  const later = versions
    .filter(({ validFrom }) => validFrom > on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return [...later, ...versions.filter((version) => holds(version, on))]
}

/** Builds the look-ups over the records as they stand on a date. */
export function knownOn(records: PlanRecords, on: LocalDate): Known {
  const [nodes, indicators, measures] = [
    inForce(records.nodes, on),
    inForce(records.indicators, on),
    inForce(records.measures, on),
  ]
  const codeOfNode = new Map(nodes.map(({ id, code }) => [id, code]))
  const codeOfIndicator = new Map(indicators.map(({ id, code }) => [id, code]))
  const named = new Map<string, { name: MeasureName; record: MeasureRecord }>()
  for (const record of measures) {
    const [nodeCode, indicatorCode] = [
      codeOfNode.get(record.nodeId),
      codeOfIndicator.get(record.indicatorId),
    ]
    if (nodeCode !== undefined && indicatorCode !== undefined)
      named.set(record.id, { name: { nodeCode, indicatorCode }, record })
  }
  const all = [...named.values()]
  return {
    node: new Map(nodes.map((record) => [record.code, record])),
    indicator: new Map(indicators.map((record) => [record.code, record])),
    measure: new Map(all.map(({ name, record }) => [measureKey(name), record])),
    measuresOf: Map.groupBy(
      all.map(({ record }) => record),
      ({ nodeId }) => codeOfNode.get(nodeId) ?? '',
    ),
    nameOf: new Map(all.map(({ name, record }) => [record.id, name])),
    codeOfNode,
    codeOfIndicator,
    target: new Map(
      records.targets.map((target) => [targetKey(target.measureId, target.period), target]),
    ),
  }
}
