import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '../../kernel/canonical.ts'
import type { AnyRoute } from '../../kernel/contract.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../context.ts'

type Kept = { fingerprint: string; answer: unknown }

const otherContent = refusal(
  'platform/key-used',
  422,
  'Kunci pengulangan ini sudah dipakai untuk isian lain. Muat ulang halaman, lalu kirim lagi.',
)

/** What makes two requests the same: route, fields without secrets, bytes of the file. */
export function fingerprintOf(route: AnyRoute, input: Record<string, unknown>): string {
  const { file, ...fields } = input
  const open = Object.fromEntries(Object.entries(fields).filter(([name]) => !route.secrets.includes(name)))
  const hash = createHash('sha256').update(`${route.method} ${route.path}\n${canonicalJson(open)}`)
  if (file) hash.update((file as { bytes: Uint8Array }).bytes)
  return hash.digest('hex')
}

/**
 * Does a keyed write once. A second request with the same key waits for the first (unique key), then gets its answer;
 * the same key with other content is refused. Key and answer commit together with the act.
 */
export async function once(
  ctx: Context<unknown>,
  key: string,
  fingerprint: string,
  act: () => Promise<unknown>,
): Promise<{ answer: unknown; repeated: boolean }> {
  const owner = ctx.actor.accountId ?? 'public'
  const taken = await sql<{ key: string }>`
    insert into platform.idempotency (tenant_id, owner, key, fingerprint, at)
    values (${ctx.tenantId}, ${owner}, ${key}, ${fingerprint}, ${ctx.now})
    on conflict do nothing returning key`.execute(ctx.db)
  if (taken.rows.length === 0) {
    const found = await sql<Kept>`
      select fingerprint, answer from platform.idempotency
      where tenant_id = ${ctx.tenantId} and owner = ${owner} and key = ${key}`.execute(ctx.db)
    if (found.rows[0]?.fingerprint !== fingerprint) throw new Refused(otherContent)
    return { answer: found.rows[0].answer, repeated: true }
  }
  const answer = await act()
  await sql`
    update platform.idempotency set answer = ${JSON.stringify(answer)}::jsonb
    where tenant_id = ${ctx.tenantId} and owner = ${owner} and key = ${key}`.execute(ctx.db)
  return { answer, repeated: false }
}
