import type { ColumnType } from 'kysely'
import type { Instant } from '../../kernel/time.ts'

type JsonColumn = ColumnType<unknown, string, string>

export type ImportsTables = {
  'imports.runs': {
    tenant_id: number
    id: string
    kind: string
    file_name: string
    file_sha256: string
    options: JsonColumn
    problems: JsonColumn
    summary: JsonColumn
    checked_at: Instant
    checked_by: string | null
    committed_at: Instant | null
    undone_at: Instant | null
  }
  'imports.files': { tenant_id: number; run_id: string; bytes: Buffer }
}
