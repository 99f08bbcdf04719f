import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { hashPassword, keptFirstPassword, newFirstPassword } from '../../../platform/password.ts'
import { type AuditTables, record, recordAll } from '../../audit/index.ts'
import {
  type Chart,
  chartOf,
  loadOrganisation,
  type OrganisationTables,
} from '../../organisation/index.ts'
import { grantsToday } from '../grant/grant.store.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { endDevices } from '../session/device.store.ts'
import { hoursAfter } from '../session/session.rules.ts'
import { endSessions } from '../session/session.store.ts'
import { normalisedSignIn } from '../session/sign-in.rules.ts'
import { forgetTries } from '../session/try.store.ts'
import { among, signInNames, type Which, type Worker, workersOf } from './account.rules.ts'
import {
  type AccountLine,
  accountLines,
  saveAccounts,
  saveClosing,
  savePassword,
} from './account.store.ts'
import { saveHandling } from './handling.store.ts'
import { passwordTask } from './password.actions.ts'
import { firstPasswordDays } from './password.rules.ts'

type Ctx = Context<IdentityTables & AuditTables>
type WideCtx = Context<IdentityTables & AuditTables & OrganisationTables>
export type NewAccount = {
  personId: string
  signIn: string
  password: string
  demonstration: boolean
}

/** Who gets an account, and under which name. */
export type Candidate = {
  personId: string
  name: string
  unit: string | null
  signIn: string
  closedAccountId: string | null
}
/** A first password as it is told this once. */
export type FirstPassword = { name: string; unit: string | null; signIn: string; password: string }
/** An account as lists show it. */
export type AccountShown = AccountLine & { name: string; unit: string | null }

/** Opens an account with a chosen password; it is hashed here and never stored, logged or
 * recorded. */
export async function openAccount(
  ctx: Ctx,
  { personId, signIn, password, demonstration }: NewAccount,
): Promise<string> {
  const id = ctx.newId()
  const name = normalisedSignIn(signIn)
  const passwordHash = await hashPassword(password)
  const saved = await saveAccounts(ctx, [
    { id, personId, signIn: name, passwordHash, demonstration, firstPasswordUntil: null },
  ])
  if (!saved.has(id))
    throw new Refused(
      refusal('identity/account-exists', 409, `Akun «${name}» atau akun orang itu sudah ada.`),
    )
  await record(ctx, {
    act: 'account.opened',
    subject: id,
    after: { personId, signIn: name, demonstration },
  })
  return id
}

/** Asks people by a task to choose a password of their own; they are not stopped (demonstration,
 * first administrator). */
export function askNewPassword(
  ctx: Ctx,
  accounts: readonly { id: string; personId: string }[],
): Promise<void> {
  return ctx.tasks.open(
    accounts.map(({ id, personId }) => ({
      kind: passwordTask,
      subject: id,
      title: 'kata sandi yang dibuatkan untuk Anda',
      holder: { personId },
      link: '/akun',
    })),
  )
}

const unitNameIn = (chart: Chart, unitId: string | null): string | null =>
  (unitId && chart.unit.get(unitId)?.name) || null

async function everybody(
  ctx: WideCtx,
): Promise<{ chart: Chart; workers: Worker[]; accounts: AccountLine[] }> {
  const chart = chartOf(await loadOrganisation(ctx, ctx.today))
  return {
    chart,
    workers: workersOf(chart, await grantsToday(ctx)),
    accounts: await accountLines(ctx),
  }
}

/** Who of those meant has no account yet and works here today, with the name each will sign in by.
 * A closed account counts only when it is asked for by its name, so that opening all does not undo
 * a closing. */
export async function accountsToOpen(ctx: WideCtx, which: Which): Promise<Candidate[]> {
  const { chart, workers, accounts } = await everybody(ctx)
  const accountOf = new Map(accounts.map((account) => [account.personId, account]))
  const without = workers.filter(({ personId }) => !accountOf.has(personId))
  const names = signInNames(
    without,
    new Set(accounts.map(({ signIn }) => signIn)),
    ctx.region.headTitle,
  )
  for (const { personId, signIn } of accounts) names.set(personId, signIn)
  const meant = among(workers, chart, which, (personId) => names.get(personId))
  return meant.flatMap(({ personId, name, unitId }) => {
    const account = accountOf.get(personId)
    if (account && !(account.closedAt && 'signIn' in which)) return []
    const signIn = names.get(personId) ?? ''
    return [
      {
        personId,
        name,
        unit: unitNameIn(chart, unitId),
        signIn,
        closedAccountId: account?.id ?? null,
      },
    ]
  })
}

