import type { Given, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { Succession } from '../../../kernel/ports.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Actions, Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Heirs } from '../records/undo.actions.ts'
import { noSuchEvent, whyNotManageEvents } from './event.rules.ts'
import { findEvent, namesOfThings, type StoredEvent } from './event.store.ts'
import type { LateReview, reviewContract } from './review.contract.ts'
import {
  answerableFor,
  loadReviews,
  saveDecisions,
  saveReviews,
  type ToldBound,
} from './review.store.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof reviewContract

const task = 'organisation/late-reviews'

/** What was signed or verified since the date of effect by assignments that had ended by then; an
 * event that is done on its date has nothing of the kind. */
export async function boundMeanwhile(
  ctx: Ctx,
  heirs: Heirs,
  { on, endings }: Pick<Succession, 'on' | 'endings'>,
): Promise<ToldBound[]> {
  if (on >= ctx.today || endings.length === 0) return []
  const personOf = new Map(endings.map(({ assignmentId, personId }) => [assignmentId, personId]))
  const found: ToldBound[] = []
  for (const heir of heirs)
    for (const bound of (await heir.boundSince?.(ctx, [...personOf.keys()], on)) ?? [])
      found.push({ ...bound, room: heir.room, personId: personOf.get(bound.assignmentId) ?? '' })
  return found
}

/** Lists it with the event, and asks Bagian Organisasi to decide. */
export async function keepReviews(
  ctx: Ctx,
  { id, code, effectiveOn }: StoredEvent,
  bound: readonly ToldBound[],
): Promise<void> {
  if (bound.length === 0) return
  await saveReviews(ctx, id, bound)
  await ctx.tasks.open([
    {
      ...{ kind: task, subject: id, holder: { grant: 'ORGANISATION_BUREAU' } },
      title: `${code}: ${bound.length} hal yang ditandatangani sesudah TMT menunggu keputusan`,
      detail:
        `Dikerjakan pejabat lama sejak ${printDate(effectiveOn)}, sebelum keputusannya dicatat. ` +
        'Putuskan satu per satu: tetap berlaku, atau perlu ditinjau.',
      link: `/organisasi/peristiwa/${id}`,
    },
  ])
}

async function reviewsOf(ctx: Ctx, eventId: string): Promise<LateReview[]> {
  const reviews = await loadReviews(ctx, eventId)
  const names = await namesOfThings(
    ctx,
    reviews.flatMap(({ personId, byId }) => [personId, ...(byId ? [byId] : [])]),
  )
  return reviews.map(({ personId, byId, ...review }) => ({
    ...review,
    person: names.get(personId) ?? 'Pejabat lama',
    decidedBy: byId === null ? null : (names.get(byId) ?? null),
  }))
}

/** The event must be there, and whoever asks has to manage it. */
async function known(ctx: Ctx, eventId: string): Promise<void> {
  heed(whyNotManageEvents(ctx.actor))
  if (!(await findEvent(ctx, eventId))) throw new Refused(noSuchEvent)
}

/** Whoever answers for the post today is told what to look at again. */
async function tellHolders(
  ctx: Ctx,
  { reviewIds, reason }: Pick<Taken<Contract['decideReviews']>, 'reviewIds' | 'reason'>,
): Promise<void> {
  const found = await answerableFor(ctx, reviewIds)
  await ctx.notices.tell(
    found.map(({ personId, text, link }) => ({
      ...{ personId, kind: 'organisation/look-again', detail: reason, link },
      title: `Tinjau lagi, dikerjakan pejabat sebelum Anda: ${text}`,
    })),
  )
}

async function decideReviews(
  ctx: Ctx,
  { eventId, ...decided }: Taken<Contract['decideReviews']>,
): Promise<Given<Contract['decideReviews']>> {
  await known(ctx, eventId)
  const count = await saveDecisions(ctx, eventId, decided)
  if (count === 0)
    throw new Refused(
      refusal(
        'organisation/review-decided',
        409,
        'Hal ini sudah diputuskan, mungkin oleh orang lain. Muat ulang halaman.',
      ),
    )
  await record(ctx, { act: 'event.reviewed', subject: eventId, after: { ...decided, count } })
  if (decided.decision === 'REVIEW') await tellHolders(ctx, decided)
  const items = await reviewsOf(ctx, eventId)
  if (items.every(({ decision }) => decision !== null))
    await ctx.tasks.close({ kind: task, subjects: [eventId], reason: 'semua sudah diputuskan' })
  return { items }
}

export const reviewActions: Actions<Contract, OrganisationTables & AuditTables> = {
  async listReviews(ctx, { eventId }) {
    await known(ctx, eventId)
    return { items: await reviewsOf(ctx, eventId) }
  },
  decideReviews,
}
