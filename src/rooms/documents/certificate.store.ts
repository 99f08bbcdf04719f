import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { SealedKey } from '../../platform/signing/authority/sealed-key.ts'
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
    .select(['kind', 'certificate', 'sealedKey'])
    .where('tenantId', '=', tenantId)
    .where('retiredAt', 'is', null)
    .execute()
  return rows.map(({ kind, certificate, sealedKey }) => ({
    kind,
    certificate,
    sealedKey: z.parse(SealedKey, sealedKey),
  }))
}

/** The root certificates (PEM), retired ones included, newest first. */
export async function loadRoots({ db, tenantId }: Ctx): Promise<string[]> {
  const rows = await db
    .selectFrom('documents.authorities')
    .select('certificate')
    .where('tenantId', '=', tenantId)
    .where('kind', '=', 'ROOT')
    .orderBy('recordedAt', 'desc')
    .execute()
  return rows.map(({ certificate }) => certificate)
}

/** Since when certificates are told stolen, by serial number. */
export async function stolenCertificates({
  db,
  tenantId,
}: Ctx): Promise<ReadonlyMap<string, Instant>> {
  const rows = await db
    .selectFrom('documents.certificateRevocations as no')
    .innerJoin('documents.certificateConfirmations as yes', (join) =>
      join
        .onRef('yes.tenantId', '=', 'no.tenantId')
        .onRef('yes.certificateId', '=', 'no.certificateId'),
    )
    .select(['yes.serial', 'no.stolenSince'])
    .where('no.tenantId', '=', tenantId)
    .where('no.stolenSince', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ serial, stolenSince }) => (stolenSince ? [[serial, stolenSince]] : [])),
  )
}

export async function saveAuthority(
  ctx: Ctx,
  { kind, certificate, sealedKey }: StoredAuthority,
): Promise<void> {
  await ctx.db
    .insertInto('documents.authorities')
    .values({
      tenantId: ctx.tenantId,
      id: ctx.newId(),
      kind,
      certificate,
      sealedKey: JSON.stringify(sealedKey),
      recordedAt: ctx.now,
      retiredAt: null,
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
      tenantId: ctx.tenantId,
      ...of,
      sealedKey: JSON.stringify(of.sealedKey),
      requestedAt: ctx.now,
    })
    .execute()
}

/** Keeps a confirmation; `false` where somebody else confirmed the request a moment before. */
export async function saveConfirmation(
  ctx: Ctx,
  certificateId: string,
  issued: { serial: string; certificate: string; validFrom: Instant; validTo: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await ctx.db
    .insertInto('documents.certificateConfirmations')
    .values({
      tenantId: ctx.tenantId,
      certificateId,
      ...issued,
      confirmedBy: ctx.actor.personId,
      confirmedAt: ctx.now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'certificateId']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function saveRevocation(
  ctx: Ctx,
  certificateId: string,
  reason: string,
  stolenSince: Instant | null = null,
): Promise<void> {
  await ctx.db
    .insertInto('documents.certificateRevocations')
    .values({
      tenantId: ctx.tenantId,
      certificateId,
      reason,
      revokedBy: ctx.actor.personId,
      revokedAt: ctx.now,
      stolenSince,
    })
    .execute()
}

/** Whose request was neither confirmed nor taken back. */
const whoAsks = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('documents.certificates as asked')
    .leftJoin('documents.certificateConfirmations as done', (join) =>
      join
        .onRef('done.tenantId', '=', 'asked.tenantId')
        .onRef('done.certificateId', '=', 'asked.id'),
    )
    .leftJoin('documents.certificateRevocations as ended', (join) =>
      join
        .onRef('ended.tenantId', '=', 'asked.tenantId')
        .onRef('ended.certificateId', '=', 'asked.id'),
    )
    .select('asked.personId')
    .where('asked.tenantId', '=', tenantId)
    .where('done.certificateId', 'is', null)
    .where('ended.certificateId', 'is', null)

/** Certificates, newest request first: one by id, all of a person, all of everybody whose request
 * waits, or simply all. */
export async function loadCertificates(
  ctx: Ctx,
  {
    id,
    personId,
    people,
    asking,
  }: { id?: string; personId?: string; people?: readonly string[]; asking?: true } = {},
): Promise<StoredCertificate[]> {
  const { db, tenantId, now } = ctx
  const rows = await db
    .selectFrom('documents.certificates as one')
    .leftJoin('documents.certificateConfirmations as yes', (join) =>
      join.onRef('yes.tenantId', '=', 'one.tenantId').onRef('yes.certificateId', '=', 'one.id'),
    )
    .leftJoin('documents.certificateRevocations as no', (join) =>
      join.onRef('no.tenantId', '=', 'one.tenantId').onRef('no.certificateId', '=', 'one.id'),
    )
    .select(['one.id', 'one.personId', 'one.name', 'one.publicKey', 'one.sealedKey'])
    .select(['one.requestedAt', 'yes.serial', 'yes.certificate as pem', 'yes.validFrom'])
    .select(['yes.validTo', 'yes.confirmedBy', 'yes.confirmedAt', 'no.revokedAt'])
    .select(['no.reason as revokedReason', 'no.stolenSince'])
    .where('one.tenantId', '=', tenantId)
    .$if(id !== undefined, (query) => query.where('one.id', '=', id ?? ''))
    .$if(personId !== undefined, (query) => query.where('one.personId', '=', personId ?? ''))
    .$if(people !== undefined, (query) =>
      query.where('one.personId', '=', sql<string>`any(${[...(people ?? [])]}::uuid[])`),
    )
    .$if(asking === true, (query) => query.where('one.personId', 'in', whoAsks(ctx)))
    .orderBy('one.requestedAt', 'desc')
    .orderBy('one.id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...row,
    state: certificateState(row, now),
    sealedKey: z.parse(SealedKey, row.sealedKey),
  }))
}

/** Two tries of one person wait for each other until the transaction ends, so that each sees the
 * count of the one before. */
export async function holdPassphrase({ db, tenantId }: Ctx, personId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`documents.passphrase ${personId}`}),
    ${tenantId})`.execute(db)
}

export async function passphraseFailures(
  { db, tenantId, now }: Ctx,
  personId: string,
  since: Instant,
): Promise<{ count: number; last: Instant | null }> {
  const row = await db
    .selectFrom('documents.passphraseFailures')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('at').as('last')])
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('at', '>=', since)
    // A clock that was set back leaves tries of the future: they would make one wait until it comes
    // again. Tries at once may be a little ahead.
    .where('at', '<=', new Date(Date.parse(now) + 60_000).toISOString())
    .executeTakeFirstOrThrow()
  return { count: row.count, last: row.last }
}

export async function savePassphraseFailure(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db
    .insertInto('documents.passphraseFailures')
    .values({ tenantId: ctx.tenantId, id: ctx.newId(), personId, at: ctx.now })
    .execute()
}

export async function clearPassphraseFailures(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<void> {
  await db
    .deleteFrom('documents.passphraseFailures')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .execute()
}

/** Takes away tries that count for nothing any more. */
export async function prunePassphraseFailures(
  { db, tenantId }: Ctx,
  before: Instant,
): Promise<void> {
  await db
    .deleteFrom('documents.passphraseFailures')
    .where('tenantId', '=', tenantId)
    .where('at', '<', before)
    .execute()
}
