import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type { Approval } from '../in-force.store.ts'
import type { AccountLine, BudgetVersion, OfficeLine } from './version.contract.ts'

type Ctx = Context<BudgetTables>

/** A version as recorded, before anybody says which is in force and what it adds up to. */
export type StoredVersion = Omit<
  BudgetVersion,
  'stageLabel' | 'inForce' | 'offices' | 'lines' | 'total'
>

/** Versions of one year or of all, newest first; withdrawn ones too. */
export async function loadVersions({ db, tenantId }: Ctx, year?: number): Promise<StoredVersion[]> {
  return db
    .selectFrom('budget.versions')
    .select([
      'id',
      'year',
      'sequence',
      'stage',
      'legal_basis as legalBasis',
      'approved_on as approvedOn',
    ])
    .select([
      'effective_from as effectiveFrom',
      'recorded_at as recordedAt',
      'withdrawn_at as withdrawnAt',
    ])
    .where('tenant_id', '=', tenantId)
    .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
    .orderBy('year', 'desc')
    .orderBy('sequence', 'desc')
    .execute()
}

export type VersionTotals = Pick<BudgetVersion, 'offices' | 'lines' | 'total'>

/** What the lines of some versions add up to, by version, in one statement. */
export async function versionTotals(
  { db, tenantId }: Ctx,
  ids: readonly string[],
): Promise<Map<string, VersionTotals>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'version_id',
      fn.count<number>('skpd_code').distinct().as('offices'),
      fn.countAll<number>().as('lines'),
      sql<number>`sum(amount)::bigint`.as('total'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', ids)
    .groupBy('version_id')
    .execute()
  return new Map(rows.map(({ version_id, ...totals }) => [version_id, totals]))
}

/** What an office's lines add up to. */
export type OfficeTotals = Pick<
  OfficeLine,
  'skpdCode' | 'skpdName' | 'total' | 'programs' | 'subActivities' | 'lines'
>

/** Sums per office of a version, or of one office, in one statement. */
export async function officeTotals(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCode?: string,
): Promise<OfficeTotals[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'skpd_code as skpdCode',
      fn.min('skpd_name').as('skpdName'),
      sql<number>`sum(amount)::bigint`.as('total'),
      fn.count<number>('program_code').distinct().as('programs'),
      fn.count<number>('sub_activity_code').distinct().as('subActivities'),
      fn.countAll<number>().as('lines'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .$if(skpdCode !== undefined, (query) => query.where('skpd_code', '=', skpdCode ?? ''))
    .groupBy('skpd_code')
    .orderBy('skpd_code')
    .execute()
}

type AccountSum = Omit<AccountLine, 'source'> & { fundCode: string; fundName: string }

/** Sums per account and fund of one office, or of one of its sub kegiatan. */
export async function accountSums(
  { db, tenantId }: Ctx,
  {
    versionId,
    skpdCode,
    subActivity,
  }: { versionId: string; skpdCode: string; subActivity?: string | undefined },
): Promise<AccountSum[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'account_code as code',
      fn.min('account_name').as('name'),
      'fund_code as fundCode',
      fn.min('fund_name').as('fundName'),
      fn.countAll<number>().as('lines'),
      sql<number>`sum(amount)::bigint`.as('amount'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .where('skpd_code', '=', skpdCode)
    .$if(subActivity !== undefined, (query) =>
      query.where('sub_activity_code', '=', subActivity ?? ''),
    )
    .groupBy(['account_code', 'fund_code'])
    .orderBy('account_code')
    .orderBy('fund_code')
    .execute()
}

/** Taken before an approval is replaced: two people who record one wait for each other. */
export async function lockApproval(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCode: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`budget.approvals ${versionId} ${skpdCode}`}))`.execute(
    db,
  )
}

/** Closes the approval an office has in a version and writes the new one. */
export async function saveApproval(
  ctx: Ctx,
  versionId: string,
  { skpdCode, ...approval }: Approval,
): Promise<void> {
  const { db, tenantId, now } = ctx
  await db
    .updateTable('budget.approvals')
    .set({ recorded_until: now })
    .where('tenant_id', '=', tenantId)
    .where('version_id', '=', versionId)
    .where('skpd_code', '=', skpdCode)
    .where('recorded_until', 'is', null)
    .execute()
  await db
    .insertInto('budget.approvals')
    .values({
      ...{ tenant_id: tenantId, id: ctx.newId(), version_id: versionId, skpd_code: skpdCode },
      ...{ dpa_number: approval.dpaNumber, approved_on: approval.approvedOn },
      ...{
        approved_by: approval.approvedBy,
        consent_by: approval.consentBy,
        recorded_at: now,
        recorded_until: null,
      },
    })
    .execute()
}

/** Links a code with a unit from now on; the link before is closed, not lost. */
export async function saveAlias(ctx: Ctx, code: string, unitId: string): Promise<void> {
  const { db, tenantId, now } = ctx
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`budget.unit_aliases ${code}`}))`.execute(
    db,
  )
  await db
    .updateTable('budget.unit_aliases')
    .set({ recorded_until: now })
    .where('tenant_id', '=', tenantId)
    .where('code', '=', code)
    .where('recorded_until', 'is', null)
    .execute()
  await db
    .insertInto('budget.unit_aliases')
    .values({
      tenant_id: tenantId,
      id: ctx.newId(),
      code,
      unit_id: unitId,
      recorded_at: now,
      recorded_until: null,
    })
    .execute()
}
