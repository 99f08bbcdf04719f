import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { AllTables } from '../../app.ts'
import type { Context } from '../../platform/context.ts'
import { askNewPassword, grantRole, grantsOf, openAccount } from '../../rooms/identity/index.ts'
import { loadOrganisation, type Person } from '../../rooms/organisation/index.ts'
import type { Demonstration } from './demonstration.ts'
import type { Seat } from './people.ts'

/** One line of `demo-accounts.json` (`contracts.md` §5). */
export const DemoAccount = z.object({
  role: z.string(),
  name: z.string(),
  position: z.string(),
  unit: z.string(),
  signIn: z.string(),
  nip: z.nullable(z.string()),
  password: z.string(),
  passphrase: z.string(),
})
export type DemoAccount = z.infer<typeof DemoAccount>

/** Where the accounts of this installation are written. */
export const accountsFile = (dataDirectory: string): string =>
  join(dataDirectory, 'demo-accounts.json')

/** Letters and digits nobody mistakes for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const part = (length: number): string =>
  Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
/** A secret of so many groups of four. */
export const secret = (parts: number): string =>
  Array.from({ length: parts }, () => part(4)).join('-')

type Wanted = {
  role: string
  seat: Seat
  grant: Demonstration['data']['cast']['accounts'][number]['grant'] | null
  grantUnit: string | null
}

/** Who gets an account: every head of an office, and those the cast names for each other role. */
export function wantedAccounts({ data, seats }: Pick<Demonstration, 'data' | 'seats'>): Wanted[] {
  const heads = seats.filter(
    ({ post, person }) => person && /^Kepala (daerah|perangkat daerah)$/.test(post.level),
  )
  const own = heads
    .filter(({ as }) => as !== 'Plh')
    .map((seat) => ({
      role: seat.post.level === 'Kepala daerah' ? 'head-of-region' : 'agency-head',
      seat,
      grant: null,
      grantUnit: null,
    }))
  const named = data.cast.accounts.map(({ role, title, unit, at = 0, grant, grantUnit }) => {
    const found = seats.filter(
      ({ post, person, as }) =>
        person && as === 'Definitif' && post.title === title && (!unit || post.unit === unit),
    )
    const seat = found[at]
    if (!seat) throw new Error(`no ${title} for an account`)
    return { role, seat, grant: grant ?? null, grantUnit: grantUnit ?? null }
  })
  const taken = new Set<string>()
  return [...named, ...own].filter(({ seat: { person } }) => {
    const key = person?.nip ?? person?.name ?? ''
    return taken.has(key) ? false : taken.add(key)
  })
}

/** Who reports for an office: whoever the cast grants that, else the first official or pelaksana of
 * its secretariat, else of the office. */
export function operatorsOf({
  data,
  seats,
}: Pick<Demonstration, 'data' | 'seats'>): { office: string; seat: Seat; isCast: boolean }[] {
  const cast = wantedAccounts({ data, seats }).filter(({ grant }) => grant === 'OPERATOR')
  const mayReport = ({ post, person, as }: Seat): boolean =>
    person !== null &&
    as === 'Definitif' &&
    /^(Fungsional|Pelaksana)$/.test(post.kind) &&
    !cast.some(({ seat }) => seat.person === person)
  return data.offices.flatMap(({ code: office }) => {
    const named = cast.find(({ grantUnit }) => grantUnit === office)?.seat
    const own = seats.filter(
      (seat) =>
        mayReport(seat) && (seat.post.unit === office || seat.post.unit.startsWith(`${office}.`)),
    )
    const seat = named ?? own.find(({ post }) => post.unit === `${office}.01`) ?? own[0]
    return seat ? [{ office, seat, isCast: named !== undefined }] : []
  })
}

const positionOf = ({ post, as }: Seat): string =>
  `${as === 'Definitif' ? '' : `${as}. `}${post.title}`

/** The accounts written when the region was made, or `null` while there is no such file. */
export function readAccounts(dataDirectory: string): DemoAccount[] | null {
  const file = accountsFile(dataDirectory)
  return existsSync(file)
    ? z.array(DemoAccount).parse(JSON.parse(readFileSync(file, 'utf8')))
    : null
}

const signInOf = ({ person }: Pick<Seat, 'person'>): string => person?.nip ?? 'wali.kota'

/** Makes passwords and passphrases for this installation alone and writes them for whoever runs it
 * (mode 0600), before anything uses them: no account or certificate can exist whose secret nobody
 * knows. What an interrupted seed had written stays. */
export async function writeAccounts(
  ctx: Context<AllTables>,
  demonstration: Demonstration,
  dataDirectory: string,
): Promise<DemoAccount[]> {
  const { units } = await loadOrganisation(ctx, ctx.today)
  const unitName = new Map(units.map(({ code, name }) => [code, name]))
  const known = new Map(
    (readAccounts(dataDirectory) ?? []).map((account) => [account.signIn, account]),
  )
  const accounts = wantedAccounts(demonstration).map(({ role, seat }): DemoAccount => {
    const signIn = signInOf(seat)
    const there = known.get(signIn)
    const secrets = {
      password: there?.password ?? secret(3),
      passphrase: there?.passphrase ?? secret(4),
    }
    const { name = '', nip = null } = seat.person ?? {}
    return {
      role,
      name,
      position: positionOf(seat),
      unit: unitName.get(seat.post.unit) ?? '',
      signIn,
      nip,
      ...secrets,
    }
  })
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  writeFileSync(accountsFile(dataDirectory), `${JSON.stringify(accounts, null, 2)}\n`, {
    mode: 0o600,
  })
  return accounts
}

/** Finds the person of an account among those on record. */
export function personOf(
  { nip, name }: Pick<DemoAccount, 'nip' | 'name'>,
  people: readonly Person[],
): Person {
  const found = people.find((person) => (nip ? person.nip === nip : person.name === name))
  if (!found) throw new Error(`nobody on record is ${name}`)
  return found
}

const decree = {
  decreeNumber: 'Keputusan Wali Kota 188.45/17/2026',
  ...{ decreeDate: '2026-01-05', validFrom: '2026-01-05' },
}

/** Gives the decreed roles to those who work with them, and an operator to every office; who holds
 * one already keeps it. */
export async function grantRoles(
  ctx: Context<AllTables>,
  demonstration: Demonstration,
): Promise<void> {
  const { people, units } = await loadOrganisation(ctx, ctx.today)
  const operators = operatorsOf(demonstration).map(({ office, seat }) => ({
    seat,
    grant: 'OPERATOR' as const,
    grantUnit: office,
  }))
  const others = wantedAccounts(demonstration).filter(({ grant }) => grant !== 'OPERATOR')
  for (const { seat, grant, grantUnit } of [...others, ...operators]) {
    if (!grant || !seat.person) continue
    const personId = personOf(seat.person, people).id
    if ((await grantsOf(ctx, personId)).length > 0) continue
    const unitId = units.find(({ code }) => code === grantUnit)?.id ?? null
    await grantRole(ctx, { personId, role: grant, unitId, ...decree })
  }
}

/** Opens the written accounts; each is asked by a task for a password of its own, none is
 * stopped. */
export async function openAccounts(
  ctx: Context<AllTables>,
  accounts: readonly DemoAccount[],
): Promise<void> {
  const { people } = await loadOrganisation(ctx, ctx.today)
  for (const account of accounts) {
    const { signIn, password } = account
    const personId = personOf(account, people).id
    const id = await openAccount(ctx, { personId, signIn, password, demonstration: true })
    await askNewPassword(ctx, [{ id, personId }])
  }
}
