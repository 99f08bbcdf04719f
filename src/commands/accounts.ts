import type { AllTables } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { capitalised, printCount } from '../kernel/indonesian.ts'
import { printMomentShort } from '../kernel/moment.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import { openInstallation } from '../main.ts'
import { act } from '../platform/act.ts'
import { readConfig } from '../platform/config.ts'
import type { Context, Region } from '../platform/context.ts'
import * as identity from '../rooms/identity/index.ts'
import { loadRegions, unitsOn } from '../rooms/organisation/index.ts'
import { Misused, readArguments } from './arguments.ts'
import { chooseRegion } from './which-region.ts'

const usage = [
  'Pemakaian: ./amanah accounts list  [--unit KODE | --sign-in NAMA] [--region KODE] [--json]',
  '           ./amanah accounts open  --all | --unit KODE | --sign-in NAMA [--region KODE] [--json]',
  '           ./amanah accounts reset NAMA [--region KODE] [--json]',
  '           ./amanah accounts close NAMA [--region KODE] [--json]',
  'Kata sandi pertama ditampilkan satu kali, berlaku 14 hari, dan hanya membuka ' +
    'penggantinya. Akun yang sudah ada dibiarkan.',
].join('\n')

const options = {
  all: { type: 'boolean' },
  unit: { type: 'string' },
  'sign-in': { type: 'string' },
  region: { type: 'string' },
  json: { type: 'boolean' },
} as const

type Meant = { all: true } | { unit: string } | { signIn: string }
export type AccountsOrder = { region: string | undefined; json: boolean } & (
  | { what: 'list' | 'open'; meant: Meant }
  | { what: 'reset' | 'close'; signIn: string }
)

/** Reads what `accounts` was asked; refuses to open accounts without being told whose. */
export function readOrder(args: readonly string[]): AccountsOrder {
  const { values, positionals } = readArguments(args, {
    usage,
    options,
    words: { least: 1, most: 2 },
  })
  const [what, signIn] = positionals
  const told: Meant[] = [
    ...(values.all ? [{ all: true } as const] : []),
    ...(values.unit === undefined ? [] : [{ unit: values.unit }]),
    ...(values['sign-in'] === undefined ? [] : [{ signIn: values['sign-in'] }]),
  ]
  const common = { region: values.region, json: values.json ?? false }
  const meant = told[0] ?? (what === 'list' ? { all: true as const } : undefined)
  if ((what === 'list' || what === 'open') && signIn === undefined && told.length < 2 && meant)
    return { ...common, what, meant }
  if ((what === 'reset' || what === 'close') && signIn !== undefined && told.length === 0)
    return { ...common, what, signIn }
  throw new Misused('', usage)
}

/** Acts as the system in one region, each in a transaction of its own. */
type AsSystem = <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) => Promise<Result>
type Say = (line: string) => void

/** Accounts of one transaction: short enough that everybody else is served meanwhile. */
const batch = 500

const noUnit = (code: string): Refused =>
  new Refused(
    refusal(
      'accounts/no-unit',
      422,
      `Tidak ada unit kerja berkode «${code}» hari ini. Lihat kodenya di halaman Organisasi.`,
    ),
  )

function whichOf(asSystem: AsSystem, meant: Meant): Promise<identity.Which> {
  return asSystem(async (ctx) => {
    if (!('unit' in meant))
      return 'all' in meant ? meant : { signIn: identity.normalisedSignIn(meant.signIn) }
    const unit = (await unitsOn(ctx, ctx.today)).find(({ code }) => code === meant.unit)
    if (!unit) throw noUnit(meant.unit)
    return { unitId: unit.id }
  })
}

/** Opens the accounts of those meant, part by part; each part is told as soon as it is on record.
 * Answers how many. */
export async function openAll(
  asSystem: AsSystem,
  meant: Meant,
  tell: (opened: readonly identity.FirstPassword[]) => void,
): Promise<number> {
  const which = await whichOf(asSystem, meant)
  const candidates = await asSystem((ctx) => identity.accountsToOpen(ctx, which))
  let count = 0
  for (let start = 0; start < candidates.length; start += batch) {
    const part = candidates.slice(start, start + batch)
    const opened = await asSystem((ctx) => identity.openAccounts(ctx, part))
    count += opened.length
    tell(opened)
  }
  return count
}

