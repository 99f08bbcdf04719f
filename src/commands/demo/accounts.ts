import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import type { AllTables } from '../../app.ts'
import type { Context } from '../../platform/context.ts'
import { grantRole, openAccount } from '../../rooms/identity/index.ts'
import { chartOf, loadOrganisation } from '../../rooms/organisation/index.ts'
import type { Demonstration } from './demonstration.ts'
import type { Seat } from './people.ts'

/** One line of `demo-accounts.json` (`CONTRACTS.md` §5). */
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
export const accountsFile = (dataDirectory: string): string => join(dataDirectory, 'demo-accounts.json')

/** Letters and digits nobody mistakes for each other. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const part = (length: number): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')
const secret = (parts: number): string => Array.from({ length: parts }, () => part(4)).join('-')

type Wanted = {
  role: string
  seat: Seat
  grant: Demonstration['data']['cast']['accounts'][number]['grant'] | null
  grantUnit: string | null
}

/** Who gets an account: every head of an office, and those the cast names for each other role. */
export function wantedAccounts({ data, seats }: Pick<Demonstration, 'data' | 'seats'>): Wanted[] {
  const heads = seats.filter(({ post, person }) => person && /^Kepala (daerah|perangkat daerah)$/.test(post.level))
  const own = heads
    .filter(({ as }) => as !== 'Plh')
    .map((seat) => ({ role: seat.post.level === 'Kepala daerah' ? 'head-of-region' : 'agency-head', seat, grant: null, grantUnit: null }))
  const named = data.cast.accounts.map(({ role, title, unit, at = 0, grant, grantUnit }) => {
    const found = seats.filter(
      ({ post, person, as }) => person && as === 'Definitif' && post.title === title && (!unit || post.unit === unit),
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

const positionOf = ({ post, as }: Seat): string => `${as === 'Definitif' ? '' : `${as}. `}${post.title}`

/**
 * Opens the accounts with passwords made for this installation alone and writes them for whoever runs it (mode 0600). The file is written
 * before the transaction ends, so that no account can exist whose password nobody knows.
 */
export async function openAccounts(ctx: Context<AllTables>, demonstration: Demonstration, dataDirectory: string): Promise<DemoAccount[]> {
  const chart = chartOf(await loadOrganisation(ctx, ctx.today))
  const { people, units } = chart.organisation
  const unitOf = new Map(units.map((unit) => [unit.code, unit]))
  const accounts: DemoAccount[] = []
  for (const { role, seat, grant, grantUnit } of wantedAccounts(demonstration)) {
    const { person } = seat
    const recorded = people.find(({ nip, name }) => (person?.nip ? nip === person.nip : name === person?.name))
    if (!person || !recorded) throw new Error(`nobody on record for ${seat.post.title}`)
    const signIn = person.nip ?? 'wali.kota'
    const account = { role, name: person.name, position: positionOf(seat), unit: unitOf.get(seat.post.unit)?.name ?? '', signIn }
    const secrets = { password: secret(3), passphrase: secret(4) }
    await openAccount(ctx, { personId: recorded.id, signIn, password: secrets.password, demonstration: true })
    const decree = { decreeNumber: 'Keputusan Wali Kota 188.45/17/2026', validFrom: '2026-01-05' }
    if (grant) await grantRole(ctx, { personId: recorded.id, role: grant, unitId: unitOf.get(grantUnit ?? '')?.id ?? null, ...decree })
    accounts.push({ ...account, nip: person.nip, ...secrets })
  }
  writeFileSync(accountsFile(dataDirectory), `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  return accounts
}
