import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { BudgetTables } from './budget.tables.ts'
import type { Sum } from './in-force.rules.ts'
import type { Link } from './succession/link.rules.ts'

type Ctx = Context<BudgetTables>

export type Approval = {
  skpdCode: string
  approvedOn: LocalDate
  dpaNumber: string | null
  approvedBy: string | null
  consentBy: string | null
}

const inForce = ({ db, tenantId }: Ctx, year: number, on: LocalDate) =>
  db
    .selectFrom('budget.versions')
    .select(['id', 'stage', 'sequence', 'approvedOn'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .where('effectiveFrom', '<=', on)
    .orderBy('effectiveFrom', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)

/** The version of a year that took effect last on or before a date; of two from one day the one
 * imported later. */
export const versionInForce = (ctx: Ctx, year: number, on: LocalDate) =>
  inForce(ctx, year, on).executeTakeFirst()

/** The sub kegiatan of codes that have gone to another unit by a date. */
const movedOn = ({ db, tenantId }: Ctx, on: LocalDate) =>
  db
    .selectFrom('budget.unitAliases')
    .distinctOn(['code', 'subActivityCode'])
    .select(['code', 'subActivityCode', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('subActivityCode', 'is not', null)
    .where('executed', '=', false)
    .where('validFrom', '<=', on)
    .orderBy('code')
    .orderBy('subActivityCode')
    .orderBy('validFrom', 'desc')

/** What each code spends in that version, under which office's code; apart what sub kegiatan of it
 * have gone to another unit. One statement. */
export const spendingInForce = (ctx: Ctx, year: number, on: LocalDate) =>
  ctx.db
    .with('version', () => inForce(ctx, year, on))
    .with('moved', () => movedOn(ctx, on))
    .selectFrom('budget.lines as line')
    .innerJoin('version', 'version.id', 'line.versionId')
    .leftJoin('moved', (join) =>
      join
        .onRef('moved.code', '=', 'line.skpdCode')
        .onRef('moved.subActivityCode', '=', 'line.subActivityCode'),
    )
    .select(['line.skpdCode', 'line.subUnitCode', 'moved.unitId as movedTo'])
    .select(sql<number>`sum(amount)::bigint`.as('amount'))
    .where('line.tenantId', '=', ctx.tenantId)
    .groupBy(['line.skpdCode', 'line.subUnitCode', 'moved.unitId'])
    .execute()

/** What every spending unit has spent in each month; apart what sub kegiatan of it have gone to
 * another unit by a date. */
export const spentByMonth = (ctx: Ctx, year: number, on: LocalDate) =>
  ctx.db
    .with('moved', () => movedOn(ctx, on))
    .selectFrom('budget.currentRealisation as line')
    .leftJoin('moved', (join) =>
      join
        .onRef('moved.code', '=', 'line.skpdCode')
        .onRef('moved.subActivityCode', '=', 'line.subActivityCode'),
    )
    .select(['line.skpdCode', 'line.subUnitCode', 'line.month', 'moved.unitId as movedTo'])
    .select(sql<number>`sum(amount)::bigint`.as('amount'))
    .where('line.tenantId', '=', ctx.tenantId)
    .where('line.year', '=', year)
    .groupBy(['line.skpdCode', 'line.subUnitCode', 'line.month', 'moved.unitId'])
    .execute()

type FundSum = Omit<Sum, 'source'> & { fundCode: string; fundName: string }

/** Sums per spending unit, sub kegiatan and fund of a version, or of some offices of it, in one
 * statement; a file without codes of funds tells them apart by name. */
export async function sumsOf(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCodes?: readonly string[],
): Promise<FundSum[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'skpdCode',
      'subUnitCode',
      'programCode',
      'activityCode',
      'subActivityCode',
      'fundCode',
      fn.min('skpdName').as('skpdName'),
      fn.min('subUnitName').as('subUnitName'),
      fn.min('programName').as('programName'),
      fn.min('activityName').as('activityName'),
      fn.min('subActivityName').as('subActivityName'),
      fn.min('fundName').as('fundName'),
      sql<number>`sum(amount)::bigint`.as('amount'),
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .$if(skpdCodes !== undefined, (query) =>
      query.where('skpdCode', '=', sql<string>`any(${[...(skpdCodes ?? [])]}::text[])`),
    )
    .groupBy([
      'skpdCode',
      'subUnitCode',
      'programCode',
      'activityCode',
      'subActivityCode',
      'fundCode',
      sql`case when fund_code = '' then fund_name end`,
    ])
    .execute()
}

/** The DPA approvals that offices have of their own, by code. */
export async function approvalsOf(
  { db, tenantId }: Ctx,
  versionId: string,
): Promise<Map<string, Approval>> {
  const rows = await db
    .selectFrom('budget.approvals')
    .select(['skpdCode', 'approvedOn', 'dpaNumber', 'approvedBy', 'consentBy'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where('recordedUntil', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.skpdCode, row]))
}

/** Codes that stand for a unit which is not theirs by itself: linked by hand, or gone to it with a
 * change of the organisation. */
export const linksOf = ({ db, tenantId }: Ctx): Promise<Link[]> =>
  db
    .selectFrom('budget.unitAliases')
    .select(['code', 'subActivityCode', 'unitId', 'fromUnitId', 'validFrom', 'executed'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()

/** Headings of the newest budget of a year whose code and name hold every word, by code. */
export async function headingsWith(
  { db, tenantId }: Ctx,
  words: readonly string[],
  year: number,
): Promise<{ value: string; label: string }[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
  const { rows } = await sql<{ value: string; label: string }>`
    select code as value, min(name) as label from budget.published_headings
    where tenant_id = ${tenantId} and year = ${year}
      and (code || ' ' || name) ilike all(${patterns}::text[])
    group by code order by length(code), code limit 12`.execute(db)
  return rows
}
