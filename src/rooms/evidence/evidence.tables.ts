import type { Instant } from '../../kernel/time.ts'
import type { Verdict } from './evidence.contract.ts'

type Key = { tenant_id: number; id: string }

export type EvidenceTables = {
  'evidence.files': {
    tenant_id: number
    sha256: string
    media_type: string
    size: number
    recorded_at: Instant
  }
  /** Content that was erased by a decision; missing content without such a row is an alarm. */
  'evidence.erasures': { tenant_id: number; sha256: string; decision: string; recorded_at: Instant }
  /** What the last comparison of a file with its hash found. */
  'evidence.file_checks': {
    tenant_id: number
    sha256: string
    finding: 'INTACT' | 'MISSING' | 'CHANGED'
    checked_at: Instant
  }
  'evidence.items': Key & {
    sha256: string
    name: string
    page: number | null
    note: string | null
    uploaded_by: string | null
    recorded_at: Instant
  }
  'evidence.judgements': Key & {
    item_id: string
    subject: string
    verdict: Verdict
    note: string | null
    judged_by: string | null
    recorded_at: Instant
  }
}
