import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type { AgreementState } from './agreement.contract.ts'

type Key = { tenant_id: number; id: string }
type JsonColumn = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null, string | null>

export type AgreementsTables = {
  'agreements.agreements': Key & {
    code: string
    public_code: string
    year: number
    mandate_kind: 'assignment' | 'teamRole'
    mandate_id: string
    person_id: string
    position_id: string | null
    unit_id: string
    agency_id: string | null
    level: MandateLevel
    form: 'SOLE' | 'TWO_PARTY'
    giver_person_id: string | null
    giver_position_id: string | null
    giver_mandate_id: string | null
    parent_id: string | null
    succeeds_id: string | null
    due_on: LocalDate | null
    created_at: Instant
  }
  'agreements.versions': Key & {
    agreement_id: string
    number: number
    cause: 'INITIAL' | 'OFFICIAL_CHANGE' | 'STRATEGY_CHANGE' | 'PRIORITY_CHANGE'
    reason: string | null
    effective_from: LocalDate
    budget_version_id: string | null
    first_party: JsonColumn
    second_party: MaybeJson
    edited_at: Instant | null
    created_at: Instant
  }
  'agreements.states': Key & {
    version_id: string
    sequence: number
    state: AgreementState
    at: Instant
    person_id: string | null
    acting_as: MaybeJson
    note: string | null
    digest: string | null
  }
  'agreements.rows': Key & {
    version_id: string
    number: number
    node_id: string
    measure_id: string
    objective: string
    indicator: string
    unit_label: string
    target: string
  }
  'agreements.budget_rows': Key & {
    version_id: string
    number: number
    group_code: string | null
    group_name: string | null
    code: string
    name: string
    amount: number
    source: string
  }
  'agreements.contents': {
    tenant_id: number
    version_id: string
    digest: string
    canonical: string
    frozen_at: Instant
    parent_digest: GeneratedAlways<string | null>
  }
  'agreements.stacks': Key & {
    person_id: string
    opened_at: Instant
    interrupted_at: Instant | null
  }
  'agreements.stack_items': {
    tenant_id: number
    stack_id: string
    version_id: string
    agreement_id: string
    ordinal: number
    digest: string
  }
  'agreements.signings': Key & {
    version_id: string
    party: 'FIRST' | 'SECOND'
    person_id: string
    stack_id: string | null
    digest: string
    base_file_id: string
    started_at: Instant
    lease_until: Instant
    ended_at: Instant | null
    outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null
    file_id: string | null
    note: string | null
  }
  'agreements.current': CurrentRow
}

/** The published view of the latest version and state of each agreement. */
export type CurrentRow = {
  tenant_id: number
  id: string
  code: string
  public_code: string
  year: number
  mandate_id: string
  person_id: string
  position_id: string | null
  unit_id: string
  agency_id: string | null
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  giver_person_id: string | null
  giver_position_id: string | null
  giver_mandate_id: string | null
  parent_id: string | null
  due_on: LocalDate | null
  version_id: string
  version: number
  effective_from: LocalDate
  budget_version_id: string | null
  first_party: unknown
  second_party: unknown
  edited_at: Instant | null
  sequence: number
  state: AgreementState
  state_at: Instant
  digest: string | null
  /** Agreed on a content of its parent that the parent has agreed anew since. */
  needs_review: boolean
}
