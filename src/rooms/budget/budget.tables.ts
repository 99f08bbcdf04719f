import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Stage } from './in-force.contract.ts'
import type { NomenclatureLevel } from './nomenclature/nomenclature.contract.ts'

type Key = { tenant_id: number; id: string }

export type BudgetTables = {
  'budget.versions': Key & {
    year: number
    sequence: number
    stage: Stage
    legal_basis: string | null
    approved_on: LocalDate
    effective_from: LocalDate
    digest: string | null
    recorded_at: Instant
    recorded_by: string | null
    withdrawn_at: Instant | null
  }
  'budget.approvals': Key & {
    version_id: string
    skpd_code: string
    dpa_number: string | null
    approved_on: LocalDate
    approved_by: string | null
    consent_by: string | null
    recorded_at: Instant
    recorded_until: Instant | null
  }
  'budget.lines': Key & {
    version_id: string
    row_number: number
    skpd_code: string
    skpd_name: string
    sub_unit_code: string
    sub_unit_name: string
    affair_code: string
    affair_name: string | null
    program_code: string
    program_name: string
    activity_code: string
    activity_name: string
    sub_activity_code: string
    sub_activity_name: string
    fund_code: string
    fund_name: string
    account_code: string
    account_name: string
    package_code: string | null
    package_name: string | null
    amount: number
  }
  'budget.unit_aliases': Key & {
    code: string
    unit_id: string
    recorded_at: Instant
    recorded_until: Instant | null
  }
  'budget.nomenclature_editions': {
    code: string
    name: string
    legal_basis: string
    issued_on: LocalDate | null
  }
  'budget.nomenclature_items': {
    edition: string
    code: string
    level: NomenclatureLevel
    parent_code: string | null
    name: string
    performance: string | null
    indicator: string | null
    unit_label: string | null
    regulation: string | null
  }
}
