import { type Expression, type SqlBool, sql } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { Behaviours, PlannedResult } from '../skp/skp.contract.ts'
import type { CurrentEvaluation, StaffTables } from '../staff.tables.ts'
import type { EvaluationState, Grade, Predicate, RatingStep } from './evaluation.contract.ts'
import type { ToldResult } from './facts.rules.ts'
import type { Owed } from './periods.rules.ts'
import type { Marks, Rated, Suggestion } from './rating.contract.ts'

type Ctx = Context<StaffTables>

/** Opens what is owed and not there yet for every SKP that was agreed to, in one statement: of the
 * days the period and the SKP share, by the version in force on the last of them, else the first
 * agreed. The year of an SKP that ends before is its closing evaluation, and opens that day; a
 * period in which one stood less than a month, or in which the SKP ends, is left out. */
export async function openOwed(
  { db, tenantId, now, today, region }: Ctx,
  owed: readonly Owed[],
): Promise<number> {
  const periods = JSON.stringify(
    owed.map(({ firstDay, end, ...one }) => ({ ...one, first_day: firstDay, period_end: end })),
  )
  const { numAffectedRows } = await sql`
    insert into staff.evaluations (tenant_id, id, plan_id, period, version_id, person_id, position_id,
      unit_id, agency_id, starts_on, ends_on, closing, created_at)
    select plan.tenant_id, gen_random_uuid(), plan.id, owed.period, counted.id, plan.person_id,
      plan.position_id, plan.unit_id, plan.agency_id, span.starts_on, span.ends_on,
      plan.ends_on < owed.period_end, ${now}
    from staff.plans plan
    join json_to_recordset(${periods}::json) as owed (
      period text, annual boolean, first_day date, period_end date, kinds text[])
      on plan.employment_kind = any(owed.kinds) and plan.year = left(owed.period, 4)::int
    cross join lateral (select greatest(plan.starts_on, owed.first_day) as starts_on,
      least(plan.ends_on, owed.period_end) as ends_on) as span
    cross join lateral (
      select version.id from staff.versions version
      join staff.states agreed on agreed.tenant_id = version.tenant_id
        and agreed.version_id = version.id and agreed.state = 'AGREED'
      where version.tenant_id = plan.tenant_id and version.plan_id = plan.id
      order by (agreed.at at time zone ${region.timeZone})::date < span.ends_on desc,
        case when (agreed.at at time zone ${region.timeZone})::date < span.ends_on
          then -version.number else version.number end
      limit 1) as counted
    where plan.tenant_id = ${tenantId} and span.ends_on <= ${today}
      and span.starts_on < span.ends_on
      and (owed.annual or (plan.ends_on >= owed.period_end
        and span.starts_on + interval '1 month' <= span.ends_on))
    on conflict (tenant_id, plan_id, period) do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

const isIn = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

/** An evaluation with what there is to go by. */
export type Evaluation = CurrentEvaluation & {
  assignmentId: string
  year: number
  results: PlannedResult[]
  behaviours: Behaviours
  told: ToldResult[]
  /** By result; without one, under the empty name. */
  logged: { resultId: string | null; entries: number; minutes: number; days: number }[]
  logDays: number
  feedback: number
  ratings: (Omit<Rated, 'by' | 'as'> & { personId: string | null; as: string | null })[]
  states: {
    state: EvaluationState
    at: Instant
    personId: string | null
    note: string | null
  }[]
}

/** The parts of an evaluation as JSON: results as agreed, what was told of them, approved minutes of
 * its days, feedback of its days, every rating and every state. */
const parts = (timeZone: string) => sql`
  (select coalesce(json_agg(json_build_object('id', r.result_id, 'kind', r.kind, 'holder', r.holder,
      'text', r.text, 'measureId', r.measure_id, 'indicators', r.indicators,
      'quarters', r.quarters) order by r.number), '[]')
    from staff.results r where r.tenant_id = e.tenant_id and r.version_id = e.version_id) as results,
  (select coalesce(json_agg(json_build_object('resultId', t.result_id, 'realised', t.realised,
      'text', t.text, 'link', t.link)), '[]')
    from staff.realisations t where t.tenant_id = e.tenant_id and t.evaluation_id = e.id) as told,
  (select coalesce(json_agg(by_result), '[]') from (
    select l.result_id as "resultId", count(*)::int as entries,
      sum(coalesce(a.minutes, l.minutes))::int as minutes,
      count(distinct l.day)::int as days
    from staff.log_entries l
    join staff.log_answers a on a.tenant_id = l.tenant_id and a.entry_id = l.id
      and a.answer = 'APPROVED' and not exists (select from staff.log_answers n
        where n.tenant_id = a.tenant_id and n.entry_id = a.entry_id and n.sequence > a.sequence)
    where l.tenant_id = e.tenant_id and l.person_id = e.person_id
      and l.day >= e.starts_on and l.day < e.ends_on
    group by l.result_id) as by_result) as logged,
  (select count(distinct l.day)::int from staff.log_entries l where l.tenant_id = e.tenant_id
    and l.person_id = e.person_id and l.day >= e.starts_on and l.day < e.ends_on) as "logDays",
  (select count(*)::int from staff.feedback f where f.tenant_id = e.tenant_id
    and f.person_id = e.person_id and f.at >= e.starts_on::timestamp at time zone ${timeZone}
    and f.at < e.ends_on::timestamp at time zone ${timeZone}) as feedback,
  (select coalesce(json_agg(json_build_object('sequence', g.sequence, 'step', g.step,
      'result', g.result_rating, 'behaviour', g.behaviour_rating, 'predicate', g.predicate,
      'marks', g.marks, 'suggestion', g.suggestion, 'reason', g.reason, 'personId', g.person_id,
      'as', g.acting_as ->> 'title', 'at', g.at) order by g.sequence desc), '[]')
    from staff.ratings g where g.tenant_id = e.tenant_id and g.evaluation_id = e.id) as ratings,
  (select coalesce(json_agg(json_build_object('state', s.state, 'at', s.at, 'personId', s.person_id,
      'note', s.note) order by s.sequence), '[]')
    from staff.evaluation_states s
    where s.tenant_id = e.tenant_id and s.evaluation_id = e.id) as states`

/** Evaluations with all that is known of them, in one statement. */
export async function loadEvaluations(
  { db, tenantId, region }: Ctx,
  ids: readonly string[],
): Promise<Evaluation[]> {
  const { rows } = await sql<Evaluation>`
    select e.*, p.assignment_id, p.year, v.behaviours, ${parts(region.timeZone)}
    from staff.current_evaluations e
    join staff.plans p on p.tenant_id = e.tenant_id and p.id = e.plan_id
    join staff.versions v on v.tenant_id = e.tenant_id and v.id = e.version_id
    where e.tenant_id = ${tenantId} and e.id = any(${[...ids]}::uuid[])
    order by e.id`.execute(db)
  return rows
}

/** Where evaluations stand, without what they rest on. */
export type Stand = Pick<
  CurrentEvaluation,
  'id' | 'planId' | 'personId' | 'positionId' | 'agencyId' | 'period' | 'startsOn' | 'endsOn'
> &
  Pick<CurrentEvaluation, 'closing' | 'state' | 'predicate'> & { assignmentId: string }

/** Where those of a person, of some assignments with what closed in some offices, or all that nobody
 * rated stand, as far as they ended since a day; newest first. */
export async function standsOf(
  { db, tenantId }: Ctx,
  wanted:
    | { personId: string }
    | { assignmentIds: readonly string[]; closingIn: readonly string[] }
    | 'UNRATED',
  since: LocalDate,
): Promise<Stand[]> {
  return db
    .selectFrom('staff.currentEvaluations as e')
    .innerJoin('staff.plans as p', (join) =>
      join.onRef('p.tenantId', '=', 'e.tenantId').onRef('p.id', '=', 'e.planId'),
    )
    .select(['e.id', 'e.planId', 'e.personId', 'e.positionId', 'e.agencyId', 'e.period'])
    .select(['e.startsOn', 'e.endsOn', 'e.closing', 'e.state', 'e.predicate', 'p.assignmentId'])
    .where('e.tenantId', '=', tenantId)
    .where('e.endsOn', '>=', since)
    .where((where): Expression<SqlBool> => {
      if (wanted === 'UNRATED') return where('e.state', 'in', ['OPEN', 'REPORTED'])
      if ('personId' in wanted) return where('e.personId', '=', wanted.personId)
      return where.or([
        isIn('p.assignmentId', wanted.assignmentIds),
        where.and([where('e.closing', '=', true), isIn('e.agencyId', wanted.closingIn)]),
      ])
    })
    .orderBy('e.endsOn', 'desc')
    .orderBy('e.id')
    .execute()
}

/** Taken before deciding: two who rate or report wait for each other. */
export async function holdEvaluations({ db, tenantId }: Ctx, ids: readonly string[]) {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext('evaluation ' || id))
    from (select unnest(${[...ids].sort()}::text[]) as id) as held`.execute(db)
}

