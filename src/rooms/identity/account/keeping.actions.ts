import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { keptFirstPassword, newFirstPassword } from '../../../platform/password.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { endDevices } from '../session/device.store.ts'
import { hoursAfter } from '../session/session.rules.ts'
import { endSessions } from '../session/session.store.ts'
import { normalisedSignIn } from '../session/sign-in.rules.ts'
import { forgetTries } from '../session/try.store.ts'
import type { accountContract, FirstPassword } from './account.contract.ts'
import {
  type AccountLine,
  isTaken,
  saveAccount,
  savePassword,
  saveReopening,
} from './account.store.ts'
import { saveHandling } from './handling.store.ts'
import { endLinks } from './link.store.ts'
import { pageOfAccount } from './listing.actions.ts'
import { firstPasswordDays } from './password.rules.ts'
import { type One, oneOf } from './staff.actions.ts'
import {
  type AccountAct,
  nobody,
  signInTaken,
  stateOf,
  whyNotIn,
  whyNotManageAccounts,
  whyNotSignIn,
} from './state.rules.ts'

type Ctx = Context<IdentityTables & AuditTables & OrganisationTables>
type Contract = typeof accountContract
/** Over HTTP by the person, on the command line by the name. */
type Of = { personId: string } | { signIn: string }
/** An account that may be handled, with who it is whose. */
type Held = AccountLine & Pick<One, 'name' | 'unit' | 'nip'>

const noAccount = refusal('identity/no-such-account', 404, 'Tidak ada akun dengan nama masuk itu.')

/** The account of somebody, held until this transaction ends, where the asker may do this to it in
 * the state it is in. */
export async function held(ctx: Ctx, of: Of, act: AccountAct): Promise<Held> {
  heed(whyNotManageAccounts(ctx.actor))
  const named = 'signIn' in of ? { signIn: normalisedSignIn(of.signIn) } : of
  const one = await oneOf(ctx, named, true)
  if (!one) throw new Refused('signIn' in of ? noAccount : nobody)
  const { account, whyNot, name, unit, nip } = one
  heed(whyNot)
  heed(whyNotIn(stateOf(account), act))
  if (!account) throw new Refused(noAccount)
  return { ...account, name, unit, nip }
}

export async function endEverything(ctx: Ctx, { id, signIn }: AccountLine): Promise<void> {
  await endSessions(ctx, { accountId: id })
  await endDevices(ctx, id)
  await forgetTries(ctx, { name: signIn })
}

/** A new first password for an account, told this once. */
export async function freshPassword(ctx: Ctx, account: Held): Promise<FirstPassword> {
  const password = newFirstPassword()
  await savePassword(ctx, {
    id: account.id,
    passwordHash: keptFirstPassword(ctx.authoritySecret, password),
    firstPasswordUntil: hoursAfter(ctx.now, firstPasswordDays * 24),
  })
  const { personId, name, unit, signIn } = account
  return { personId, name, unit, signIn, password }
}

/** A new first password; sessions and known devices end, waits are forgotten. Refuses a closed and
 * a locked account. */
export async function resetAccount(ctx: Ctx, of: Of): Promise<FirstPassword> {
  const account = await held(ctx, of, 'reset')
  const answer = await freshPassword(ctx, account)
  await endEverything(ctx, account)
  await saveHandling(ctx, [account], 'RESET')
  await record(ctx, { act: 'account.reset', subject: account.id })
  return answer
}

/** A closed account is open again, the same one, with a new first password. */
export async function reopenAccount(ctx: Ctx, of: Of): Promise<FirstPassword> {
  const account = await held(ctx, of, 'reopen')
  const answer = await freshPassword(ctx, account)
  await saveReopening(ctx, account.id)
  // whoever opens it again holds its password, like after a reset
  await saveHandling(ctx, [account], 'RESET')
  await record(ctx, { act: 'account.reopened', subject: account.id })
  return answer
}

/** Closes an account: its sessions end at once, its row and its name stay. Closing a closed one
 * changes nothing. */
export async function endAccount(ctx: Ctx, of: Of): Promise<Held> {
  const account = await held(ctx, of, 'close')
  if (account.closedAt) return account
  await saveAccount(ctx, account.id, { closedAt: ctx.now })
  await endEverything(ctx, account)
  await record(ctx, {
    act: 'account.closed',
    subject: account.id,
    after: { signIn: account.signIn },
  })
  return { ...account, closedAt: ctx.now }
}

export async function closeAccount(
  ctx: Ctx,
  { personId }: Taken<Contract['closeAccount']>,
): Promise<Given<Contract['closeAccount']>> {
  await endAccount(ctx, { personId })
  return pageOfAccount(ctx, personId)
}

/** Nobody signs in until somebody unlocks it; what is open ends at once. */
export async function lockAccount(
  ctx: Ctx,
  { personId }: Taken<Contract['lockAccount']>,
): Promise<Given<Contract['lockAccount']>> {
  const account = await held(ctx, { personId }, 'lock')
  if (!account.lockedAt) {
    await saveAccount(ctx, account.id, { lockedAt: ctx.now })
    await endLinks(ctx, [account.id])
    await endEverything(ctx, account)
    await record(ctx, { act: 'account.locked', subject: account.id })
  }
  return pageOfAccount(ctx, personId)
}

export async function unlockAccount(
  ctx: Ctx,
  { personId }: Taken<Contract['unlockAccount']>,
): Promise<Given<Contract['unlockAccount']>> {
  const account = await held(ctx, { personId }, 'unlock')
  if (account.lockedAt) {
    await saveAccount(ctx, account.id, { lockedAt: null })
    await record(ctx, { act: 'account.unlocked', subject: account.id })
  }
  return pageOfAccount(ctx, personId)
}

/** Another name to sign in by; its person is told, sessions go on. */
export async function renameAccount(
  ctx: Ctx,
  { personId, signIn }: Taken<Contract['renameAccount']>,
): Promise<Given<Contract['renameAccount']>> {
  const account = await held(ctx, { personId }, 'rename')
  const name = normalisedSignIn(signIn)
  heed(whyNotSignIn(name, account.nip))
  if (name !== account.signIn) {
    if (await isTaken(ctx, name)) throw new Refused(signInTaken(name))
    await saveAccount(ctx, account.id, { signIn: name })
    await forgetTries(ctx, { name: account.signIn })
    await record(ctx, {
      act: 'account.renamed',
      subject: account.id,
      before: { signIn: account.signIn },
      after: { signIn: name },
    })
    await ctx.notices.tell([
      {
        personId,
        kind: 'identity/renamed',
        title: `Nama masuk Anda sekarang «${name}».`,
        detail: `Diganti oleh ${ctx.actor.name}. Kata sandi Anda tetap.`,
        link: '/akun',
      },
    ])
  }
  return pageOfAccount(ctx, personId)
}
