import type { ColumnType } from 'kysely'
import type { Instant, LocalDate } from '../../kernel/time.ts'
import type { RowOf } from '../../platform/database/ledger.ts'
import type { Handling } from './account/handling.rules.ts'
import type { grantLedger } from './identity.ledgers.ts'
import type { Scope } from './token/token.rules.ts'

type Key = { tenantId: number; id: string }
type Json = ColumnType<unknown, string | null, never>

export type IdentityTables = {
  'identity.accounts': Key & {
    personId: string
    signIn: string
    passwordHash: string
    demonstration: boolean
    createdAt: Instant
    closedAt: Instant | null
    lockedAt: Instant | null
    privacyVersion: number
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
    factorUntil: Instant | null
    factorTries: number
    challenge: string | null
    provedAt: Instant | null
  }
  'identity.viewings': Key & {
    sessionId: string
    byPersonId: string
    personId: string
    reason: string
    openedAt: Instant
    expiresAt: Instant
    endedAt: Instant | null
  }
  'identity.factors': Key & {
    accountId: string
    kind: 'TOTP' | 'PASSKEY'
    name: string
    sealed: Json
    lastStep: number | null
    credentialId: string | null
    publicKey: string | null
    counter: number | null
    createdAt: Instant
    confirmedAt: Instant | null
    lastUsedAt: Instant | null
    removedAt: Instant | null
  }
  'identity.recoveryCodes': Key & {
    accountId: string
    codeHash: string
    madeAt: Instant
    usedAt: Instant | null
  }
  'identity.serviceTokens': Key & {
    name: string
    tokenHash: string
    scopes: Scope[]
    createdAt: Instant
    expiresOn: LocalDate
    revokedAt: Instant | null
    lastUsedAt: Instant | null
  }
  'identity.providers': Key & {
    name: string
    issuer: string
    clientId: string
    sealed: Json
    nipClaim: string
    createdAt: Instant
    removedAt: Instant | null
  }
  'identity.providerTrips': Key & {
    providerId: string
    tokenHash: string
    state: string
    nonce: string
    verifier: string
    expiresAt: Instant
  }
  'identity.providerLinks': Key & {
    issuer: string
    subject: string
    accountId: string
    linkedAt: Instant
  }
  'identity.factorDuties': Key & {
    requiredFrom: LocalDate
    recordedAt: Instant
    recordedUntil: Instant | null
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
  'identity.passwordLinks': Key & {
    accountId: string
    tokenHash: string
    madeAt: Instant
    expiresAt: Instant
    usedAt: Instant | null
  }
  'identity.accountHandling': Key & {
    accountId: string
    personId: string
    act: Handling
    byPersonId: string | null
    at: Instant
  }
  'identity.roleGrants': RowOf<typeof grantLedger>
}
