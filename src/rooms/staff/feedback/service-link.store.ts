import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { FeedbackKind } from './feedback.contract.ts'
import type { FeedbackTables } from './feedback.tables.ts'

type Ctx = Context<FeedbackTables>
export type OpenLink = { id: string; code: string; label: string; personId: string }

const openLinks = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('staff.serviceLinks as l')
    .select(['l.id', 'l.code', 'l.label', 'l.personId'])
    .where('l.tenantId', '=', tenantId)
    .where('l.revokedAt', 'is', null)

/** Somebody's links that are open, each with how often it was used. */
export const openLinksOf = (
  ctx: Ctx,
  personId: string,
): Promise<(OpenLink & { answers: number })[]> =>
  openLinks(ctx)
    .select(
      sql<number>`(select count(*)::int from staff.feedback f where f.tenant_id = l.tenant_id
        and f.person_id = l.person_id and f.service_link_id = l.id)`.as('answers'),
    )
    .where('l.personId', '=', personId)
    .orderBy('l.createdAt')
    .execute()

/** The open link of a code, with what came by it on the day of the region. */
export const openLinkBy = (
  ctx: Ctx,
  code: string,
): Promise<(OpenLink & { today: number }) | undefined> =>
  openLinks(ctx)
    .select(
      sql<number>`(select count(*)::int from staff.feedback f where f.tenant_id = l.tenant_id
        and f.person_id = l.person_id and f.service_link_id = l.id
        and (f.at at time zone ${ctx.region.timeZone})::date = ${ctx.today}::date)`.as('today'),
    )
    .where('l.code', '=', code)
    .executeTakeFirst()

export async function saveLink(ctx: Ctx, link: Omit<OpenLink, 'id'>): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('staff.serviceLinks')
    .values({ tenantId: ctx.tenantId, id, ...link, createdAt: ctx.now, revokedAt: null })
    .execute()
  return id
}

/** Closes one of somebody's links for good; `false` where it is not theirs or closed already. */
export async function closeLink(ctx: Ctx, personId: string, linkId: string): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('staff.serviceLinks')
    .set({ revokedAt: ctx.now })
    .where('tenantId', '=', ctx.tenantId)
    .where('id', '=', linkId)
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Keeps what somebody who was served said; the same press a second time is kept once. */
export async function saveServed(
  ctx: Ctx,
  { id: serviceLinkId, personId }: OpenLink,
  said: { id: string; kind: FeedbackKind; text: string },
): Promise<void> {
  await ctx.db
    .insertInto('staff.feedback')
    .values({
      ...{ tenantId: ctx.tenantId, personId, serviceLinkId, ...said, at: ctx.now },
      ...{ giverId: null, capacity: 'SERVICE_USER', behaviour: null, resultId: null },
      ...{ logEntryId: null, link: null },
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'id']).doNothing())
    .execute()
}
