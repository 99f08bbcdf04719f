import { type Actor, publicActor } from '../../kernel/actor.ts'
import type { Given, Taken } from '../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import { hashToken, newToken, passwordHolds } from '../../platform/password.ts'
import { type AuditTables, record } from '../audit/index.ts'
import { chartOf, loadOrganisationOf, type OrganisationTables } from '../organisation/index.ts'
import { clearFailures, countAccounts, failuresSince, findAccount, grantsOf, saveFailure } from './account.store.ts'
import type { IdentityTables } from './identity.tables.ts'
import { actingAs, assignmentMandates, grantMandate, teamMandates } from './mandate.rules.ts'
import type { Session, sessionContract } from './session.contract.ts'
import { endSession, findSession, saveActing, saveSession } from './session.store.ts'
import { failureWindowMinutes, normalisedSignIn, whyNotTry, wrongPair } from './sign-in.rules.ts'

type Ctx = Context<IdentityTables & OrganisationTables & AuditTables>
type Contract = typeof sessionContract
const hours = 12

/** Who holds the session of this request, with every mandate of today; a stranger when there is none. */
export async function authenticate(ctx: Context<IdentityTables & OrganisationTables>): Promise<Actor> {
  if (!ctx.sessionToken) return publicActor
  const session = await findSession(ctx, hashToken(ctx.sessionToken))
  return session ? actorOf(ctx, session) : publicActor
}

/** A person with every mandate of the day, for acts done on their behalf outside HTTP (the demonstration region plays its year with it). */
export const actorOfPerson = (ctx: Context<IdentityTables & OrganisationTables>, personId: string): Promise<Actor> =>
  actorOf(ctx, { accountId: null, personId, actingAs: null })

async function actorOf(
  ctx: Context<IdentityTables & OrganisationTables>,
  of: { accountId: string | null; personId: string; actingAs: string | null },
): Promise<Actor> {
  const chart = chartOf(await loadOrganisationOf(ctx, of.personId, ctx.today))
  const grants = await grantsOf(ctx, of.personId)
  const mandates = [
    ...assignmentMandates(chart, of.personId),
    ...teamMandates(chart, of.personId),
    ...grants.map((grant) => grantMandate(chart, grant)),
  ]
  const name = chart.person.get(of.personId)?.name ?? 'Pengguna tanpa data pegawai'
  return { kind: 'person', accountId: of.accountId, personId: of.personId, name, mandates, actingAs: actingAs(mandates, of.actingAs) }
}

function sessionOf(ctx: Ctx, actor: Actor, account: { id: string; personId: string; signIn: string }): Given<Contract['openSession']> {
  const answer: Session = {
    account: { id: account.id, signIn: account.signIn },
    person: { id: account.personId, name: actor.name },
    region: ctx.region,
    actor,
    year: Number(ctx.today.slice(0, 4)),
  }
  return answer as Given<Contract['openSession']>
}

export async function openSession(
  ctx: Ctx,
  { signIn: typed, password }: Taken<Contract['openSession']>,
): Promise<Given<Contract['openSession']>> {
  const signIn = normalisedSignIn(typed)
  const since = new Date(Date.parse(ctx.now) - failureWindowMinutes * 60_000).toISOString()
  const { count, last } = await failuresSince(ctx, signIn, since)
  heed(whyNotTry({ count, secondsSinceLast: last ? (Date.parse(ctx.now) - Date.parse(last)) / 1000 : 0 }))
  const account = await findAccount(ctx, signIn)
  if (!(await passwordHolds(password, account?.passwordHash)) || !account) {
    await saveFailure(ctx, signIn)
    throw new Refused(wrongPair, { onRecord: true })
  }
  await clearFailures(ctx, signIn)
  const token = newToken()
  const expiresAt = new Date(Date.parse(ctx.now) + hours * 3_600_000).toISOString()
  await saveSession(ctx, { id: ctx.newId(), accountId: account.id, tokenHash: hashToken(token), expiresAt })
  ctx.setSession(token)
  const actor = await actorOf(ctx, { accountId: account.id, personId: account.personId, actingAs: null })
  await record({ ...ctx, actor }, { act: 'session.opened', subject: account.id, after: { remoteAddress: ctx.remoteAddress } })
  return sessionOf(ctx, actor, account)
}

export async function readSession(ctx: Ctx): Promise<Given<Contract['readSession']>> {
  const session = ctx.sessionToken ? await findSession(ctx, hashToken(ctx.sessionToken)) : undefined
  if (!session) throw new Refused(refusal('identity/not-signed-in', 401, 'Anda belum masuk.'))
  return sessionOf(ctx, ctx.actor, { id: session.accountId, personId: session.personId, signIn: session.signIn })
}

export async function actAs(ctx: Ctx, { mandateId }: Taken<Contract['actAs']>): Promise<Given<Contract['actAs']>> {
  const chosen = ctx.actor.mandates.find(({ id }) => id === mandateId)
  if (!chosen)
    throw new Refused(refusal('identity/no-such-mandate', 409, 'Jabatan ini tidak lagi Anda pegang hari ini. Pilih jabatan lain.'))
  const session = ctx.sessionToken ? await findSession(ctx, hashToken(ctx.sessionToken)) : undefined
  if (session) await saveActing(ctx, session.id, mandateId)
  await record(ctx, { act: 'session.capacity-chosen', subject: mandateId, before: ctx.actor.actingAs?.title, after: chosen.title })
  return readSession({ ...ctx, actor: { ...ctx.actor, actingAs: chosen } })
}

export async function closeSession(ctx: Ctx): Promise<{ closed: boolean }> {
  if (ctx.sessionToken) await endSession(ctx, hashToken(ctx.sessionToken))
  ctx.setSession(null)
  return { closed: true }
}

export async function readRegion(ctx: Ctx): Promise<Given<Contract['readRegion']>> {
  const { name, governmentName, fictional } = ctx.region
  return { name, governmentName, fictional, accounts: await countAccounts(ctx) }
}
