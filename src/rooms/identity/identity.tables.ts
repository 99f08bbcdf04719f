import type { Instant } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type { grantLedger } from './identity.ledgers.ts'

type Key = { tenantId: number; id: string }

export type IdentityTables = {
  'identity.accounts': Key & {
    personId: string
    signIn: string
    passwordHash: string
    demonstration: boolean
    createdAt: Instant
    closedAt: Instant | null
    firstPasswordUntil: Instant | null
  }
  'identity.sessions': Key & {
    accountId: string
    tokenHash: string
    actingAs: string | null
    openedAt: Instant
    expiresAt: Instant
    endedAt: Instant | null
    remoteAddress: string
    lastUsedAt: Instant | null
    browser: string
  }
  'identity.devices': Key & {
    accountId: string
    tokenHash: string
    failures: number
    openedAt: Instant
    expiresAt: Instant
    endedAt: Instant | null
  }
  'identity.signInTries': {
    tenantId: number
    name: string
    address: string
    count: number
    lastAt: Instant
  }
  'identity.failedSignIns': {
    tenantId: number
    name: string
    address: string
    quarter: Instant
    accountId: string | null
    count: number
    told: number
  }
  'identity.accountHandling': Key & {
    accountId: string
    personId: string
    act: 'OPENED' | 'RESET' | 'SLIP_PRINTED' | 'LINK_MADE' | 'FACTOR_REMOVED'
    byPersonId: string | null
    at: Instant
  }
  'identity.roleGrants': RowOf<typeof grantLedger>
}
