import type { Recorded, Span, Turn } from '../../../kernel/dating.ts'
import type { Problem } from '../../../kernel/importer.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Chart, Difference } from '../../organisation/words.ts'
import type { Indicator } from '../indicator/indicator.contract.ts'
import type { JudgingPack, PlanningPack } from '../pack.contract.ts'
import type { Descent, Level, PlanNode } from '../plan.contract.ts'

type Stored = Span & Recorded

export type NodeRecord = PlanNode & Stored
export type IndicatorRecord = Indicator & Stored
export type MeasureRecord = Stored & {
  id: string
  nodeId: string
  indicatorId: string
  descent: Descent
  parentMeasureId: string | null
  share: string | null
  number: number
}
export type TargetRecord = { rowId: string; measureId: string; period: string; value: string }

/** Everything of the plan that is not superseded, of any date; targets only of the periods a file
 * can set. */
export type PlanRecords = {
  nodes: NodeRecord[]
  indicators: IndicatorRecord[]
  measures: MeasureRecord[]
  targets: TargetRecord[]
}

/** A node as the file and what is on record together say it; the parent is named by code, because
 * it may be new too. */
export type NodeFields = Omit<PlanNode, 'id' | 'parentId' | 'level'> & {
  parentCode: string | null
  level: Level
}
export type IndicatorFields = Omit<Indicator, 'id'>
/** A measure by the codes of its node and indicator. */
export type MeasureName = { nodeCode: string; indicatorCode: string }
export type MeasureFields = MeasureName & {
  number: number
  descent: Descent
  parent: MeasureName | null
  share: string | null
}

/** Something that becomes new (`id` is `null`) or different on the date. */
export type Change<Fields, Record extends Stored> = {
  row: number
  id: string | null
  fields: Fields
  turn: Turn<Record>
  differences: Difference[]
}
export type TargetChange = MeasureName & {
  row: number
  period: string
  value: string
  before: TargetRecord | null
}

/** What importing a file would do. */
export type PlanImport = {
  problems: Problem[]
  nodes: Change<NodeFields, NodeRecord>[]
  indicators: Change<IndicatorFields, IndicatorRecord>[]
  measures: Change<MeasureFields, MeasureRecord>[]
  targets: TargetChange[]
  /** How many of each the file holds, and how many nodes on record it does not. */
  held: { nodes: number; indicators: number; measures: number; targets: number; absent: number }
}

/** What a file is judged with: the date it holds from, the year of its quarters, the organisation,
 * the pack and the records. */
export type Question = {
  on: LocalDate
  year: number
  chart: Chart
  pack: PlanningPack
  judging: JudgingPack
  records: PlanRecords
}
