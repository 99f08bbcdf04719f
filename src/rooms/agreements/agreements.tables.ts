import type { ColumnType, GeneratedAlways } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from './agreement.contract.ts'
import type { wordingLedger } from './agreements.ledgers.ts'
import type { AmendmentCause } from './pack.contract.ts'
import type { Difference, ScanState } from './scans/scan.contract.ts'
import type { RoundAct, RoundBlock, RoundSide } from './talks/round.contract.ts'

type Key = { tenantId: number; id: string }
type JsonColumn = ColumnType<unknown, string, string>
type MaybeJson = ColumnType<unknown, string | null, string | null>

/** Why a version was made; ADDENDUM: it says the same and hangs on another content above. */
export type VersionCause = 'INITIAL' | AmendmentCause | 'ADDENDUM'

export type AgreementsTables = {
  'agreements.agreements': Key & {
    code: string
    publicCode: string
    year: number
    mandateKind: 'assignment' | 'teamRole'
    mandateId: string
    personId: string
    positionId: string | null
    unitId: string
    agencyId: string | null
    level: MandateLevel
    form: 'SOLE' | 'TWO_PARTY'
    giverPersonId: string | null
    giverPositionId: string | null
    giverMandateId: string | null
    parentId: string | null
    succeedsId: string | null
    dueOn: LocalDate | null
    createdAt: Instant
  }
  'agreements.versions': Key & {
    agreementId: string
    number: number
    cause: VersionCause
    reason: string | null
    /** The document an amendment answers to. */
    reference: string | null
    effectiveFrom: LocalDate
    budgetVersionId: string | null
    firstParty: JsonColumn
    secondParty: MaybeJson
    editedAt: Instant | null
    wetOn: LocalDate | null
    /** Until when an amendment should be signed. */
    dueOn: LocalDate | null
    /** Since when an amendment has come to nothing. */
    droppedAt: Instant | null
    createdAt: Instant
  }
  'agreements.states': Key & {
    versionId: string
    sequence: number
    state: AgreementState
    at: Instant
    personId: string | null
    actingAs: MaybeJson
    note: string | null
    digest: string | null
    endedOn: LocalDate | null
  }
  'agreements.reviews': Key & {
    agreementId: string
    eventId: string | null
    reason: string
    at: Instant
  }
  'agreements.closings': {
    tenantId: number
    agreementId: string
    versionId: string
    digest: string
    canonical: string
    closedBy: string | null
    closedAt: Instant
  }
  'agreements.handovers': Key & {
    agreementId: string
    versionId: string
    number: number
    digest: string
    canonical: string
    writtenBy: string | null
    writtenAt: Instant
  }
  'agreements.rows': Key & {
    versionId: string
    number: number
    nodeId: string | null
    measureId: string | null
    heading: string | null
    objective: string
    indicator: string
    unitLabel: string
    target: string
  }
  'agreements.budgetRows': Key & {
    versionId: string
    number: number
    outerCode: string | null
    outerName: string | null
    groupCode: string | null
    groupName: string | null
    code: string
    name: string
    amount: number
    source: string
  }
  'agreements.contents': {
    tenantId: number
    versionId: string
    digest: string
    canonical: string
    frozenAt: Instant
    parentDigest: GeneratedAlways<string | null>
  }
  'agreements.stacks': Key & {
    personId: string
    openedAt: Instant
    interruptedAt: Instant | null
  }
  'agreements.stackItems': {
    tenantId: number
    stackId: string
    versionId: string
    agreementId: string
    ordinal: number
    digest: string
  }
  'agreements.signings': Key & {
    versionId: string
    party: 'FIRST' | 'SECOND'
    personId: string
    stackId: string | null
    digest: string
    baseFileId: string
    startedAt: Instant
    leaseUntil: Instant
    endedAt: Instant | null
    outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null
    fileId: string | null
    note: string | null
  }
  'agreements.scanFiles': Key & {
    sha256: string
    name: string
    mediaType: string
    size: number
    pages: number
    uploadedBy: string | null
    uploadedAt: Instant
    putAwayAt: Instant | null
  }
  'agreements.scans': Key & {
    agreementId: string
    versionId: string
    fileId: string
    firstPage: number
    lastPage: number
    sha256: string
    mediaType: string
    size: number
    signedOn: LocalDate
    paperNumber: string | null
    rows: ColumnType<AgreementRow[], string, never>
    budget: ColumnType<BudgetRow[], string, never>
    runId: string | null
    broughtBy: string | null
    broughtAt: Instant
  }
  'agreements.scanDecisions': {
    tenantId: number
    scanId: string
    outcome: Exclude<ScanState, 'WAITING'>
    reason: string | null
    differences: ColumnType<Difference[] | null, string | null, never>
    decidedBy: string | null
    decidedAt: Instant
  }
  'agreements.rounds': Key & {
    versionId: string
    block: RoundBlock
    rowKey: string
    number: number
    side: RoundSide
    act: RoundAct
    wasTarget: string | null
    wasIndicator: string | null
    target: string | null
    indicator: string | null
    planned: string | null
    amount: number | null
    reason: string | null
    dueOn: LocalDate | null
    personId: string | null
    actingAs: MaybeJson
    at: Instant
  }
  'agreements.wordings': RowOf<typeof wordingLedger>
  'agreements.current': CurrentRow
  'agreements.publishedPromises': ClauseRow
}

