import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { openKysely, openPool } from './db.ts'

type Kept = { 'public.keptThings': { ownKey: string; validFrom: string; content: unknown } }
/** Keys as packs, audit and import options have them: none of them is the name of a column. */
const content = { a_b: 1, MAX_RATIO: { _x: [{ dari_kolom: 'Nama Unit' }] }, bidangUrusan: 'a_b' }
const row = { ownKey: 'MAX_RATIO', validFrom: '2026-01-01', content }

let world: World
let pool: pg.Pool
let db: Kysely<Kept>

beforeAll(async () => {
  world = await openWorld()
  await world.owner.query(
    `create table public.kept_things (own_key text, valid_from date, content jsonb);
     grant select, insert on public.kept_things to amanah_app`,
  )
  pool = openPool(world.database.app)
  db = openKysely<Kept>(pool)
  await db
    .insertInto('public.keptThings')
    .values({ ...row, content: JSON.stringify(content) })
    .execute()
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

it('names columns in the language of the contract and leaves what stands in them alone', async () => {
  expect(await db.selectFrom('public.keptThings').selectAll().execute()).toEqual([row])
})

it('does the same with what raw SQL answers', async () => {
  const { rows } = await sql`
    select own_key, valid_from, content, jsonb_build_object('a_b', content) as nested_one,
      array[content] as in_a_list from public.kept_things`.execute(db)

  expect(rows).toEqual([{ ...row, nestedOne: { a_b: content }, inAList: [content] }])
})

/** They name the keys of an object after columns, in the language of SQL, while their types say
 * otherwise. */
const misleading = /\b(?:jsonArrayFrom|jsonObjectFrom|to_jsonb?|row_to_json)\b/

it('builds no object whose keys would be named by SQL', () => {
  const root = join(import.meta.dirname, '../../rooms')
  const found = globSync('**/*.store.ts', { cwd: root }).filter((file) =>
    misleading.test(readFileSync(join(root, file), 'utf8')),
  )

  expect(found).toEqual([])
  expect(misleading.test('.select(jsonArrayFrom(grants).as("grants"))')).toBe(true)
})
