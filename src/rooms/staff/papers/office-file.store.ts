import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { SettledRating } from './office-file.rules.ts'

/** What was settled in an office for a year and its parts, by period and person; what is only prepared
 * is left out. */
export async function settledIn(
  { db, tenantId }: Context<StaffTables>,
  agencyId: string,
  year: number,
): Promise<SettledRating[]> {
  const { rows } = await sql<SettledRating>`
    select e.person_id as "personId", e.position_id as "positionId", e.unit_id as "unitId", e.period,
      e.starts_on as "startsOn", e.ends_on as "endsOn", e.state, rating.result_rating as result,
      rating.behaviour_rating as behaviour, rating.predicate, rating.at
    from staff.current_evaluations e
    cross join lateral (
      select * from staff.ratings r where r.tenant_id = e.tenant_id and r.evaluation_id = e.id
        and r.step <> 'PREPARED' order by r.sequence desc limit 1) as rating
    where e.tenant_id = ${tenantId} and e.agency_id = ${agencyId}
      and left(e.period, 4) = ${String(year)}
    order by e.period, e.person_id`.execute(db)
  return rows
}