const pressed = ({ actor, tenantId, now }: Ctx) => {
  const { kind, id, title } = actor.actingAs ?? {}
  const actingAs = actor.actingAs && { kind, id, title }
  return { tenantId, at: now, personId: actor.personId, actingAs }
}

export type NewRating = {
  evaluationId: string
  sequence: number
  step: RatingStep
  result: Grade
  behaviour: Grade
  predicate: Predicate
  marks: Marks
  suggestion: Suggestion
  reason: string | null
  rulePack: string
  /** Whose it is, where the system writes it for them. */
  personId?: string | null
}

/** Adds ratings, each as the next of its evaluation. */
export async function addRatings(ctx: Ctx, ratings: readonly NewRating[]): Promise<void> {
  await insertRows(
    ctx.db,
    'staff.ratings',
    ratings.map(({ result, behaviour, ...rating }) => ({
      ...{ ...pressed(ctx), ...rating },
      ...{ resultRating: result, behaviourRating: behaviour },
    })),
  )
}

/** Adds the next state of some evaluations. */
export async function addStates(
  ctx: Ctx,
  evaluations: readonly { evaluationId: string; sequence: number; personId?: string | null }[],
  { state, note = null }: { state: EvaluationState; note?: string | null },
): Promise<void> {
  await insertRows(
    ctx.db,
    'staff.evaluationStates',
    evaluations.map((one) => ({ ...pressed(ctx), ...one, state, note })),
  )
}

