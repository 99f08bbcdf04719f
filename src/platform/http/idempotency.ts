import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { canonicalJson } from '../../kernel/canonical.ts'
import type { AnyRoute } from '../../kernel/contract.ts'
import { type Refusal, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../context.ts'

type Kept = { fingerprint: string; answer: unknown; refusal: Refusal | null; answered: boolean }
type Answered = { answer: unknown; repeated: boolean }

const otherContent = refusal(
  'platform/key-used',
  422,
  'Kunci pengulangan ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu kirim lagi.',
)
const unanswered = refusal(
  'platform/key-unanswered',
  409,
  'Permintaan dengan kunci pengulangan ini sudah ditolak sebelumnya. Muat ulang halaman, lalu kirim lagi.',
)
const badKey = refusal(
  'platform/key-too-long',
  422,
  'Kunci pengulangan (Idempotency-Key) harus 1 sampai 200 karakter. Muat ulang halaman, lalu kirim lagi.',
)

/** A repeat is recognised for so long: longer than any form waits on a device without signal
 * (decision 0011). */
const keptDays = 40

/** The key of a write that is remembered; `null` where the header is missing or means nothing.
 * Refuses a key that cannot be kept. */
export function keyOf(
  request: FastifyRequest,
  route: Pick<AnyRoute, 'method' | 'repeats'>,
): string | null {
  const key = request.headers['idempotency-key']
  if (route.method === 'GET' || route.repeats !== 'remembered' || key === undefined) return null
  if (typeof key !== 'string' || key.length < 1 || key.length > 200) throw new Refused(badKey)
  return key
}

/** What makes two requests the same: route, fields without secrets, bytes of the file. */
export function fingerprintOf(route: AnyRoute, input: Record<string, unknown>): string {
  const { file, ...fields } = input
  const open = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !route.secrets.includes(name)),
  )
  const hash = createHash('sha256').update(`${route.method} ${route.path}\n${canonicalJson(open)}`)
  if (file) hash.update((file as { bytes: Uint8Array }).bytes)
  return hash.digest('hex')
}

/** Does a keyed write once. A second request with the same key waits for the first (unique key),
 * then gets its answer, or the refusal that stayed on record; the same key with other content is
 * refused. Keys belong to one person, and commit together with the act. */
export async function once(
  ctx: Context<unknown>,
  key: string,
  fingerprint: string,
  act: () => Promise<unknown>,
): Promise<Answered> {
  const owner = ctx.actor.accountId ?? ctx.actor.kind
  const taken = await sql<{ key: string }>`
    insert into platform.idempotency (tenant_id, owner, key, fingerprint, at)
    values (${ctx.tenantId}, ${owner}, ${key}, ${fingerprint}, ${ctx.now})
    on conflict do nothing returning key`.execute(ctx.db)
  if (taken.rows.length === 0)
    return { answer: await keptAnswer(ctx, owner, key, fingerprint), repeated: true }
  const keep = (column: 'answer' | 'refusal', told: unknown): Promise<unknown> =>
    sql`update platform.idempotency set ${sql.ref(column)} = ${JSON.stringify(told ?? null)}::jsonb
      where tenant_id = ${ctx.tenantId} and owner = ${owner} and key = ${key}`.execute(ctx.db)
  try {
    const answer = await act()
    await keep('answer', answer)
    return { answer, repeated: false }
  } catch (error) {
    if (error instanceof Refused && error.onRecord) await keep('refusal', error.refusal)
    throw error
  }
}

async function keptAnswer(
  ctx: Context<unknown>,
  owner: string,
  key: string,
  fingerprint: string,
): Promise<unknown> {
  const { rows } = await sql<Kept>`
    select fingerprint, answer, refusal, answer is not null as answered from platform.idempotency
    where tenant_id = ${ctx.tenantId} and owner = ${owner} and key = ${key}`.execute(ctx.db)
  const [kept] = rows
  if (kept?.fingerprint !== fingerprint) throw new Refused(otherContent)
  if (kept.refusal) throw new Refused(kept.refusal)
  // kept before refusals were: that this write was answered with one is all that is known
  if (!kept.answered) throw new Refused(unanswered)
  return kept.answer
}

/** Forgets what is too old to be repeated, in this region; answers how many. For the periodic
 * chores. */
export async function forgetOldKeys<Tables>(
  ctx: Pick<Context<Tables>, 'db' | 'tenantId' | 'now'>,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from platform.idempotency
    where tenant_id = ${ctx.tenantId}
      and at < ${ctx.now}::timestamptz - make_interval(days => ${keptDays})`.execute(ctx.db)
  return Number(numAffectedRows)
}
