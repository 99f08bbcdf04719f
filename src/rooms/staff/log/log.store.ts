import { type RawBuilder, sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { AnsweredRow, StaffTables } from '../staff.tables.ts'
import type { Activity, TypedRow, WorkResult } from './log.contract.ts'
import { dayBegins, minutesOfDay } from './log.rules.ts'
import type { Pause } from './norm.rules.ts'

type Ctx = Context<StaffTables>
export type Span = { from: LocalDate; to: LocalDate }

/** A row with what the server found about its time. */
export type JudgedRow = TypedRow & {
  personId: string
  capturedAt: string
  uncertain: boolean
  late: boolean
  skewSeconds: number
  loggedBy: string | null
}

/** The results a row may name: of any SKP of the person. */
const ownResult = (row: RawBuilder<unknown>) => sql`exists (
  select from staff.results r
  join staff.versions v on v.tenant_id = r.tenant_id and v.id = r.version_id
  join staff.plans p on p.tenant_id = v.tenant_id and p.id = v.plan_id
  where r.tenant_id = ${sql.ref('e.tenant_id')} and r.result_id = ${row}.result_id
    and p.person_id = ${row}.person_id)`

/** Writes rows of a day, each after the one before it where no start was typed: all of them or, where
 * a day would have more than 24 hours or a result is another person's, none. What is there already
 * stays as it is. Answers the `id` of each row it wrote; done by `recordDoing`. */
export function writingRows(
  { tenantId, now }: Ctx,
  rows: readonly JudgedRow[],
): RawBuilder<AnsweredRow> {
  const given = JSON.stringify(rows.map((row, number) => ({ ...inDatabase(row), number })))
  return sql<AnsweredRow>`
    insert into staff.log_entries (tenant_id, id, person_id, day, starts, minutes, activity,
      result_id, action_plan, data_source, quantity, unit_label, link, evidence_ids, personal,
      captured_at, received_at, uncertain, late, late_reason, logged_by, skew_seconds)
    with e as (
      select ${tenantId}::int as tenant_id, j.*, array(select json_array_elements_text(j.evidence)::uuid) as ids
      from json_to_recordset(${given}::json) as j (number int, id uuid, person_id uuid, day date,
        starts int, minutes int, activity text, result_id uuid, action_plan text, data_source text,
        quantity int, unit_label text, link text, evidence json, personal boolean,
        captured_at timestamptz, uncertain boolean, late boolean, late_reason text, logged_by uuid,
        skew_seconds int)
    ), there as (
      select o.day, max(o.starts + o.minutes) as ends, sum(o.minutes) as minutes
      from staff.log_entries o
      where o.tenant_id = ${tenantId} and (o.person_id, o.day) in (select person_id, day from e)
        and o.id not in (select id from e)
      group by o.day
    ), day as (
      select e.day, greatest(${dayBegins}::int, max(there.ends)) as begins
      from e left join there using (day)
      group by e.day having sum(e.minutes) + coalesce(max(there.minutes), 0) <= ${minutesOfDay}::int
    )
    select e.tenant_id, id, person_id, e.day,
      coalesce(starts, least(${minutesOfDay - 1}::int, begins
        + sum(minutes) over (partition by e.day order by number) - minutes)),
      minutes, activity, result_id, action_plan, data_source, quantity, unit_label, link, ids,
      personal, captured_at, ${now}::timestamptz, uncertain, late, late_reason, logged_by, skew_seconds
    from e join day using (day)
    where not exists (select from e where day not in (select day from day))
      and not exists (select from e where result_id is not null and not ${ownResult(sql.ref('e'))})
    on conflict do nothing
    returning *, 0 as sequence, null as answer, null as note, null::int as counted`
}

const inDatabase = (row: JudgedRow) => ({
  ...{ id: row.id, person_id: row.personId, day: row.day, starts: row.starts },
  ...{ minutes: row.minutes, activity: row.activity.trim(), result_id: row.resultId },
  ...{ action_plan: words(row.actionPlan), data_source: words(row.dataSource) },
  ...{ quantity: row.quantity, unit_label: words(row.unitLabel), link: words(row.link) },
  ...{ evidence: row.evidenceIds, personal: row.personal, captured_at: row.capturedAt },
  ...{ uncertain: row.uncertain, late: row.late, late_reason: words(row.lateReason) },
  ...{ logged_by: row.loggedBy, skew_seconds: row.skewSeconds },
})
const words = (text: string | null): string | null => text?.trim() || null

/** Rows by their ids, whosever they are. */
export const rowsById = ({ db, tenantId }: Ctx, ids: readonly string[]): Promise<AnsweredRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('staff.answeredLog')
        .selectAll()
        .where('tenantId', '=', tenantId)
        .where('id', 'in', [...ids])
        .execute()

/** The rows of some people within some days (both included), in their order. */
export const rowsOf = (
  { db, tenantId }: Ctx,
  personIds: readonly string[],
  { from, to }: Span,
): Promise<AnsweredRow[]> =>
  personIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('staff.answeredLog')
        .selectAll()
        .where('tenantId', '=', tenantId)
        .where('personId', 'in', [...personIds])
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .orderBy('starts')
        .orderBy('id')
        .execute()

/** The rows of a day, and of the last day with rows in the month before it. */
export const rowsAround = (
  { db, tenantId }: Ctx,
  personId: string,
  day: LocalDate,
): Promise<AnsweredRow[]> =>
  db
    .selectFrom('staff.answeredLog')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where((where) =>
      where.or([
        where('day', '=', day),
        where(
          'day',
          '=',
          where
            .selectFrom('staff.logEntries')
            .select(({ fn }) => fn.max('day').as('day'))
            .where('tenantId', '=', tenantId)
            .where('personId', '=', personId)
            .where('day', '<', day)
            .where('day', '>=', sql<LocalDate>`${day}::date - 31`),
        ),
      ]),
    )
    .orderBy('day')
    .orderBy('starts')
    .orderBy('id')
    .execute()

export type DaySum = { day: LocalDate; minutes: number; approved: number }
/** What the page of a day needs beside its rows. */
export type LogGround = {
  results: WorkResult[]
  activities: Activity[]
  /** Ids of those for whom the reader writes. */
  writesFor: string[]
  days: DaySum[]
  pauses: Pause[]
}

/** All of it in one statement: results of the person's SKP of that day (in force, else the newest),
 * what comes back, for whom the reader writes, sums of days, incidents of their offices. */
export async function groundOf(
  { db, tenantId }: Ctx,
  asked: { personId: string; readerId: string | null; agencyIds: readonly string[] },
  day: LocalDate,
  { from, to }: Span,
): Promise<LogGround> {
  const list = (part: RawBuilder<unknown>) => sql`coalesce((${part}), '[]'::json)`
  const { rows } = await sql<LogGround>`select
    ${list(sql`
      select json_agg(json_build_object('resultId', r.result_id, 'text', r.text)
        order by p.starts_on, r.number)
      from staff.current_plans p
      join staff.results r on r.tenant_id = p.tenant_id
        and r.version_id = coalesce(p.in_force_id, p.version_id)
      where p.tenant_id = ${tenantId} and p.person_id = ${asked.personId}
        and p.year = extract(year from ${day}::date)
        and p.starts_on <= ${day} and p.ends_on > ${day}`)} as results,
    ${list(sql`
      select json_agg(json_build_object('id', id, 'activity', activity, 'minutes', minutes,
        'resultId', result_id, 'actionPlan', action_plan, 'dataSource', data_source,
        'quantity', quantity, 'unitLabel', unit_label) order by activity)
      from staff.log_activities
      where tenant_id = ${tenantId} and person_id = ${asked.personId}`)} as activities,
    ${list(sql`
      select json_agg(person_id) from staff.log_foremen
      where tenant_id = ${tenantId} and foreman_id = ${asked.readerId} and ended_at is null`)}
      as "writesFor",
    ${list(daySums(tenantId, asked.personId, { from, to }))} as days,
    ${list(pausesWithin(tenantId, asked.agencyIds, { from, to }))} as pauses`.execute(db)
  const [found] = rows
  if (!found) throw new Error('a select without a table answers one row')
  return found
}

const daySums = (tenantId: number, personId: string, { from, to }: Span) => sql`
  select json_agg(json_build_object('day', day, 'minutes', minutes, 'approved', approved))
  from (
    select day, sum(minutes) as minutes,
      coalesce(sum(coalesce(counted, minutes)) filter (where answer = 'APPROVED'), 0) as approved
    from staff.answered_log
    where tenant_id = ${tenantId} and person_id = ${personId} and day between ${from} and ${to}
    group by day) as sums`

/** Incidents of a region and of some offices within some days, as JSON; null where there is none. */
export const pausesWithin = (
  tenantId: number,
  agencyIds: readonly string[],
  { from, to }: Span,
) => sql`
  select json_agg(json_build_object('startsOn', starts_on, 'endsOn', ends_on, 'reason', reason))
  from staff.log_pauses
  where tenant_id = ${tenantId} and withdrawn_at is null
    and starts_on <= ${to} and ends_on > ${from}
    and (agency_id is null or agency_id = any(${sql.val([...agencyIds])}::uuid[]))`

/** Incidents of a region and of some offices within some days. */
export async function pausesOf(
  { db, tenantId }: Ctx,
  agencyIds: readonly string[],
  span: Span,
): Promise<Pause[]> {
  const { rows } = await sql<{ pauses: Pause[] | null }>`
    select (${pausesWithin(tenantId, agencyIds, span)}) as pauses`.execute(db)
  return rows[0]?.pauses ?? []
}

/** Months in which somebody wrote, newest first. */
export async function monthsOfLog(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<{ month: string; rows: number; minutes: number; approved: number }[]> {
  const { rows } = await sql<{ month: string; rows: number; minutes: number; approved: number }>`
    select to_char(day, 'YYYY-MM') as month, count(*)::int as rows, sum(minutes)::int as minutes,
      coalesce(sum(coalesce(counted, minutes)) filter (where answer = 'APPROVED'), 0)::int as approved
    from staff.answered_log
    where tenant_id = ${tenantId} and person_id = ${personId}
    group by 1 order by 1 desc limit 240`.execute(db)
  return rows
}

/** Is somebody named to write for a person now? */
export async function isForeman(
  { db, tenantId }: Ctx,
  foremanId: string,
  personId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('staff.logForemen')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('foremanId', '=', foremanId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Changes a row that waits; its day, its capture and who wrote it stay. */
export async function changeRow(
  { db, tenantId }: Ctx,
  id: string,
  row: Omit<TypedRow, 'id' | 'day'>,
): Promise<void> {
  const { starts, ...typed } = row
  await db
    .updateTable('staff.logEntries')
    .set({
      ...{ minutes: typed.minutes, activity: typed.activity, resultId: typed.resultId },
      ...{ actionPlan: words(typed.actionPlan), dataSource: words(typed.dataSource) },
      ...{ quantity: typed.quantity, unitLabel: words(typed.unitLabel), link: words(typed.link) },
      ...{ evidenceIds: typed.evidenceIds, personal: typed.personal },
      lateReason: words(typed.lateReason),
      ...(starts === null ? {} : { starts }),
    })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function deleteRow({ db, tenantId }: Ctx, id: string): Promise<void> {
  await db
    .deleteFrom('staff.logEntries')
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export type NewAnswer = Pick<AnsweredRow, 'sequence'> & {
  entryId: string
  answer: 'CONFIRMED' | 'APPROVED' | 'RETURNED'
  note: string | null
  minutes: number | null
}

/** Adds answers beside the ones that were seen; where somebody answered meanwhile, theirs stays.
 * Answers the rows answered. */
export async function addAnswers(ctx: Ctx, answers: readonly NewAnswer[]): Promise<string[]> {
  if (answers.length === 0) return []
  const { actingAs, personId } = ctx.actor
  const acting =
    actingAs && JSON.stringify({ kind: actingAs.kind, id: actingAs.id, title: actingAs.title })
  const given = JSON.stringify(
    answers.map(({ entryId, sequence, answer, note, minutes }) => ({
      ...{ entry_id: entryId, sequence: sequence + 1, answer, note, minutes },
    })),
  )
  const { rows } = await sql<{ entryId: string }>`
    insert into staff.log_answers
      (tenant_id, entry_id, sequence, answer, at, person_id, acting_as, note, minutes)
    select ${ctx.tenantId}::int, entry_id, sequence, answer, ${ctx.now}::timestamptz,
      ${personId}::uuid, ${acting}::jsonb, note, minutes
    from json_to_recordset(${given}::json) as g
      (entry_id uuid, sequence int, answer text, note text, minutes int)
    on conflict do nothing
    returning entry_id`.execute(ctx.db)
  return rows.map(({ entryId }) => entryId)
}

/** Keeps what comes back; the same words twice are one. */
export async function saveActivity(ctx: Ctx, personId: string, activity: Activity): Promise<void> {
  const { db, tenantId } = ctx
  await db
    .deleteFrom('staff.logActivities')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('activity', '=', activity.activity)
    .execute()
  await db
    .insertInto('staff.logActivities')
    .values({ tenantId, personId, ...activity })
    .execute()
}

export async function deleteActivity(
  { db, tenantId }: Ctx,
  personId: string,
  id: string,
): Promise<void> {
  await db
    .deleteFrom('staff.logActivities')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .execute()
}

/** Weeks in which rows of some people wait for their approval, by their Monday, the latest first; what a
 * foreman wrote waits for its person first. */
export async function waitingWeeks(
  { db, tenantId }: Ctx,
  personIds: readonly string[],
): Promise<{ week: LocalDate; rows: number }[]> {
  return db
    .selectFrom('staff.answeredLog')
    .select(sql<LocalDate>`date_trunc('week', day)::date::text`.as('week'))
    .select(sql<number>`count(*)::int`.as('rows'))
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .where(sql<boolean>`coalesce(answer, '') not in ('APPROVED', 'RETURNED')`)
    .where(sql<boolean>`not (logged_by is not null and answer is null)`)
    .groupBy('week')
    .orderBy('week', 'desc')
    .limit(12)
    .execute()
}
