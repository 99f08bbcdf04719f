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

type Identity = { tenant_id: number; id: string }
type Recorded = {
  recorded_at: Instant
  recorded_until: Instant | null
  recorded_by: string | null
  closed_by: string | null
}
type Dated = Recorded & { valid_from: LocalDate; valid_to: LocalDate | null }

export type PlanningTables = {
  'planning.plans': Identity &
    Recorded & {
      kind: 'RPJMD' | 'RENSTRA'
      unit_id: string | null
      name: string
      first_year: number
      last_year: number
      legal_basis: string | null
    }
  'planning.nodes': Identity
  'planning.node_versions': Identity &
    Dated & {
      node_id: string
      parent_node_id: string | null
      code: string
      component: Component
      level: Level
      statement: string
      unit_id: string | null
      holder_position_id: string | null
      holder_person_id: string | null
      budget_code: string | null
    }
  'planning.indicators': Identity
  'planning.indicator_versions': Identity &
    Dated & {
      indicator_id: string
      code: string
      name: string
      definition: string | null
      formula_text: string | null
      unit_label: string
      unit_kind: UnitKind
      polarity: Polarity
      aggregation: Aggregation
      achievement_formula: string | null
      is_key: boolean
      data_source: string | null
      frequency: Frequency
      baseline: string | null
      baseline_year: number | null
    }
  'planning.measures': Identity &
    Dated & {
      measure_id: string
      node_id: string
      indicator_id: string
      descent: Descent
      parent_measure_id: string | null
      /** Percent of the parent's target, for descent `SHARE`. */
      share: string | null
      number: number
    }
  'planning.targets': Identity &
    Recorded & { measure_id: string; period: string; value: string; reason: string | null }
}