/** A first password as `--json` tells it (`contracts.md` §6). */
const shownOf = ({ name, unit, signIn, password }: identity.FirstPassword) => {
  return { name, unit, signIn, password }
}
const lineOf = ({ name, unit, signIn, password }: identity.FirstPassword): string =>
  [signIn.padEnd(20), password, name, unit ?? ''].join('  ').trimEnd()

async function open(asSystem: AsSystem, meant: Meant, json: boolean, say: Say): Promise<void> {
  let told = 0
  if (json) say('[')
  const count = await openAll(asSystem, meant, (opened) => {
    for (const one of opened)
      say(json ? `${told++ > 0 ? ',' : ''}${JSON.stringify(shownOf(one))}` : lineOf(one))
  })
  if (json) return say(']')
  say(
    count === 0
      ? 'Tidak ada akun baru: semua yang dimaksud sudah punya akun.'
      : `${count} akun dibuka. Catat kata sandinya sekarang.`,
  )
}

function stateOf(
  { closedAt, firstPasswordUntil, lastSignInAt }: identity.AccountShown,
  { timeZone }: Region,
  now: string,
): string {
  if (closedAt) return `ditutup ${printMomentShort(closedAt, timeZone)}`
  if (firstPasswordUntil && firstPasswordUntil <= now) return 'kata sandi pertama sudah lewat'
  if (firstPasswordUntil)
    return `belum ganti kata sandi, sampai ${printMomentShort(firstPasswordUntil, timeZone)}`
  return lastSignInAt
    ? `terakhir masuk ${printMomentShort(lastSignInAt, timeZone)}`
    : 'belum pernah masuk'
}

async function list(asSystem: AsSystem, meant: Meant, json: boolean, say: Say): Promise<void> {
  const which = await whichOf(asSystem, meant)
  const accounts = await asSystem((ctx) => identity.accountsOf(ctx, which))
  const shown = accounts.map(
    ({ name, unit, signIn, openedAt, closedAt, firstPasswordUntil, lastSignInAt }) => {
      return { name, unit, signIn, openedAt, closedAt, firstPasswordUntil, lastSignInAt }
    },
  )
  if (json) return say(JSON.stringify(shown, null, 2))
  const { region, now } = await asSystem(async (ctx) => ctx)
  for (const account of accounts)
    say(
      `${account.signIn.padEnd(20)}  ` +
        `${account.name}${account.unit ? `, ${account.unit}` : ''}: ` +
        `${stateOf(account, region, now)}`,
    )
  say(
    accounts.length === 0 ? 'Belum ada akun.' : `${capitalised(printCount(accounts.length))} akun.`,
  )
}

/** Does what was asked in one region and says it, line by line. */
export async function doOrder(asSystem: AsSystem, order: AccountsOrder, say: Say): Promise<void> {
  if ('meant' in order)
    return (order.what === 'open' ? open : list)(asSystem, order.meant, order.json, say)
  const { signIn, json, what } = order
  if (what === 'close') {
    const closed = await asSystem((ctx) => identity.endAccount(ctx, { signIn }))
    const shown = { name: closed.name, unit: closed.unit, signIn: closed.signIn }
    return say(
      json
        ? JSON.stringify([shown])
        : `Akun ${shown.signIn} (${shown.name}) ditutup; sesinya berakhir.`,
    )
  }
  const reset = await asSystem((ctx) => identity.resetAccount(ctx, { signIn }))
  say(
    json
      ? JSON.stringify([shownOf(reset)])
      : `${lineOf(reset)}\nSesi dan perangkat yang dikenal berakhir. Catat kata sandinya sekarang.`,
  )
}

/** `./amanah accounts`: lists, opens, resets and closes accounts; also beside a server that
 * runs. */
export async function run(args: string[]): Promise<number> {
  const order = readOrder(args)
  const installation = await openInstallation(
    readConfig(process.env),
    (sentence) => console.error(sentence),
    { beside: true },
  )
  try {
    const { region } = chooseRegion(await loadRegions(installation.house), order.region, '--region')
    await doOrder(
      (work) => act(installation.house, region, systemActor, work),
      order,
      (line) => console.log(line),
    )
    return 0
  } finally {
    await installation.close()
  }
}
