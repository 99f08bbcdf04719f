import type { Given, Taken } from '../../../kernel/contract.ts'
import { inOrder } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, type OrganisationTables } from '../../organisation/index.ts'
import type { IdentityTables } from '../identity.tables.ts'
import type { AccountPage, accountContract, AccountLine as Line } from './account.contract.ts'
import { among, type Which } from './account.rules.ts'
import { type AccountLine, lastSignIns } from './account.store.ts'
import { handlingOf } from './handling.store.ts'
import { accountsToOpen, namesIn } from './opening.actions.ts'
import { oneOf, personIn, type Staff, staffOf } from './staff.actions.ts'
import { accountStates, nobody, stateOf, whyNotManageAccounts } from './state.rules.ts'

type Ctx = Context<IdentityTables & OrganisationTables>
type Contract = typeof accountContract

/** An account as the command line lists it. */
export type AccountShown = AccountLine & {
  name: string
  unit: string | null
  lastSignInAt: string | null
}

/** The accounts of those meant, by name, closed ones too. */
export async function accountsOf(ctx: Ctx, which: Which): Promise<AccountShown[]> {
  const { chart, workers, accounts } = await staffOf(ctx)
  const workerOf = new Map(workers.map((worker) => [worker.personId, worker]))
  const signInOf = new Map(accounts.map(({ personId, signIn }) => [personId, signIn]))
  const meant = new Set(
    among(workers, chart, which, (personId) => signInOf.get(personId)).map(
      ({ personId }) => personId,
    ),
  )
  const shown = accounts.filter(
    ({ personId, signIn }) =>
      'all' in which || ('signIn' in which && which.signIn === signIn) || meant.has(personId),
  )
  const last = await lastSignIns(
    ctx,
    shown.map(({ id }) => id),
  )
  return shown.map((account) => {
    const { name, unit } = personIn(
      chart,
      account.personId,
      workerOf.get(account.personId)?.unitId ?? null,
    )
    return { ...account, name, unit, lastSignInAt: last.get(account.id) ?? null }
  })
}

type Person = ReturnType<typeof personIn>

const lineOf = (
  { personId, name, unit, post }: Person,
  account: AccountLine | undefined,
  signIn: string,
): Line => ({
  ...{ personId, name, unit, post, signIn, state: stateOf(account) },
  firstPasswordUntil: account?.firstPasswordUntil ?? null,
  lastSignInAt: null,
  whyNot: null,
})

/** Everybody who works here or has an account, as the list shows them. */
function linesIn(staff: Staff, headTitle: string): Line[] {
  const { chart, workers, accounts, accountOf } = staff
  const names = namesIn(staff, headTitle)
  const here = new Set(workers.map(({ personId }) => personId))
  const left = accounts.filter(({ personId }) => !here.has(personId))
  const people = [...workers, ...left.map(({ personId }) => ({ personId, unitId: null }))]
  return people.map(({ personId, unitId }) =>
    lineOf(personIn(chart, personId, unitId), accountOf.get(personId), names.get(personId) ?? ''),
  )
}

const orders = {
  name: ({ name }: Line) => name,
  unit: ({ unit }: Line) => unit,
  state: ({ state }: Line) => accountStates.indexOf(state),
}

/** The list of the asker: the whole region, or the own offices. Three statements, whatever its
 * size. */
export async function listAccounts(
  ctx: Ctx,
  { unitId, state, search, sort, ...page }: Taken<Contract['listAccounts']>,
): Promise<Given<Contract['listAccounts']>> {
  heed(whyNotManageAccounts(ctx.actor))
  const staff = await staffOf(ctx)
  const words = search?.trim().toLocaleLowerCase('id') ?? ''
  const inUnit =
    unitId === undefined
      ? null
      : new Set(
          among(staff.workers, staff.chart, { unitId }, () => undefined).map(
            ({ personId }) => personId,
          ),
        )
  const isMine = ({ personId }: Line): boolean =>
    staff.whyNot(personId)?.code !== 'identity/not-account-manager'
  const found = linesIn(staff, ctx.region.headTitle).filter(
    (line) =>
      (!inUnit || inUnit.has(line.personId)) &&
      `${line.name} ${line.signIn}`.toLocaleLowerCase('id').includes(words) &&
      isMine(line),
  )
  const counts = Object.fromEntries(
    accountStates.map((one) => [one, found.filter((line) => line.state === one).length]),
  )
  const inState = state ? found.filter((line) => line.state === state) : found
  const { start, limit, cut } = windowOf(page)
  const { items, next } = cut(inOrder(inState, sort, orders).slice(start, start + limit + 1))
  return { items: await toldOf(ctx, staff, items), next, counts } as Given<Contract['listAccounts']>
}

async function toldOf(ctx: Ctx, staff: Staff, items: readonly Line[]): Promise<Line[]> {
  const idOf = (personId: string): string => staff.accountOf.get(personId)?.id ?? ''
  const ids = items.flatMap(({ personId }) => idOf(personId) || [])
  const last = await lastSignIns(ctx, ids)
  return items.map((line) => ({
    ...line,
    lastSignInAt: last.get(idOf(line.personId)) ?? null,
    whyNot: staff.whyNot(line.personId)?.detail ?? null,
  }))
}

/** One account with whose hands it went through: four statements. */
export async function pageOfAccount(ctx: Ctx, personId: string): Promise<AccountPage> {
  const one = await oneOf(ctx, { personId }, false)
  if (one?.whyNot?.code === 'identity/not-account-manager') throw new Refused(one.whyNot)
  const [candidate] = one?.account ? [] : await accountsToOpen(ctx, { personIds: [personId] })
  if (!one || !(one.account || candidate)) throw new Refused(nobody)
  const { account, whyNot } = one
  const last = await lastSignIns(ctx, account ? [account.id] : [])
  const handling = await handlingOf(ctx, [personId])
  const chart = await chartOn(ctx, ctx.today)
  return {
    ...lineOf(one, account, account?.signIn ?? candidate?.signIn ?? ''),
    lastSignInAt: last.get(account?.id ?? '') ?? null,
    whyNot: whyNot?.detail ?? null,
    openedAt: account?.openedAt ?? null,
    closedAt: account?.closedAt ?? null,
    lockedAt: account?.lockedAt ?? null,
    handling: handling.map(({ act, byPersonId, at }) => ({
      act,
      by: byPersonId && personIn(chart, byPersonId, null).name,
      at,
    })),
  }
}

export async function readAccount(
  ctx: Ctx,
  { personId }: Taken<Contract['readAccount']>,
): Promise<Given<Contract['readAccount']>> {
  heed(whyNotManageAccounts(ctx.actor))
  return pageOfAccount(ctx, personId)
}
