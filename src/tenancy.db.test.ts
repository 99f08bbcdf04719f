import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AllTables } from './app.ts'
import { inRegion, openKysely, openPool } from './platform/database/db.ts'
import { relations } from './testing/catalogue.ts'
import { writeOneOfEach } from './testing/one-of-each.ts'
import { openTables } from './testing/open-tables.ts'
import { privileges } from './testing/privileges.ts'
import { openWorld, otherRegion, testRegion, type World } from './testing/world.ts'

const open = new Set(Object.keys(openTables))
let world: World
let app: pg.Client
let tables: string[]
let all: string[]

/** Runs a statement that forgets its `where`, in a transaction of a region or of none, and takes
 * everything back. */
async function within<Result>(
  tenantId: number | null,
  work: () => Promise<Result>,
): Promise<Result> {
  await app.query('begin')
  try {
    if (tenantId !== null) await app.query(`set local app.tenant_id = ${tenantId}`)
    return await work()
  } finally {
    await app.query('rollback')
  }
}
const seen = async (name: string): Promise<number> =>
  (await app.query(`select * from ${name}`)).rows.length
async function counts(
  tenantId: number | null,
  names: readonly string[],
): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const name of names) found[name] = await within(tenantId, () => seen(name))
  return found
}
const only = (found: Record<string, number>, wanted: (count: number) => boolean): string[] =>
  Object.keys(found).filter((name) => wanted(found[name] ?? 0))
const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: pg.DatabaseError) => error.code ?? error.message,
  )

beforeAll(async () => {
  world = await openWorld()
  app = new pg.Client(world.database.app)
  await app.connect()
  await app.query('begin')
  await app.query(`set local app.tenant_id = ${testRegion.id}`)
  tables = await writeOneOfEach(world.owner, app, testRegion.id, open)
  await app.query('commit')
  all = (await relations(world.owner)).map(({ name }) => name).filter((name) => !open.has(name))
})
afterAll(async () => {
  await app.end()
  await world.close()
})

it('has a row of the first region in every table, or the tests below would prove nothing', async () => {
  expect(only(await counts(testRegion.id, tables), (count) => count === 0)).toEqual([])
  expect(tables.length).toBeGreaterThan(30)
})

it('shows the second region nothing of the first where a `where` was forgotten, in tables and in views', async () => {
  expect(only(await counts(otherRegion.id, all), (count) => count > 0)).toEqual([])
})

it('shows a connection that names no region nothing at all', async () => {
  expect(only(await counts(null, all), (count) => count > 0)).toEqual([])
})

it('forgets the region with the transaction that named it', async () => {
  await within(testRegion.id, () => seen('organisation.people'))

  expect((await app.query('select * from organisation.people')).rows).toEqual([])
})

it('forgets the region with every act of the pool, whether it was done, refused or failed', async () => {
  const pool = openPool({ ...world.database.app, max: 1 })
  const db = openKysely<AllTables>(pool)
  const people = (transaction: typeof db) =>
    transaction.selectFrom('organisation.people').selectAll().execute()
  const fail = async (transaction: typeof db): Promise<void> => {
    await people(transaction)
    throw new Error('in the middle')
  }
  const region = async (): Promise<unknown> =>
    (
      await pool.query(
        `select coalesce(current_setting('app.tenant_id', true), '') as id, pg_backend_pid() as pid`,
      )
    ).rows[0]
  const before = await region()

  for (const access of ['read only', 'read write'] as const) {
    expect((await inRegion(db, testRegion.id, access, people)).length).toBeGreaterThan(0)
    expect(await region()).toEqual(before)
    expect((await pool.query('select * from organisation.people')).rows).toEqual([])
    await expect(inRegion(db, testRegion.id, access, fail)).rejects.toThrow('in the middle')
    expect(await region()).toEqual(before)
  }
  expect(before).toMatchObject({ id: '' })
  await pool.end()
})

it('refuses every row that names another region, and every row that names one where none is set', async () => {
  const codes = new Set<string>()
  for (const name of tables)
    for (const region of [otherRegion.id, null])
      codes.add(
        await within(region, () =>
          failure(app.query(`insert into ${name} (tenant_id) values (${testRegion.id})`)),
        ),
      )

  expect([...codes]).toEqual(['42501'])
})

it('lets no change or deletion that forgets its `where` reach another region', async () => {
  const touched: string[] = []
  for (const name of tables) {
    const [, column] = /update\((\w+)/.exec(privileges[name] ?? '') ?? []
    const updates = column ? [`update ${name} set ${column} = ${column}`] : []
    const deletes = / delete/.test(privileges[name] ?? '') ? [`delete from ${name}`] : []
    for (const statement of [...updates, ...deletes])
      if (((await within(otherRegion.id, () => app.query(statement))).rowCount ?? 0) > 0)
        touched.push(statement)
  }

  expect(touched).toEqual([])
})

it('keeps two regions apart through the application as well', async () => {
  const names = await world.asSystem(
    (ctx) => ctx.db.selectFrom('organisation.people').selectAll().execute(),
    otherRegion,
  )

  expect(names).toEqual([])
})
