import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { CommitUncertain, DatabaseAway, throughAbsence, whyUnavailable } from './connection-loss.ts'
import { inRegion, openKysely, openPool } from './db.ts'

type Kept = { 'public.kept': { n: number } }

let world: World
let pool: pg.Pool
let db: Kysely<Kept>

beforeAll(async () => {
  world = await openWorld()
  await world.owner.query(
    `create table public.kept (n int); grant select, insert on public.kept to amanah_app`,
  )
  pool = openPool(world.database.app)
  db = openKysely<Kept>(pool)
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

/** Cuts every connection of the application that is at work, as a restart of the database would;
 * answers how many. */
async function cutAll(): Promise<number> {
  const { rowCount } = await world.owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
      and usename = 'amanah_app' and state <> 'idle'`,
  )
  return rowCount ?? 0
}
const atWork = async (): Promise<number> =>
  (
    await world.owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database()
        and usename = 'amanah_app' and wait_event_type = 'Lock'`,
    )
  ).rows[0]?.n ?? 0
async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((resolve) => setTimeout(resolve, 10))
}
const kept = async (n: number): Promise<number> =>
  (await world.owner.query('select from public.kept where n = $1', [n])).rowCount ?? 0
const keep = (n: number) => (transaction: Kysely<Kept>) =>
  transaction.insertInto('public.kept').values({ n }).execute()
const refusedWith = (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => 'nothing',
    (error: unknown) => whyUnavailable(error)?.code ?? String(error),
  )

it('answers who was cut in the middle with 503, and everybody else as ever', async () => {
  const cookie = await world.signIn(
    await world.asSystem(async (ctx) => {
      const id = ctx.newId()
      await sql`insert into organisation.people values (1, ${id}, null)`.execute(ctx.db)
      return id
    }),
    [{ role: 'BUDGET' }],
  )
  const look = () => world.app.inject({ url: '/api/session', headers: { cookie } })
  const holder = await world.owner.connect()
  await holder.query('begin; lock table identity.sessions in access exclusive mode')
  const asked = Array.from({ length: 10 }, look)
  await until(async () => (await atWork()) === 10)

  const cut = await cutAll()
  const answers = await Promise.all(asked)
  await holder.query('rollback')
  holder.release()

  expect(cut).toBe(10)
  expect(
    new Set(answers.map(({ statusCode, headers }) => [statusCode, headers['retry-after']].join())),
  ).toEqual(new Set(['503,5']))
  expect(answers[0]?.json()).toMatchObject({
    type: '/problems/platform/database-away',
    detail: expect.stringContaining('Tidak ada yang tersimpan'),
  })
  expect((await look()).statusCode).toBe(200)
})

it('saves nothing of what was cut before COMMIT', async () => {
  const cutBefore = inRegion(db, 1, 'read write', async (transaction) => {
    await keep(1)(transaction)
    await cutAll()
    await keep(1)(transaction)
  })

  expect(await refusedWith(cutBefore)).toBe('platform/database-away')
  expect(await kept(1)).toBe(0)
})

/** Makes a pool whose connections vanish when COMMIT was sent: after the database did it, or before
 * it could. */
function vanishingAtCommit(done: boolean): pg.Pool {
  const vanishing = openPool(world.database.app)
  vanishing.on('connect', (client) => {
    const send = client.query.bind(client) as (...told: unknown[]) => Promise<unknown>
    const query = async (...told: unknown[]): Promise<unknown> => {
      if (told[0] !== 'commit') return send(...told)
      if (done) await send(...told)
      else await cutAll()
      await client.end()
      return send(...told)
    }
    Object.assign(client, { query })
  })
  return vanishing
}

it.each([
  ['done all the same', true, 2],
  ['not done', false, 3],
])('calls uncertain what was cut at COMMIT and was %s', async (_, done, n) => {
  const vanishing = vanishingAtCommit(done)

  expect(await refusedWith(inRegion(openKysely<Kept>(vanishing), 1, 'read write', keep(n)))).toBe(
    'platform/commit-uncertain',
  )
  expect(await kept(n)).toBe(done ? 1 : 0)
  await vanishing.end()
})

