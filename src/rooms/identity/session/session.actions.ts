import * as z from 'zod/mini'
import { type Actor, publicActor } from '../../../kernel/actor.ts'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { AskedSteps, Context } from '../../../platform/context.ts'
import { hashToken, newToken } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import {
  chartOf,
  chartOn,
  isBindable,
  isOfficial,
  loadOrganisationOf,
  type OrganisationTables,
} from '../../organisation/index.ts'
import { type Account, countAccounts } from '../account/account.store.ts'
import { type FactorState, factorDuties, waitMinutes } from '../factor/factor.rules.ts'
import { factorStateOf, factorsOf } from '../factor/factor.store.ts'
import { grantsOf, grantsToday, type HeldGrant } from '../grant/grant.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { actingAs, mandatesIn } from '../mandate.rules.ts'
import { serviceOf } from '../token/token.actions.ts'
import { keepDevice, saveDevice } from './device.store.ts'
import { strangerOf } from './ended.actions.ts'
import { privacyVersion } from './privacy.rules.ts'
import {
  type PendingFactor,
  type Session,
  Session as SessionShape,
  type sessionContract,
} from './session.contract.ts'
import { browserOf, hoursAfter, isUseOld, sessionHours } from './session.rules.ts'
import {
  endSessions,
  findSession,
  type OpenSession,
  saveActing,
  saveLastUse,
  saveSession,
  sessionsOf,
  signedInNow,
} from './session.store.ts'
import { normalisedSignIn, whyNotEnter, wrongPair } from './sign-in.rules.ts'
import { whenPasswordHolds } from './try.actions.ts'
import { tellFailures } from './try.store.ts'
import { mayView } from './viewing.rules.ts'
import type { Viewing } from './viewing.store.ts'

export type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof sessionContract
export const notSignedIn = refusal('identity/not-signed-in', 401, 'Anda belum masuk.')
/** A browser stays known for so many days after its last full sign-in. */
const deviceDays = 180

/** The session whose token came along and that is still open, or nothing. */
export const ownSession = async (ctx: Context<IdentityTables>): Promise<OpenSession | undefined> =>
  ctx.sessionToken ? await findSession(ctx, hashToken(ctx.sessionToken)) : undefined

/** Who holds the session of this request, with every mandate of today; a stranger when there is
 * none. Whoever has still to choose a password has none of them. Access follows the mandate: who
 * holds none any more reads their own things while they work here; who does not is a stranger from
 * that day on, and the sessions end. That a session was used
 * is written after the answer, at most once in five minutes. */
export async function authenticate(
  ctx: Context<IdentityTables & OrganisationTables>,
): Promise<Actor> {
  if (ctx.serviceToken) return serviceOf(ctx, ctx.serviceToken)
  const session = await ownSession(ctx)
  if (!session) return strangerOf(ctx)
  const actor = await actorOf(ctx, session)
  const { accountId } = session
  if (whyNotEnter(actor)) {
    ctx.afterwards(async (later) => void (await endSessions(later, { accountId })))
    return publicActor
  }
  if (isUseOld(session.lastUsedAt, ctx.now))
    ctx.afterwards((later) => saveLastUse(later, session.id))
  return session.viewing && mayView(actor) ? seenAs(ctx, actor, session.viewing) : actor
}

/** A person as somebody who helps sees the application with their eyes: with every mandate of that
 * person, and the helper's account, so that nothing of the person's own account is at hand. */
export async function seenAs(
  ctx: Context<IdentityTables & OrganisationTables>,
  by: Actor,
  { personId, reason, until }: Viewing,
): Promise<Actor> {
  const seen = await actorOfPerson(ctx, personId)
  return { ...seen, accountId: by.accountId, viewing: { by, reason, until } }
}

/** A person with every mandate of the day, for acts done on their behalf outside HTTP (the
 * demonstration region plays its year with it). */
export const actorOfPerson = (
  ctx: Context<IdentityTables & OrganisationTables>,
  personId: string,
): Promise<Actor> =>
  actorOf(ctx, {
    ...{ accountId: null, personId, actingAs: null, mustChangePassword: false },
    factor: { enrolled: false, provedAt: null, requiredFrom: null },
  })

