import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf, selectionOf } from '../../../platform/database/ledger.ts'
import { assignmentLedger, personLedger, positionLedger } from '../organisation.ledgers.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { TransferRow } from './transfer.contract.ts'
import type { Done } from './transfer-cancel.rules.ts'
import type { TransferRecords } from './transfer-plan.contract.ts'

type Ctx = Context<OrganisationTables>

/** What is on record, of any date, of the people and posts that the lines name, of whoever else
 * holds those posts, and of the posts these people hold: three statements, whatever their number. */
export async function recordsOfTransfer(
  ctx: Ctx,
  rows: readonly Pick<TransferRow, 'personId' | 'positionId'>[],
): Promise<TransferRecords> {
  const persons = [...new Set(rows.map(({ personId }) => personId))]
  const posts = [...new Set(rows.flatMap(({ positionId }) => positionId ?? []))]
  const assignments = await recordsOf(
    ctx,
    assignmentLedger,
    sql`(version.person_id = any(${persons}::uuid[]) or version.position_id = any(${posts}::uuid[]))`,
  )
  const holders = [...persons, ...assignments.map(({ personId }) => personId)]
  const held = [...posts, ...assignments.map(({ positionId }) => positionId)]
  return {
    assignments,
    posts: await recordsOf(ctx, positionLedger, sql`version.position_id = any(${held}::uuid[])`),
    people: await recordsOf(ctx, personLedger, sql`version.person_id = any(${holders}::uuid[])`),
  }
}

/** What an executed event wrote about who holds what that still stands, and what it superseded with
 * that, as it stood before. Three statements. */
export async function doneBy(ctx: Ctx, eventId: string): Promise<Done> {
  const mine = sql`version.recorded_by = ${eventId}`
  const replaced = await ctx.db
    .selectFrom('organisation.assignments')
    .select(['id as rowId', ...selectionOf(assignmentLedger)])
    .where('tenantId', '=', ctx.tenantId)
    .where('closedBy', '=', eventId)
    .where(sql<boolean>`recorded_by is distinct from ${eventId}`)
    .execute()
  const replacedPeople = await ctx.db
    .selectFrom('organisation.personVersions')
    .select(['id as rowId', ...selectionOf(personLedger)])
    .where('tenantId', '=', ctx.tenantId)
    .where('closedBy', '=', eventId)
    .where(sql<boolean>`recorded_by is distinct from ${eventId}`)
    .execute()
  return {
    assignments: { written: await recordsOf(ctx, assignmentLedger, mine), replaced },
    people: { written: await recordsOf(ctx, personLedger, mine), replaced: replacedPeople },
  }
}

type StoredTransfer = {
  id: string
  code: string
  state: string
  on: LocalDate
  rows: TransferRow[]
  runId: string | null
}

const transfers = ({ tenantId }: Ctx) => sql`
  select event.id, event.code, last.state, said.effective_on as "on",
    said.content->'rows' as "rows", said.content->>'runId' as "runId"
  from organisation.events event
  join lateral (select state, version from organisation.event_states state
    where state.tenant_id = event.tenant_id and state.event_id = event.id
    order by sequence desc limit 1) last on true
  join organisation.event_versions said on said.tenant_id = event.tenant_id
    and said.event_id = event.id and said.number = last.version
  where event.tenant_id = ${tenantId} and event.kind = 'TRANSFER'`

/** Transfers that were declared and are neither done nor withdrawn. */
export async function pendingTransfers(ctx: Ctx): Promise<StoredTransfer[]> {
  const { rows } = await sql<StoredTransfer>`${transfers(ctx)}
    and last.state not in ('EXECUTED', 'WITHDRAWN')`.execute(ctx.db)
  return rows
}

/** The transfers that one import declared. */
export async function transfersOfRun(ctx: Ctx, runId: string): Promise<StoredTransfer[]> {
  const { rows } = await sql<StoredTransfer>`${transfers(ctx)}
    and said.content->>'runId' = ${runId} order by event.code`.execute(ctx.db)
  return rows
}
