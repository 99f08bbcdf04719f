import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, type Refusal, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { networkOf } from '../../../platform/operations/network.ts'
import { hashToken, keptRecoveryCode } from '../../../platform/password.ts'
import { unsealed } from '../../../platform/signing/authority/sealed-key.ts'
import { stepOfCode } from '../../../platform/totp.ts'
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
import { asTyped, clockOff, usedCode, waitEnded, wrongCode } from './factor.rules.ts'
import { factorStateOf, type Seed, seedsOf, takeStep } from './factor.store.ts'
import { takeCode } from './recovery.store.ts'
import { saveProof, tryWaiting } from './wait.store.ts'

export type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof factorContract
/** Whose factor is asked for. */
type Owner = { accountId: string; signIn: string }

/** Why a code is not the one this seed shows now, or `null` after it was used up. */
export async function whyNotSeed(ctx: Ctx, seed: Seed, code: string): Promise<Refusal | null> {
  const secret = await unsealed(seed.sealed, ctx.authoritySecret)
  if (!secret) throw new Error('the seed of a factor is not sealed by this installation key')
  const found = await stepOfCode(secret.toString('ascii'), asTyped(code), ctx.now)
  secret.fill(0)
  if (!found) return wrongCode
  if (found.minutesOff > 0) return clockOff(found.minutesOff)
  return (await takeStep(ctx, { id: seed.id, step: found.step })) ? null : usedCode
}

/** Why a code opens nothing, or `null` after it was used up: six digits are a phone's, everything
 * else is a recovery code. */
async function whyNotCode(ctx: Ctx, { accountId }: Owner, code: string): Promise<Refusal | null> {
  const typed = asTyped(code)
  if (!/^\d{6}$/.test(typed)) {
    const codeHash = keptRecoveryCode(ctx.authoritySecret, accountId, typed)
    return (await takeCode(ctx, { accountId, codeHash })) ? null : wrongCode
  }
  let refused: Refusal = wrongCode
  for (const seed of await seedsOf(ctx, accountId)) {
    const why = await whyNotSeed(ctx, seed, typed)
    if (!why) return null
    if (why !== wrongCode) refused = why
  }
  return refused
}

/** Takes the second factor of an account, or refuses, on record. Wrong ones are throttled like
 * passwords, but per account wherever they come from: whoever tries them knows the password. */
export async function proved(ctx: Ctx, owner: Owner, code: string): Promise<void> {
  const place = { name: `faktor ${owner.signIn}`, address: 'akun' }
  const tries = countingTries(await holdTries(ctx, place), ctx.now)
  heed(whyNotTry(tries))
  const refused = await whyNotCode(ctx, owner, code)
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
  { code }: Taken<Contract['finishSignIn']>,
): Promise<Given<Contract['finishSignIn']>> {
  const waiting = ctx.sessionToken && (await tryWaiting(ctx, hashToken(ctx.sessionToken)))
  const account = waiting && (await accountById(ctx, waiting.accountId))
  if (!account) throw new Refused(waitEnded)
  await proved(ctx, { accountId: account.id, signIn: account.signIn }, code)
  await endSessions(ctx, { accountId: account.id, only: waiting.id })
  return enter(ctx, account, { ...(await factorStateOf(ctx, account.id)), provedAt: ctx.now })
}

/** Proves the factor once more, for acts that ask for it; holds for ten minutes in this session. */
export async function proveAgain(
  ctx: Ctx,
  { code }: Taken<Contract['proveAgain']>,
): Promise<Given<Contract['proveAgain']>> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(waitEnded)
  await proved(ctx, session, code)
  await saveProof(ctx, session.id)
  await record(ctx, { act: 'session.factor-proved', subject: session.accountId })
  return { proved: true }
}
