import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { migrate, migrationsDirectory } from './migrate.ts'

let database: FreshDatabase
let folder: string

const write = (name: string, sql: string): void => writeFileSync(join(folder, `${name}.sql`), sql)

async function ask(config: pg.PoolConfig, sql: string): Promise<unknown[]> {
  const client = new pg.Client(config)
  await client.connect()
  return client
    .query(sql)
    .then(
      ({ rows }) => rows,
      (error: Error) => [error.message],
    )
    .finally(() => client.end())
}

beforeEach(async () => {
  database = await freshDatabase()
  folder = mkdtempSync(join(tmpdir(), 'amanah-migrations-'))
  await ask(database.owner, 'drop table public.amanah_migrations')
  write('0001_things', 'create schema things; create table things.things (id int primary key);')
  write(
    '0002_grants',
    'grant usage on schema things to amanah_app; grant select on things.things to amanah_app;',
  )
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.drop()
})

it('applies every step once, in order', async () => {
  expect(await migrate(database.owner, folder)).toEqual(['0001_things', '0002_grants'])
  expect(await migrate(database.owner, folder)).toEqual([])
  write('0003_more', 'create table things.more ();')

  expect(await migrate(database.owner, folder)).toEqual(['0003_more'])
  expect(
    await ask(
      database.owner,
      'select name, length(sha256) as digits from amanah_migrations order by 1',
    ),
  ).toEqual(['0001_things', '0002_grants', '0003_more'].map((name) => ({ name, digits: 64 })))
})

it('lets the application role in, which owns nothing', async () => {
  await migrate(database.owner, folder)

  expect(await ask(database.app, 'select current_user as who, session_user as login')).toEqual([
    { who: 'amanah_app', login: 'amanah_app' },
  ])
  expect(await ask(database.app, 'select * from things.things')).toEqual([])
  expect(await ask(database.app, 'insert into things.things values (1)')).toEqual([
    'permission denied for table things',
  ])
  expect(await ask(database.app, 'create table public.mine ()')).toEqual([
    'permission denied for schema public',
  ])
  expect(
    await ask(
      database.owner,
      `select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'amanah_app'`,
    ),
  ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcanlogin: true }])
})

it('undoes a step that fails and keeps the ones before it', async () => {
  write('0003_broken', 'create table things.half ();\nselect 1;\nselect * from nowhere;')

  await expect(migrate(database.owner, folder)).rejects.toThrow(
    'Migrasi 0003_broken gagal di baris 3: relation "nowhere" does not exist.',
  )

  expect(
    await ask(
      database.owner,
      `select to_regclass('things.half') as half, (select max(name) from amanah_migrations) as last`,
    ),
  ).toEqual([{ half: null, last: '0002_grants' }])
})

it('lets two processes migrate at the same time', async () => {
  const both = await Promise.all([migrate(database.owner, folder), migrate(database.owner, folder)])

  expect(both.map((names) => names.length).sort()).toEqual([0, 2])
})

it('refuses an edited step and changes nothing', async () => {
  await migrate(database.owner, folder)
  write('0001_things', 'create schema other;')
  write('0003_more', 'create table things.more ();')

  await expect(migrate(database.owner, folder)).rejects.toThrow(
    'Migrasi 0001_things diubah setelah diterapkan.',
  )

  expect(await ask(database.owner, `select to_regclass('things.more') as more`)).toEqual([
    { more: null },
  ])
})

it('finds the template already migrated by the project itself', async () => {
  const other = await freshDatabase()
  try {
    expect(await migrate(other.owner, migrationsDirectory)).toEqual([])
  } finally {
    await other.drop()
  }
})