it('is certain of a COMMIT the database refused, and of a reading', async () => {
  await world.owner.query(`create table public.checked (n int);
    grant select, insert on public.checked to amanah_app;
    create function public.never() returns trigger language plpgsql as $$ begin raise exception 'never' using errcode = '23514'; end $$;
    create constraint trigger late after insert on public.checked deferrable initially deferred for each row execute function public.never()`)
  const refused = inRegion(db, 1, 'read write', (transaction) =>
    sql`insert into public.checked values (1)`.execute(transaction),
  )
  await expect(refused).rejects.toMatchObject({ code: '23514' })

  const vanishing = vanishingAtCommit(true)
  expect(await refusedWith(inRegion(openKysely(vanishing), 1, 'read only', async () => 1))).toBe(
    'platform/database-away',
  )
  await vanishing.end()
})

it('refuses a commit after a failed statement somebody passed over, and does not call it uncertain', async () => {
  const passedOver = inRegion(db, 1, 'read write', async (transaction) => {
    await keep(4)(transaction)
    await sql`select 1 / 0`.execute(transaction).catch(() => undefined)
  })

  await expect(passedOver).rejects.toThrow('rolled back instead of committed')
  expect(await kept(4)).toBe(0)
})

it('comes back later when the database is away, full, slow, or all its connections are taken', async () => {
  const away = openPool({ host: '/nowhere/at/all', database: 'amanah' })
  expect(await refusedWith(inRegion(openKysely(away), 1, 'read only', async () => 1))).toBe(
    'platform/database-away',
  )
  const taken = openPool({ ...world.database.app, max: 1 })
  const only = await taken.connect()
  taken.options.connectionTimeoutMillis = 50
  expect(await refusedWith(inRegion(openKysely(taken), 1, 'read only', async () => 1))).toBe(
    'platform/busy',
  )
  only.release()
  taken.options.connectionTimeoutMillis = 10_000
  const slow = (transaction: Kysely<unknown>) =>
    sql`set local statement_timeout = 20; select pg_sleep(5)`.execute(transaction)
  expect(await refusedWith(inRegion(openKysely(taken), 1, 'read only', slow))).toBe(
    'platform/too-slow',
  )
  const idle = async (transaction: Kysely<unknown>) => {
    await sql`set local idle_in_transaction_session_timeout = 20`.execute(transaction)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await sql`select 1`.execute(transaction)
  }
  expect(await refusedWith(inRegion(openKysely(taken), 1, 'read only', idle))).toBe(
    'platform/database-away',
  )
  await Promise.all([away.end(), taken.end()])
})

it.each([
  ['53100', 'platform/disk-full'],
  ['53300', 'platform/busy'],
  ['57P03', 'platform/database-away'],
  ['08006', 'platform/database-away'],
])('knows %s of PostgreSQL', (code, told) => {
  expect(whyUnavailable(Object.assign(new Error('told by the server'), { code }))?.code).toBe(told)
})

it('does a half-done act to its end when the database comes back, and repeats nothing it does not know', async () => {
  const lost = Object.assign(new Error('terminated'), { code: '57P01' })
  const tries = (...errors: Error[]) => {
    const rest = [...errors]
    return async (): Promise<string> => {
      const error = rest.shift()
      if (error) throw error
      return 'done'
    }
  }

  expect(await throughAbsence(tries(lost, new DatabaseAway(lost)))).toBe('done')
  await expect(throughAbsence(tries(lost), -1)).rejects.toBe(lost)
  await expect(throughAbsence(tries(new CommitUncertain(lost)))).rejects.toBeInstanceOf(
    CommitUncertain,
  )
  await expect(throughAbsence(tries(new Error('ours')))).rejects.toThrow('ours')
})

it('does not take a missing file for a missing database', () => {
  expect(
    whyUnavailable(Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open' })),
  ).toBeNull()
})

const src = join(import.meta.dirname, '../..')
const sources = (): string[] =>
  (readdirSync(src, { recursive: true }) as string[]).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.ts$|\.victim\.ts$|^testing\//.test(path),
  )

it('opens every connection of the application in one place, where it is listened to', () => {
  const openers = sources().filter((path) =>
    /new (pg\.)?(Pool|Client)\(/.test(readFileSync(join(src, path), 'utf8')),
  )

  expect(openers).toEqual(['platform/database/db.ts'])
})
