import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type { Stage } from '../in-force.contract.ts'
import type { RekapLine } from './rekap.contract.ts'

type Ctx = Context<BudgetTables>

/** Lines of one statement; they travel as one JSON parameter, so only its size counts. */
const chunk = 2000

/** Two people who save a budget of the same year wait for each other. */
export async function lockYear({ db, tenantId }: Ctx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`budget.versions ${year}`}))`.execute(
    db,
  )
}

/** Id of the version that holds the same lines and still stands. */
export async function versionWithDigest(
  { db, tenantId }: Ctx,
  year: number,
  digest: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('budget.versions')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('digest', '=', digest)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Id of the version an import wrote, while it stands. */
export async function versionOfRun(
  { db, tenantId }: Ctx,
  runId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('budget.versions')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('recordedBy', '=', runId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

export type NewVersion = {
  year: number
  stage: Stage
  approvedOn: LocalDate
  legalBasis: string | null
  digest: string
  runId: string
}

/** Writes a version under the next number of its year; a withdrawn one keeps its number. */
export async function saveVersion(ctx: Ctx, version: NewVersion): Promise<string> {
  const { db, tenantId, now } = ctx
  const id = ctx.newId()
  const last = await db
    .selectFrom('budget.versions')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('tenantId', '=', tenantId)
    .where('year', '=', version.year)
    .executeTakeFirst()
  await db
    .insertInto('budget.versions')
    .values({
      ...{
        tenantId,
        id,
        year: version.year,
        sequence: (last?.sequence ?? 0) + 1,
        stage: version.stage,
      },
      ...{
        legalBasis: version.legalBasis,
        approvedOn: version.approvedOn,
        effectiveFrom: version.approvedOn,
      },
      ...{
        digest: version.digest,
        recordedAt: now,
        recordedBy: version.runId,
        withdrawnAt: null,
      },
    })
    .execute()
  return id
}

/** Writes the lines of a version, some thousands in each statement. */
export async function saveLines(
  ctx: Ctx,
  versionId: string,
  lines: readonly RekapLine[],
): Promise<void> {
  for (let start = 0; start < lines.length; start += chunk) {
    const rows = lines.slice(start, start + chunk).map((line) => ({ id: ctx.newId(), ...line }))
    await sql`
      insert into budget.lines (tenant_id, version_id, id, row_number, skpd_code, skpd_name,
        sub_unit_code, sub_unit_name, affair_code, affair_name,
        program_code, program_name, activity_code, activity_name, sub_activity_code,
        sub_activity_name, fund_code, fund_name,
        account_code, account_name, package_code, package_name, amount)
      select ${ctx.tenantId}::int, ${versionId}::uuid, l.id, l.row, l."skpdCode", l."skpdName",
        l."subUnitCode", l."subUnitName", l."affairCode", l."affairName",
        l."programCode", l."programName", l."activityCode", l."activityName", l."subActivityCode",
        l."subActivityName", l."fundCode", l."fundName",
        l."accountCode", l."accountName", l."packageCode", l."packageName", l.amount
      from json_to_recordset(${JSON.stringify(rows)}::json) as l(id uuid, row int,
        "skpdCode" text, "skpdName" text, "subUnitCode" text, "subUnitName" text,
        "affairCode" text, "affairName" text, "programCode" text, "programName" text,
        "activityCode" text, "activityName" text,
        "subActivityCode" text, "subActivityName" text, "fundCode" text, "fundName" text,
        "accountCode" text, "accountName" text,
        "packageCode" text, "packageName" text, amount bigint)`.execute(ctx.db)
  }
}

/** Takes a version back: it stays readable and counts no more. */
export async function withdrawVersion({ db, tenantId, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('budget.versions')
    .set({ withdrawnAt: now })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
