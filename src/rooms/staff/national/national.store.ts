import { sql } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { recordsOf } from '../../../platform/database/ledger.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { NationalCells, ResultDefault } from './national.contract.ts'
import { nationalRowLedger, outsidePredicateLedger } from './national.ledgers.ts'
import type { Logged } from './national.rules.ts'

type Ctx = Context<StaffTables>
type Days = { from: LocalDate; until: LocalDate }

export type LoggedRow = Logged & {
  id: string
  resultId: string | null
  evidenceIds: string[]
  handed: NationalCells | null
  handedAt: Instant | null
}

const logged = ({ db, tenantId }: Ctx, personId: string) =>
  db
    .selectFrom('staff.logEntries as entry')
    .leftJoin('staff.handedOver as gone', (join) =>
      join.onRef('gone.tenantId', '=', 'entry.tenantId').onRef('gone.entryId', '=', 'entry.id'),
    )
    .select([
      ...(['entry.id', 'entry.day', 'entry.starts', 'entry.minutes', 'entry.activity'] as const),
      ...(['entry.resultId', 'entry.actionPlan', 'entry.dataSource', 'entry.quantity'] as const),
      ...(['entry.unitLabel', 'entry.link', 'entry.evidenceIds', 'entry.personal'] as const),
      ...(['gone.cells as handed', 'gone.at as handedAt'] as const),
    ])
    .where('entry.tenantId', '=', tenantId)
    .where('entry.personId', '=', personId)

/** Rows of somebody's log with what was handed over of them, in the order of their days. */
export const loggedBetween = (
  ctx: Ctx,
  personId: string,
  { from, until }: Days,
): Promise<LoggedRow[]> =>
  logged(ctx, personId)
    .where('entry.day', '>=', from)
    .where('entry.day', '<=', until)
    .orderBy('entry.day')
    .orderBy('entry.starts')
    .orderBy('entry.id')
    .execute()

export const loggedRow = (
  ctx: Ctx,
  personId: string,
  entryId: string,
): Promise<LoggedRow | undefined> =>
  logged(ctx, personId).where('entry.id', '=', entryId).executeTakeFirst()

/** What somebody's results say to all their rows, by key: what was typed once, and the words of the
 * result in its newest version. */
export async function defaultsOf(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<Map<string, Omit<ResultDefault, 'waiting' | 'label'> & { resultText?: string }>> {
  const { rows } = await sql<{
    key: string
    resultText: string | null
    actionPlan: string | null
    dataSource: string | null
    unit: string | null
    quantity: number | null
  }>`
    with own as (
      select distinct on (result.result_id) result.result_id::text as key, result.text
      from staff.plans plan
      join staff.versions version on version.tenant_id = plan.tenant_id and version.plan_id = plan.id
      join staff.results result
        on result.tenant_id = version.tenant_id and result.version_id = version.id
      where plan.tenant_id = ${tenantId} and plan.person_id = ${personId}
      order by result.result_id, version.number desc
    ), said as (
      select * from staff.result_defaults
      where tenant_id = ${tenantId} and person_id = ${personId}
    )
    select coalesce(own.key, said.result_key) as key, own.text as result_text,
      said.action_plan, said.data_source, said.unit_label as unit, said.quantity
    from own full join said on said.result_key = own.key`.execute(db)
  return new Map(
    rows.map(({ key, resultText, actionPlan, dataSource, unit, quantity }) => [
      key,
      {
        ...{ key, actionPlan: actionPlan ?? '', dataSource: dataSource ?? '', unit: unit ?? '' },
        ...{ quantity: quantity ?? 1, ...(resultText !== null && { resultText }) },
      },
    ]),
  )
}

export async function saveDefault(
  { db, tenantId, now }: Ctx,
  personId: string,
  { key, unit, ...said }: Omit<ResultDefault, 'waiting' | 'label'>,
): Promise<void> {
  const typed = { ...said, unitLabel: unit, editedAt: now }
  await db
    .insertInto('staff.resultDefaults')
    .values({ tenantId, personId, resultKey: key, ...typed })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'personId', 'resultKey']).doUpdateSet(typed),
    )
    .execute()
}

/** Keeps that rows were handed over, with what left. */
export async function saveHanded(
  { db, tenantId, now }: Ctx,
  way: 'FILE' | 'COPY',
  rows: readonly { entryId: string; cells: NationalCells }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into staff.handed_over (tenant_id, entry_id, way, cells, at)
    select ${tenantId}, (row->>'entryId')::uuid, ${way}, row->'cells', ${now}
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row
    on conflict (tenant_id, entry_id)
    do update set way = excluded.way, cells = excluded.cells, at = excluded.at`.execute(db)
}

export async function dropHanded({ db, tenantId }: Ctx, entryId: string): Promise<void> {
  await db
    .deleteFrom('staff.handedOver')
    .where('tenantId', '=', tenantId)
    .where('entryId', '=', entryId)
    .execute()
}

/** What the newest recap says of some people between two days. */
export const recapBetween = (ctx: Ctx, people: readonly string[], { from, until }: Days) =>
  recordsOf(
    ctx,
    nationalRowLedger,
    sql`version.person_id = any(${[...people]}::uuid[])
      and version.day >= ${from} and version.day <= ${until}`,
  )

/** When a recap of somebody was last read. */
export async function recapReadAt(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<Instant | null> {
  const row = await db
    .selectFrom('staff.nationalRows')
    .select(({ fn }) => fn.max('recordedAt').as('at'))
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('recordedUntil', 'is', null)
    .executeTakeFirst()
  return row?.at ?? null
}

/** What was read in of some people that was made elsewhere, of every period. */
export const outsidePredicatesOf = (ctx: Ctx, people: readonly string[]) =>
  recordsOf(ctx, outsidePredicateLedger, sql`version.person_id = any(${[...people]}::uuid[])`)
