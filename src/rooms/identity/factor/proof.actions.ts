import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { networkOf } from '../../../platform/operations/network.ts'
import { hashToken } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { accountById } from '../account/account.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { enter, ownSession } from '../session/session.actions.ts'
import { endSessions } from '../session/session.store.ts'
import { countingTries, whyNotTry } from '../session/sign-in.rules.ts'
import { recordFailure } from '../session/try.actions.ts'
import { forgetTries, holdTries, saveTries } from '../session/try.store.ts'
import type { factorContract } from './factor.contract.ts'
import { waitEnded } from './factor.rules.ts'
import { factorStateOf } from './factor.store.ts'
import { type Proof, whyNotProof } from './factor-check.actions.ts'
import { saveProof, tryWaiting } from './wait.store.ts'

export type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof factorContract
/** Whose factor is asked for. */
type Owner = { accountId: string; signIn: string }

/** Takes the second factor of an account, or refuses, on record. Wrong ones are throttled like
 * passwords, but per account wherever they come from: whoever tries them knows the password. */
export async function proved(ctx: Ctx, owner: Owner, proof: Proof): Promise<void> {
  const place = { name: `faktor ${owner.signIn}`, address: 'akun' }
  const tries = countingTries(await holdTries(ctx, place), ctx.now)
  heed(whyNotTry(tries))
  const refused = await whyNotProof(ctx, owner.accountId, proof)
  if (!refused) return forgetTries(ctx, place)
  await saveTries(ctx, place, tries.count + 1)
  await recordFailure(ctx, {
    name: owner.signIn,
    address: networkOf(ctx.remoteAddress),
    account: { id: owner.accountId },
  })
  throw new Refused(refused, { onRecord: true })
}

/** The second step of a sign-in: the waiting session ends and a full one is opened. */
export async function finishSignIn(
  ctx: Ctx,
  proof: Taken<Contract['finishSignIn']>,
): Promise<Given<Contract['finishSignIn']>> {
  const waiting = ctx.sessionToken && (await tryWaiting(ctx, hashToken(ctx.sessionToken)))
  const account = waiting && (await accountById(ctx, waiting.accountId))
  if (!account) throw new Refused(waitEnded)
  await proved(ctx, { accountId: account.id, signIn: account.signIn }, proof)
  await endSessions(ctx, { accountId: account.id, only: waiting.id })
  return enter(ctx, account, { ...(await factorStateOf(ctx, account.id)), provedAt: ctx.now })
}

/** Proves the factor once more, for acts that ask for it; holds for ten minutes in this session. */
export async function proveAgain(
  ctx: Ctx,
  proof: Taken<Contract['proveAgain']>,
): Promise<Given<Contract['proveAgain']>> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(waitEnded)
  await proved(ctx, session, proof)
  await saveProof(ctx, session.id)
  await record(ctx, { act: 'session.factor-proved', subject: session.accountId })
  return { proved: true }
}
