import type { Instant, LocalDate } from '../../kernel/time.ts'
import type {
  Aggregation,
  Component,
  Descent,
  Frequency,
  Level,
  Polarity,
  UnitKind,
} from './plan.contract.ts'

type Identity = { tenantId: number; id: string }
type Recorded = {
  recordedAt: Instant
  recordedUntil: Instant | null
  recordedBy: string | null
  closedBy: string | null
}
type Dated = Recorded & { validFrom: LocalDate; validTo: LocalDate | null }

export type PlanningTables = {
  'planning.plans': Identity &
    Recorded & {
      kind: 'RPJMD' | 'RENSTRA'
      unitId: string | null
      name: string
      firstYear: number
      lastYear: number
      legalBasis: string | null
    }
  'planning.nodes': Identity
  'planning.nodeVersions': Identity &
    Dated & {
      nodeId: string
      parentNodeId: string | null
      code: string
      component: Component
      level: Level
      statement: string
      unitId: string | null
      holderPositionId: string | null
      holderPersonId: string | null
      budgetCode: string | null
    }
  'planning.indicators': Identity
  'planning.indicatorVersions': Identity &
    Dated & {
      indicatorId: string
      code: string
      name: string
      definition: string | null
      formulaText: string | null
      unitLabel: string
      unitKind: UnitKind
      polarity: Polarity
      aggregation: Aggregation
      achievementFormula: string | null
      isKey: boolean
      dataSource: string | null
      frequency: Frequency
      baseline: string | null
      baselineYear: number | null
    }
  'planning.measures': Identity &
    Dated & {
      measureId: string
      nodeId: string
      indicatorId: string
      descent: Descent
      parentMeasureId: string | null
      /** Percent of the parent's target, for descent `SHARE`. */
      share: string | null
      number: number
    }
  'planning.targets': Identity &
    Recorded & { measureId: string; period: string; value: string; reason: string | null }
}
