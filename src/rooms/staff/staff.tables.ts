import type { ColumnType, RawBuilder } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type { SealedKey } from '../../platform/signing/authority/sealed-key.ts'
import type { EmploymentKind } from '../organisation/words.ts'
import type { Finding, Heads } from './distribution/distribution.rules.ts'
import type { PredicateFacts } from './distribution/organisation.rules.ts'
import type {
  EvaluationState,
  Grade,
  LogAnswer,
  OrganisationPredicate,
  Predicate,
  RatingStep,
} from './evaluation/evaluation.contract.ts'
import type { NationalCells } from './national/national.contract.ts'
import type { nationalRowLedger, outsidePredicateLedger } from './national/national.ledgers.ts'
import type { DeliveryState } from './national/siasn.contract.ts'
import type { ObjectionStep, OpinionRole } from './objection/objection.contract.ts'
import type { Outcome, RenewalFacts } from './renewal/renewal.contract.ts'
import type { workContractLedger } from './renewal/renewal.ledgers.ts'
import type {
  Annexes,
  Approach,
  Behaviours,
  Family,
  Indicator,
  LinkMode,
  Perspective,
  QuarterTarget,
  ResultHolder,
  ResultKind,
  SkpState,
} from './skp/skp.contract.ts'

type Json<T> = ColumnType<T, string, string>
type MaybeJson<T = unknown> = ColumnType<T | null, string | null, never>
type Counted = ColumnType<number, number | undefined, RawBuilder<number>>

type PlanRow = {
  tenantId: number
  id: string
  year: number
  personId: string
  assignmentId: string
  positionId: string
  unitId: string
  agencyId: string | null
  employmentKind: EmploymentKind
  family: Family
  startsOn: LocalDate
  endsOn: LocalDate
  succeedsId: string | null
  createdAt: Instant
}

type EvaluationRow = {
  tenantId: number
  id: string
  planId: string
  period: string
  versionId: string
  personId: string
  positionId: string
  unitId: string
  agencyId: string | null
  startsOn: LocalDate
  endsOn: LocalDate
  closing: boolean
  createdAt: Instant
}

/** An SKP with its newest version, and the version in force. */
export type CurrentPlan = PlanRow & {
  versionId: string
  number: number
  approach: Approach
  agreementVersionId: string | null
  parentVersionId: string | null
  reason: string | null
  editedAt: Instant
  edits: number
  sequence: number
  state: SkpState
  stateAt: Instant
  note: string | null
  inForceId: string | null
}

/** An evaluation with its newest rating and state. */
export type CurrentEvaluation = EvaluationRow & {
  ratingSequence: number | null
  step: RatingStep | null
  resultRating: Grade | null
  behaviourRating: Grade | null
  predicate: Predicate | null
  ratedAt: Instant | null
  ratedById: string | null
  state: EvaluationState | 'OPEN'
  stateSequence: number
  stateAt: Instant | null
}

type LogEntryRow = {
  tenantId: number
  id: string
  personId: string
  day: LocalDate
  starts: number
  minutes: number
  activity: string
  resultId: string | null
  actionPlan: string | null
  dataSource: string | null
  quantity: number
  unitLabel: string | null
  link: string | null
  evidenceIds: string[]
  personal: boolean
  capturedAt: Instant
  receivedAt: Instant
  uncertain: boolean
  late: boolean
  lateReason: string | null
  loggedBy: string | null
  skewSeconds: number | null
}

/** A row of the log with its newest answer. */
export type AnsweredRow = LogEntryRow & {
  sequence: number
  answer: LogAnswer | null
  answeredAt: Instant | null
  note: string | null
  /** Minutes that count, where fewer than were written. */
  counted: number | null
}

