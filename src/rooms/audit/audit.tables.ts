import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/time.ts'

export type AuditTables = {
  'audit.entries': {
    tenantId: number
    id: string
    at: Instant
    actorKind: string
    accountId: string | null
    personId: string | null
    actingAs: ColumnType<unknown, string | null, never>
    act: string
    subject: string | null
    requestId: string
    salt: string
    contentHash: string
  }
  'audit.contents': {
    tenantId: number
    entryId: string
    before: ColumnType<unknown, string | null, never>
    after: ColumnType<unknown, string | null, never>
  }
  'audit.looks': {
    tenantId: number
    id: string
    at: Instant
    personId: string
    act: string
    subject: string
    reason: string | null
  }
}
