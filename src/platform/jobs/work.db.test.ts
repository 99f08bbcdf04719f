import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AllTables, ports } from '../../app.ts'
import { openWorld, testRegion, type World } from '../../testing/world.ts'
import { openKysely, openPool } from '../database/db.ts'
import { migrate } from '../database/migrate.ts'
import { diskStore } from '../files.ts'
import { enqueue } from './enqueue.ts'
import { queues } from './prepare.ts'
import { type Later, laterCheck, startJobs } from './work.ts'

let world: World
let pool: pg.Pool
beforeAll(async () => {
  world = await openWorld()
  pool = openPool(world.database.app)
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

const waiting = async (): Promise<number> => {
  const { rows } = await world.owner.query<{ count: number }>(
    'select count(*)::int as count from pgboss.job where name = $1',
    [queues.later],
  )
  return rows[0]?.count ?? -1
}
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await sleep(50)
}
const refused = (sql: string): Promise<string | undefined> =>
  pool.query(sql).then(
    () => undefined,
    (error: pg.DatabaseError) => error.code,
  )

it('is left with the act: taken back with it, and there once it is committed', async () => {
  const failing = world.asSystem(async (ctx) => {
    await enqueue(ctx, 'uji/kirim', ['a'])
    throw new Error('taken back')
  })
  await expect(failing).rejects.toThrow('taken back')
  expect(await waiting()).toBe(0)

  await world.asSystem((ctx) => enqueue(ctx, 'uji/kirim', ['a', 'b']))
  expect(await waiting()).toBe(1)
})

it('lets the application role add a job, and neither read, change nor make anything', async () => {
  const denied = '42501'

  expect(await refused('select * from pgboss.job')).toBe(denied)
  expect(await refused(`update pgboss.job set state = 'cancelled'`)).toBe(denied)
  expect(await refused('delete from pgboss.job')).toBe(denied)
  expect(await refused('create table pgboss.mine ()')).toBe(denied)
  expect(await refused(`insert into pgboss.queue (name) values ('mine')`)).toBe(denied)
  expect(await refused(`select pgboss.create_queue('mine', '{}')`)).not.toBeUndefined()
})

it('is done by the process that supervises, with its ids; what fails is told and tried again', async () => {
  const done: unknown[] = []
  const told: string[] = []
  const works: Later<AllTables>[] = [
    {
      name: 'uji/kirim',
      title: 'Kirim',
      run: async ({ step }, ids) =>
        void done.push([await step(async (ctx) => ctx.region.code), ids]),
    },
    {
      name: 'uji/gagal',
      title: 'Gagal',
      run: async () => {
        throw new Error('boom')
      },
    },
  ]
  const stop = startJobs<AllTables>({
    chores: [],
    later: works,
    pool,
    owner: world.database.owner,
    everySeconds: 0.5,
    house: {
      db: openKysely<AllTables>(pool),
      clock: () => new Date('2026-01-20T02:00:00Z'),
      publicUrl: '',
      files: diskStore(world.filesDirectory),
      authoritySecret: { installationKey: new Uint8Array(32) },
      ...ports,
    },
    regions: async () => [testRegion],
    log: (sentence) => void told.push(sentence),
  })
  await world.asSystem((ctx) => enqueue(ctx, 'uji/gagal'))
  await until(() => done.length > 0 && told.length > 0)
  expect(done).toEqual([['UJI', ['a', 'b']]])
  expect(told[0]).toBe('job uji/gagal failed in region UJI')
  const state = `select state, retry_count, retry_limit from pgboss.job where data->>'work' = 'uji/gagal'`
  await until(async () => (await world.owner.query(state)).rows[0]?.state === 'retry')
  await stop()

  const look = async () => (await laterCheck(world.owner, works).look()).warnings
  expect(await look()).toEqual([])
  await world.owner.query(`update pgboss.job set state = 'failed', completed_on = now()
    where data->>'work' = 'uji/gagal'`)
  expect(await look()).toEqual([
    'Pekerjaan «Gagal» gagal 1 kali dalam sehari ini; sebabnya ada di catatan server.',
  ])
})

it('is made once: a second migration finds it as it should be, and mends a queue that is gone', async () => {
  const client = new pg.Client(world.database.owner)
  await client.connect()
  const count = async () =>
    (await client.query('select count(*)::int as count from pgboss.queue')).rows[0].count
  const before = await count()
  expect(await migrate(world.database.owner)).toEqual([])
  await client.query(`delete from pgboss.job; delete from pgboss.schedule`)
  await client.query(`delete from pgboss.queue where name = '${queues.later}'`)
  await migrate(world.database.owner)

  expect(await count()).toBe(before)
  await client.end()
})
