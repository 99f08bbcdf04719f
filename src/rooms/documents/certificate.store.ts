import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { SealedKey } from '../../platform/signing/sealed-key.ts'
import type { Certificate } from './certificate.contract.ts'
import { certificateState } from './certificate.rules.ts'
import type { DocumentsTables } from './documents.tables.ts'

type Ctx = Context<DocumentsTables>
export type StoredCertificate = Certificate & {
  publicKey: string
  sealedKey: SealedKey
  pem: string | null
}
export type StoredAuthority = {
  kind: 'ROOT' | 'INTERMEDIATE'
  certificate: string
  sealedKey: SealedKey
}

export async function loadAuthorities({ db, tenantId }: Ctx): Promise<StoredAuthority[]> {
  const rows = await db
    .selectFrom('documents.authorities')
    .select(['kind', 'certificate', 'sealed_key'])
    .where('tenant_id', '=', tenantId)
    .where('retired_at', 'is', null)
    .execute()
  return rows.map(({ kind, certificate, sealed_key }) => ({
    kind,
    certificate,
    sealedKey: z.parse(SealedKey, sealed_key),
  }))
}

/** The root certificates (PEM), retired ones included, newest first. */
export async function loadRoots({ db, tenantId }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('documents.authorities')
    .select('certificate')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'ROOT')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map(({ certificate }) => certificate)
}

export async function saveAuthority(
  ctx: Ctx,
  { kind, certificate, sealedKey }: StoredAuthority,
): Promise<void> {
  await ctx.db
    .insertInto('documents.authorities')
    .values({
      tenant_id: ctx.tenantId,
      id: ctx.newId(),
      kind,
      certificate,
      sealed_key: JSON.stringify(sealedKey),
      recorded_at: ctx.now,
      retired_at: null,
    })
    .execute()
}

export async function saveRequest(
  ctx: Ctx,
  of: { id: string; personId: string; name: string; publicKey: string; sealedKey: SealedKey },
): Promise<void> {
  await ctx.db
    .insertInto('documents.certificates')
    .values({
      tenant_id: ctx.tenantId,
      id: of.id,
      person_id: of.personId,
      name: of.name,
      public_key: of.publicKey,
      sealed_key: JSON.stringify(of.sealedKey),
      requested_at: ctx.now,
    })
    .execute()
}

export async function saveConfirmation(
  ctx: Ctx,
  certificateId: string,
  issued: { serial: string; certificate: string; validFrom: Instant; validTo: Instant },
): Promise<void> {
  await ctx.db
    .insertInto('documents.certificate_confirmations')
    .values({
      tenant_id: ctx.tenantId,
      certificate_id: certificateId,
      serial: issued.serial,
      certificate: issued.certificate,
      valid_from: issued.validFrom,
      valid_to: issued.validTo,
      confirmed_by: ctx.actor.personId,
      confirmed_at: ctx.now,
    })
    .execute()
}

export async function saveRevocation(
  ctx: Ctx,
  certificateId: string,
  reason: string,
): Promise<void> {
  await ctx.db
    .insertInto('documents.certificate_revocations')
    .values({
      tenant_id: ctx.tenantId,
      certificate_id: certificateId,
      reason,
      revoked_by: ctx.actor.personId,
      revoked_at: ctx.now,
    })
    .execute()
}

/** Certificates, newest request first: one by id, those of a person, or all. */
export async function loadCertificates(
  { db, tenantId, now }: Ctx,
  { id, personId }: { id?: string; personId?: string } = {},
): Promise<StoredCertificate[]> {
  const rows = await db
    .selectFrom('documents.certificates as one')
    .leftJoin('documents.certificate_confirmations as yes', (join) =>
      join.onRef('yes.tenant_id', '=', 'one.tenant_id').onRef('yes.certificate_id', '=', 'one.id'),
    )
    .leftJoin('documents.certificate_revocations as no', (join) =>
      join.onRef('no.tenant_id', '=', 'one.tenant_id').onRef('no.certificate_id', '=', 'one.id'),
    )
    .select([
      'one.id',
      'one.person_id',
      'one.name',
      'one.public_key',
      'one.sealed_key',
      'one.requested_at',
    ])
    .select([
      'yes.serial',
      'yes.certificate',
      'yes.valid_from',
      'yes.valid_to',
      'yes.confirmed_by',
      'no.revoked_at',
      'no.reason',
    ])
    .where('one.tenant_id', '=', tenantId)
    .$if(id !== undefined, (query) => query.where('one.id', '=', id ?? ''))
    .$if(personId !== undefined, (query) => query.where('one.person_id', '=', personId ?? ''))
    .orderBy('one.requested_at', 'desc')
    .orderBy('one.id', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    name: row.name,
    state: certificateState({ validTo: row.valid_to, revokedAt: row.revoked_at }, now),
    serial: row.serial,
    requestedAt: row.requested_at,
    confirmedBy: row.confirmed_by,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    revokedAt: row.revoked_at,
    revokedReason: row.reason,
    publicKey: row.public_key,
    sealedKey: z.parse(SealedKey, row.sealed_key),
    pem: row.certificate,
  }))
}

/** Two tries of one person wait for each other until the transaction ends, so that each sees the count of the one before. */
export async function holdPassphrase({ db, tenantId }: Ctx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`documents.passphrase ${personId}`}), ${tenantId})`.execute(
    db,
  )
}

export async function passphraseFailures(
  { db, tenantId, now }: Ctx,
  personId: string,
  since: Instant,
): Promise<{ count: number; last: Instant | null }> {
  const row = await db
    .selectFrom('documents.passphrase_failures')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('at').as('last')])
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .where('at', '>=', since)
    // A clock that was set back leaves tries of the future: they would make one wait until it comes again. Tries at once may be a little ahead.
    .where('at', '<=', new Date(Date.parse(now) + 60_000).toISOString())
    .executeTakeFirstOrThrow()
  return { count: row.count, last: row.last }
}

export async function savePassphraseFailure(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db
    .insertInto('documents.passphrase_failures')
    .values({ tenant_id: ctx.tenantId, id: ctx.newId(), person_id: personId, at: ctx.now })
    .execute()
}

export async function clearPassphraseFailures(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<void> {
  await db
    .deleteFrom('documents.passphrase_failures')
    .where('tenant_id', '=', tenantId)
    .where('person_id', '=', personId)
    .execute()
}

/** Takes away tries that count for nothing any more. */
export async function prunePassphraseFailures(
  { db, tenantId }: Ctx,
  before: Instant,
): Promise<void> {
  await db
    .deleteFrom('documents.passphrase_failures')
    .where('tenant_id', '=', tenantId)
    .where('at', '<', before)
    .execute()
}
