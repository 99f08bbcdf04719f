import type { Taken } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { homeAt, type PasskeyAnswer, signedWith } from '../../../platform/passkey.ts'
import { hashToken, keptRecoveryCode } from '../../../platform/password.ts'
import { unsealed } from '../../../platform/signing/authority/sealed-key.ts'
import { stepOfCode } from '../../../platform/totp.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { factorContract } from './factor.contract.ts'
import {
  asTyped,
  clockOff,
  nothingProved,
  usedCode,
  wrongCode,
  wrongPasskey,
} from './factor.rules.ts'
import { type Seed, seedsOf, takeStep } from './factor.store.ts'
import { passkeysOf, savePasskeyUse } from './passkey.store.ts'
import { takeCode } from './recovery.store.ts'
import { challengeOf } from './wait.store.ts'

type Ctx = Context<IdentityTables>
/** A code, or the answer of a passkey. */
export type Proof = Taken<(typeof factorContract)['proveAgain']>

/** The challenge this browser was given, kept with its session. */
export const ownChallenge = async (ctx: Ctx): Promise<string | null> =>
  ctx.sessionToken ? await challengeOf(ctx, hashToken(ctx.sessionToken)) : null

/** Why the answer of a passkey opens nothing, or `null` after its use was kept. */
async function whyNotPasskey(
  ctx: Ctx,
  accountId: string,
  answer: PasskeyAnswer,
): Promise<Refusal | null> {
  const home = homeAt(ctx.publicUrl)
  const challenge = await ownChallenge(ctx)
  const known = (await passkeysOf(ctx, accountId)).find(
    ({ credentialId }) => credentialId === answer.credentialId,
  )
  if (!challenge || !known) return wrongPasskey(home.rpID)
  const counter = await signedWith(home, challenge, known, answer)
  if (counter === null) return wrongPasskey(home.rpID)
  await savePasskeyUse(ctx, { id: known.id, counter })
  return null
}

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
async function whyNotCode(ctx: Ctx, accountId: string, code: string): Promise<Refusal | null> {
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

/** Why a proof opens nothing for this account, or `null` after it was used up. */
export async function whyNotProof(
  ctx: Ctx,
  accountId: string,
  proof: Proof,
): Promise<Refusal | null> {
  const { code, credentialId, clientData, authenticatorData, signature } = proof
  if (code) return whyNotCode(ctx, accountId, code)
  if (!credentialId || !clientData || !authenticatorData || !signature) return nothingProved
  const answer = { credentialId, clientData, authenticatorData, signature }
  return whyNotPasskey(ctx, accountId, answer)
}
