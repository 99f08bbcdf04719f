import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { type AllTables, openApp, ports } from '../app.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { addressOf } from '../kernel/address.ts'
import type { AnyRoute, Contract, FileAnswer, Given, Taken } from '../kernel/contract.ts'
import { type Refusal, Refused } from '../kernel/refusal.ts'
import { act } from '../platform/act.ts'
import type { Context, Region } from '../platform/context.ts'
import { openKysely, openPool } from '../platform/db.ts'
import { diskStore } from '../platform/files.ts'
import { type GrantRole, grantRole, openAccount } from '../rooms/identity/index.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'

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

/** Functions of a contract called through the real HTTP application. */
export type Calls<C extends Contract> = { [K in keyof C]: (input: Taken<C[K]>, headers?: Record<string, string>) => Promise<Given<C[K]>> }

/** One application on one fresh database, with a clock that stands still until it is set. */
export type World = {
  app: FastifyInstance
  database: FreshDatabase
  owner: pg.Pool
  region: Region
  setNow: (instant: string) => void
  /** Does something as the system (or another actor) in a transaction of its own. */
  asSystem: <Result>(work: (ctx: Context<AllTables>) => Promise<Result>, region?: Region, actor?: Actor) => Promise<Result>
  /** Opens an account for a person, gives it roles, signs in; answers the cookie to send along. */
  signIn: (personId: string, roles?: readonly { role: GrantRole; unitId?: string }[]) => Promise<string>
  calls: <C extends Contract>(contract: C, cookie?: string) => Calls<C>
  /** How often an act was answered after which the planner's statistics are old. */
  massWrites: () => number
  close: () => Promise<void>
}

async function saveRegions(owner: pg.Pool): Promise<void> {
  for (const region of [testRegion, otherRegion])
    await owner.query(
      `insert into organisation.regions (id, code, name, kind, government_name, head_title, place, time_zone, fictional) values ($1,$2,$3,'KOTA',$4,$5,$6,$7,$8)`,
      [region.id, region.code, region.name, region.governmentName, region.headTitle, region.place, region.timeZone, region.fictional],
    )
  await owner.query(`insert into organisation.region_hosts (host, region_id) values ('localhost', 1), ('lain.example', 2)`)
}

function multipart(input: Record<string, unknown>): { payload: Buffer; type: string } {
  const { file, ...fields } = input as { file: { name: string; type: string; bytes: Uint8Array } }
  const boundary = 'amanah-test-boundary'
  const head = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  )
  const opening = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head.join('') + opening), Buffer.from(file.bytes), Buffer.from(`\r\n--${boundary}--\r\n`)])
  return { payload, type: `multipart/form-data; boundary=${boundary}` }
}

/** What a browser says of a request that a page of this very server sends. */
export const sameOrigin = { 'sec-fetch-site': 'same-origin' }

async function callRoute(
  app: FastifyInstance,
  route: AnyRoute,
  input: Record<string, unknown>,
  headers: Record<string, string>,
): Promise<unknown> {
  const { url, body } = addressOf(route, input)
  const upload = route.takes === 'upload' && body ? multipart(body) : null
  const content = upload ? { payload: upload.payload } : body ? { payload: JSON.stringify(body) } : {}
  const type = upload ? upload.type : 'application/json'
  const answer = await app.inject({
    method: route.method,
    url,
    headers: { ...(body ? { 'content-type': type } : {}), ...sameOrigin, ...headers },
    ...content,
  })
  if (answer.statusCode >= 400) {
    const problem = answer.json<{ type: string; status: number; detail: string } & Pick<Refusal, 'errors' | 'mend'>>()
    const { status, detail, errors, mend } = problem
    throw new Refused({
      code: problem.type.replace('/problems/', ''),
      status,
      detail,
      ...(errors ? { errors } : {}),
      ...(mend ? { mend } : {}),
    })
  }
  if (route.gives === 'json') return answer.json()
  const name = /filename\*=UTF-8''([^;]+)/.exec(String(answer.headers['content-disposition']))?.[1] ?? ''
  const file: FileAnswer = { name: decodeURIComponent(name), type: String(answer.headers['content-type']), bytes: answer.rawPayload }
  return file
}

/** Opens a world; `now` is the instant at which it stands. */
export async function openWorld(now = '2026-01-20T02:00:00.000Z'): Promise<World> {
  const database = await freshDatabase()
  const owner = new pg.Pool(database.owner)
  // Dropping the database may cut a connection that is just closing.
  owner.on('error', () => undefined)
  await saveRegions(owner)
  let present = new Date(now)
  const clock = (): Date => present
  const pool = openPool(database.app)
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
    publicUrl,
    files,
    authoritySecret,
    secret: 'a secret only for tests, long enough to sign',
    clock,
    requestsPerMinute: 1_000_000,
    // A test reads what a page is drawn from; how it is drawn is seen in the stories.
    render: (view, props) => JSON.stringify({ view, props }),
  })
  const house = { db: openKysely<AllTables>(pool), clock, publicUrl, files, authoritySecret, ...ports }
  const asSystem: World['asSystem'] = (work, region = testRegion, actor = systemActor) => act(house, region, actor, work)
  return {
    app,
    database,
    owner,
    region: testRegion,
    massWrites: () => massWrites,
    setNow: (instant) => {
      present = new Date(instant)
    },
    asSystem,
    signIn: async (personId, roles = []) => {
      const signIn = `orang-${personId.slice(-12)}`
      await asSystem(async (ctx) => {
        await openAccount(ctx, { personId, signIn, password: 'kata sandi untuk uji', demonstration: true })
        for (const { role, unitId = null } of roles)
          await grantRole(ctx, { personId, role, unitId, decreeNumber: 'SK 1/2026', validFrom: '2020-01-01' })
      })
      const payload = { signIn, password: 'kata sandi untuk uji' }
      const answer = await app.inject({ method: 'POST', url: '/api/session', headers: sameOrigin, payload })
      const [cookie] = answer.cookies
      if (!cookie) throw new Error(`sign-in failed: ${answer.body}`)
      return `${cookie.name}=${encodeURIComponent(cookie.value)}`
    },
    calls: (contract, cookie) => {
      const entries = Object.entries(contract).map(([name, route]) => [
        name,
        (input: Record<string, unknown>, headers: Record<string, string> = {}) =>
          callRoute(app, route, input, { ...(cookie ? { cookie } : {}), ...headers }),
      ])
      return Object.fromEntries(entries)
    },
    close: async () => {
      await app.close()
      await pool.end()
      await owner.end()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
