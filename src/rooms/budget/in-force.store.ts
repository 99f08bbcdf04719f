import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { BudgetTables } from './budget.tables.ts'
import type { Sum } from './in-force.rules.ts'

type Ctx = Context<BudgetTables>

export type Approval = {
  skpdCode: string
  approvedOn: LocalDate
  dpaNumber: string | null
  approvedBy: string | null
  consentBy: string | null
}

/** The version of a year that took effect last on or before a date; of two from one day the one imported later. */
export async function versionInForce({ db, tenantId }: Ctx, year: number, on: LocalDate) {
  return db
    .selectFrom('budget.versions')
    .select(['id', 'stage', 'sequence', 'approvedOn'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .where('effectiveFrom', '<=', on)
    .orderBy('effectiveFrom', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

type FundSum = Omit<Sum, 'source'> & { fundCode: string; fundName: string }

/** Sums per spending unit, sub kegiatan and fund of a version, or of one office of it, in one statement. */
export async function sumsOf(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCode?: string,
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
    .$if(skpdCode !== undefined, (query) => query.where('skpdCode', '=', skpdCode ?? ''))
    .groupBy([
      'skpdCode',
      'subUnitCode',
      'programCode',
      'activityCode',
      'subActivityCode',
      'fundCode',
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

/** Codes linked by hand, each with its unit. */
export async function aliasesOf({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('budget.unitAliases')
    .select(['code', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .execute()
  return new Map(rows.map(({ code, unitId }) => [code, unitId]))
}
