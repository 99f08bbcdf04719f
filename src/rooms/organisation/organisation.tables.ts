import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type {
  AssignmentKind,
  EmploymentKind,
  MandateLevel,
  PositionKind,
  UnitKind,
} from './organisation.contract.ts'

type Dated = {
  valid_from: LocalDate
  valid_to: LocalDate | null
  recorded_at: Instant
  recorded_until: Instant | null
  recorded_by: string | null
  closed_by: string | null
}
type Identity = { tenant_id: number; id: string }

export type OrganisationTables = {
  'organisation.regions': {
    id: number
    code: string
    name: string
    kind: string
    government_name: string
    head_title: string
    place: string
    time_zone: string
    fictional: boolean
    created_at: ColumnType<Instant, never, never>
  }
  'organisation.region_hosts': {
    host: string
    region_id: number
    scheme: 'http' | 'https'
    port: number | null
    is_primary: boolean
  }
  'organisation.rule_packs': PackRow
  'organisation.region_rule_packs': PackRow & {
    tenant_id: number
    recorded_at: Instant
    recorded_until: Instant | null
  }
  'organisation.units': Identity
  'organisation.unit_versions': Identity &
    Dated & {
      unit_id: string
      code: string
      name: string
      short_name: string
      kind: UnitKind
      parent_unit_id: string | null
      is_agency: boolean
      skpd_code: string | null
      legal_basis: string | null
    }
  'organisation.positions': Identity
  'organisation.position_versions': Identity &
    Dated & {
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
  'organisation.people': Identity & { nip: string | null }
  'organisation.person_versions': Identity &
    Dated & {
      person_id: string
      name: string
      employment_kind: EmploymentKind
      grade: string | null
    }
  'organisation.assignments': Identity &
    Dated & {
      assignment_id: string
      person_id: string
      position_id: string
      kind: AssignmentKind
      single_holder: boolean
      decree_number: string | null
      decree_date: LocalDate | null
    }
  'organisation.team_roles': Identity &
    Dated & { team_role_id: string; unit_id: string; person_id: string; role: 'KETUA' | 'ANGGOTA' }
  'organisation.holidays': Identity & {
    on_date: LocalDate
    name: string
    recorded_at: Instant
    recorded_until: Instant | null
  }
}

type PackRow = {
  code: string
  valid_from: LocalDate
  valid_to: LocalDate | null
  legal_basis: string
  verified: boolean
  content: ColumnType<unknown, string, string>
  digest: string
}
