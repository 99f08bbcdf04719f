import { type RawBuilder, sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { type Current, type Filter, wanted } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { traits } from '../trait.store.ts'

type Ctx = Context<AgreementsTables>

/** How many promises of an office and level stand in one state and are due on one day. */
export type OfficeCount = Pick<Current, 'agencyId' | 'level' | 'state' | 'dueOn'> &
  Record<'count' | 'signedLate' | 'wet' | 'incoherent' | 'amending', number>

/** The promises of each office by level, state and due date, counted. */
export function countByOffice(ctx: Ctx, filter: Filter): Promise<OfficeCount[]> {
  const { SIGNED_LATE, WET, INCOHERENT, AMENDING } = traits(ctx)
  const where = (holds: RawBuilder<boolean>): RawBuilder<number> =>
    sql<number>`count(*) filter (where ${holds})`
  return ctx.db
    .selectFrom('agreements.current')
    .select(['agencyId', 'level', 'promiseState as state', 'dueOn'])
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .select([where(SIGNED_LATE).as('signedLate'), where(WET).as('wet')])
    .select([where(INCOHERENT).as('incoherent'), where(AMENDING).as('amending')])
    .where(wanted(ctx, filter))
    .groupBy(['agencyId', 'level', 'promiseState', 'dueOn'])
    .execute()
}

/** The days on which promises fell due that are not signed yet. */
export async function passedDays(ctx: Ctx, filter: Filter): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('agreements.current')
    .select('dueOn')
    .distinct()
    .where(wanted(ctx, { ...filter, trait: 'LATE' }))
    .execute()
  return rows.flatMap(({ dueOn }) => dueOn ?? [])
}

/** The promises of some people that are past their day. */
export async function latePromisesOf(ctx: Ctx, filter: Filter, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return ctx.db
    .selectFrom('agreements.current')
    .select(['id', 'agencyId', 'level', 'promiseState as state', 'dueOn', 'personId'])
    .where(wanted(ctx, { ...filter, trait: 'LATE' }))
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .execute()
}
