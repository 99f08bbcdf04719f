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
    .select(['id', 'stage', 'sequence', 'approved_on'])
    .where('tenant_id', '=', tenantId)
    .where('year', '=', year)
    .where('withdrawn_at', 'is', null)
    .where('effective_from', '<=', on)
    .orderBy('effective_from', 'desc')
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
      'skpd_code as skpdCode',
      'sub_unit_code as subUnitCode',
      'program_code as programCode',
      'activity_code as activityCode',
      'sub_activity_code as subActivityCode',
      'fund_code as fundCode',
      fn.min('skpd_name').as('skpdName'),
      fn.min('sub_unit_name').as('subUnitName'),
      fn.min('program_name').as('programName'),
      fn.min('activity_name').as('activityName'),
      fn.min('sub_activity_name').as('subActivityName'),
      fn.min('fund_name').as('fundName'),
      sql<number>`sum(amount)::bigint`.as('amount'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .$if(skpdCode !== undefined, (query) => query.where('skpd_code', '=', skpdCode ?? ''))
    .groupBy([
      'skpd_code',
      'sub_unit_code',
      'program_code',
      'activity_code',
      'sub_activity_code',
      'fund_code',
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
    .select([
      'skpd_code as skpdCode',
      'approved_on as approvedOn',
      'dpa_number as dpaNumber',
      'approved_by as approvedBy',
      'consent_by as consentBy',
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .where('recorded_until', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.skpdCode, row]))
}

/** Codes linked by hand, each with its unit. */
export async function aliasesOf({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('budget.unit_aliases')
    .select(['code', 'unit_id'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .execute()
  return new Map(rows.map(({ code, unit_id }) => [code, unit_id]))
}
