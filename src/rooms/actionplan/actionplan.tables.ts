import type { ColumnType, RawBuilder } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { PlanState } from './plan/plan.contract.ts'

type MaybeJson = ColumnType<unknown, string | null, never>

type ProgressRow = {
  tenantId: number
  id: string
  agreementId: string
  stepId: string
  month: number
  sequence: number
  done: boolean
  amount: string | null
  supporting: string | null
  obstacle: string | null
  followUp: string | null
  proof: string | null
  personId: string | null
  actingAs: MaybeJson
  at: Instant
}

export type ActionPlanTables = {
  'actionplan.versions': {
    tenantId: number
    id: string
    agreementId: string
    number: number
    agreementVersionId: string
    carriedFromId: string | null
    createdAt: Instant
    editedAt: Instant
    edits: ColumnType<number, number | undefined, RawBuilder<number>>
  }
  'actionplan.states': {
    tenantId: number
    id: string
    versionId: string
    sequence: number
    state: PlanState
    at: Instant
    personId: string | null
    actingAs: MaybeJson
    note: string | null
  }
  'actionplan.targets': {
    tenantId: number
    versionId: string
    rowNumber: number
    period: string
    measureId: string | null
    target: string
  }
  'actionplan.steps': {
    tenantId: number
    versionId: string
    stepId: string
    rowNumber: number
    number: number
    action: string
    output: string
    unitLabel: string | null
    positionId: string | null
    executorIds: string[]
    budgetCode: string | null
  }
  'actionplan.stepMonths': {
    tenantId: number
    versionId: string
    stepId: string
    month: number
    amount: string | null
  }
  'actionplan.cash': {
    tenantId: number
    versionId: string
    rowNumber: number
    quarter: number
    amount: number
  }
  'actionplan.progress': ProgressRow
  'actionplan.reported': ProgressRow
  'actionplan.current': CurrentPlan
  'actionplan.publishedTargets': {
    tenantId: number
    agreementId: string
    measureId: string
    period: string
    target: string
  }
}

/** The newest version of a plan with its state, and the version in force. */
export type CurrentPlan = {
  tenantId: number
  agreementId: string
  versionId: string
  number: number
  agreementVersionId: string
  carriedFromId: string | null
  editedAt: Instant
  edits: number
  sequence: number
  state: PlanState
  stateAt: Instant
  note: string | null
  inForceId: string | null
  /** Since when its steps are asked about. */
  firstAgreedAt: Instant | null
}
