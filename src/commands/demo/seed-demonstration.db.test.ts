import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AllTables, openApp, ports } from '../../app.ts'
import { openKysely, openPool } from '../../platform/db.ts'
import { diskStore } from '../../platform/files.ts'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { accountsFile, type DemoAccount } from './accounts.ts'
import { seedDemonstration } from './seed-demonstration.ts'

const dataDirectory = mkdtempSync(join(tmpdir(), 'amanah-demo-'))
const clock = (): Date => new Date('2026-11-24T02:00:00.000Z')
const told: string[] = []
let database: FreshDatabase
let owner: pg.Pool
let pool: pg.Pool
let app: FastifyInstance
let accounts: DemoAccount[]

function houseOf() {
  const authoritySecret = { installationKey: new Uint8Array(32).fill(7) }
  const files = diskStore(join(dataDirectory, 'files'))
  return { db: openKysely<AllTables>(pool), clock, publicUrl: 'https://amanah.uji.example', files, authoritySecret, ...ports }
}

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Pool(database.owner)
  owner.on('error', () => undefined)
  pool = openPool(database.app)
  const { publicUrl, files, authoritySecret } = houseOf()
  const secret = 'a secret only for tests, long enough to sign'
  app = await openApp({ pool, publicUrl, files, authoritySecret, secret, clock, requestsPerMinute: 1_000_000 })
  const began = performance.now()
  accounts = await seedDemonstration({ owner, house: houseOf() }, { dataDirectory }, (sentence) => told.push(sentence))
  console.log(`the demonstration region was seeded in ${Math.round(performance.now() - began)} ms`)
})
afterAll(async () => {
  await app.close()
  await pool.end()
  await owner.end()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

async function cookieOf({ signIn, password }: DemoAccount): Promise<string> {
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { signIn, password } })
  const [cookie] = answer.cookies
  if (!cookie) throw new Error(answer.body)
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}
const ofRole = (role: string): DemoAccount => {
  const found = accounts.find((account) => account.role === role)
  if (!found) throw new Error(`no account of role ${role}`)
  return found
}
async function read<T>(role: string, url: string): Promise<T> {
  return (await app.inject({ url, headers: { cookie: await cookieOf(ofRole(role)) } })).json<T>()
}

describe('the demonstration region', () => {
  it('has its offices, units and people', async () => {
    const { summary } = await read<{ summary: Record<string, number> }>('organisation-bureau', '/api/organisation/units')

    expect(summary).toMatchObject({ agencies: 23, units: 158, people: 1266, vacancies: 2, actingHeads: 1 })
  })

  it('drafts an agreement for everyone who must have one, but for the gaps left on purpose', async () => {
    type Total = Record<'obliged' | 'draft' | 'signedFirst' | 'active' | 'declined', number>
    type Readiness = { total: Total; gaps: { code: string; title: string }[]; notes?: unknown[] }
    const { total, gaps } = await read<Readiness>('organisation-bureau', '/api/agreements/readiness?year=2026')

    expect(total.draft + total.signedFirst + total.active + total.declined).toBe(total.obliged - 5)
    expect(total.draft).toBeGreaterThan(1050)
    expect(gaps.map(({ code, title }) => `${code} ${title}`).toSorted()).toEqual([
      'NO_ROWS Asesor SDM Aparatur Ahli Pertama',
      'NO_ROWS Pengawas Transportasi Darat Ahli Muda, Ketua Tim Parkir',
      'NO_ROWS Sandiman Ahli Pertama',
      'POST_VACANT Kepala Bidang Penataan Ruang',
      'POST_VACANT Kepala Seksi Pemberdayaan Masyarakat Kelurahan Lembah Hijau',
    ])
  })

  it('lacks in its plan only what it lacks on purpose', async () => {
    const { counts } = await read<{ counts: { kind: string; count: number }[] }>('planning', '/api/planning/gaps?year=2026')
    const known = Object.fromEntries(counts.map(({ kind, count }) => [kind, count]))

    expect(known).toMatchObject({ TARGET_MISSING: 2, NODE_WITHOUT_HOLDER: 1, ACTIVITY_WORDING: 1 })
    expect(Object.keys(known).filter((kind) => kind !== 'INDICATOR_NOT_DESCENDED')).toHaveLength(3)
  })

  it('keeps both stages of its budget, every office linked and approved', async () => {
    type Versions = { items: { id: string; stage: string; offices: number; total: number }[] }
    const { items } = await read<Versions>('budget', '/api/budget/versions?year=2026')
    const original = items.find(({ stage }) => stage === 'MURNI')
    type Page = { unmatched: number; offices: { ownApproval: boolean; approvedOn: string }[] }
    const page = await read<Page>('budget', `/api/budget/versions/${original?.id}`)

    expect(items.map(({ stage }) => stage).toSorted()).toEqual(['MURNI', 'PERUBAHAN'])
    expect(page.unmatched).toBe(0)
    expect(page.offices).toHaveLength(23)
    expect(page.offices.every(({ ownApproval, approvedOn }) => ownApproval && /^2026-01-0[5-9]$/.test(approvedOn))).toBe(true)
  })

  it('was checked without an error and with no warning but those left on purpose', async () => {
    type Runs = { items: { kind: string; state: string; errors: number; warnings: number }[] }
    const { items } = await read<Runs>('organisation-bureau', '/api/imports')

    expect(items.map(({ kind }) => kind).toSorted()).toEqual(['people', 'plan', 'sipd', 'sipd', 'units'])
    expect(items.every(({ state, errors }) => state === 'COMMITTED' && errors === 0)).toBe(true)
    expect(items.filter(({ warnings }) => warnings > 1)).toEqual([])
  })
})

describe('its accounts', () => {
  it('are written for the keeper alone, with passwords of this installation', () => {
    const file = accountsFile(dataDirectory)

    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(accounts)
    expect(new Set(accounts.flatMap(({ password, passphrase }) => [password, passphrase])).size).toBe(2 * accounts.length)
  })

  it('let each role in with what it may do', async () => {
    type Session = { actor: { mandates: { title: string }[] } }
    const titles = async (role: string): Promise<string[]> =>
      (await read<Session>(role, '/api/session')).actor.mandates.map(({ title }) => title)

    expect(await titles('head-of-region')).toEqual(['Wali Kota Tanjung Amanah'])
    expect(await titles('agency-head')).toEqual(['Kepala Dinas Kesehatan'])
    expect(await titles('organisation-bureau')).toEqual(['Kepala Bagian Organisasi', 'Bagian Organisasi'])
    expect(await titles('operator')).toEqual(['Perencana Ahli Pertama', 'Operator perangkat daerah, Dinkes'])
  })
})

it('keeps everything a second time, and says so', async () => {
  const again = await seedDemonstration({ owner, house: houseOf() }, { dataDirectory }, (sentence) => told.push(sentence))

  expect(again).toEqual(accounts)
  expect(told.at(-1)).toBe('Daerah contoh sudah ada; isinya dipertahankan.')
})
