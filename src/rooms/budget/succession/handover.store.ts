import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type { Link } from './link.rules.ts'

type Ctx = Context<BudgetTables>

/** What every sub kegiatan of some codes, or of all, has by a version and has spent in a year, also
 * where the version does not have it; one statement. */
export async function moneyOf(
  { db, tenantId }: Ctx,
  { versionId, year, codes }: { versionId: string; year: number; codes?: readonly string[] },
): Promise<
  {
    code: string
    subActivityCode: string
    subActivityName: string
    ceiling: number
    realised: number
  }[]
> {
  const among = codes ? sql`skpd_code = any(${[...codes]}::text[])` : sql`true`
  const { rows } = await sql<Awaited<ReturnType<typeof moneyOf>>[number]>`
    select code, "subActivityCode", coalesce(max(name), "subActivityCode") as "subActivityName",
      sum(ceiling)::bigint as ceiling, sum(realised)::bigint as realised
    from (
      select skpd_code as code, sub_activity_code as "subActivityCode",
        min(sub_activity_name) as name, sum(amount) as ceiling, 0 as realised
      from budget.lines where tenant_id = ${tenantId} and version_id = ${versionId} and ${among}
      group by skpd_code, sub_activity_code
      union all
      select skpd_code, sub_activity_code, null, 0, sum(amount)
      from budget.current_realisation
      where tenant_id = ${tenantId} and year = ${year} and ${among}
      group by skpd_code, sub_activity_code) as line
    group by code, "subActivityCode" order by code, "subActivityCode"`.execute(db)
  return rows
}

/** Writes the links of a change; one of the same code and day, of an earlier change, is closed. */
export async function saveLinks(ctx: Ctx, eventId: string, links: readonly Link[]): Promise<void> {
  const { db, tenantId, now } = ctx
  if (links.length === 0) return
  await sql`
    update budget.unit_aliases as old set recorded_until = ${now}
    from json_to_recordset(${JSON.stringify(links)}::json)
      as link("code" text, "subActivityCode" text, "validFrom" date, "executed" boolean)
    where old.tenant_id = ${tenantId} and old.recorded_until is null and old.code = link."code"
      and old.sub_activity_code is not distinct from link."subActivityCode"
      and old.valid_from = link."validFrom" and old.executed = link."executed"`.execute(db)
  await insertRows(
    db,
    'budget.unitAliases',
    links.map((link) => ({
      ...{ ...link, tenantId, id: ctx.newId(), eventId },
      ...{ recordedAt: now, recordedUntil: null },
    })),
  )
}
