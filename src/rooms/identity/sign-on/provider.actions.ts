import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import type { Outside } from '../../../platform/outside.ts'
import { hashToken, newToken } from '../../../platform/password.ts'
import { beginTrip, endTrip, type ProviderAt, type Told } from '../../../platform/sign-on.ts'
import { sealKey, unsealed } from '../../../platform/signing/authority/sealed-key.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { type OrganisationTables, personOfNip } from '../../organisation/index.ts'
import { type Account, accountById, accountOfPerson } from '../account/account.store.ts'
import { whyNotSetAccess } from '../factor/factor.rules.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { enterOrWait } from '../session/session.actions.ts'
import { hoursAfter } from '../session/session.rules.ts'
import type { providerContract } from './provider.contract.ts'
import {
  nipOf,
  noAccountOfNip,
  noNip,
  noProvider,
  otherSubject,
  stillFirst,
  tripLost,
  tripMinutes,
  whyProviderFailed,
} from './provider.rules.ts'
import {
  allProviders,
  findProvider,
  insertProvider,
  linkedAccount,
  saveLink,
  saveProviderRemoval,
  saveTrip,
  takeTrip,
} from './provider.store.ts'

type Tables = IdentityTables & OrganisationTables & AuditTables
type Ctx = Context<Tables>
type Contract = typeof providerContract
/** A provider with what is needed to ask it, outside any transaction. */
type Asking = {
  id: string
  name: string
  nipClaim: string
  at: ProviderAt
  outside: Outside
  back: string
}

async function asking(ctx: Ctx, id: string): Promise<Asking> {
  const provider = await findProvider(ctx, id)
  if (!provider) throw new Refused(noProvider)
  const secret = await unsealed(provider.sealed, ctx.authoritySecret)
  if (!secret) throw new Error('the secret of a provider is not sealed by this installation key')
  const { name, nipClaim, issuer, clientId } = provider
  const at = { issuer, clientId, clientSecret: secret.toString('utf8') }
  const back = `${new URL(ctx.publicUrl).origin}/masuk/sso`
  return { id, name, nipClaim, at, outside: ctx.outside, back }
}

function got<Result>(told: Told<Result>, name: string): Result {
  if ('failed' in told) throw new Refused(whyProviderFailed(told.failed, name))
  return told.got
}

export async function listSignOn(ctx: Ctx): Promise<Given<Contract['listSignOn']>> {
  return { items: (await allProviders(ctx)).map(({ id, name }) => ({ id, name })) }
}

/** Sends a browser to a provider; what has to come back is kept under a token that opens nothing. */
export async function beginSignOn(
  { step }: AskedSteps<Tables>,
  { providerId }: Taken<Contract['beginSignOn']>,
): Promise<Given<Contract['beginSignOn']>> {
  const { at, back, name, outside } = await step((ctx) => asking(ctx, providerId))
  const { url, ...trip } = got(await beginTrip(outside, at, back), name)
  return step(async (ctx) => {
    const token = newToken()
    const expiresAt = hoursAfter(ctx.now, tripMinutes / 60)
    await saveTrip(ctx, { ...trip, providerId, tokenHash: hashToken(token), expiresAt })
    ctx.setSession(token)
    return { url }
  })
}

/** The account of a subject: linked before, or now by the NIP the provider claims, never by mail. */
async function accountOf(
  ctx: Ctx,
  { name, at }: Asking,
  { subject, claimed }: { subject: string; claimed: unknown },
): Promise<Account> {
  const linked = await linkedAccount(ctx, { issuer: at.issuer, subject })
  const nip = nipOf(claimed)
  if (!linked && !nip) throw new Refused(noNip(name))
  const personId = linked ? undefined : await personOfNip(ctx, nip ?? '')
  const account = linked
    ? await accountById(ctx, linked)
    : personId && (await accountOfPerson(ctx, personId))
  if (!account) throw new Refused(noAccountOfNip)
  heed(account.firstPasswordUntil ? stillFirst : null)
  if (linked) return account
  const link = { issuer: at.issuer, subject, accountId: account.id }
  if (!(await saveLink(ctx, link))) throw new Refused(otherSubject)
  await record(ctx, { act: 'account.provider-linked', subject: account.id, after: link })
  return account
}

/** A browser that came back from a provider: signed in, or to the second factor where there is one.
 * What was under way is taken once, whatever comes of it. */
export async function endSignOn(
  { step }: AskedSteps<Tables>,
  { state, code, iss }: Taken<Contract['endSignOn']>,
): Promise<Given<Contract['endSignOn']>> {
  const { trip, asked } = await step(async (ctx) => {
    const tokenHash = ctx.sessionToken && hashToken(ctx.sessionToken)
    const taken = tokenHash && (await takeTrip(ctx, { tokenHash, state }))
    if (!taken) throw new Refused(tripLost)
    return { trip: taken, asked: await asking(ctx, taken.providerId) }
  })
  const query = new URLSearchParams({ state, code, ...(iss && { iss }) })
  const returned = `${asked.back}?${query}`
  const told = await endTrip(asked.outside, asked.at, trip, { returned, claim: asked.nipClaim })
  const person = got(told, asked.name)
  return step(async (ctx) => enterOrWait(ctx, await accountOf(ctx, asked, person)))
}

export async function listProviders(ctx: Ctx): Promise<Given<Contract['listProviders']>> {
  heed(whyNotSetAccess(ctx.actor))
  return { items: await allProviders(ctx) }
}

/** Adds a provider after it was asked once: one that cannot be reached is not kept. */
export async function saveProvider(
  { step }: AskedSteps<Tables>,
  { clientSecret, ...told }: Taken<Contract['saveProvider']>,
): Promise<Given<Contract['saveProvider']>> {
  const outside = await step(async (ctx) => {
    heed(whyNotSetAccess(ctx.actor))
    return ctx.outside
  })
  const at = { issuer: told.issuer, clientId: told.clientId, clientSecret }
  got(await beginTrip(outside, at, 'https://localhost/'), told.name)
  return step(async (ctx) => {
    const provider = { id: ctx.newId(), ...told, createdAt: ctx.now }
    const sealed = await sealKey(Buffer.from(clientSecret, 'utf8'), ctx.authoritySecret)
    await insertProvider(ctx, { ...provider, sealed })
    await record(ctx, { act: 'region.provider-added', subject: provider.id, after: told })
    return provider
  })
}

export async function removeProvider(
  ctx: Ctx,
  { providerId }: Taken<Contract['removeProvider']>,
): Promise<Given<Contract['removeProvider']>> {
  heed(whyNotSetAccess(ctx.actor))
  const name = await saveProviderRemoval(ctx, providerId)
  if (name === undefined) throw new Refused(noProvider)
  await record(ctx, { act: 'region.provider-removed', subject: providerId, before: { name } })
  return { removed: true }
}
