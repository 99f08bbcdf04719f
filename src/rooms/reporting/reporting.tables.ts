import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { AgreementState } from '../agreements/words.ts'
import type { AchievementState, Scope, Tone } from '../measurement/words.ts'
import type {
  AssignmentKind,
  EmploymentKind,
  MandateLevel,
  PositionKind,
  UnitKind,
} from '../organisation/words.ts'
import type {
  Component,
  Descent,
  Frequency,
  Level,
  UnitKind as MeasureKind,
  Polarity,
} from '../planning/words.ts'

type Dated = { tenant_id: number; valid_from: LocalDate; valid_to: LocalDate | null }

/** The room owns no table: these are the views that other rooms publish for it (`design.md` §7). */
export type ReportingTables = {
  'organisation.published_units': Dated & {
    unit_id: string
    code: string
    name: string
    short_name: string
    kind: UnitKind
    parent_unit_id: string | null
    is_agency: boolean
    skpd_code: string | null
  }
  'organisation.published_posts': Dated & {
    position_id: string
    code: string
    title: string
    unit_id: string
    kind: PositionKind
    echelon: string | null
    mandate_level: MandateLevel
    superior_position_id: string | null
    single_holder: boolean
  }
  'organisation.published_holders': Dated & {
    assignment_id: string
    position_id: string
    person_id: string
    kind: AssignmentKind
  }
  'organisation.published_people': Dated & {
    person_id: string
    name: string
    employment_kind: EmploymentKind
  }
  'planning.published_nodes': Dated & {
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
  'planning.published_measures': Dated & {
    measure_id: string
    node_id: string
    number: number
    descent: Descent
    parent_measure_id: string | null
    code: string
    name: string
    unit_label: string
    unit_kind: MeasureKind
    polarity: Polarity
    frequency: Frequency
    is_key: boolean
    defined_from: LocalDate
    defined_to: LocalDate | null
  }
  'planning.published_targets': {
    tenant_id: number
    measure_id: string
    period: string
    value: string
  }
  'agreements.published_promises': {
    tenant_id: number
    measure_id: string
    year: number
    target: string
    agreement_id: string
    code: string
    agency_id: string | null
    person_id: string
    giver_person_id: string | null
    giver_position_id: string | null
    version: number
    state: AgreementState
    standing: number
  }
  'measurement.published_figures': {
    tenant_id: number
    measure_id: string
    period: string
    version: number
    blank: 'NOT_MEASURABLE' | null
    provisional: boolean
    verdict: 'VERIFIED' | 'RETURNED' | null
    locked_at: Instant | null
    standing: number
  }
  'measurement.published_results': {
    tenant_id: number
    measure_id: string
    period: string
    scope: Scope
    sequence: number
    state: AchievementState
    realization: string | null
    target: string | null
    uncapped: string | null
    tone: Tone | null
    reason: string | null
    standing: number
  }
}
