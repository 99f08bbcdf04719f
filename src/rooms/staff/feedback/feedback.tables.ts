import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Capacity, FeedbackKind } from './feedback.contract.ts'
import type { PulseScores } from './pulse.rules.ts'
import type { ReportKind } from './report.contract.ts'
import type { DialoguePurpose } from './talk.contract.ts'

type Json<T> = ColumnType<T, string, string>
/** Empty until something happens. */
type Later<T> = ColumnType<T | null, null, T | null>

export type FeedbackTables = {
  'staff.serviceLinks': {
    tenantId: number
    id: string
    code: string
    personId: string
    label: string
    createdAt: Instant
    revokedAt: Later<Instant>
  }
  'staff.feedback': {
    tenantId: number
    id: string
    personId: string
    giverId: string | null
    capacity: Capacity
    kind: FeedbackKind
    text: string
    behaviour: string | null
    resultId: string | null
    logEntryId: string | null
    link: string | null
    serviceLinkId: string | null
    at: Instant
  }
  'staff.feedbackReplies': { tenantId: number; feedbackId: string; text: string; at: Instant }
  'staff.dialogues': {
    tenantId: number
    id: string
    personId: string
    raterId: string
    purpose: DialoguePurpose
    heldOn: LocalDate
    agreements: string
    nextOn: LocalDate | null
    writtenBy: string
    at: Instant
  }
  'staff.dialogueConfirmations': {
    tenantId: number
    dialogueId: string
    personId: string
    note: string | null
    at: Instant
  }
  'staff.coachings': {
    tenantId: number
    id: string
    personId: string
    coachId: string
    reason: string
    plan: string
    at: Instant
    closedAt: Later<Instant>
    outcome: Later<string>
    ability: Later<number>
  }
  'staff.coachingSessions': {
    tenantId: number
    coachingId: string
    number: number
    heldOn: LocalDate
    notes: string
    at: Instant
    score: Later<number>
    view: Later<string>
    viewedAt: Later<Instant>
  }
  'staff.pulseCounts': {
    tenantId: number
    round: string
    unitId: string
    answers: number
    scores: Json<PulseScores>
  }
  'staff.pulseAnswered': { tenantId: number; round: string; personId: string }
  'staff.reports': {
    tenantId: number
    id: string
    personId: string
    named: boolean
    kind: ReportKind
    about: string
    text: string
    at: Instant
  }
  'staff.reportMessages': {
    tenantId: number
    reportId: string
    sequence: number
    auditorId: string | null
    text: string
    closes: boolean
    at: Instant
  }
  'staff.innovations': {
    tenantId: number
    id: string
    personId: string
    year: number
    title: string
    problem: string
    tried: string
    before: string
    after: string
    link: string | null
    takenOverBy: string | null
    at: Instant
    editedAt: Instant
  }
  'staff.innovationAnswers': {
    tenantId: number
    innovationId: string
    sequence: number
    accepted: boolean
    note: string | null
    personId: string
    at: Instant
  }
}
