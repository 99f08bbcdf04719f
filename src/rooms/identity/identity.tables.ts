import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { GrantRole } from './session.contract.ts'

type Key = { tenant_id: number; id: string }

export type IdentityTables = {
  'identity.accounts': Key & {
    person_id: string
    sign_in: string
    password_hash: string
    demonstration: boolean
    created_at: Instant
    closed_at: Instant | null
  }
  'identity.sessions': Key & {
    account_id: string
    token_hash: string
    acting_as: string | null
    opened_at: Instant
    expires_at: Instant
    ended_at: Instant | null
    remote_address: string
  }
  'identity.sign_in_failures': Key & { sign_in: string; remote_address: string; at: Instant }
  'identity.role_grants': Key & {
    person_id: string
    role: GrantRole
    unit_id: string | null
    decree_number: string
    valid_from: LocalDate
    valid_to: LocalDate | null
    recorded_at: Instant
    recorded_until: Instant | null
  }
}
