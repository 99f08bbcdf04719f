import type { ColumnType } from 'kysely'
import type { Mandate } from '../../kernel/actor.ts'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type { EventState } from './event/event.contract.ts'
import type { ReviewDecision } from './event/review.contract.ts'
import type {
  absenceLedger,
  assignmentLedger,
  personLedger,
  positionLedger,
  raterLedger,
  regionLedger,
  statedLedger,
  teamRoleLedger,
  unitLedger,
} from './organisation.ledgers.ts'
import type { HolidayKind } from './region/calendar.rules.ts'

type Json<T> = ColumnType<T, string, never>
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
    createdAt: ColumnType<Instant, undefined, never>
  }
  'organisation.regionHosts': {
    host: string
    regionId: number
    scheme: 'http' | 'https'
    port: number | null
    isPrimary: boolean
  }
  'organisation.regionSettings': RowOf<typeof regionLedger>
  'organisation.emblems': {
    tenantId: number
    sha256: string
    bytes: Uint8Array
    recordedAt: Instant
  }
  'organisation.revisions': { tenantId: number; revision: string }
  'organisation.rulePacks': PackRow & { sources: unknown }
  'organisation.regionRulePacks': PackRow & {
    tenantId: number
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'organisation.units': Identity
  'organisation.unitVersions': RowOf<typeof unitLedger>
  'organisation.positions': Identity
  'organisation.positionVersions': RowOf<typeof positionLedger>
  'organisation.people': Identity & { nip: string | null }
  'organisation.personVersions': RowOf<typeof personLedger>
  'organisation.assignments': RowOf<typeof assignmentLedger>
  'organisation.absences': RowOf<typeof absenceLedger>
  'organisation.raterDelegations': RowOf<typeof raterLedger>
  'organisation.statedSuperiors': RowOf<typeof statedLedger>
  'organisation.teamRoles': RowOf<typeof teamRoleLedger>
  'organisation.superiorQuestions': Identity & {
    personId: string
    assignmentId: string
    note: string
    askedAt: Instant
    answeredAt: Instant | null
    answeredBy: string | null
    superiorPositionId: string | null
    validFrom: LocalDate | null
    words: string | null
  }
  'organisation.holidays': Identity & {
    onDate: LocalDate
    name: string
    kind: HolidayKind
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'organisation.events': {
    tenantId: number
    id: string
    code: string
    kind: string
    correctsId: string | null
    createdAt: Instant
  }
  'organisation.eventVersions': {
    tenantId: number
    id: string
    eventId: string
    number: number
    title: string
    effectiveOn: LocalDate
    decreeNumber: string | null
    decreeDate: LocalDate | null
    content: Json<unknown>
    answers: Json<Record<string, string>>
    writtenBy: string | null
    writtenAt: Instant
  }
  'organisation.eventStates': {
    tenantId: number
    id: string
    eventId: string
    sequence: number
    version: number
    state: EventState
    at: Instant
    personId: string | null
    actingAs: Json<Mandate | null>
    note: string | null
  }
  'organisation.eventEffects': {
    tenantId: number
    id: string
    eventId: string
    room: string
    thingTable: string
    thingId: string
    fromId: string
    toId: string | null
    effect: string
  }
  'organisation.eventReviews': {
    tenantId: number
    id: string
    eventId: string
    room: string
    thingTable: string
    thingId: string
    assignmentId: string
    personId: string
    text: string
    link: string
    doneAt: Instant
  }
  'organisation.eventReviewDecisions': {
    tenantId: number
    reviewId: string
    decision: ReviewDecision
    reason: string
    decidedBy: string | null
    decidedAt: Instant
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