/** Writes what the rated told of some results, in place of what they told before; `of`: in which
 * evaluation. */
export async function saveTold(
  { db, tenantId, now }: Ctx,
  told: readonly (ToldResult & { of: string })[],
): Promise<void> {
  const rows = JSON.stringify(told.map(({ resultId, ...one }) => ({ result_id: resultId, ...one })))
  await sql`
    insert into staff.realisations (tenant_id, evaluation_id, result_id, realised, text, link, edited_at)
    select ${tenantId}, told.of, told.result_id, told.realised, told.text, told.link, ${now}
    from json_to_recordset(${rows}::json) as told (
      of uuid, result_id uuid, realised jsonb, text text, link text)
    on conflict (tenant_id, evaluation_id, result_id) do update
    set realised = excluded.realised, text = excluded.text, link = excluded.link,
      edited_at = excluded.edited_at`.execute(db)
}

/** Who prepares ratings, and for whom: of a rater, or of somebody who prepares. */
export async function preparersOf(
  { db, tenantId }: Ctx,
  personId: string,
): Promise<{ raterId: string; personId: string }[]> {
  return db
    .selectFrom('staff.ratingPreparers')
    .select(['raterId', 'personId'])
    .where('tenantId', '=', tenantId)
    .where('endedAt', 'is', null)
    .where((where) => where.or([where('raterId', '=', personId), where('personId', '=', personId)]))
    .execute()
}

export async function savePreparer(
  { db, tenantId, now }: Ctx,
  raterId: string,
  { personId, prepares }: { personId: string; prepares: boolean },
): Promise<void> {
  if (prepares)
    await db
      .insertInto('staff.ratingPreparers')
      .values({ tenantId, raterId, personId, namedAt: now, endedAt: null })
      .execute()
  else
    await db
      .updateTable('staff.ratingPreparers')
      .set({ endedAt: now })
      .where('tenantId', '=', tenantId)
      .where('raterId', '=', raterId)
      .where('personId', '=', personId)
      .where('endedAt', 'is', null)
      .execute()
}

/** The years of which there are SKPs, since some year. */
export async function planYears({ db, tenantId }: Ctx, since: number): Promise<number[]> {
  const rows = await db
    .selectFrom('staff.plans')
    .select('year')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('year', '>=', since)
    .execute()
  return rows.map(({ year }) => year)
}
