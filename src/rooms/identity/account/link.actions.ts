import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { hashPassword, hashToken, newToken } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { hoursAfter } from '../session/session.rules.ts'
import { endSessions } from '../session/session.store.ts'
import type { accountContract } from './account.contract.ts'
import { savePassword } from './account.store.ts'
import { saveHandling } from './handling.store.ts'
import { endEverything, freshPassword, held } from './keeping.actions.ts'
import { linkHours, whyNotLink } from './link.rules.ts'
import { holdLink, saveLink } from './link.store.ts'
import { whyNotPassword } from './password.rules.ts'

type Tables = IdentityTables & OrganisationTables & AuditTables
type Contract = typeof accountContract

/** A link of 72 hours by which the person chooses the password. It is a reset whose first password
 * nobody learns: sessions end, links made before open nothing. */
export async function makeLink(
  ctx: Context<Tables>,
  { personId }: Taken<Contract['makeLink']>,
): Promise<Given<Contract['makeLink']>> {
  const account = await held(ctx, { personId }, 'link')
  await freshPassword(ctx, account)
  await endEverything(ctx, account)
  const token = newToken()
  const expiresAt = hoursAfter(ctx.now, linkHours)
  await saveLink(ctx, { accountId: account.id, tokenHash: hashToken(token), expiresAt })
  await saveHandling(ctx, [account], 'LINK_MADE')
  await record(ctx, { act: 'account.link-made', subject: account.id, after: { expiresAt } })
  // behind the #, where no server and no mail scanner sees it
  return { address: `${ctx.publicUrl}/sandi-baru#${token}`, until: expiresAt }
}

/** The password its person chose, by a link that opens once. Hashing holds no connection. */
export async function useLink(
  { step }: AskedSteps<Tables>,
  { token, next }: Taken<Contract['useLink']>,
): Promise<Given<Contract['useLink']>> {
  const tokenHash = hashToken(token)
  await step(async (ctx) => {
    const link = await holdLink(ctx, tokenHash)
    heed(whyNotLink(link, ctx.now))
    heed(whyNotPassword({ next, current: '', signIn: link?.signIn ?? '' }))
  })
  const passwordHash = await hashPassword(next)
  return step(async (ctx) => {
    const link = await holdLink(ctx, tokenHash)
    heed(whyNotLink(link, ctx.now))
    const { accountId = '', signIn = '' } = link ?? {}
    await savePassword(ctx, { id: accountId, passwordHash, firstPasswordUntil: null })
    await endSessions(ctx, { accountId })
    await record(ctx, { act: 'account.password-chosen', subject: accountId })
    return { signIn }
  })
}
