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
    first_password_until: Instant | null
  }
  'identity.sessions': Key & {
    account_id: string
    token_hash: string
    acting_as: string | null
    opened_at: Instant
    expires_at: Instant
    ended_at: Instant | null
    remote_address: string
    last_used_at: Instant | null
    browser: string
  }
  'identity.devices': Key & {
    account_id: string
    token_hash: string
    failures: number
    opened_at: Instant
    expires_at: Instant
    ended_at: Instant | null
  }
  'identity.sign_in_tries': {
    tenant_id: number
    name: string
    address: string
    count: number
    last_at: Instant
  }
  'identity.failed_sign_ins': {
    tenant_id: number
    name: string
    address: string
    quarter: Instant
    account_id: string | null
    count: number
    told: number
  }
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
