import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { EvaluationState, OrganisationPredicate } from '../evaluation/evaluation.contract.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Finding, Heads } from './distribution.rules.ts'
import type { PredicateFacts } from './organisation.rules.ts'
import type { Counting } from './population.rules.ts'

type Ctx = Context<StaffTables>

/** What was decided last of the organisations of a period, by unit. */
export async function organisationPredicatesIn({ db, tenantId }: Ctx, period: string) {
  const rows = await db
    .selectFrom('staff.organisationPredicates')
    .distinctOn('unitId')
    .select(['unitId', 'sequence', 'proposed', 'facts', 'predicate', 'note', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('period', '=', period)
    .orderBy('unitId')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unitId, row]))
}

/** When and how the distribution of each unit was looked at last in a period, by unit. */
export async function looksIn({ db, tenantId }: Ctx, period: string) {
  const rows = await db
    .selectFrom('staff.distributions')
    .distinctOn('unitId')
    .select(['unitId', 'sequence', 'predicate', 'counts', 'justification', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('period', '=', period)
    .orderBy('unitId')
    .orderBy('sequence', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.unitId, row]))
}

type Kept = { unitId: string; period: string; sequence: number; rulePack: string }

const pressed = ({ actor, now, tenantId }: Ctx) => {
  const { kind, id, title } = actor.actingAs ?? {}
  const actingAs = actor.actingAs && { kind, id, title }
  return { tenantId, personId: actor.personId, at: now, actingAs }
}

/** Taken before deciding about a unit and period: two who press wait for each other. */
export async function holdUnit({ db, tenantId }: Ctx, unitId: string): Promise<void> {
  const name = `distribution ${unitId}`
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${name}))`.execute(db)
}

export const saveOrganisationPredicate = (
  ctx: Ctx,
  said: Kept & {
    proposed: OrganisationPredicate | null
    facts: PredicateFacts
    predicate: OrganisationPredicate
    note: string
  },
): Promise<void> =>
  insertRows(ctx.db, 'staff.organisationPredicates', [{ ...pressed(ctx), ...said }])

export const saveLook = (
  ctx: Ctx,
  look: Kept & {
    predicate: OrganisationPredicate
    counts: Heads
    findings: Finding[]
    justification: string | null
  },
): Promise<void> => insertRows(ctx.db, 'staff.distributions', [{ ...pressed(ctx), ...look }])

/** Whom a period counts in some offices, each once: by the evaluation with the latest day, also where
 * that lies in another office. */
export async function countedIn(
  { db, tenantId }: Ctx,
  period: string,
  agencyIds: readonly string[],
): Promise<Counting[]> {
  const { rows } = await sql<Counting>`
    select distinct on (e.person_id) e.id, e.person_id, e.position_id, e.unit_id, e.state,
      e.state_sequence, case when e.step <> 'PREPARED' then e.predicate end as predicate
    from staff.current_evaluations e
    where e.tenant_id = ${tenantId} and e.period = ${period} and e.person_id in (
      select o.person_id from staff.evaluations o
      where o.tenant_id = ${tenantId} and o.period = ${period}
        and o.agency_id = any(${[...agencyIds]}::uuid[]))
    order by e.person_id, e.ends_on desc, e.starts_on, e.id`.execute(db)
  return rows
}

/** The periods for which anybody is evaluated, newest first. */
export async function periodsOwed({ db, tenantId }: Ctx, since: LocalDate): Promise<string[]> {
  const rows = await db
    .selectFrom('staff.evaluations')
    .select('period')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('endsOn', '>', since)
    .orderBy('period', 'desc')
    .execute()
  return rows.map(({ period }) => period)
}

/** Settled ratings that no distribution counts: of who leads an office or stands above all offices,
 * closing evaluations, an SKP beside a later one; or all where patterns are not looked at. */
export async function settledUncounted(
  { db, tenantId }: Ctx,
  of: { leaderPositionIds: readonly string[]; all: boolean },
): Promise<{ id: string; personId: string; period: string; stateSequence: number }[]> {
  const { rows } = await sql<{
    id: string
    personId: string
    period: string
    stateSequence: number
  }>`
    select e.id, e.person_id, e.period, e.state_sequence from staff.current_evaluations e
    where e.tenant_id = ${tenantId} and e.state = 'RATED' and (
      ${of.all} or e.closing or e.agency_id is null
      or e.position_id = any(${[...of.leaderPositionIds]}::uuid[])
      or exists (select from staff.evaluations o
        where o.tenant_id = e.tenant_id and o.person_id = e.person_id and o.period = e.period
          and (o.ends_on, e.starts_on) > (e.ends_on, o.starts_on)))
    limit 2000`.execute(db)
  return rows
}

/** Lets evaluations go on, each by one state. */
export async function addEvaluationStates(
  ctx: Ctx,
  evaluations: readonly { id: string; stateSequence: number }[],
  state: EvaluationState,
  note: string | null = null,
): Promise<void> {
  await insertRows(
    ctx.db,
    'staff.evaluationStates',
    evaluations.map(({ id, stateSequence }) => ({
      ...{ ...pressed(ctx), evaluationId: id, sequence: stateSequence + 1, state, note },
    })),
  )
}
