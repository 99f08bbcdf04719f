import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'

type Key = { tenantId: number; id: string }
type Json = ColumnType<unknown, string, never>

export type DocumentsTables = {
  'documents.files': Key & {
    kind: string
    subject: string
    name: string
    mediaType: string
    sha256: string
    bytes: Buffer
    recordedAt: Instant
  }
  'documents.library': Key & {
    kind: string
    unitId: string | null
    year: number
    number: string | null
    dated: LocalDate | null
    signer: string | null
    title: string
    fileId: string | null
    recordedAt: Instant
    recordedUntil: Instant | null
  }
  'documents.publications': Key & {
    subject: string
    what: string
    publishedAt: Instant
    publishedBy: string | null
    withdrawnAt: Instant | null
  }
  'documents.authorities': Key & {
    kind: 'ROOT' | 'INTERMEDIATE'
    certificate: string
    sealedKey: Json
    recordedAt: Instant
    retiredAt: Instant | null
  }
  'documents.certificates': Key & {
    personId: string
    name: string
    publicKey: string
    sealedKey: Json
    requestedAt: Instant
  }
  'documents.certificateConfirmations': {
    tenantId: number
    certificateId: string
    serial: string
    certificate: string
    validFrom: Instant
    validTo: Instant
    confirmedBy: string | null
    confirmedAt: Instant
  }
  'documents.certificateRevocations': {
    tenantId: number
    certificateId: string
    reason: string
    revokedBy: string | null
    revokedAt: Instant
    stolenSince: Instant | null
  }
  'documents.passphraseFailures': Key & { personId: string; at: Instant }
}
