import type { FastifyInstance } from 'fastify'
import { type Actor, publicActor } from '../kernel/actor.ts'
import type { Contract } from '../kernel/contract.ts'
import type { House } from '../platform/act.ts'
import type { Actions, Context } from '../platform/context.ts'
import { openKysely, openPool } from '../platform/database/db.ts'
import { serve } from '../platform/http/serve.ts'
import { openServer } from '../platform/http/server.ts'
import { type Answered, answered } from '../platform/room.ts'
import type { World } from './world.ts'

export type Tally = { 'public.tally': { n: number } }
/** Acts that may answer what their contract does not declare. */
export type Loose = { contract: Contract; actions: Record<string, Answered['action']> }
type Rooms = (insert: (ctx: Context<Tally>, n: number) => Promise<unknown>) => Loose

/** A server of a few routes over one table, for what every room gets from the platform. */
export type TallyHouse = {
  app: FastifyInstance
  house: House<Tally>
  /** The sum of what was written and stayed. */
  tally: () => Promise<number>
  /** The cookie of somebody known by a token of twenty letters or more; the token is the
   * account. */
  cookieOf: (token: string) => string
  close: () => Promise<void>
}

const personOf = (token: string): Actor => ({
  ...publicActor,
  kind: 'person',
  accountId: token,
  personId: token,
  name: token,
})

/** Opens it over a world's database with `connections` in its pool. Whoever holds a token starting
 * with `orang` is signed in. */
export async function openTally(world: World, rooms: Rooms, connections = 16): Promise<TallyHouse> {
  await world.owner.query(
    'create table public.tally (n int); grant select, insert on public.tally to amanah_app',
  )
  const pool = openPool({ ...world.database.app, max: connections })
  const app = await openServer({
    secret: 'secret of at least thirty-two characters',
    log: false,
    requestsPerMinute: 100_000,
  })
  const house: House<Tally> = {
    db: openKysely<Tally>(pool),
    clock: () => new Date('2026-01-20T02:00:00Z'),
    publicUrl: 'https://uji.example',
    authoritySecret: { installationKey: new Uint8Array(32) },
    files: {
      keep: async () => ({ sha256: '', size: 0 }),
      read: async () => 'missing',
      sweep: async () => 0,
    },
    noticesOf: () => ({ tell: async () => undefined }),
    regionOf: async (host) =>
      /^(localhost|127\.0\.0\.1|uji\.example)(:\d+)?$/.test(host) ? world.region : undefined,
    authenticate: async ({ sessionToken }) =>
      sessionToken?.startsWith('orang') ? personOf(sessionToken) : publicActor,
    factsOf: () => ({ read: async () => null }),
    tasksOf: () => ({
      open: async () => undefined,
      close: async () => undefined,
      subjectsOf: async () => [],
      held: async () => new Map(),
    }),
    evidenceOf: () => ({ sightOf: async () => new Map() }),
    figuresOf: () => ({ achieved: async () => new Map() }),
    targetsOf: () => ({ moved: async () => undefined, heldUntil: async () => new Map() }),
  }
  const { contract, actions } = rooms((ctx, n) =>
    ctx.db.insertInto('public.tally').values({ n }).execute(),
  )
  serve(app, house, answered(contract, actions as Actions<Contract, Tally>))
  return {
    app,
    house,
    tally: async () => {
      const { rows } = await world.owner.query<{ n: number }>(
        'select coalesce(sum(n), 0)::int as n from public.tally',
      )
      return rows[0]?.n ?? -1
    },
    cookieOf: (token) =>
      `amanah=${encodeURIComponent(app.signCookie(`${world.region.id}.${token}`))}`,
    close: async () => {
      await app.close()
      await pool.end()
    },
  }
}
