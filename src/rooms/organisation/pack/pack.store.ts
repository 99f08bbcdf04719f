import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
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

/** The packs in force on a date, by code, in one statement. A region's own pack stands before the
 * national one and is read over it: a key it does not write, perhaps because there was none when it
 * was written, is the national one's. */
export async function findPacks(
  { db, tenantId }: Ctx,
  codes: readonly string[],
  on: LocalDate,
): Promise<Map<string, RulePack>> {
  const rows = await db
    .selectFrom(({ selectFrom }) =>
      selectFrom('organisation.regionRulePacks')
        .select([...columns, sql<boolean>`true`.as('own')])
        .where('tenantId', '=', tenantId)
        .where('recordedUntil', 'is', null)
        .unionAll(
          selectFrom('organisation.rulePacks').select([...columns, sql<boolean>`false`.as('own')]),
        )
        .as('pack'),
    )
    .distinctOn(['code', 'own'])
    .select(columns)
    .where('code', 'in', [...codes])
    .where('validFrom', '<=', on)
    .where((where) => where.or([where('validTo', 'is', null), where('validTo', '>', on)]))
    .orderBy('code')
    .orderBy('own')
    .orderBy('validFrom', 'desc')
    .execute()
  const found = new Map<string, RulePack>()
  for (const row of rows)
    found.set(row.code, { ...row, content: merged(found.get(row.code)?.content, row.content) })
  return found
}

const merged = (national: unknown, own: unknown): unknown => Object.assign({}, national, own)

/** SQL of what one key of a pack holds on a date: the region's own word, else the national one. */
export function inPack(
  { tenantId }: Ctx,
  code: string,
  on: LocalDate,
  key: string,
): RawBuilder<unknown> {
  const standing = sql`code = ${code} and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by valid_from desc limit 1`
  return sql`coalesce(
    (select content -> ${key} from organisation.region_rule_packs
      where tenant_id = ${tenantId} and recorded_until is null and ${standing}),
    (select content -> ${key} from organisation.rule_packs where ${standing}))`
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