export type StaffTables = {
  'staff.plans': PlanRow
  'staff.versions': {
    tenantId: number
    id: string
    planId: string
    number: number
    approach: Approach
    agreementVersionId: string | null
    parentVersionId: string | null
    behaviours: Json<Behaviours>
    annexes: Json<Annexes>
    reason: string | null
    rulePack: string
    createdAt: Instant
    editedAt: Instant
    edits: Counted
  }
  'staff.results': {
    tenantId: number
    versionId: string
    resultId: string
    number: number
    kind: ResultKind
    holder: ResultHolder
    text: string
    perspective: Perspective | null
    parentResultId: string | null
    measureId: string | null
    mode: LinkMode | null
    share: string | null
    note: string | null
    basis: string | null
    indicators: Json<Indicator[]>
    quarters: Json<QuarterTarget[]>
  }
  'staff.ownDeliveries': { tenantId: number; planId: string; resultId: string; at: Instant }
  'staff.states': {
    tenantId: number
    id: string
    versionId: string
    sequence: number
    state: SkpState
    at: Instant
    personId: string | null
    actingAs: MaybeJson
    note: string | null
    digest: string | null
  }
  'staff.logEntries': LogEntryRow
  'staff.logAnswers': {
    tenantId: number
    entryId: string
    sequence: number
    answer: LogAnswer
    at: Instant
    personId: string | null
    actingAs: MaybeJson
    note: string | null
    minutes: number | null
  }
  'staff.logActivities': {
    tenantId: number
    id: string
    personId: string
    activity: string
    minutes: number
    resultId: string | null
    actionPlan: string | null
    dataSource: string | null
    quantity: number
    unitLabel: string | null
  }
  'staff.logForemen': {
    tenantId: number
    id: string
    personId: string
    foremanId: string
    namedBy: string
    namedAt: Instant
    endedAt: Instant | null
  }
  'staff.logPauses': {
    tenantId: number
    id: string
    agencyId: string | null
    startsOn: LocalDate
    endsOn: LocalDate
    reason: string
    personId: string | null
    recordedAt: Instant
    withdrawnAt: Instant | null
  }
  'staff.checkIns': {
    tenantId: number
    personId: string
    week: LocalDate
    leaderId: string | null
    moved: string
    stuck: string
    promised: string
    editedAt: Instant
    edits: Counted
  }
  'staff.answeredLog': AnsweredRow
  'staff.evaluations': EvaluationRow
  'staff.realisations': {
    tenantId: number
    evaluationId: string
    resultId: string
    realised: Json<{ number: number; value: string | null; text: string }[]>
    text: string
    link: string | null
    editedAt: Instant
  }
  'staff.ratings': {
    tenantId: number
    evaluationId: string
    sequence: number
    step: RatingStep
    resultRating: Grade
    behaviourRating: Grade
    predicate: Predicate
    marks: Json<{ results?: Record<string, Grade>; behaviours?: Record<string, Grade> }>
    suggestion: MaybeJson
    reason: string | null
    rulePack: string
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.evaluationStates': {
    tenantId: number
    evaluationId: string
    sequence: number
    state: EvaluationState
    at: Instant
    personId: string | null
    actingAs: MaybeJson
    note: string | null
  }
  'staff.organisationPredicates': {
    tenantId: number
    unitId: string
    period: string
    sequence: number
    proposed: OrganisationPredicate | null
    facts: Json<PredicateFacts>
    predicate: OrganisationPredicate
    note: string
    rulePack: string
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.objectionSteps': {
    tenantId: number
    evaluationId: string
    sequence: number
    step: ObjectionStep
    role: OpinionRole | null
    text: string
    link: string | null
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.distributions': {
    tenantId: number
    unitId: string
    period: string
    sequence: number
    predicate: OrganisationPredicate
    counts: Json<Heads>
    findings: Json<Finding[]>
    justification: string | null
    rulePack: string
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.resultDefaults': {
    tenantId: number
    personId: string
    resultKey: string
    actionPlan: string | null
    dataSource: string | null
    unitLabel: string | null
    quantity: number
    editedAt: Instant
  }
  'staff.handedOver': {
    tenantId: number
    entryId: string
    way: 'FILE' | 'COPY'
    cells: Json<NationalCells>
    at: Instant
  }
  'staff.nationalRows': RowOf<typeof nationalRowLedger>
  'staff.evidenceLinks': {
    tenantId: number
    id: string
    entryId: string
    evidenceId: string
    personId: string
    lastDay: LocalDate
    createdAt: Instant
    revokedAt: Instant | null
  }
  'staff.linkOpenings': { tenantId: number; id: string; linkId: string; at: Instant }
  'staff.outsidePredicates': RowOf<typeof outsidePredicateLedger>
  'staff.credits': {
    tenantId: number
    id: string
    personId: string
    year: number
    monthFrom: number
    monthTo: number
    grade: string
    predicate: Predicate
    percent: string
    coefficient: string
    issued: string
    rulePack: string
    evaluationId: string
    issuedBy: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.workContracts': RowOf<typeof workContractLedger>
  'staff.recommendations': {
    tenantId: number
    ratedId: string
    contractNumber: string
    outcome: Outcome
    reason: string
    facts: Json<RenewalFacts>
    digest: string
    rulePack: string
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'staff.siasnSettings': {
    tenantId: number
    open: boolean
    gateway: string
    tokenUrl: string
    clientId: string
    ssoTokenUrl: string
    ssoClientId: string
    sealed: Json<SealedKey>
    editedAt: Instant
  }
  'staff.siasnDeliveries': {
    tenantId: number
    evaluationId: string
    ratingSequence: number
    state: DeliveryState
    reason: string | null
    tries: ColumnType<number, number | undefined, number>
    askedAt: Instant
    changedAt: Instant
  }
  'staff.ratingPreparers': {
    tenantId: number
    raterId: string
    personId: string
    namedAt: Instant
    endedAt: Instant | null
  }
  'staff.currentPlans': CurrentPlan
  'staff.currentEvaluations': CurrentEvaluation
}
