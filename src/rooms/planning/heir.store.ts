import type { Context } from '../../platform/context.ts'
import type { PlanNode } from './plan.contract.ts'
import type { PlanningTables } from './planning.tables.ts'

type Ctx = Context<PlanningTables>
type Held = Pick<PlanNode, 'statement' | 'unitId' | 'holderPositionId' | 'holderPersonId'> & {
  id: string
}

/** Rows of nodes, not superseded, that name one of these units, posts or people. */
export async function nodesHeldBy(
  { db, tenantId }: Ctx,
  {
    units,
    positions,
    people,
  }: { units: readonly string[]; positions: readonly string[]; people: readonly string[] },
): Promise<Held[]> {
  if (units.length + positions.length + people.length === 0) return []
  const rows = await db
    .selectFrom('planning.node_versions')
    .select(['id', 'statement', 'unit_id', 'holder_position_id', 'holder_person_id'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where((where) =>
      where.or([
        ...(units.length > 0 ? [where('unit_id', 'in', [...units])] : []),
        ...(positions.length > 0 ? [where('holder_position_id', 'in', [...positions])] : []),
        ...(people.length > 0 ? [where('holder_person_id', 'in', [...people])] : []),
      ]),
    )
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, statement: row.statement, unitId: row.unit_id },
    ...{ holderPositionId: row.holder_position_id, holderPersonId: row.holder_person_id },
  }))
}

/** Plans of these units, not superseded. */
export async function plansOfUnits(
  { db, tenantId }: Ctx,
  units: readonly string[],
): Promise<{ id: string; name: string; unitId: string }[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('planning.plans')
    .select(['id', 'name', 'unit_id'])
    .where('tenant_id', '=', tenantId)
    .where('recorded_until', 'is', null)
    .where('unit_id', 'in', [...units])
    .execute()
  return rows.flatMap(({ id, name, unit_id: unitId }) =>
    unitId === null ? [] : [{ id, name, unitId }],
  )
}
