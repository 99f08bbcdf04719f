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
    checkedAt: Instant
    checkedBy: string | null
    committedAt: Instant | null
    undoneAt: Instant | null
  }
  'imports.files': { tenantId: number; runId: string; bytes: Buffer }
}
