import { sql } from 'kysely'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { standsOn } from '../../../platform/database/ledger.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

type Ctx = Context<OrganisationTables>

/** A post with one holder for which nobody answers. */
export type Vacancy = { positionId: string; title: string; unit: string; since: LocalDate | null }

/** Which of these posts are vacant today: they stand, have one holder at a time, and no definitive
 * holder, Pj or Plt. One statement. */
export async function vacantAmong(ctx: Ctx, positionIds: readonly string[]): Promise<Vacancy[]> {
  if (positionIds.length === 0) return []
  const { rows } = await sql<Vacancy>`
    select post.position_id, post.title, unit.name as unit, (
      select max(held.valid_to) from organisation.assignments held
      where held.tenant_id = ${ctx.tenantId} and held.position_id = post.position_id
        and held.recorded_until is null and held.valid_to <= ${ctx.today}) as since
    from organisation.position_versions post
    join organisation.unit_versions unit on unit.unit_id = post.unit_id
      and ${standsOn(ctx, ctx.today, 'unit')}
    where ${standsOn(ctx, ctx.today, 'post')} and post.single_holder
      and post.position_id = any(${[...positionIds]}::uuid[])
      and not exists (select from organisation.assignments held
        where ${standsOn(ctx, ctx.today, 'held')} and held.position_id = post.position_id
          and held.kind in ('D', 'PJ', 'PLT'))
    order by post.code`.execute(ctx.db)
  return rows
}

/** Posts whose last Plt or Pj ended by its own date in these days. */
export async function actingEndedSince(ctx: Ctx, from: LocalDate): Promise<string[]> {
  const { rows } = await sql<{ positionId: string }>`
    select distinct position_id from organisation.assignments
    where tenant_id = ${ctx.tenantId} and recorded_until is null and kind in ('PLT', 'PJ')
      and valid_to > ${from} and valid_to <= ${ctx.today}`.execute(ctx.db)
  return rows.map(({ positionId }) => positionId)
}
