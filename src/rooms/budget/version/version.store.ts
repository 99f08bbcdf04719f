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
    .select(['id', 'year', 'sequence', 'stage', 'legalBasis', 'approvedOn'])
    .select(['effectiveFrom', 'recordedAt', 'withdrawnAt'])
    .where('tenantId', '=', tenantId)
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
      'versionId',
      fn.count<number>('skpdCode').distinct().as('offices'),
      fn.countAll<number>().as('lines'),
      sql<number>`sum(amount)::bigint`.as('total'),
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', ids)
    .groupBy('versionId')
    .execute()
  return new Map(rows.map(({ versionId, ...totals }) => [versionId, totals]))
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
      'skpdCode',
      fn.min('skpdName').as('skpdName'),
      sql<number>`sum(amount)::bigint`.as('total'),
      fn.count<number>('programCode').distinct().as('programs'),
      fn.count<number>('subActivityCode').distinct().as('subActivities'),
      fn.countAll<number>().as('lines'),
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .$if(skpdCode !== undefined, (query) => query.where('skpdCode', '=', skpdCode ?? ''))
    .groupBy('skpdCode')
    .orderBy('skpdCode')
    .execute()
}

type AccountSum = Omit<AccountLine, 'source' | 'realised'> & { fundCode: string; fundName: string }

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
      'accountCode as code',
      fn.min('accountName').as('name'),
      'fundCode',
      fn.min('fundName').as('fundName'),
      fn.countAll<number>().as('lines'),
      sql<number>`sum(amount)::bigint`.as('amount'),
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where('skpdCode', '=', skpdCode)
    .$if(subActivity !== undefined, (query) =>
      query.where('subActivityCode', '=', subActivity ?? ''),
    )
    .groupBy(['accountCode', 'fundCode'])
    .orderBy('accountCode')
    .orderBy('fundCode')
    .execute()
}

/** Taken before an approval is replaced: two people who record one wait for each other. */
export async function lockApproval(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCode: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int,
    hashtext(${`budget.approvals ${versionId} ${skpdCode}`}))`.execute(db)
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
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where('skpdCode', '=', skpdCode)
    .where('recordedUntil', 'is', null)
    .execute()
  await db
    .insertInto('budget.approvals')
    .values({
      tenantId,
      id: ctx.newId(),
      versionId,
      skpdCode,
      dpaNumber: approval.dpaNumber,
      approvedOn: approval.approvedOn,
      ...{
        approvedBy: approval.approvedBy,
        consentBy: approval.consentBy,
        recordedAt: now,
        recordedUntil: null,
      },
    })
    .execute()
}

/** Links a code with a unit from now on; the link before is closed, not lost. */
export async function saveAlias(ctx: Ctx, code: string, unitId: string): Promise<void> {
  const { db, tenantId, now } = ctx
  await sql`select pg_advisory_xact_lock(${tenantId}::int,
    hashtext(${`budget.unit_aliases ${code}`}))`.execute(db)
  await db
    .updateTable('budget.unitAliases')
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('code', '=', code)
    .where('subActivityCode', 'is', null)
    .where('executed', '=', false)
    .where('recordedUntil', 'is', null)
    .execute()
  await db
    .insertInto('budget.unitAliases')
    .values({
      tenantId,
      id: ctx.newId(),
      code,
      unitId,
      ...{ validFrom: null, subActivityCode: null, executed: false },
      ...{ fromUnitId: null, eventId: null },
      recordedAt: now,
      recordedUntil: null,
    })
    .execute()
}
