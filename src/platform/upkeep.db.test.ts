import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AllTables, chores as allChores, ports } from '../app.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import { openWorld, otherRegion, testRegion, type World } from '../testing/world.ts'
import { openKysely, openPool } from './db.ts'
import { diskStore } from './files.ts'
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
const upkeepOf = (chores: readonly Chore<AllTables>[]): Parameters<typeof doChores<AllTables>>[0] => ({
  chores,
  pool,
  house: { db: openKysely<AllTables>(pool), clock, publicUrl: '', files: diskStore(world.filesDirectory), authoritySecret, ...ports },
  regions: async () => [testRegion, otherRegion],
  log: (sentence) => told.push(sentence),
})
const aChore = (name: string, run: Chore<AllTables>['run']): Chore<AllTables> => ({ name, title: `Uji ${name}`, everyMinutes: 180, run })
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
  expect(await choreStates(pool)).toEqual([{ name: 'uji/kunjung', begunAt: present, succeededAt: present, failure: null }])
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
  expect(await warnings([failing])).toEqual(['Tugas berkala «Uji uji/gagal» sudah lama tidak selesai.'])
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
  const done = await Promise.all([doChores(upkeepOf([slow])), doChores(upkeepOf([slow])), doChores(upkeepOf([slow]))])

  expect(done.flat()).toEqual(['uji/lambat'])
  expect(most).toBe(1)
})

it('has chores of the rooms with names of their own, and all of them succeed in a region that holds nothing', async () => {
  const names = allChores.map(({ name }) => name)
  afterMinutes(60 * 24 * 30)

  expect(new Set(names).size).toBe(names.length)
  expect(await doChores(upkeepOf(allChores))).toEqual(names)
  expect((await choreStates(pool)).filter(({ name, failure }) => names.includes(name) && failure !== null)).toEqual([])
})
