import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { keptFirstPassword, newFirstPassword } from '../../../platform/password.ts'
import { type AuditTables, recordAll } from '../../audit/index.ts'
import { agencyOf, type OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { hoursAfter } from '../session/session.rules.ts'
import { normalisedSignIn } from '../session/sign-in.rules.ts'
import type { accountContract, FirstPassword } from './account.contract.ts'
import { among, signInNames, type Which, whichOf } from './account.rules.ts'
import { saveAccounts, savePassword, saveReopening } from './account.store.ts'
import { saveHandling } from './handling.store.ts'
import { firstPasswordDays } from './password.rules.ts'
import { type Staff, staffOf, unitNameIn } from './staff.actions.ts'
import { signInTaken, whyNotManageAccounts, whyNotSignIn } from './state.rules.ts'

type Ctx = Context<IdentityTables & AuditTables>
type WideCtx = Context<IdentityTables & AuditTables & OrganisationTables>
type Asked = Taken<(typeof accountContract)['openAccounts']>

const noneMeant = refusal(
  'identity/whose-accounts',
  422,
  'Sebutkan akun siapa: beberapa orang, satu unit kerja, atau semua.',
)
const notHere = refusal(
  'identity/no-such-person',
  404,
  'Salah satu orang itu tidak bertugas di sini hari ini. Muat ulang daftarnya, lalu pilih lagi.',
)

/** Who gets an account, and under which name. */
export type Candidate = Omit<FirstPassword, 'password'> & { closedAccountId: string | null }

/** Accounts of one statement. */
const batch = 500

/** The sign-in name of everybody: their account's, or the one they will get. */
export function namesIn(
  { workers, accounts, accountOf }: Staff,
  headTitle: string,
): Map<string, string> {
  const without = workers.filter(({ personId }) => !accountOf.has(personId))
  const names = signInNames(without, new Set(accounts.map(({ signIn }) => signIn)), headTitle)
  for (const { personId, signIn } of accounts) names.set(personId, signIn)
  return names
}

/** Who of those meant has no account yet and works here today, with the name each will sign in by.
 * A closed account counts only when its person is asked for, so that opening all does not undo a
 * closing. */
export function candidatesIn(staff: Staff, which: Which, headTitle: string): Candidate[] {
  const { chart, workers, accountOf } = staff
  const names = namesIn(staff, headTitle)
  const named = 'signIn' in which || 'personIds' in which
  const meant = among(workers, chart, which, (personId) => names.get(personId))
  return meant.flatMap(({ personId, name, unitId }) => {
    const account = accountOf.get(personId)
    if (account && !(account.closedAt && named)) return []
    const unit = unitNameIn(chart, unitId)
    const signIn = names.get(personId) ?? ''
    return [{ personId, name, unit, signIn, closedAccountId: account?.id ?? null }]
  })
}

export const accountsToOpen = async (ctx: WideCtx, which: Which): Promise<Candidate[]> =>
  candidatesIn(await staffOf(ctx), which, ctx.region.headTitle)

/** Opens accounts, each with a first password that is told this once; whoever has one by now is
 * left as it is and not listed. Three statements for every five hundred. */
export async function openAccounts(
  ctx: Ctx,
  candidates: readonly Candidate[],
): Promise<FirstPassword[]> {
  const opened: FirstPassword[] = []
  for (let start = 0; start < candidates.length; start += batch) {
    const some = candidates
      .slice(start, start + batch)
      .map((one) => ({ ...one, password: newFirstPassword() }))
    opened.push(...(await openSome(ctx, some)))
  }
  return opened.map(({ personId, name, unit, signIn, password }) => {
    return { personId, name, unit, signIn, password }
  })
}

/** A candidate with the first password they will get. */
export type Opening = Candidate & { password: string }

/** Opens accounts with these first passwords; answers those that are new or open again. */
export async function openSome(
  ctx: Ctx,
  candidates: readonly Opening[],
): Promise<(Opening & { id: string })[]> {
  const firstPasswordUntil = hoursAfter(ctx.now, firstPasswordDays * 24)
  const made = candidates.map((candidate) => {
    const { password } = candidate
    const passwordHash = keptFirstPassword(ctx.authoritySecret, password)
    const id = candidate.closedAccountId ?? ctx.newId()
    return { ...candidate, id, passwordHash, firstPasswordUntil, demonstration: false }
  })
  const fresh = await saveAccounts(
    ctx,
    made.filter(({ closedAccountId }) => !closedAccountId),
  )
  const again = made.filter(({ closedAccountId }) => closedAccountId)
  for (const { id, passwordHash } of again) {
    await savePassword(ctx, { id, passwordHash, firstPasswordUntil })
    await saveReopening(ctx, id)
  }
  const opened = made.filter(({ id, closedAccountId }) => closedAccountId !== null || fresh.has(id))
  const isAgain = ({ closedAccountId }: Opening): boolean => closedAccountId !== null
  await saveHandling(
    ctx,
    opened.filter((one) => !isAgain(one)),
    'OPENED',
  )
  // its holder had it already: who opens it again takes it over, as by a reset
  await saveHandling(ctx, opened.filter(isAgain), 'RESET')
  await recordAll(
    ctx,
    opened.map(({ id, personId, signIn, closedAccountId }) => ({
      act: closedAccountId ? 'account.reopened' : 'account.opened',
      subject: id,
      after: { personId, signIn, firstPasswordUntil },
    })),
  )
  return opened
}

/** Those meant whose accounts the asker may handle. Of people asked for by name each must work here
 * and be the asker's to handle, else nothing happens; of a unit or all, the others are left out. */
export function handledOf(ctx: WideCtx, staff: Staff, asked: Omit<Asked, 'signIns'>): Which {
  const { chart, workers, whyNot } = staff
  heed(whyNotManageAccounts(ctx.actor))
  const which = whichOf(asked)
  if (!which) throw new Refused(noneMeant)
  if ('unitId' in which)
    heed(whyNotManageAccounts(ctx.actor, agencyOf(chart, which.unitId)?.id ?? null))
  if (!('personIds' in which)) {
    const meant = among(workers, chart, which, () => undefined)
    return { personIds: meant.flatMap(({ personId }) => (whyNot(personId) ? [] : personId)) }
  }
  const here = new Set(workers.map(({ personId }) => personId))
  for (const personId of which.personIds) {
    if (!here.has(personId)) throw new Refused(notHere)
    heed(whyNot(personId))
  }
  return which
}

/** The names that were chosen instead of those offered; each must fit and be free. */
export function named(
  candidates: readonly Candidate[],
  { chart, accounts }: Staff,
  signIns: Asked['signIns'] = [],
): Candidate[] {
  const chosen = new Map(
    signIns.map(({ personId, signIn }) => [personId, normalisedSignIn(signIn)]),
  )
  const taken = new Set([
    ...accounts.map(({ signIn }) => signIn),
    ...candidates.flatMap(({ personId, signIn }) => (chosen.has(personId) ? [] : signIn)),
  ])
  return candidates.map((candidate) => {
    const signIn = chosen.get(candidate.personId)
    if (signIn === undefined || candidate.closedAccountId) return candidate
    heed(whyNotSignIn(signIn, chart.person.get(candidate.personId)?.nip ?? null))
    if (taken.has(signIn)) throw new Refused(signInTaken(signIn))
    taken.add(signIn)
    return { ...candidate, signIn }
  })
}

/** Opens the accounts of those meant who have none, each by the name the list shows or the one
 * chosen instead. A closed one is opened again where its person is asked for. */
export async function openAccountsOf(
  ctx: WideCtx,
  { signIns, ...asked }: Asked,
): Promise<Given<(typeof accountContract)['openAccounts']>> {
  const staff = await staffOf(ctx)
  const which = handledOf(ctx, staff, asked)
  const isOne = asked.personIds !== undefined
  const candidates = candidatesIn(staff, which, ctx.region.headTitle).filter(
    ({ closedAccountId }) => isOne || closedAccountId === null,
  )
  return { items: await openAccounts(ctx, named(candidates, staff, signIns)) }
}
