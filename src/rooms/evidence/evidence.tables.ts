import type { Instant } from '../../kernel/time.ts'
import type { Verdict } from './evidence.contract.ts'

type Key = { tenantId: number; id: string }

export type EvidenceTables = {
  'evidence.files': {
    tenantId: number
    sha256: string
    mediaType: string
    size: number
    recordedAt: Instant
  }
  /** Content that was erased by a decision; missing content without such a row is an alarm. */
  'evidence.erasures': { tenantId: number; sha256: string; decision: string; recordedAt: Instant }
  /** What the last comparison of a file with its hash found. */
  'evidence.fileChecks': {
    tenantId: number
    sha256: string
    finding: 'INTACT' | 'MISSING' | 'CHANGED'
    checkedAt: Instant
  }
  'evidence.items': Key & {
    sha256: string
    name: string
    page: number | null
    note: string | null
    uploadedBy: string | null
    recordedAt: Instant
  }
  'evidence.judgements': Key & {
    itemId: string
    subject: string
    verdict: Verdict
    note: string | null
    judgedBy: string | null
    recordedAt: Instant
  }
}
