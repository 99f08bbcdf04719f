import { type Actor, publicActor } from '../../../kernel/actor.ts'
import { printMoment } from '../../../kernel/moment.ts'
import { refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { hashToken } from '../../../platform/password.ts'
import { namesOf, type OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { resetThatEnded } from './session.store.ts'

/** Whoever comes without an open session: a stranger; at a browser whose session a reset ended, one
 * who is told by whom and when, because the person there may not have asked for it. */
export async function strangerOf(
  ctx: Context<IdentityTables & OrganisationTables>,
): Promise<Actor> {
  const reset = ctx.sessionToken && (await resetThatEnded(ctx, hashToken(ctx.sessionToken)))
  if (!reset) return publicActor
  const { byPersonId, at } = reset
  const by = byPersonId
    ? ((await namesOf(ctx, [byPersonId])).get(byPersonId) ?? 'seseorang yang tidak lagi tercatat')
    : 'pengelola server'
  return {
    ...publicActor,
    ended: refusal(
      'identity/session-reset',
      401,
      `Sesi ini berakhir karena kata sandi Anda disetel ulang oleh ${by} pada ` +
        `${printMoment(at, ctx.region.timeZone)}. Bukan Anda yang minta? Hubungi BKPSDM atau ` +
        'Inspektorat sekarang juga.',
    ),
  }
}