/** Opens accounts, each with a first password that is told this once; whoever has one by now is
 * left as it is and not listed. */
export async function openAccounts(
  ctx: Ctx,
  candidates: readonly Candidate[],
): Promise<FirstPassword[]> {
  const firstPasswordUntil = hoursAfter(ctx.now, firstPasswordDays * 24)
  const made = candidates.map((candidate) => {
    const password = newFirstPassword()
    const passwordHash = keptFirstPassword(ctx.authoritySecret, password)
    const id = candidate.closedAccountId ?? ctx.newId()
    return { ...candidate, id, password, passwordHash, firstPasswordUntil, demonstration: false }
  })
  const fresh = await saveAccounts(
    ctx,
    made.filter(({ closedAccountId }) => !closedAccountId),
  )
  const again = made.filter(({ closedAccountId }) => closedAccountId)
  for (const account of again) await savePassword(ctx, account)
  const opened = made.filter(({ id, closedAccountId }) => closedAccountId !== null || fresh.has(id))
  await saveHandling(ctx, opened, 'OPENED')
  await recordAll(
    ctx,
    opened.map(({ id, personId, signIn, closedAccountId }) => ({
      act: closedAccountId ? 'account.reopened' : 'account.opened',
      subject: id,
      after: { personId, signIn, firstPasswordUntil },
    })),
  )
  return opened.map(({ name, unit, signIn, password }) => ({ name, unit, signIn, password }))
}

/** The accounts of those meant, by name, closed ones too. */
export async function listAccounts(ctx: WideCtx, which: Which): Promise<AccountShown[]> {
  const { chart, workers, accounts } = await everybody(ctx)
  const workerOf = new Map(workers.map((worker) => [worker.personId, worker]))
  const signInOf = new Map(accounts.map(({ personId, signIn }) => [personId, signIn]))
  const meant = new Set(
    among(workers, chart, which, (personId) => signInOf.get(personId)).map(
      ({ personId }) => personId,
    ),
  )
  return accounts
    .filter(
      ({ personId, signIn }) =>
        'all' in which || ('signIn' in which && which.signIn === signIn) || meant.has(personId),
    )
    .map((account) => {
      const worker = workerOf.get(account.personId)
      const name = worker?.name ?? chart.person.get(account.personId)?.name ?? 'tidak lagi bertugas'
      return { ...account, name, unit: unitNameIn(chart, worker?.unitId ?? null) }
    })
}

const noAccount = refusal('identity/no-such-account', 404, 'Tidak ada akun dengan nama masuk itu.')
const closed = refusal('identity/account-closed', 409, 'Akun ini sudah ditutup. Buka lagi dahulu.')

async function accountNamed(ctx: WideCtx, signIn: string): Promise<AccountShown> {
  const [account] = await listAccounts(ctx, { signIn: normalisedSignIn(signIn) })
  if (!account) throw new Refused(noAccount)
  return account
}

async function endEverything(ctx: Ctx, { id, signIn }: AccountLine): Promise<void> {
  await endSessions(ctx, { accountId: id })
  await endDevices(ctx, id)
  await forgetTries(ctx, { name: signIn })
}

/** A new first password; sessions and known devices end, waits are forgotten. Refuses a closed
 * account. */
export async function resetAccount(
  ctx: WideCtx,
  { signIn }: { signIn: string },
): Promise<FirstPassword> {
  const account = await accountNamed(ctx, signIn)
  heed(account.closedAt ? closed : null)
  const password = newFirstPassword()
  const firstPasswordUntil = hoursAfter(ctx.now, firstPasswordDays * 24)
  await savePassword(ctx, {
    id: account.id,
    passwordHash: keptFirstPassword(ctx.authoritySecret, password),
    firstPasswordUntil,
  })
  await endEverything(ctx, account)
  await saveHandling(ctx, [account], 'RESET')
  await record(ctx, { act: 'account.reset', subject: account.id, after: { firstPasswordUntil } })
  return { name: account.name, unit: account.unit, signIn: account.signIn, password }
}

/** Closes an account: its sessions end at once, its row and its name stay. Closing a closed one
 * changes nothing. */
export async function closeAccount(
  ctx: WideCtx,
  { signIn }: { signIn: string },
): Promise<AccountShown> {
  const account = await accountNamed(ctx, signIn)
  if (account.closedAt) return account
  await saveClosing(ctx, account.id)
  await endEverything(ctx, account)
  await record(ctx, {
    act: 'account.closed',
    subject: account.id,
    after: { signIn: account.signIn },
  })
  return { ...account, closedAt: ctx.now }
}
