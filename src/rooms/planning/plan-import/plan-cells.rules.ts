import type { TypedRow } from '../../../kernel/importer.ts'
import type { Chart } from '../../organisation/words.ts'
import { componentLabels } from '../component.rules.ts'
import {
  aggregationLabels,
  descentLabels,
  formulaLabels,
  frequencyLabels,
  polarityLabels,
} from '../labels.rules.ts'
import { printTarget } from '../target/target.rules.ts'
import type {
  IndicatorRecord,
  MeasureRecord,
  NodeRecord,
  PlanRecords,
} from './plan-import.contract.ts'
import { type Known, knownOn, targetOn } from './plan-import-known.rules.ts'
import { targetColumns } from './plan-import-sheet.rules.ts'

type Ground = { known: Known; chart: Chart; seesNip: (personId: string) => boolean; year: number }

/** What a row says of its node. Where many hold a post and the asker does not read the number of
 * who is meant, the holder stays unsaid: an empty cell keeps who it is. */
function nodeCells(node: NodeRecord, { known, chart, seesNip }: Ground): TypedRow {
  const { holderPersonId: person, holderPositionId: post } = node
  const unsaid = person !== null && !seesNip(person)
  return {
    parentCode: known.codeOfNode.get(node.parentId ?? '') ?? null,
    ...{ component: componentLabels[node.component], statement: node.statement },
    unitCode: chart.unit.get(node.unitId ?? '')?.code ?? null,
    positionCode: unsaid ? null : (chart.position.get(post ?? '')?.code ?? null),
    nip: unsaid ? null : (chart.person.get(person ?? '')?.nip ?? null),
    budgetCode: node.budgetCode,
  }
}

const indicatorCells = (indicator: IndicatorRecord): TypedRow => {
  const { code, name, unitLabel, isKey, definition, formulaText, dataSource } = indicator
  const { achievementFormula, baseline, baselineYear, referenceCode } = indicator
  return {
    ...{ indicatorCode: code, indicator: name, unitLabel, definition, formulaText, dataSource },
    polarity: polarityLabels[indicator.polarity],
    aggregation: aggregationLabels[indicator.aggregation],
    formula: achievementFormula && (formulaLabels[achievementFormula] ?? null),
    isKey: isKey ? 'Ya' : 'Tidak',
    frequency: frequencyLabels[indicator.frequency],
    baseline: baseline && printTarget(baseline),
    baselineYear: baselineYear === null ? null : String(baselineYear),
    referenceCode,
  }
}

const measureCells = (measure: MeasureRecord, { known, year }: Ground): TypedRow => ({
  descent: descentLabels[measure.descent],
  parentIndicator: known.nameOf.get(measure.parentMeasureId ?? '')?.indicatorCode ?? null,
  share: measure.share && printTarget(measure.share),
  ...Object.fromEntries(
    targetColumns(year).map(({ key, period }) => {
      const target = targetOn(known, measure.id, period)
      return [key, target && printTarget(target.value)]
    }),
  ),
})

/** Records of a plan as the rows of its file: what a node says stands in its first row, so that it
 * is changed in one place. */
export function planCells(
  records: PlanRecords,
  on: string,
  wanted: (node: NodeRecord, measures: readonly MeasureRecord[]) => boolean,
  more: Omit<Ground, 'known'>,
): TypedRow[] {
  const known = knownOn(records, on)
  const ground = { ...more, known }
  return inTreeOrder([...known.node.values()]).flatMap((node) => {
    const measures = (known.measuresOf.get(node.code) ?? []).toSorted((a, b) => a.number - b.number)
    if (!wanted(node, measures)) return []
    const cells = measures.map((measure): TypedRow => {
      const indicator = known.indicator.get(known.codeOfIndicator.get(measure.indicatorId) ?? '')
      return { ...(indicator ? indicatorCells(indicator) : {}), ...measureCells(measure, ground) }
    })
    const [first = {}, ...others] = cells
    const own = nodeCells(node, ground)
    return [
      { code: node.code, ...own, ...first },
      ...others.map((row) => ({ code: node.code, parentCode: own.parentCode ?? null, ...row })),
    ]
  })
}

/** Each node below its parent, siblings by code. */
function inTreeOrder(nodes: readonly NodeRecord[]): NodeRecord[] {
  const ids = new Set(nodes.map(({ id }) => id))
  const below = Map.groupBy(nodes, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : '',
  )
  const byCode = (a: NodeRecord, b: NodeRecord): number =>
    a.code.localeCompare(b.code, 'id', { numeric: true })
  const from = (id: string): NodeRecord[] =>
    (below.get(id) ?? []).toSorted(byCode).flatMap((node) => [node, ...from(node.id)])
  return from('')
}
