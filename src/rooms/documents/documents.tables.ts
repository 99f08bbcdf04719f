import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'

type Key = { tenant_id: number; id: string }
type Json = ColumnType<unknown, string, never>

export type DocumentsTables = {
  'documents.files': Key & {
    kind: string
    subject: string
    name: string
    media_type: string
    sha256: string
    bytes: Buffer
    recorded_at: Instant
  }
  'documents.library': Key & {
    kind: string
    unit_id: string | null
    year: number
    number: string | null
    dated: LocalDate | null
    signer: string | null
    title: string
    file_id: string | null
    recorded_at: Instant
    recorded_until: Instant | null
  }
  'documents.publications': Key & {
    subject: string
    what: string
    published_at: Instant
    published_by: string | null
    withdrawn_at: Instant | null
  }
  'documents.authorities': Key & {
    kind: 'ROOT' | 'INTERMEDIATE'
    certificate: string
    sealed_key: Json
    recorded_at: Instant
    retired_at: Instant | null
  }
  'documents.certificates': Key & {
    person_id: string
    name: string
    public_key: string
    sealed_key: Json
    requested_at: Instant
  }
  'documents.certificate_confirmations': {
    tenant_id: number
    certificate_id: string
    serial: string
    certificate: string
    valid_from: Instant
    valid_to: Instant
    confirmed_by: string | null
    confirmed_at: Instant
  }
  'documents.certificate_revocations': {
    tenant_id: number
    certificate_id: string
    reason: string
    revoked_by: string | null
    revoked_at: Instant
  }
  'documents.passphrase_failures': Key & { person_id: string; at: Instant }
}
