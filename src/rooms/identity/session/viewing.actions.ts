import type { Given, Taken } from '../../../kernel/contract.ts'
import { printMomentShort } from '../../../kernel/moment.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { record } from '../../audit/index.ts'
import { nobody } from '../account/state.rules.ts'
import { type Ctx, notSignedIn, ownSession, readSession, seenAs } from './session.actions.ts'
import type { sessionContract } from './session.contract.ts'
import { hoursAfter } from './session.rules.ts'
import { viewingMinutes, whyNotView } from './viewing.rules.ts'
import { endViewingOf, saveViewing } from './viewing.store.ts'

type Contract = typeof sessionContract

/** Looks for half an hour with somebody's eyes, to help: reads only, on record with its reason, and
 * the person is told at once. */
export async function openViewing(
  ctx: Ctx,
  { personId, reason }: Taken<Contract['openViewing']>,
): Promise<Given<Contract['openViewing']>> {
  heed(whyNotView(ctx.actor, personId))
  const session = await ownSession(ctx)
  if (!session || !ctx.actor.personId) throw new Refused(notSignedIn)
  const until = hoursAfter(ctx.now, viewingMinutes / 60)
  const seen = await seenAs(ctx, ctx.actor, { personId, reason, until })
  if (seen.mandates.length === 0) throw new Refused(nobody)
  const byPersonId = ctx.actor.personId
  await saveViewing(ctx, { sessionId: session.id, byPersonId, personId, reason, expiresAt: until })
  await record(ctx, { act: 'session.viewing-opened', subject: personId, after: { reason, until } })
  await ctx.notices.tell([
    {
      ...{ personId, kind: 'identity/viewed' },
      title: `${ctx.actor.name} melihat Amanah sebagai Anda untuk membantu.`,
      detail:
        `Sejak ${printMomentShort(ctx.now, ctx.region.timeZone)}, paling lama ${viewingMinutes} ` +
        `menit, hanya membaca. Alasannya: ${reason}`,
    },
  ])
  return readSession({ ...ctx, actor: seen })
}

/** Ends the look with another's eyes; what follows is done in one's own name again. */
export async function endViewing(ctx: Ctx): Promise<Given<Contract['endViewing']>> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(notSignedIn)
  await endViewingOf(ctx, session.id)
  const { viewing } = ctx.actor
  if (!viewing) return readSession(ctx)
  const actor = viewing.by
  await record({ ...ctx, actor }, { act: 'session.viewing-ended', subject: ctx.actor.personId })
  return readSession({ ...ctx, actor })
}
