import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/time.ts'

export type AuditTables = {
  'audit.entries': {
    tenant_id: number
    id: string
    at: Instant
    actor_kind: string
    account_id: string | null
    person_id: string | null
    acting_as: ColumnType<unknown, string | null, never>
    act: string
    subject: string | null
    request_id: string
    salt: string
    content_hash: string
  }
  'audit.contents': {
    tenant_id: number
    entry_id: string
    before: ColumnType<unknown, string | null, never>
    after: ColumnType<unknown, string | null, never>
  }
  'audit.looks': {
    tenant_id: number
    id: string
    at: Instant
    person_id: string
    act: string
    subject: string
    reason: string | null
  }
}
