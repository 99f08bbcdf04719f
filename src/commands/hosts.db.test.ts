import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AllTables, openApp, ports } from '../app.ts'
import { systemActor } from '../kernel/actor.ts'
import { act } from '../platform/act.ts'
import { openKysely, openPool } from '../platform/database/db.ts'
import { diskStore } from '../platform/files.ts'
import { readinessOf } from '../platform/operations/readiness.ts'
import { roomChecks } from '../room-checks.ts'
import { loadRegions } from '../rooms/organisation/index.ts'
import { type FreshDatabase, freshDatabase } from '../testing/database.ts'
import { Misused } from './arguments.ts'
import { readOrder, setAddress, tableOf } from './hosts.ts'
import { openRegion, type RegionFile } from './region-file.ts'

let database: FreshDatabase
let owner: pg.Pool
let pool: pg.Pool
let app: Awaited<ReturnType<typeof openApp>>
let house: ReturnType<typeof houseOf>
let present = new Date('2026-01-20T02:00:00.000Z')

function houseOf() {
  const authoritySecret = { installationKey: new Uint8Array(32).fill(7) }
  const clock = (): Date => present
  return {
    db: openKysely<AllTables>(pool),
    clock,
    publicUrl: 'http://127.0.0.1:8080',
    files: diskStore('/nowhere'),
    authoritySecret,
    ...ports,
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Pool(database.owner)
  owner.on('error', () => undefined)
  pool = openPool(database.app)
  house = houseOf()
  app = await openApp({
    ...house,
    pool,
    secret: 'a secret only for tests, long enough to sign',
    requestsPerMinute: 1_000_000,
  })
})
afterAll(async () => {
  await app.close()
  await pool.end()
  await owner.end()
  await database.drop()
})

const aRegion = (code: string, name: string, hosts: string[]): RegionFile => ({
  code,
  name,
  kind: 'KOTA',
  governmentName: `Pemerintah ${name}`,
  headTitle: 'Wali Kota',
  place: name,
  timeZone: 'Asia/Jakarta',
  hosts,
  administrator: { name: 'Rina Kusuma', nip: null, signIn: 'organisasi' },
})

/** Who answers under a host name, half a minute later: by then every server has read the regions
 * again. */
async function answering(host: string): Promise<string | number> {
  present = new Date(present.getTime() + 31_000)
  const answer = await app.inject({ url: '/api/region', headers: { host } })
  return answer.statusCode === 200 ? answer.json<{ name: string }>().name : answer.statusCode
}

/** The address that links on paper of a region begin with. */
async function onPaper(code: string): Promise<string> {
  const found = (await loadRegions(house)).find(({ region }) => region.code === code)
  if (!found) throw new Error(`no region ${code}`)
  return act(house, found.region, systemActor, async (ctx) => ctx.publicUrl)
}

it('never takes the first region off the air by a second one', async () => {
  await openRegion({ owner, house }, aRegion('SATU', 'Kota Satu', ['localhost']))
  expect(await answering('pk.satu.go.id')).toBe('Kota Satu')
  expect(await onPaper('SATU')).toBe('http://127.0.0.1:8080')

  const second = aRegion('DUA', 'Kota Dua', ['dua.go.id'])
  await expect(openRegion({ owner, house }, second)).rejects.toMatchObject({
    refusal: { code: 'organisation/no-address' },
  })
  expect(await answering('pk.satu.go.id')).toBe('Kota Satu')

  const told = readOrder(['set', 'https://pk.satu.go.id', '--region', 'SATU', '--primary'])
  if (told !== 'list') await setAddress({ house }, told)
  await openRegion({ owner, house }, second)
  expect([
    await answering('pk.satu.go.id:443'),
    await answering('PK.satu.go.id'),
    await answering('dua.go.id'),
  ]).toEqual(['Kota Satu', 'Kota Satu', 'Kota Dua'])
  expect([await onPaper('SATU'), await onPaper('DUA')]).toEqual([
    'https://pk.satu.go.id',
    'https://dua.go.id',
  ])
  expect(await answering('tak-dikenal.go.id')).toBe(404)
})

