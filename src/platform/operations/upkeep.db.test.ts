import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AllTables, chores as allChores, ports } from '../../app.ts'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { evidenceCheck } from '../../room-checks.ts'
import { openWorld, otherRegion, testRegion, type World } from '../../testing/world.ts'
import { openKysely, openPool } from '../database/db.ts'
import { diskStore } from '../files.ts'
import { readinessOf } from './readiness.ts'
import { type Chore, choreStates, doChores, upkeepCheck } from './upkeep.ts'

let world: World
let pool: pg.Pool
let present = new Date('2026-01-20T02:00:00.000Z')
const clock = (): Date => present
const afterMinutes = (minutes: number): void => {
  present = new Date(present.getTime() + minutes * 60_000)
}
const told: string[] = []

beforeAll(async () => {
  world = await openWorld()
  pool = openPool(world.database.app)
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

const authoritySecret = { installationKey: new Uint8Array(32) }
const upkeepOf = (
  chores: readonly Chore<AllTables>[],
): Parameters<typeof doChores<AllTables>>[0] => ({
  chores,
  pool,
  house: {
    db: openKysely<AllTables>(pool),
    clock,
    publicUrl: '',
    files: diskStore(world.filesDirectory),
    authoritySecret,
    ...ports,
  },
  regions: async () => [testRegion, otherRegion],
  log: (sentence) => told.push(sentence),
})
const aChore = (name: string, run: Chore<AllTables>['run']): Chore<AllTables> => ({
  name,
  title: `Uji ${name}`,
  everyMinutes: 180,
  run,
})
const warnings = async (chores: readonly Chore<AllTables>[]): Promise<string[]> =>
  (await readinessOf([upkeepCheck(pool, chores, clock)])).warnings

it('does every chore in every region when it is due, and keeps when', async () => {
  const visited: string[] = []
  const visit = aChore('uji/kunjung', async ({ step }) => {
    visited.push(await step(async (ctx) => `${ctx.region.code} ${ctx.actor.kind}`))
  })

  expect(await doChores(upkeepOf([visit]))).toEqual(['uji/kunjung'])
  expect(visited).toEqual(['UJI system', 'LAIN system'])
  afterMinutes(179)
  expect(await doChores(upkeepOf([visit]))).toEqual([])
  afterMinutes(1)
  expect(await doChores(upkeepOf([visit]))).toEqual(['uji/kunjung'])
  expect(await choreStates(pool)).toEqual([
    { name: 'uji/kunjung', begunAt: present, succeededAt: present, failure: null },
  ])
  expect(await warnings([visit])).toEqual([])
})

it('stops for no failure: it is logged, told by readiness, and tried again within the hour', async () => {
  let broken = true
  const failing = aChore('uji/gagal', async ({ step }) => {
    await step(async (ctx) => {
      if (broken && ctx.region.id === 1) throw new Error('boom')
    })
  })
  const refusing = aChore('uji/tolak', async () => {
    if (broken) throw new Refused(refusal('uji/tolak', 500, 'Dua berkas hilang.'))
  })

  expect(await doChores(upkeepOf([failing, refusing]))).toEqual(['uji/gagal', 'uji/tolak'])
  expect(told).toContain('chore uji/gagal failed in region UJI')
  expect(await warnings([failing, refusing])).toEqual([
    'Tugas berkala «Uji uji/gagal» belum berhasil: gagal di UJI, sebabnya ada di catatan server.',
    'Tugas berkala «Uji uji/tolak» belum berhasil: Dua berkas hilang.',
  ])
  broken = false
  afterMinutes(60)
  expect(await doChores(upkeepOf([failing, refusing]))).toEqual(['uji/gagal', 'uji/tolak'])
  expect(await warnings([failing, refusing])).toEqual([])
  afterMinutes(9 * 60 + 1)
  expect(await warnings([failing])).toEqual([
    'Tugas berkala «Uji uji/gagal» sudah lama tidak selesai.',
  ])
})

it('is done by one process at a time', async () => {
  let running = 0
  let most = 0
  const slow = aChore('uji/lambat', async ({ step }) => {
    running += 1
    most = Math.max(most, running)
    await step(async (ctx) => ctx.now)
    running -= 1
  })
  const done = await Promise.all([
    doChores(upkeepOf([slow])),
    doChores(upkeepOf([slow])),
    doChores(upkeepOf([slow])),
  ])

  expect(done.flat()).toEqual(['uji/lambat'])
  expect(most).toBe(1)
})

it('throws away what nobody asks about any more, and nothing that is still of use', async () => {
  const now = '2026-06-01T00:00:00Z'
  const ago = (days: number): string => new Date(Date.parse(now) - days * 86_400_000).toISOString()
  const [account, person] = [randomUUID(), randomUUID()]
  const app = await pool.connect()
  const add = (table: string, told: Record<string, unknown>): Promise<unknown> => {
    const row = { tenant_id: 1, ...told }
    const columns = Object.keys(row).join()
    return app.query(
      `insert into ${table} (${columns})
       select ${columns} from jsonb_populate_record(null::${table}, $1)`,
      [JSON.stringify(row)],
    )
  }
  const session = (expires: string) => ({
    id: randomUUID(),
    account_id: account,
    token_hash: expires,
    opened_at: now,
    expires_at: expires,
  })
  const count = async (table: string): Promise<number> =>
    (await app.query(`select 1 from ${table}`)).rowCount ?? 0
  const tables = [
    'identity.sessions',
    'identity.devices',
    'identity.sign_in_tries',
    'identity.failed_sign_ins',
  ]
  const all = [...tables, 'documents.passphrase_failures', 'platform.idempotency']
  const counts = async (): Promise<number[]> => {
    await app.query('begin; set local app.tenant_id = 1')
    const found: number[] = []
    for (const table of all) found.push(await count(table))
    await app.query('commit')
    return found
  }
  await app.query('begin; set local app.tenant_id = 1')
  const who = { id: account, person_id: person, sign_in: 'x', password_hash: 'x' }
  await add('identity.accounts', { ...who, demonstration: false, created_at: now })
  for (const at of [ago(89), ago(91)]) {
    await add('identity.sessions', { ...session(at), remote_address: 'x', browser: '' })
    await add('identity.devices', { ...session(at), failures: 0 })
  }
  for (const days of [0.5, 2]) {
    await add('identity.sign_in_tries', {
      name: `${days}`,
      address: 'x',
      count: 1,
      last_at: ago(days),
    })
    await add('documents.passphrase_failures', {
      id: randomUUID(),
      person_id: person,
      at: ago(days),
    })
  }
  for (const days of [399, 401])
    await add('identity.failed_sign_ins', {
      name: 'x',
      address: 'x',
      quarter: ago(days),
      count: 1,
      told: 0,
    })
  for (const days of [30, 100])
    await add('platform.idempotency', {
      owner: 'x',
      key: `${days}`,
      fingerprint: 'x',
      at: ago(days),
    })
  await app.query('commit')
  expect(await counts()).toEqual([2, 2, 2, 2, 2, 2])

  present = new Date(now)
  await doChores(upkeepOf(allChores))
  expect(await counts()).toEqual([1, 1, 1, 1, 1, 1])
  app.release()
})

it('says in readiness, region by region, that content of evidence is lost, and turns nobody away for it', async () => {
  const { house } = upkeepOf([])
  const look = () => readinessOf([evidenceCheck(house)])
  expect(await look()).toEqual({ ready: true, problems: [], warnings: [] })
  await world.asSystem(async (ctx) => {
    const [sha256, kept] = [
      'a'.repeat(64),
      { tenantId: 1, mediaType: 'application/pdf', size: 1, recordedAt: ctx.now },
    ]
    await ctx.db
      .insertInto('evidence.files')
      .values({ ...kept, sha256 })
      .execute()
    await ctx.db
      .insertInto('evidence.fileChecks')
      .values({ tenantId: 1, sha256, finding: 'MISSING', checkedAt: ctx.now })
      .execute()
  })

  expect(await look()).toEqual({
    ready: true,
    problems: [],
    warnings: [
      'Isi bukti UJI: 1 berkas hilang, 0 berubah, tanpa keputusan menghapusnya. Pulihkan dari cadangan.',
    ],
  })
})

it(
  'has chores of the rooms with names of their own, and all of them succeed in a region that ' +
    'holds nothing',
  async () => {
    const names = allChores.map(({ name }) => name)
    afterMinutes(60 * 24 * 30)

    expect(new Set(names).size).toBe(names.length)
    expect(await doChores(upkeepOf(allChores))).toEqual(names)
    expect(
      (await choreStates(pool)).filter(
        ({ name, failure }) => names.includes(name) && failure !== null,
      ),
    ).toEqual([])
  },
)
