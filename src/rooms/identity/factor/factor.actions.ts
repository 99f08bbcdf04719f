import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { keptRecoveryCode, newFirstPassword } from '../../../platform/password.ts'
import { drawQr } from '../../../platform/qr.ts'
import { sealKey } from '../../../platform/signing/authority/sealed-key.ts'
import { newTotpSecret, totpUri } from '../../../platform/totp.ts'
import { record } from '../../audit/index.ts'
import { notSignedIn, ownSession } from '../session/session.actions.ts'
import type { OpenSession } from '../session/session.store.ts'
import type { factorContract } from './factor.contract.ts'
import { noFactor, recoveryCodeCount } from './factor.rules.ts'
import { factorsOf, findUnconfirmed, removeFactors, saveSeed } from './factor.store.ts'
import { whyNotSeed } from './factor-check.actions.ts'
import { type Ctx, proved } from './proof.actions.ts'
import { codesLeft, saveCodes } from './recovery.store.ts'
import { saveProof } from './wait.store.ts'

type Contract = typeof factorContract

export async function mine(ctx: Ctx): Promise<OpenSession> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(notSignedIn)
  return session
}

export async function listFactors(ctx: Ctx): Promise<Given<Contract['listFactors']>> {
  const { accountId } = await mine(ctx)
  return { items: await factorsOf(ctx, accountId), codesLeft: await codesLeft(ctx, accountId) }
}

/** A seed for a phone, shown this once and kept sealed; it counts only after its first code. */
export async function beginTotp(ctx: Ctx): Promise<Given<Contract['beginTotp']>> {
  const { accountId, signIn } = await mine(ctx)
  const secret = newTotpSecret()
  const factorId = ctx.newId()
  const sealed = await sealKey(Buffer.from(secret, 'ascii'), ctx.authoritySecret)
  await saveSeed(ctx, { id: factorId, accountId, name: 'Kode ponsel', sealed })
  const uri = totpUri({ issuer: `Amanah ${ctx.region.name}`, label: signIn, secret })
  return { factorId, secret, uri, qr: drawQr(uri) }
}

/** New recovery codes in the place of those before, told this once. */
async function newCodes(ctx: Ctx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newFirstPassword)
  const hashes = codes.map((code) => keptRecoveryCode(ctx.authoritySecret, accountId, code))
  await saveCodes(ctx, { accountId, hashes })
  return codes
}

/** What follows on every new factor: it was just proved, and recovery codes are there. */
export async function enrolled(
  ctx: Ctx,
  { id, accountId }: OpenSession,
  factor: { id: string; kind: string },
): Promise<{ recoveryCodes: string[] | null }> {
  await saveProof(ctx, id)
  await record(ctx, { act: 'account.factor-enrolled', subject: accountId, after: factor })
  return {
    recoveryCodes: (await codesLeft(ctx, accountId)) > 0 ? null : await newCodes(ctx, accountId),
  }
}

export async function confirmTotp(
  ctx: Ctx,
  { factorId, code }: Taken<Contract['confirmTotp']>,
): Promise<Given<Contract['confirmTotp']>> {
  const session = await mine(ctx)
  const seed = await findUnconfirmed(ctx, { accountId: session.accountId, id: factorId })
  if (!seed) throw new Refused(noFactor)
  heed(await whyNotSeed(ctx, seed, code))
  return enrolled(ctx, session, { id: factorId, kind: 'TOTP' })
}

/** Takes factors from an account; without any the recovery codes go too. */
export async function takeAway(
  ctx: Ctx,
  of: { accountId: string; only?: string },
): Promise<Given<Contract['removeOwnFactor']>> {
  const removed = await removeFactors(ctx, of)
  if (removed.length === 0) throw new Refused(noFactor)
  if ((await factorsOf(ctx, of.accountId)).length === 0)
    await saveCodes(ctx, { accountId: of.accountId, hashes: [] })
  await record(ctx, { act: 'account.factor-removed', subject: of.accountId, before: removed })
  return { removed: removed.length }
}

export async function removeOwnFactor(
  ctx: Ctx,
  { factorId, code }: Taken<Contract['removeOwnFactor']>,
): Promise<Given<Contract['removeOwnFactor']>> {
  const session = await mine(ctx)
  const { accountId } = session
  if (!(await factorsOf(ctx, accountId)).some(({ id }) => id === factorId))
    throw new Refused(noFactor)
  await proved(ctx, session, { code })
  return takeAway(ctx, { accountId, only: factorId })
}

export async function renewRecoveryCodes(ctx: Ctx): Promise<Given<Contract['renewRecoveryCodes']>> {
  const { accountId } = await mine(ctx)
  if ((await factorsOf(ctx, accountId)).length === 0) throw new Refused(noFactor)
  await record(ctx, { act: 'account.recovery-codes-renewed', subject: accountId })
  return { recoveryCodes: await newCodes(ctx, accountId) }
}
