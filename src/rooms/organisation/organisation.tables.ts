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
  validFrom: LocalDate
  validTo: LocalDate | null
  recordedAt: Instant
  recordedUntil: Instant | null
  recordedBy: string | null
  closedBy: string | null
}
type Identity = { tenantId: number; id: string }

export type OrganisationTables = {
  'organisation.regions': {
    id: number
    code: string
    name: string
    kind: string
    governmentName: string
    headTitle: string
    place: string
    timeZone: string
    fictional: boolean
    createdAt: ColumnType<Instant, never, never>
  }
  'organisation.regionHosts': {
    host: string
    regionId: number
    scheme: 'http' | 'https'
    port: number | null
    isPrimary: boolean
  }
  'organisation.revisions': { tenantId: number; revision: string }
  'organisation.rulePacks': PackRow
  'organisation.regionRulePacks': PackRow & {
    tenantId: number
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'organisation.units': Identity
  'organisation.unitVersions': Identity &
    Dated & {
      unitId: string
      code: string
      name: string
      shortName: string
      kind: UnitKind
      parentUnitId: string | null
      isAgency: boolean
      skpdCode: string | null
      legalBasis: string | null
    }
  'organisation.positions': Identity
  'organisation.positionVersions': Identity &
    Dated & {
      positionId: string
      code: string
      title: string
      unitId: string
      kind: PositionKind
      echelon: string | null
      mandateLevel: MandateLevel
      superiorPositionId: string | null
      singleHolder: boolean
    }
  'organisation.people': Identity & { nip: string | null }
  'organisation.personVersions': Identity &
    Dated & {
      personId: string
      name: string
      employmentKind: EmploymentKind
      grade: string | null
    }
  'organisation.assignments': Identity &
    Dated & {
      assignmentId: string
      personId: string
      positionId: string
      kind: AssignmentKind
      singleHolder: boolean
      decreeNumber: string | null
      decreeDate: LocalDate | null
    }
  'organisation.teamRoles': Identity &
    Dated & { teamRoleId: string; unitId: string; personId: string; role: 'KETUA' | 'ANGGOTA' }
  'organisation.holidays': Identity & {
    onDate: LocalDate
    name: string
    recordedAt: Instant
    recordedUntil: Instant | null
  }
}

type PackRow = {
  code: string
  validFrom: LocalDate
  validTo: LocalDate | null
  legalBasis: string
  verified: boolean
  content: ColumnType<unknown, string, string>
  digest: string
}
