import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { Predicate } from '../evaluation/evaluation.contract.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Issuable } from './credit.rules.ts'

type Ctx = Context<StaffTables>

/** The annual evaluations of an office and year whose predicate stands, accepted or decided, and that
 * have no credit points yet; by their first day. */
export async function withoutCredit({ db, tenantId }: Ctx, agencyId: string, year: number) {
  const { rows } = await sql<{
    evaluationId: string
    personId: string
    positionId: string
    startsOn: LocalDate
    endsOn: LocalDate
    predicate: Predicate
  }>`
    select e.id as evaluation_id, e.person_id, e.position_id, e.starts_on, e.ends_on, e.predicate
    from staff.current_evaluations e
    where e.tenant_id = ${tenantId} and e.period = ${String(year)} and e.agency_id = ${agencyId}
      and e.state in ('ACCEPTED', 'FINAL') and e.predicate is not null
      and not exists (select from staff.credits c
        where c.tenant_id = e.tenant_id and c.evaluation_id = e.id)
    order by e.starts_on, e.id`.execute(db)
  return rows
}

/** The credit points of some people as issued, newest first. */
export const creditsOf = ({ db, tenantId }: Ctx, personIds: readonly string[]) =>
  db
    .selectFrom('staff.credits')
    .select(['personId', 'year', 'monthFrom', 'monthTo', 'grade', 'predicate'])
    .select(['percent', 'coefficient', 'issued'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('year', 'desc')
    .orderBy('monthFrom', 'desc')
    .execute()

/** Taken before issuing: two who press wait for each other. */
export async function holdCredits({ db, tenantId }: Ctx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`credits ${year}`}))`.execute(
    db,
  )
}

/** Writes what is issued, in one statement for a thousand. */
export async function saveCredits(
  { db, tenantId, newId, now, actor }: Ctx,
  year: number,
  credits: readonly Issuable[],
  rulePack: string,
): Promise<void> {
  const { kind, id, title } = actor.actingAs ?? {}
  const actingAs = actor.actingAs && { kind, id, title }
  const pressed = { rulePack, issuedBy: actor.personId, actingAs, at: now }
  await insertRows(
    db,
    'staff.credits',
    credits.map((one) => ({ tenantId, id: newId(), year, ...one, ...pressed })),
  )
}
