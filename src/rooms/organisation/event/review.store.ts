import { sql } from 'kysely'
import type { Bound } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import { standsOn } from '../../../platform/database/ledger.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { LateReview, ReviewDecision } from './review.contract.ts'

type Ctx = Context<OrganisationTables>

/** What one room told, with whose assignment it was. */
export type ToldBound = Bound & { room: string; personId: string }

/** Lists what was done meanwhile, each to be decided. */
export const saveReviews = (
  { db, tenantId, newId }: Ctx,
  eventId: string,
  bound: readonly ToldBound[],
): Promise<void> =>
  insertRows(
    db,
    'organisation.eventReviews',
    bound.map(({ room, table, id, assignmentId, personId, at, text, link }) => ({
      ...{ tenantId, id: newId(), eventId, room, thingTable: table, thingId: id },
      ...{ assignmentId, personId, doneAt: at, text, link },
    })),
  )

/** What an event lists for a decision, the oldest first. */
export async function loadReviews(
  { db, tenantId }: Ctx,
  eventId: string,
): Promise<
  (Omit<LateReview, 'person' | 'decidedBy'> & { personId: string; byId: string | null })[]
> {
  return db
    .selectFrom('organisation.eventReviews as review')
    .leftJoin('organisation.eventReviewDecisions as decided', (join) =>
      join
        .onRef('decided.tenantId', '=', 'review.tenantId')
        .onRef('decided.reviewId', '=', 'review.id'),
    )
    .select([
      ...(['review.id', 'review.text', 'review.link', 'review.doneAt as at'] as const),
      ...(['review.personId', 'decided.decision', 'decided.reason', 'decided.decidedAt'] as const),
      'decided.decidedBy as byId',
    ])
    .where('review.tenantId', '=', tenantId)
    .where('review.eventId', '=', eventId)
    .orderBy('review.doneAt')
    .orderBy('review.id')
    .execute()
}

/** Decides some of what an event lists; answers how many were still open. */
export async function saveDecisions(
  { db, tenantId, now, actor }: Ctx,
  eventId: string,
  {
    reviewIds,
    decision,
    reason,
  }: { reviewIds: readonly string[]; decision: ReviewDecision; reason: string },
): Promise<number> {
  const { numAffectedRows } = await sql`insert into organisation.event_review_decisions
      (tenant_id, review_id, decision, reason, decided_by, decided_at)
    select tenant_id, id, ${decision}, ${reason}, ${actor.personId}::uuid, ${now}
    from organisation.event_reviews
    where tenant_id = ${tenantId} and event_id = ${eventId} and id = any(${[...reviewIds]}::uuid[])
    on conflict do nothing`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** What was listed, and who answers today for the post it was done from. */
export async function answerableFor(
  ctx: Ctx,
  reviewIds: readonly string[],
): Promise<{ personId: string; text: string; link: string }[]> {
  const { rows } = await sql<{ personId: string; text: string; link: string }>`
    select distinct held.person_id, review.text, review.link
    from organisation.event_reviews review
    join organisation.assignments former on former.tenant_id = review.tenant_id
      and former.assignment_id = review.assignment_id
    join organisation.assignments held on held.position_id = former.position_id
      and held.kind in ('D', 'PJ', 'PLT') and ${standsOn(ctx, ctx.today, 'held')}
    where review.tenant_id = ${ctx.tenantId} and review.id = any(${[...reviewIds]}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}
