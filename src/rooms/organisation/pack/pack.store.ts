import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { merged } from './clause.rules.ts'
import type { RulePack } from './pack.contract.ts'

const columns = [
  'code',
  'validFrom',
  'validTo',
  'legalBasis',
  'verified',
  'content',
  'digest',
] as const

type Ctx = Context<OrganisationTables>

/** A pack as it is written: a nation's or a region's own. */
export type WrittenPack = RulePack & { own: boolean; sources: unknown }

/** What is written and in force on a date, of some codes or all, in one statement; of each code the
 * national pack before the region's own. */
export async function writtenPacks(
  { db, tenantId }: Ctx,
  on: LocalDate,
  codes?: readonly string[],
): Promise<WrittenPack[]> {
  return db
    .selectFrom(({ selectFrom }) =>
      selectFrom('organisation.regionRulePacks')
        .select([...columns, sql<boolean>`true`.as('own'), sql<unknown>`'{}'::jsonb`.as('sources')])
        .where('tenantId', '=', tenantId)
        .where('recordedUntil', 'is', null)
        .unionAll(
          selectFrom('organisation.rulePacks').select([
            ...columns,
            sql<boolean>`false`.as('own'),
            'sources',
          ]),
        )
        .as('pack'),
    )
    .distinctOn(['code', 'own'])
    .select([...columns, 'own', 'sources'])
    .$if(codes !== undefined, (query) => query.where('code', 'in', [...(codes ?? [])]))
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
    .orderBy('code')
    .orderBy('own')
    .orderBy('validFrom', 'desc')
    .execute()
}

/** The packs in force on a date, by code, in one statement; a region's own is read over the
 * national one, part by part (`merged`). */
export async function findPacks(
  ctx: Ctx,
  codes: readonly string[],
  on: LocalDate,
): Promise<Map<string, RulePack>> {
  const found = new Map<string, RulePack>()
  for (const { own, sources, ...row } of await writtenPacks(ctx, on, codes)) {
    const before = found.get(row.code)
    found.set(row.code, before ? { ...row, content: merged(before.content, row.content) } : row)
  }
  return found
}

/** The region's latest version of each pack, perhaps still to come. */
export async function latestOwn(
  { db, tenantId }: Ctx,
  codes: readonly string[],
): Promise<Map<string, RulePack>> {
  const rows = await db
    .selectFrom('organisation.regionRulePacks')
    .distinctOn('code')
    .select(columns)
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('code', 'in', [...codes])
    .orderBy('code')
    .orderBy('validFrom', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.code, row]))
}

/** Taken before deciding: who sets a pack of the region waits for others who do. */
export async function holdPack({ db, tenantId }: Ctx, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`organisation.region_rule_packs ${code}`}))`.execute(
    db,
  )
}

/** Writes a version of the region's own; one of the same day, which has not come yet, is closed. */
export async function saveOwnPack(
  { db, tenantId, now }: Ctx,
  { content, ...pack }: Omit<RulePack, 'validTo' | 'verified'>,
): Promise<void> {
  await db
    .updateTable('organisation.regionRulePacks')
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('code', '=', pack.code)
    .where('validFrom', '=', pack.validFrom)
    .where('recordedUntil', 'is', null)
    .execute()
  await db
    .insertInto('organisation.regionRulePacks')
    .values({
      ...pack,
      tenantId,
      validTo: null,
      verified: true,
      content: JSON.stringify(content),
      recordedAt: now,
      recordedUntil: null,
    })
    .execute()
}

/** SQL of what one key of a pack holds on a date: the national word, and the region's own. */
export function inPack(
  { tenantId }: Ctx,
  code: string,
  on: LocalDate,
  key: string,
): RawBuilder<unknown> {
  const standing = sql`code = ${code} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by valid_from desc limit 1`
  return sql`json_build_array(
    (select content -> ${key} from organisation.rule_packs where ${standing}),
    (select content -> ${key} from organisation.region_rule_packs
      where tenant_id = ${tenantId} and recorded_until is null and ${standing}))`
}

/** The first day on which a pack of this code was ever in force, the region's own or the national;
 * `null` where there is none at all. */
export async function firstDayOfPack(
  { db, tenantId }: Ctx,
  code: string,
): Promise<LocalDate | null> {
  const { rows } = await sql<{ first: LocalDate | null }>`
    select min(valid_from) as first from (
      select valid_from from organisation.region_rule_packs
        where tenant_id = ${tenantId} and recorded_until is null and code = ${code}
      union all select valid_from from organisation.rule_packs where code = ${code}) as pack`.execute(
    db,
  )
  return rows[0]?.first ?? null
}
