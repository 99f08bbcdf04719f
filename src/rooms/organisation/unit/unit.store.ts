import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { UnitLife } from '../organisation.contract.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** When each unit of the region is there, as known now, and which carry on for which by an event
 * that was executed. */
export async function unitLives({
  db,
  tenantId,
}: Context<OrganisationTables>): Promise<ReadonlyMap<string, UnitLife>> {
  const { rows } = await sql<UnitLife & { id: string }>`
    with life as (
      select unit_id as id, min(valid_from) as valid_from,
        case when bool_or(valid_to is null) then null else max(valid_to) end as valid_to,
        (array_agg(name order by valid_from desc))[1] as name
      from organisation.unit_versions
      where tenant_id = ${tenantId} and recorded_until is null group by unit_id),
    heir as (
      select distinct effect.from_id, effect.to_id from organisation.event_effects as effect
      where effect.tenant_id = ${tenantId} and effect.from_id <> effect.to_id
        and effect.thing_table = 'organisation.units' and effect.thing_id = effect.from_id::text),
    named as (select jsonb_build_object('id', id, 'name', name) as named, id from life)
    select life.id, life.valid_from as "validFrom", life.valid_to as "validTo",
      (select coalesce(jsonb_agg(named order by named), '[]') from heir join named on named.id = heir.from_id
        where heir.to_id = life.id) as predecessors,
      (select coalesce(jsonb_agg(named order by named), '[]') from heir join named on named.id = heir.to_id
        where heir.from_id = life.id) as successors
    from life`.execute(db)
  return new Map(rows.map(({ id, ...life }) => [id, life]))
}
