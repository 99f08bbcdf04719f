import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused } from '../../../kernel/refusal.ts'
import { askForNew, askToSign, homeAt, madePasskey } from '../../../platform/passkey.ts'
import { hashToken } from '../../../platform/password.ts'
import { browserOf } from '../session/session.rules.ts'
import { enrolled, mine } from './factor.actions.ts'
import type { factorContract } from './factor.contract.ts'
import { noFactor, waitEnded, wrongPasskey } from './factor.rules.ts'
import { ownChallenge } from './factor-check.actions.ts'
import { passkeysOf, savePasskey } from './passkey.store.ts'
import type { Ctx } from './proof.actions.ts'
import { saveChallenge } from './wait.store.ts'

type Contract = typeof factorContract

/** What a browser needs to let a passkey sign: of a sign-in that waits, or of an open session that
 * proves it again. */
export async function askPasskey(ctx: Ctx): Promise<Given<Contract['askPasskey']>> {
  const token = ctx.sessionToken && hashToken(ctx.sessionToken)
  const session = token && (await saveChallenge(ctx, token, null))
  if (!session) throw new Refused(waitEnded)
  const known = await passkeysOf(ctx, session.accountId)
  if (known.length === 0) throw new Refused(noFactor)
  const { options, challenge } = await askToSign(
    homeAt(ctx.publicUrl),
    known.map(({ credentialId }) => credentialId),
  )
  await saveChallenge(ctx, token, challenge)
  return { options }
}

export async function beginPasskey(ctx: Ctx): Promise<Given<Contract['beginPasskey']>> {
  const { accountId, signIn } = await mine(ctx)
  const known = (await passkeysOf(ctx, accountId)).map(({ credentialId }) => credentialId)
  const of = { region: ctx.region.name, userName: signIn, known }
  const { options, challenge } = await askForNew(homeAt(ctx.publicUrl), of)
  await saveChallenge(ctx, hashToken(ctx.sessionToken ?? ''), challenge)
  return { options }
}

/** Keeps a passkey that was made for this session's challenge at the region's own address. */
export async function addPasskey(
  ctx: Ctx,
  made: Taken<Contract['addPasskey']>,
): Promise<Given<Contract['addPasskey']>> {
  const session = await mine(ctx)
  const challenge = await ownChallenge(ctx)
  const home = homeAt(ctx.publicUrl)
  const passkey = challenge && (await madePasskey(home, challenge, made))
  if (!passkey) throw new Refused(wrongPasskey(home.rpID))
  const id = ctx.newId()
  const name = `Kunci sandi, ${browserOf(ctx.userAgent)}`
  await savePasskey(ctx, { ...passkey, id, accountId: session.accountId, name })
  return enrolled(ctx, session, { id, kind: 'PASSKEY' })
}
