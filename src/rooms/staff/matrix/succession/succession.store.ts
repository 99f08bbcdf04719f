import { type SqlBool, sql } from 'kysely'
import type { Context } from '../../../../platform/context.ts'
import type { Plan } from '../../skp/plan.store.ts'
import type { StaffTables } from '../../staff.tables.ts'

type Ctx = Context<StaffTables>

/** SKPs of a year and later that name one of these assignments, posts, people or units. */
export async function plansNaming(
  { db, tenantId }: Ctx,
  named: { year: number; ids: readonly string[] },
): Promise<Plan[]> {
  if (named.ids.length === 0) return []
  const columns = ['assignment_id', 'position_id', 'person_id', 'unit_id', 'agency_id']
  const rows = await db
    .selectFrom('staff.currentPlans')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where('year', '>=', named.year)
    .where((where) =>
      where.or(
        columns.map((column) => sql<SqlBool>`${sql.ref(column)} = any(${[...named.ids]}::uuid[])`),
      ),
    )
    .execute()
  return rows.map(({ tenantId: _, ...plan }) => plan)
}

/** Where SKPs end, and in which unit and office they stand, from now on. */
export async function placePlans(
  { db, tenantId }: Ctx,
  placed: readonly Pick<Plan, 'id' | 'endsOn' | 'unitId' | 'agencyId'>[],
): Promise<void> {
  if (placed.length === 0) return
  const column = <K extends 'id' | 'endsOn' | 'unitId' | 'agencyId'>(key: K) =>
    placed.map((plan) => plan[key])
  await sql`
    update staff.plans plan set ends_on = placed.ends_on, unit_id = placed.unit_id, agency_id = placed.agency_id
    from unnest(${column('id')}::uuid[], ${column('endsOn')}::date[], ${column('unitId')}::uuid[], ${column('agencyId')}::uuid[])
      as placed (id, ends_on, unit_id, agency_id)
    where plan.tenant_id = ${tenantId} and plan.id = placed.id`.execute(db)
}
