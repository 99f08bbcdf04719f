import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { Refused } from '../../../kernel/refusal.ts'
import { looksOf, record } from '../../audit/index.ts'
import { saveAccount } from '../account/account.store.ts'
import { privacyVersion } from './privacy.rules.ts'
import { type Ctx, notSignedIn } from './session.actions.ts'
import type { sessionContract } from './session.contract.ts'

type Contract = typeof sessionContract

/** The notice of today was read; that and when goes on record. */
export async function readPrivacy(ctx: Ctx): Promise<Given<Contract['readPrivacy']>> {
  const { accountId } = ctx.actor
  if (!accountId) throw new Refused(notSignedIn)
  await saveAccount(ctx, accountId, { privacyVersion })
  await record(ctx, {
    act: 'account.privacy-read',
    subject: accountId,
    after: { version: privacyVersion },
  })
  return { version: privacyVersion }
}

/** What I looked at that is kept: evidence of other offices. Nobody else's looks are here. */
export async function listOwnLooks(
  ctx: Ctx,
  page: Taken<Contract['listOwnLooks']>,
): Promise<Given<Contract['listOwnLooks']>> {
  const { personId } = ctx.actor
  if (!personId) throw new Refused(notSignedIn)
  const { start, limit, cut } = windowOf(page)
  return cut(await looksOf(ctx, personId, { start, limit: limit + 1 }))
}