it(
  'keeps the old address when another becomes the primary one, and never takes that of ' +
    'another region',
  async () => {
    const region = 'DUA'
    await setAddress(
      { house },
      { region, host: { host: 'baru.dua.go.id', scheme: 'https', port: null, primary: true } },
    )

    expect([await answering('dua.go.id'), await answering('baru.dua.go.id')]).toEqual([
      'Kota Dua',
      'Kota Dua',
    ])
    expect(await onPaper(region)).toBe('https://baru.dua.go.id')
    await expect(
      setAddress(
        { house },
        { region, host: { host: 'pk.satu.go.id', scheme: 'https', port: null, primary: true } },
      ),
    ).rejects.toMatchObject({ refusal: { code: 'organisation/host-taken' } })
    await expect(
      setAddress(
        { house },
        { region: undefined, host: { host: 'x.id', scheme: 'https', port: null, primary: false } },
      ),
    ).rejects.toMatchObject({ refusal: { code: 'platform/which-region' } })
    expect(tableOf(await loadRegions(house)).split('\n')).toEqual([
      ...['SATU  Kota Satu', '    http://localhost', '  * https://pk.satu.go.id'],
      ...[
        'DUA  Kota Dua',
        '  * https://baru.dua.go.id',
        '    https://dua.go.id',
        '',
        '* alamat utama, tertulis di kertas dan QR',
      ],
    ])
  },
)

it('is told to the operator where an older version let a region begin without one', async () => {
  const told = async (): Promise<string[]> => (await readinessOf(roomChecks(house))).warnings
  expect(await told()).toEqual([])
  await owner.query('update organisation.region_hosts set is_primary = false where region_id = 1')

  expect(await told()).toEqual([
    'Kota Satu belum punya alamat utama. Jalankan: ./amanah hosts set https://ALAMAT --region SATU --primary',
  ])
  await setAddress(
    { house },
    {
      region: 'SATU',
      host: { host: 'pk.satu.go.id', scheme: 'https', port: null, primary: false },
    },
  )
  expect(await told()).toEqual([])
})

it('leaves nothing of a region whose address could not be taken', async () => {
  const count = async (): Promise<number> => (await loadRegions(house)).length
  const before = await count()
  await expect(
    openRegion({ owner, house }, aRegion('TIGA', 'Kota Tiga', ['dua.go.id'])),
  ).rejects.toThrow('sudah milik Kota Dua')

  expect(await count()).toBe(before)
})

it.each([
  [['hapus'], 'Pemakaian'],
  [['set'], 'Pemakaian'],
  [['list', '--primary'], 'Pemakaian'],
  [['set', 'pk.go.id/masuk'], '«pk.go.id/masuk» bukan alamat'],
  [['set', 'pk.go.id', '--utama'], 'Pilihan «--utama» tidak dikenal.'],
  [['set', 'pk.go.id', 'lagi'], '«lagi» berlebih.'],
  [['set', 'pk.go.id', '--region'], 'Pilihan «--region» ditulis keliru'],
  [['set', 'pk.go.id', '--scheme', 'ftp'], 'bukan alamat'],
])('refuses %j with the usage', (args, sentence) => {
  const reading = (): unknown => readOrder(args)

  expect(reading).toThrow(Misused)
  expect(reading).toThrow(sentence)
  expect(reading).toThrow('Pemakaian: ./amanah hosts')
})

it('reads the scheme apart from the address too', () => {
  const host = { host: 'pk.go.id', scheme: 'http', port: null, primary: false }

  expect(readOrder(['set', '--region', 'SATU', 'pk.go.id', '--scheme', 'http'])).toEqual({
    region: 'SATU',
    host,
  })
  expect([readOrder([]), readOrder(['list'])]).toEqual(['list', 'list'])
})
