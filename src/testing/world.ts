import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { type AllTables, chores, openApp, ports } from '../app.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import type { Contract } from '../kernel/contract.ts'
import { act } from '../platform/act.ts'
import type { Context, Region } from '../platform/context.ts'
import { openKysely } from '../platform/database/db.ts'
import { diskStore } from '../platform/files.ts'
import type { Outbox } from '../platform/outbox/outbox.ts'
import type { Outside } from '../platform/outside.ts'
import { type GrantRole, grantRole, openAccount } from '../rooms/identity/index.ts'
import { type Calls, callsOf, cookieOf } from './calls.ts'
import { countingPool } from './counting-pool.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { openStageTime } from './stage-time.ts'

export { type Calls, sameOrigin } from './calls.ts'

/** The region that tests live in. */
export const testRegion: Region = {
  id: 1,
  code: 'UJI',
  name: 'Kota Uji',
  governmentName: 'Pemerintah Kota Uji',
  headTitle: 'Wali Kota',
  place: 'Uji',
  timeZone: 'Asia/Makassar',
  fictional: true,
  letterhead: [],
  emblem: null,
  address: null,
}

/** A second region, to prove that nothing leaks. */
export const otherRegion: Region = {
  ...testRegion,
  id: 2,
  code: 'LAIN',
  name: 'Kota Lain',
  governmentName: 'Pemerintah Kota Lain',
  place: 'Lain',
}

/** A grant that lets its holder sign in and little else. */
export const aGrantFor = (personId: string) => ({
  personId,
  role: 'BUDGET' as const,
  unitId: null,
  decreeNumber: 'SK 1/2026',
  validFrom: '2020-01-01',
})

/** One application on one fresh database, with a clock that stands still until it is set. */
export type World = {
  app: FastifyInstance
  database: FreshDatabase
  owner: pg.Pool
  region: Region
  setNow: (instant: string) => void
  /** Goes on to ten in the morning of a day; every morning passed the chores were at work. */
  toDay: (date: string) => Promise<void>
  /** Does something as the system (or another actor) in a transaction of its own. */
  asSystem: <Result>(
    work: (ctx: Context<AllTables>) => Promise<Result>,
    region?: Region,
    actor?: Actor,
  ) => Promise<Result>
  /** Opens an account for a person, gives it roles, signs in; answers the cookie to send along. */
  signIn: (
    personId: string,
    roles?: readonly { role: GrantRole; unitId?: string }[],
  ) => Promise<string>
  calls: <C extends Contract>(contract: C, cookie?: string) => Calls<C>
  /** The statements that requests and acts sent meanwhile, without the frames of their
   * transactions. */
  statementsOf: (work: () => Promise<unknown>) => Promise<string[]>
  /** How often an act was answered after which the planner's statistics are old. */
  massWrites: () => number
  /** Where the content of evidence lies: `<region>/<first two digits>/<sha256>`. */
  filesDirectory: string
  close: () => Promise<void>
}

const regions = [testRegion, otherRegion]

/** A chore that fails in a test is not to be overlooked. */
const throwing = (sentence: string, cause: unknown): never => {
  throw new Error(sentence, { cause })
}

async function saveRegions(owner: pg.Pool): Promise<void> {
  for (const region of regions)
    await owner.query(
      `insert into organisation.regions (id, code, name, kind, government_name, head_title, place,
        time_zone, fictional) values ($1,$2,$3,'KOTA',$4,$5,$6,$7,$8)`,
      [
        region.id,
        region.code,
        region.name,
        region.governmentName,
        region.headTitle,
        region.place,
        region.timeZone,
        region.fictional,
      ],
    )
  await owner.query(
    `insert into organisation.region_hosts (host, region_id) values ('localhost', 1), ('lain.example', 2)`,
  )
}

/** Opens a world; `now` is the instant at which it stands, `outbox` its ways out. */
export async function openWorld(
  now = '2026-01-20T02:00:00.000Z',
  outbox: Outbox = {},
  outside?: Outside,
): Promise<World> {
  const database = await freshDatabase()
  const owner = new pg.Pool(database.owner)
  // Dropping the database may cut a connection that is just closing.
  owner.on('error', () => undefined)
  await saveRegions(owner)
  const { clock, put, toDay } = openStageTime(new Date(now))
  const { pool, statementsOf } = countingPool(database.app)
  const publicUrl = 'https://amanah.uji.example'
  const folder = mkdtempSync(join(tmpdir(), 'amanah-files-'))
  const files = diskStore(folder)
  const authoritySecret = { installationKey: new Uint8Array(32).fill(7) }
  let massWrites = 0
  const app = await openApp({
    afterMassWrite: () => {
      massWrites += 1
    },
    pool,
    outside,
    publicUrl,
    files,
    authoritySecret,
    outbox,
    secret: 'a secret only for tests, long enough to sign',
    clock,
    requestsPerMinute: 1_000_000,
    // A test reads what a page is drawn from; how it is drawn is seen in the stories.
    render: (view, props) => JSON.stringify({ view, props }),
  })
  const house = {
    db: openKysely<AllTables>(pool),
    clock,
    publicUrl,
    files,
    authoritySecret,
    outbox,
    outside,
    ...ports,
  }
  const asSystem: World['asSystem'] = (work, region = testRegion, actor = systemActor) =>
    act(house, region, actor, work)
  return {
    app,
    database,
    owner,
    region: testRegion,
    filesDirectory: folder,
    massWrites: () => massWrites,
    setNow: (instant) => put(new Date(instant)),
    toDay: (date) =>
      toDay({ chores, pool, house, regions: async () => regions, log: throwing }, date),
    asSystem,
    statementsOf,
    signIn: async (personId, roles = []) => {
      const signIn = `orang-${personId.slice(-12)}`
      await asSystem(async (ctx) => {
        await openAccount(ctx, {
          personId,
          signIn,
          password: 'kata sandi untuk uji',
          demonstration: true,
        })
        for (const { role, unitId = null } of roles)
          await grantRole(ctx, { ...aGrantFor(personId), role, unitId })
      })
      return cookieOf(app, { host: 'localhost', signIn, password: 'kata sandi untuk uji' })
    },
    calls: (contract, cookie) => callsOf(app, contract, cookie ? { cookie } : {}),
    close: async () => {
      await app.close()
      await pool.end()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
