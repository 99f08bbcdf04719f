import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/time.ts'

type JsonColumn = ColumnType<unknown, string, string>

export type ImportsTables = {
  'imports.runs': {
    tenantId: number
    id: string
    kind: string
    fileName: string
    fileSha256: string
    options: JsonColumn
    problems: JsonColumn
    summary: JsonColumn
    mapped: ColumnType<unknown, string | null, never>
    checkedAt: Instant
    checkedBy: string | null
    committedAt: Instant | null
    undoneAt: Instant | null
  }
  'imports.columnNames': {
    tenantId: number
    id: string
    kind: string
    heading: string
    field: string
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'imports.files': { tenantId: number; runId: string; bytes: Buffer }
}
