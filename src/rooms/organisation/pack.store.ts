import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from './organisation.tables.ts'
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

/** The packs in force on a date, by code, in one statement: of each the region's own when it has one, else the national one. */
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
        .where('code', 'in', [...codes])
        .where('validFrom', '<=', on)
        .unionAll(
          selectFrom('organisation.rulePacks')
            .select([...columns, sql<boolean>`false`.as('own')])
            .where('code', 'in', [...codes])
            .where('validFrom', '<=', on),
        )
        .as('pack'),
    )
    .distinctOn('code')
    .select(columns)
    .orderBy('code')
    .orderBy('own', 'desc')
    .orderBy('validFrom', 'desc')
    .execute()
  const standing = rows.filter(({ validTo }) => validTo === null || validTo > on)
  return new Map(standing.map((row) => [row.code, packOf(row)]))
}

/** The first day on which a pack of this code was ever in force, the region's own or the national; `null` where there is none at all. */
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

type Row = Omit<RulePack, 'validFrom' | 'validTo' | 'legalBasis'> & {
  validFrom: LocalDate
  validTo: LocalDate | null
  legalBasis: string
}

const packOf = ({ validFrom, validTo, legalBasis, ...rest }: Row): RulePack => ({
  ...rest,
  ...{ validFrom, validTo, legalBasis },
})
