import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type {
  CeilingSum,
  Coverage,
  RealisedLine,
  SpentLine,
  StoredSum,
} from './realisation.contract.ts'

type Ctx = Context<BudgetTables>

/** What the files of a year that stand speak for, in the order they came. */
export async function coverageOf({ db, tenantId }: Ctx, year: number): Promise<Coverage[]> {
  return db
    .selectFrom('budget.realisations')
    .select(['fromMonth', 'toMonth', 'offices'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('withdrawnAt', 'is', null)
    .orderBy('sequence')
    .execute()
}

const total = sql<number>`sum(amount)::bigint`.as('amount')

/** What some offices, or all, have spent until the end of a month, by spending unit and sub
 * kegiatan. */
export async function realisedLines(
  { db, tenantId }: Ctx,
  {
    year,
    upTo,
    skpdCodes,
  }: { year: number; upTo: number; skpdCodes?: readonly string[] | undefined },
): Promise<(SpentLine & { skpdCode: string })[]> {
  return db
    .selectFrom('budget.currentRealisation')
    .select(['skpdCode', 'subUnitCode', 'subActivityCode', total])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('month', '<=', upTo)
    .$if(skpdCodes !== undefined, (query) =>
      query.where(sql<boolean>`skpd_code = any(${[...(skpdCodes ?? [])]}::text[])`),
    )
    .groupBy(['skpdCode', 'subUnitCode', 'subActivityCode'])
    .orderBy('subActivityCode')
    .execute()
}

/** What some offices have spent until the end of a month, by account; of one sub kegiatan or of
 * all. */
export async function realisedAccounts(
  { db, tenantId }: Ctx,
  {
    year,
    upTo,
    skpdCodes,
    subActivity,
  }: {
    year: number
    upTo: number
    skpdCodes: readonly string[]
    subActivity?: string | undefined
  },
): Promise<{ accountCode: string; amount: number }[]> {
  return db
    .selectFrom('budget.currentRealisation')
    .select(['accountCode', total])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where(sql<boolean>`skpd_code = any(${[...skpdCodes]}::text[])`)
    .where('month', '<=', upTo)
    .$if(subActivity !== undefined, (query) =>
      query.where('subActivityCode', '=', subActivity ?? ''),
    )
    .groupBy('accountCode')
    .execute()
}

/** What every spending unit has spent in each month. */
export async function realisedByMonth(
  { db, tenantId }: Ctx,
  year: number,
): Promise<{ skpdCode: string; subUnitCode: string; month: number; amount: number }[]> {
  return db
    .selectFrom('budget.currentRealisation')
    .select(['skpdCode', 'subUnitCode', 'month', total])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .groupBy(['skpdCode', 'subUnitCode', 'month'])
    .execute()
}

/** What is stored of a year, by spending unit and sub kegiatan, parted by what a new file covers. */
export async function storedBeside(
  { db, tenantId }: Ctx,
  year: number,
  { fromMonth, toMonth, offices }: Coverage,
): Promise<StoredSum[]> {
  const covered = sql<boolean>`(month between ${fromMonth} and ${toMonth}
    and (${offices}::text[] is null or skpd_code = any(${offices}::text[])))`
  return db
    .selectFrom('budget.currentRealisation')
    .select(['skpdCode', 'subUnitCode', 'subActivityCode'])
    .select([
      sql<number>`coalesce(sum(amount) filter (where ${covered}), 0)::bigint`.as('replaced'),
      sql<number>`coalesce(sum(amount) filter (where not ${covered}), 0)::bigint`.as('kept'),
    ])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .groupBy(['skpdCode', 'subUnitCode', 'subActivityCode'])
    .execute()
}

/** The ceilings of a version by spending unit and sub kegiatan, each with its accounts. */
export async function ceilingsOf(
  { db, tenantId }: Ctx,
  versionId: string,
  skpdCodes?: readonly string[],
): Promise<CeilingSum[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'skpdCode',
      'subUnitCode',
      'subActivityCode',
      fn.min('skpdName').as('skpdName'),
      fn.min('subActivityName').as('subActivityName'),
      sql<string[]>`array_agg(distinct account_code)`.as('accounts'),
      total,
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .$if(skpdCodes !== undefined, (query) =>
      query.where(sql<boolean>`skpd_code = any(${[...(skpdCodes ?? [])]}::text[])`),
    )
    .groupBy(['skpdCode', 'subUnitCode', 'subActivityCode'])
    .execute()
}

/** Which of some codes are those of offices in a version. */
export async function codesIn(
  { db, tenantId }: Ctx,
  versionId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('budget.lines')
    .select('skpdCode')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .where(sql<boolean>`skpd_code = any(${[...codes]}::text[])`)
    .execute()
  return rows.map(({ skpdCode }) => skpdCode)
}

/** Which of some versions hold which sub kegiatan of some offices. */
export async function knownInVersions(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
  skpdCodes: readonly string[],
): Promise<{ versionId: string; skpdCode: string; subActivityCode: string }[]> {
  if (versionIds.length === 0 || skpdCodes.length === 0) return []
  return db
    .selectFrom('budget.lines')
    .select(['versionId', 'skpdCode', 'subActivityCode'])
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', [...versionIds])
    .where('skpdCode', 'in', [...skpdCodes])
    .execute()
}

/** Writes what a file says under the next number of its year. */
export async function saveRealisation(
  ctx: Ctx,
  file: Coverage & { year: number; runId: string },
  lines: readonly RealisedLine[],
): Promise<void> {
  const { db, tenantId, now } = ctx
  const [id, { year, fromMonth, toMonth, offices, runId }] = [ctx.newId(), file]
  const last = await db
    .selectFrom('budget.realisations')
    .select(({ fn }) => fn.max('sequence').as('sequence'))
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .executeTakeFirst()
  await db
    .insertInto('budget.realisations')
    .values({
      ...{ tenantId, id, year, sequence: (last?.sequence ?? 0) + 1, fromMonth, toMonth },
      ...{ offices: offices && [...offices], recordedAt: now, recordedBy: runId },
      withdrawnAt: null,
    })
    .execute()
  const rows = lines.map(({ row: _, skpdName: __, ...line }) => ({
    ...{ tenantId, realisationId: id },
    ...line,
  }))
  await insertRows(db, 'budget.realisedLines', rows)
}

/** Takes back what an import wrote; what it had taken the place of counts again. */
export async function withdrawRealisation(
  { db, tenantId, now }: Ctx,
  runId: string,
): Promise<void> {
  await db
    .updateTable('budget.realisations')
    .set({ withdrawnAt: now })
    .where('tenantId', '=', tenantId)
    .where('recordedBy', '=', runId)
    .where('withdrawnAt', 'is', null)
    .execute()
}
