import { sql } from 'kysely'
import type { Instant } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { EvidenceTables } from './evidence.tables.ts'

type Ctx = Context<EvidenceTables>

/** What comparing content with its hash found. */
export type Finding = EvidenceTables['evidence.fileChecks']['finding']

/** Was this content erased by a decision? */
export async function isErased({ db, tenantId }: Ctx, sha256: string): Promise<boolean> {
  const row = await db
    .selectFrom('evidence.erasures')
    .select('sha256')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row !== undefined
}

/** What the last comparison of this content found; `null` when nobody compared yet. */
export async function findingOn({ db, tenantId }: Ctx, sha256: string): Promise<Finding | null> {
  const row = await db
    .selectFrom('evidence.fileChecks')
    .select('finding')
    .where('tenantId', '=', tenantId)
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row?.finding ?? null
}

/** Files nobody compared since, the longest unchecked first; lost ones come back sooner. Erased
 * ones are no matter. */
export async function filesToCheck(
  { db, tenantId }: Ctx,
  { since, lostSince, limit }: { since: Instant; lostSince: Instant; limit: number },
): Promise<{ sha256: string; size: number; finding: Finding | null }[]> {
  return db
    .selectFrom('evidence.files as file')
    .leftJoin('evidence.fileChecks as seen', (join) =>
      join.onRef('seen.tenantId', '=', 'file.tenantId').onRef('seen.sha256', '=', 'file.sha256'),
    )
    .leftJoin('evidence.erasures as gone', (join) =>
      join.onRef('gone.tenantId', '=', 'file.tenantId').onRef('gone.sha256', '=', 'file.sha256'),
    )
    .select(['file.sha256', 'file.size', 'seen.finding'])
    .where('file.tenantId', '=', tenantId)
    .where('gone.sha256', 'is', null)
    .where((where) =>
      where.or([
        where('seen.checkedAt', 'is', null),
        where('seen.checkedAt', '<', since),
        where.and([where('seen.finding', '!=', 'INTACT'), where('seen.checkedAt', '<', lostSince)]),
      ]),
    )
    .orderBy('seen.checkedAt', (order) => order.asc().nullsFirst())
    .limit(limit)
    .execute()
}

export async function saveFinding(
  { db, tenantId, now }: Ctx,
  sha256: string,
  finding: Finding,
): Promise<void> {
  await db
    .insertInto('evidence.fileChecks')
    .values({ tenantId, sha256, finding, checkedAt: now })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'sha256']).doUpdateSet({ finding, checkedAt: now }),
    )
    .execute()
}

/** Which of these hashes belong to evidence. */
export async function namedFiles(
  { db, tenantId }: Ctx,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('evidence.files')
    .select('sha256')
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`sha256 = any(${[...hashes]})`)
    .execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

/** How many files are lost as far as is known: not there, or changed. */
export async function countLost({
  db,
  tenantId,
}: Ctx): Promise<{ missing: number; changed: number }> {
  return db
    .selectFrom('evidence.fileChecks')
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere('finding', '=', 'MISSING').as('missing'),
      fn.countAll<number>().filterWhere('finding', '=', 'CHANGED').as('changed'),
    ])
    .where('tenantId', '=', tenantId)
    .where('finding', '!=', 'INTACT')
    .executeTakeFirstOrThrow()
}