async function actorOf(
  ctx: Context<IdentityTables & OrganisationTables>,
  of: Pick<OpenSession, 'personId' | 'actingAs' | 'mustChangePassword' | 'factor'> & {
    accountId: string | null
    grants?: readonly HeldGrant[]
  },
): Promise<Actor> {
  const { personId, accountId } = of
  const grants = of.grants ?? (await grantsOf(ctx, personId))
  const units = grants.flatMap(({ unitId }) => unitId ?? [])
  const found = await loadOrganisationOf(ctx, personId, ctx.today, units)
  const { levels, plhSigns, revision, ...organisation } = found
  ctx.revision = revision
  const chart = chartOf(organisation)
  const known = chart.person.get(personId)
  const name = known?.name ?? 'Pengguna tanpa data pegawai'
  const person = { kind: 'person', accountId, personId, name } as const
  const mandates = mandatesIn({ chart, levels, plhSigns }, personId, grants)
  const withoutPost = mandates.length === 0 && (await isOfficial(ctx, known))
  if (of.mustChangePassword && (mandates.length > 0 || withoutPost))
    return { ...person, mandates: [], actingAs: null, mustChangePassword: true }
  const duties = factorDuties(of.factor, mandates, ctx)
  if (duties.mustEnrol) return { ...person, mandates: [], actingAs: null, mustEnrol: true }
  const acting = actingAs(mandates, of.actingAs)
  return { ...person, mandates, actingAs: acting, ...(withoutPost && { withoutPost }), ...duties }
}

function sessionOf(
  ctx: Ctx,
  account: Pick<Account, 'id' | 'personId' | 'signIn' | 'privacyVersion'>,
  failedSignIns: Session['failedSignIns'] = null,
): Given<Contract['readSession']> {
  const { actor, publicUrl: address } = ctx
  const answer: Session = {
    account: { id: account.id, signIn: account.signIn },
    person: { id: actor.personId ?? account.personId, name: actor.name },
    region: { ...ctx.region, address, bindable: isBindable({ ...ctx.region, address }) },
    actor,
    year: Number(ctx.today.slice(0, 4)),
    mustChangePassword: actor.mustChangePassword ?? false,
    mustEnrol: actor.mustEnrol ?? false,
    enrolBefore: actor.enrolBefore ?? null,
    privacyDue: !actor.viewing && account.privacyVersion < privacyVersion,
    viewing: actor.viewing ? { by: actor.viewing.by.name, until: actor.viewing.until } : null,
    failedSignIns,
  }
  // exactly what the contract says: an answer that may be of two shapes is compared with both
  return z.parse(SessionShape, answer)
}

/** The browser is known from now on (again), unless its password was only a first one. */
async function rememberDevice(ctx: Ctx, accountId: string): Promise<void> {
  const expiresAt = hoursAfter(ctx.now, deviceDays * 24)
  const known =
    ctx.deviceToken &&
    (await keepDevice(ctx, { accountId, tokenHash: hashToken(ctx.deviceToken), expiresAt }))
  const token = known && ctx.deviceToken ? ctx.deviceToken : newToken()
  if (!known) await saveDevice(ctx, { accountId, tokenHash: hashToken(token), expiresAt })
  ctx.setDevice(token)
}

/** A sign-in that waits for its second factor, under a token that opens nothing else. */
async function waitForFactor(ctx: Ctx, { id: accountId }: Account): Promise<PendingFactor> {
  const token = newToken()
  const until = hoursAfter(ctx.now, waitMinutes / 60)
  await saveSession(ctx, {
    ...{
      id: ctx.newId(),
      accountId,
      tokenHash: hashToken(token),
      browser: browserOf(ctx.userAgent),
    },
    ...{ expiresAt: until, factorUntil: until },
  })
  ctx.setSession(token)
  const kinds = new Set((await factorsOf(ctx, accountId)).map(({ kind }) => kind))
  return {
    pending: 'second-factor',
    ways: kinds.has('PASSKEY') ? ['passkey', 'code'] : ['code'],
    until,
  }
}

/** Lets in whoever proved an account once: at once, or to the second factor where it has one. */
export async function enterOrWait(
  ctx: Ctx,
  account: Account,
): Promise<Given<Contract['openSession']>> {
  const { enrolled, requiredFrom } = await factorStateOf(ctx, account.id)
  return enrolled
    ? waitForFactor(ctx, account)
    : enter(ctx, account, { enrolled, requiredFrom, provedAt: null })
}

/** Opens a session for an account that was proved; tells of failed sign-ins when everything is
 * open. Refuses who holds nothing here today. */
export async function enter(
  ctx: Ctx,
  account: Account,
  factor: FactorState,
): Promise<Given<Contract['readSession']>> {
  const mustChangePassword = account.firstPasswordUntil !== null
  const actor = await actorOf(ctx, {
    accountId: account.id,
    personId: account.personId,
    actingAs: null,
    mustChangePassword,
    factor,
  })
  const refused = whyNotEnter(actor)
  if (refused) throw new Refused(refused, { onRecord: true })
  const token = newToken()
  const expiresAt = hoursAfter(ctx.now, sessionHours)
  const browser = browserOf(ctx.userAgent)
  await saveSession(ctx, {
    ...{ id: ctx.newId(), accountId: account.id, tokenHash: hashToken(token), expiresAt, browser },
    provedAt: factor.provedAt,
  })
  ctx.setSession(token)
  const entered = { ...ctx, actor }
  await record(entered, {
    act: 'session.opened',
    subject: account.id,
    after: { remoteAddress: ctx.remoteAddress, ...(factor.provedAt && { secondFactor: true }) },
  })
  if (mustChangePassword) return sessionOf(entered, account)
  await rememberDevice(ctx, account.id)
  return sessionOf(entered, account, await tellFailures(ctx, account.id))
}

