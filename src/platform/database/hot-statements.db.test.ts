import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { openPool } from './db.ts'

let database: FreshDatabase
let owner: pg.Pool
let pool: pg.Pool

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Pool(database.owner)
  owner.on('error', () => undefined)
  pool = openPool({ ...database.app, max: 1 })
  await owner.query(`create table public.hot (n int); grant select on public.hot to amanah_app;
    insert into public.hot values (7)`)
})
afterAll(async () => {
  await pool.end()
  await owner.end()
  await database.drop()
})

async function asked(text: string, values: unknown[] = []): Promise<unknown[]> {
  const client = await pool.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    client.release()
  }
}
const hot = () => asked('select * from public.hot where n > $1', [1])
const prepared = () =>
  asked("select statement from pg_prepared_statements where statement like '%hot%'")

it('prepares what is asked again and again, and nothing else', async () => {
  await hot()
  expect(await prepared()).toEqual([])

  for (let i = 0; i < 30; i++) expect(await hot()).toEqual([{ n: 7 }])
  expect(await prepared()).toHaveLength(1)
  expect((await pool.query('select n from public.hot where n > $1', [1])).rows).toEqual([{ n: 7 }])
})

it('gives a connection up whose prepared statement answers otherwise since a migration', async () => {
  await owner.query('alter table public.hot add column more text')

  await expect(hot()).rejects.toMatchObject({ routine: 'RevalidateCachedQuery' })
  await expect.poll(hot).toEqual([{ n: 7, more: null }])
})
