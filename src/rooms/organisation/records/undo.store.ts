import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type Ledger, supersededLater } from '../../../platform/database/ledger.ts'
import { assignmentLedger, organisationLedgers } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

type Ctx = Context<OrganisationTables>

/** How many rows of a run, or of things it touched, were changed by somebody later; such a run can
 * no longer be taken back alone. Assignments are also looked at by post, because two holders of one
 * post exclude each other. */
export async function touchedLater(ctx: Ctx, runId: string): Promise<number> {
  let sum = await supersededLater(ctx, organisationLedgers, runId)
  for (const ledger of organisationLedgers) sum += await writtenLater(ctx, ledger, runId)
  return sum
}

/** Rows that somebody wrote after the run about the same things. */
async function writtenLater(
  ctx: Ctx,
  { table, about }: Pick<Ledger, 'table' | 'about'>,
  runId: string,
): Promise<number> {
  const [rows, whose] = [sql.table(table), sql.ref(about)]
  const mine = sql`from ${rows} as mine where mine.tenant_id = ${ctx.tenantId}
    and (mine.recorded_by = ${runId} or mine.closed_by = ${runId})`
  const samePost =
    table === assignmentLedger.table
      ? sql`or (later.single_holder and later.position_id in (select mine.position_id ${mine}))`
      : sql``
  const { rows: counted } = await sql<{ count: number }>`
    select count(*) as count from ${rows} as later
    where later.tenant_id = ${ctx.tenantId} and later.recorded_until is null
      and later.recorded_by is distinct from ${runId}
      and later.recorded_at > (select max(case when mine.recorded_by = ${runId}
        then mine.recorded_at else mine.recorded_until end) ${mine})
      and (later.${whose} in (select mine.${whose} ${mine}) ${samePost})`.execute(ctx.db)
  return counted[0]?.count ?? 0
}