export const openSession = (
  steps: AskedSteps<IdentityTables & OrganisationTables & AuditTables>,
  { signIn, password }: Taken<Contract['openSession']>,
): Promise<Given<Contract['openSession']>> =>
  whenPasswordHolds(
    steps,
    { signIn: normalisedSignIn(signIn), password, wrong: wrongPair },
    enterOrWait,
  )

export async function readSession(ctx: Ctx): Promise<Given<Contract['readSession']>> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(notSignedIn)
  return sessionOf(ctx, {
    id: session.accountId,
    personId: session.personId,
    signIn: session.signIn,
    privacyVersion: session.privacyVersion,
  })
}

export async function actAs(
  ctx: Ctx,
  { mandateId }: Taken<Contract['actAs']>,
): Promise<Given<Contract['actAs']>> {
  const chosen = ctx.actor.mandates.find(({ id }) => id === mandateId)
  if (!chosen)
    throw new Refused(
      refusal(
        'identity/no-such-mandate',
        409,
        'Jabatan ini tidak lagi Anda pegang hari ini. Pilih jabatan lain.',
      ),
    )
  const session = await ownSession(ctx)
  if (session) await saveActing(ctx, session.id, mandateId)
  await record(ctx, {
    act: 'session.capacity-chosen',
    subject: mandateId,
    before: ctx.actor.actingAs?.title,
    after: chosen.title,
  })
  return readSession({ ...ctx, actor: { ...ctx.actor, actingAs: chosen } })
}

export async function closeSession(ctx: Ctx): Promise<{ closed: boolean }> {
  const session = await ownSession(ctx)
  if (session) {
    await endSessions(ctx, { accountId: session.accountId, only: session.id })
    await record(ctx, {
      act: 'session.closed',
      subject: session.accountId,
      after: { remoteAddress: ctx.remoteAddress },
    })
  }
  ctx.setSession(null)
  return { closed: true }
}

/** My open sessions, the last used first; addresses and browsers are shown to their owner only. */
export async function listSessions(ctx: Ctx): Promise<Given<Contract['listSessions']>> {
  const session = await ownSession(ctx)
  if (!session) throw new Refused(notSignedIn)
  const items = await sessionsOf(ctx, session.accountId)
  return { items: items.map((item) => ({ ...item, current: item.id === session.id })) }
}

export async function endOwnSession(
  ctx: Ctx,
  { sessionId }: Taken<Contract['endOwnSession']>,
): Promise<{ ended: number }> {
  return endOf(ctx, { only: sessionId })
}

export async function endOtherSessions(ctx: Ctx): Promise<{ ended: number }> {
  const session = await ownSession(ctx)
  return endOf(ctx, session ? { except: session.id } : {})
}

async function endOf(
  ctx: Ctx,
  which: { only?: string; except?: string },
): Promise<{ ended: number }> {
  const { accountId } = ctx.actor
  if (!accountId) throw new Refused(notSignedIn)
  const ended = await endSessions(ctx, { accountId, ...which })
  if (ended.length > 0)
    await record(ctx, { act: 'sessions.ended', subject: accountId, after: { sessions: ended } })
  return { ended: ended.length }
}

/** Ends the sessions of everybody who is signed in, holds nothing here today and works here no
 * more. */
export async function endUnheldSessions(ctx: Ctx): Promise<void> {
  const signedIn = await signedInNow(ctx)
  if (signedIn.length === 0) return
  const chart = await chartOn(ctx, ctx.today)
  const grants = new Set((await grantsToday(ctx)).map(({ personId }) => personId))
  const inTeams = new Set(chart.organisation.teamRoles.map(({ personId }) => personId))
  for (const { accountId, personId } of signedIn) {
    if (chart.posts.has(personId) || inTeams.has(personId) || grants.has(personId)) continue
    if (await isOfficial(ctx, chart.person.get(personId))) continue
    const ended = await endSessions(ctx, { accountId })
    await record(ctx, { act: 'sessions.ended', subject: accountId, after: { sessions: ended } })
  }
}

export async function readRegion(ctx: Ctx): Promise<Given<Contract['readRegion']>> {
  const { name, governmentName, fictional } = ctx.region
  return { name, governmentName, fictional, accounts: await countAccounts(ctx) }
}