/** A clause of a promise as other rooms read it (view); `binds` tells whether its target counts. */
type ClauseRow = {
  tenantId: number
  measureId: string
  year: number
  target: string
  agreementId: string
  code: string
  version: number
  agencyId: string | null
  personId: string
  giverPersonId: string | null
  giverPositionId: string | null
  state: AgreementState
  standing: number
  versionId: string
  binds: boolean
  receiver: string
  giver: string | null
  /** The first day on which it counts no more; `null` while nothing has ended it. */
  endedOn: LocalDate | null
  /** The first day on which it counts. */
  effectiveFrom: LocalDate
}

/** The published view of the version of each agreement one works with, and its state: the newest but
 * for amendments that came to nothing (decision 0066). */
export type CurrentRow = {
  tenantId: number
  id: string
  code: string
  publicCode: string
  year: number
  mandateId: string
  personId: string
  positionId: string | null
  unitId: string
  agencyId: string | null
  level: MandateLevel
  form: 'SOLE' | 'TWO_PARTY'
  giverPersonId: string | null
  giverPositionId: string | null
  giverMandateId: string | null
  parentId: string | null
  dueOn: LocalDate | null
  versionId: string
  version: number
  effectiveFrom: LocalDate
  budgetVersionId: string | null
  firstParty: Party
  secondParty: Party | null
  editedAt: Instant | null
  sequence: number
  state: AgreementState
  stateAt: Instant
  digest: string | null
  /** Agreed on a content of its parent that the parent has agreed anew since, or touched by a change
   * of the organisation. */
  needsReview: boolean
  /** When it first carried every signature it needs; of paper, noon of its day. */
  signedAt: Instant | null
  /** The day it was signed by hand, where paper stands for electronic signatures. */
  wetOn: LocalDate | null
  /** The first day on which it counts no more, of one that has ended. */
  endedOn: LocalDate | null
  succeedsId: string | null
  /** Which change of the organisation asks for the review; `null` where it is the parent's. */
  reviewReason: string | null
  /** The version that counts while this one, an amendment, is being made: its id and number. */
  inForceId: string | null
  inForce: number | null
  /** What the promise as a whole is worth: ACTIVE while a version is in force, whatever becomes of
   * its amendment. */
  promiseState: AgreementState
  /** What the version in force says, while an amendment is being made. */
  inForceDigest: string | null
  cause: VersionCause
  /** Until when the version, an amendment, should be signed; `due_on` is the promise's own. */
  amendmentDueOn: LocalDate | null
}
