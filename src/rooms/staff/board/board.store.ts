import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { pausesWithin } from '../log/log.store.ts'
import type { BoardRow } from './count.rules.ts'
import type { OwnYear } from './year.rules.ts'

type Ctx = Context<StaffRoomTables>

/** The year of one person in one statement: SKPs, evaluations, the log of a week and what waits of
 * the log, incidents of the week, how often something was said. */
export async function ownYearOf(
  { db, tenantId, region }: Ctx,
  asked: { personId: string; agencyIds: readonly string[]; year: number },
  week: { from: LocalDate; to: LocalDate },
): Promise<OwnYear> {
  const dayOf = (at: string) => sql`(${sql.ref(at)} at time zone ${region.timeZone})::date`
  const { personId, year } = asked
  const waits = sql`coalesce(l.answer, 'CONFIRMED') = 'CONFIRMED'`
  const list = (part: ReturnType<typeof sql>) => sql`coalesce((${part}), '[]'::json)`
  const { rows } = await sql<OwnYear>`select
    ${list(sql`select json_agg(json_build_object('id', id, 'state', state, 'since', ${dayOf('state_at')},
        'inForce', in_force_id is not null, 'startsOn', starts_on, 'endsOn', ends_on)
        order by starts_on, id)
      from staff.current_plans
      where tenant_id = ${tenantId} and person_id = ${personId} and year = ${year}`)} as plans,
    ${list(sql`select json_agg(json_build_object('id', e.id, 'period', e.period,
        'endsOn', e.ends_on, 'state', e.state, 'since', coalesce(${dayOf('e.state_at')}, e.ends_on)) order by e.ends_on, e.id)
      from staff.current_evaluations e
      where e.tenant_id = ${tenantId} and e.person_id = ${personId}
        and left(e.period, 4) = ${String(year)}`)} as evaluations,
    ${list(pausesWithin(tenantId, asked.agencyIds, week))} as pauses,
    (select json_build_object(
        'days', coalesce(json_agg(distinct l.day) filter (where l.day >= ${week.from}), '[]'),
        'waiting', count(*) filter (where ${waits})::int,
        'since', min(${dayOf('l.received_at')}) filter (where ${waits}))
      from staff.answered_log l
      where l.tenant_id = ${tenantId} and l.person_id = ${personId}
        and l.day >= ${`${year}-01-01`} and l.day < ${`${year + 1}-01-01`}) as log,
    (select count(*)::int from staff.feedback f
      where f.tenant_id = ${tenantId} and f.person_id = ${personId}
        and extract(year from f.at at time zone ${region.timeZone}) = ${year}) as feedback`.execute(
    db,
  )
  const [found] = rows
  if (!found) throw new Error('a select without a table answers one row')
  return found
}

/** The SKPs of a year of some offices (`null`: of all) and of some assignments, each with the owed
 * days of a week that have a row, whether something was said since a day, and its evaluation of a
 * period: one statement, however many there are. */
export async function boardRows(
  { db, tenantId, region }: Ctx,
  asked: { year: number; agencyIds: readonly string[] | null; assignmentIds: readonly string[] },
  over: { days: readonly LocalDate[]; quarterFrom: LocalDate; period: string | null },
): Promise<BoardRow[]> {
  const { agencyIds, assignmentIds } = asked
  const { rows } = await sql<BoardRow>`
    select p.assignment_id, p.person_id, p.agency_id, p.state, p.in_force_id is not null as in_force,
      p.starts_on, p.ends_on, e.state as evaluation, e.predicate,
      (select count(distinct l.day)::int from staff.log_entries l
        where l.tenant_id = p.tenant_id and l.person_id = p.person_id
          and l.day = any(${[...over.days]}::date[])
          and l.day >= p.starts_on and l.day < p.ends_on) as logged,
      exists (select from staff.feedback f
        where f.tenant_id = p.tenant_id and f.person_id = p.person_id
          and f.at >= ${over.quarterFrom}::timestamp at time zone ${region.timeZone}) as praised
    from staff.current_plans p
    left join staff.current_evaluations e on e.tenant_id = p.tenant_id and e.plan_id = p.id
      and e.period = ${over.period}
    where p.tenant_id = ${tenantId} and p.year = ${asked.year}
      and (${agencyIds === null} or p.agency_id = any(${[...(agencyIds ?? [])]}::uuid[])
        or p.assignment_id = any(${[...assignmentIds]}::uuid[]))`.execute(db)
  return rows
}
