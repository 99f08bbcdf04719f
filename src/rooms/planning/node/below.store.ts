import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { PlanningTables } from '../planning.tables.ts'

/** Where a node hangs: on a unit of its own, else on a post. */
export type Place = { unitId: string | null; positionId: string | null }

/** Where everything below a node hangs on a date, each place once, in one statement. */
export async function placesBelow(
  { db, tenantId }: Context<PlanningTables>,
  on: LocalDate,
  nodeId: string,
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with recursive standing as (
      select node_id, parent_node_id, unit_id, holder_position_id from planning.node_versions
      where tenant_id = ${tenantId} and recorded_until is null and valid_from <= ${on}
        and (valid_to is null or valid_to > ${on})
    ), below as (
      select * from standing where parent_node_id = ${nodeId}
      union
      select s.* from below b join standing s on s.parent_node_id = b.node_id
    )
    select distinct unit_id as "unitId", holder_position_id as "positionId" from below`.execute(db)
  return rows
}
