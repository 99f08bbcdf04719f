import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { Outcome, StepKind } from './procedure.rules.ts'
import type { Terms } from './terms.contract.ts'

export type ProceduresTables = {
  'procedures.cases': {
    tenantId: number
    id: string
    kind: string
    subjectId: string
    title: string
    personId: string
    positionId: string | null
    proposerId: string
    proposerPositionId: string
    terms: ColumnType<Terms, string, never>
    termsSince: LocalDate
    legalBasis: string
    openedAt: Instant
  }
  'procedures.steps': {
    tenantId: number
    id: string
    caseId: string
    sequence: number
    kind: StepKind
    at: Instant
    personId: string | null
    positionId: string | null
    actingAs: ColumnType<unknown, string | null, never>
    words: string | null
    outcome: Outcome | null
    hearing: boolean
    late: boolean
    closes: boolean
  }
}
