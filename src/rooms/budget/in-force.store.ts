import { sql } from 'kysely'
import type { LocalDate } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import type { BudgetTables } from './budget.tables.ts'
import type { Sum } from './in-force.rules.ts'

type Ctx = Context<BudgetTables>

export async function versionInForce({ db, tenantId }: Ctx, year: number, on: LocalDate) {
  return db
    .selectFrom('budget.versions')
    .select(['id', 'year', 'stage', 'sequence', 'approved_on'])
    .where('tenant_id', '=', tenantId)
    .where('year', '=', year)
    .where('withdrawn_at', 'is', null)
    .where('effective_from', '<=', on)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Sums per sub kegiatan and fund, in one statement. */
export async function sumsOf(
  { db, tenantId }: Ctx,
  versionId: string,
): Promise<(Omit<Sum, 'source'> & { fundCode: string; fundName: string })[]> {
  const rows = await db
    .selectFrom('budget.lines')
    .select(['skpd_code', 'program_code', 'activity_code', 'sub_activity_code', 'fund_code'])
    .select(({ fn }) => [
      fn.min('skpd_name').as('skpd_name'),
      fn.min('program_name').as('program_name'),
      fn.min('activity_name').as('activity_name'),
      fn.min('sub_activity_name').as('sub_activity_name'),
      fn.min('fund_name').as('fund_name'),
      sql<number>`sum(amount)::bigint`.as('amount'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .groupBy(['skpd_code', 'program_code', 'activity_code', 'sub_activity_code', 'fund_code'])
    .execute()
  return rows.map((row) => ({
    skpdCode: row.skpd_code,
    skpdName: row.skpd_name,
    programCode: row.program_code,
    programName: row.program_name,
    activityCode: row.activity_code,
    activityName: row.activity_name,
    subActivityCode: row.sub_activity_code,
    subActivityName: row.sub_activity_name,
    fundCode: row.fund_code,
    fundName: row.fund_name,
    amount: row.amount,
  }))
}

export async function approvalsOf({ db, tenantId }: Ctx, versionId: string) {
  return db
    .selectFrom('budget.approvals')
    .select(['skpd_code', 'approved_on', 'dpa_number'])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .where('recorded_until', 'is', null)
    .execute()
}

export async function aliasesOf({ db, tenantId }: Ctx): Promise<Map<string, string>> {
  const rows = await db.selectFrom('budget.unit_aliases').select(['code', 'unit_id']).where('tenant_id', '=', tenantId).execute()
  return new Map(rows.map(({ code, unit_id }) => [code, unit_id]))
}
