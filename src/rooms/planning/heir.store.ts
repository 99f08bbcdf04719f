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
    .selectFrom('planning.nodeVersions')
    .select(['id', 'statement', 'unitId', 'holderPositionId', 'holderPersonId'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where((where) =>
      where.or([
        ...(units.length > 0 ? [where('unitId', 'in', [...units])] : []),
        ...(positions.length > 0 ? [where('holderPositionId', 'in', [...positions])] : []),
        ...(people.length > 0 ? [where('holderPersonId', 'in', [...people])] : []),
      ]),
    )
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    statement: row.statement,
    unitId: row.unitId,
    holderPositionId: row.holderPositionId,
    holderPersonId: row.holderPersonId,
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
    .select(['id', 'name', 'unitId'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('unitId', 'in', [...units])
    .execute()
  return rows.flatMap(({ id, name, unitId }) => (unitId === null ? [] : [{ id, name, unitId }]))
}
