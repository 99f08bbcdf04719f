import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { type AllTables, openApp } from '../../app.ts'
import { percentilesOf, rounded } from '../../commands/bench.ts'
import { seedDemonstration } from '../../commands/demo/seed-demonstration.ts'
import { systemActor } from '../../kernel/actor.ts'
import { openInstallation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import { readConfig } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import { asApplication } from '../../platform/postgres/roles.ts'
import { type GrantRole, grantRole, openAccount } from '../../rooms/identity/index.ts'
import { loadRegions } from '../../rooms/organisation/index.ts'
import { cookieOf, sameOrigin } from '../calls.ts'
import { type Asked, countingPool } from '../counting-pool.ts'
import { loaded, type Sent } from './http-load.ts'

/** The demonstration region behind a listening server in this process, for measurements over
 * HTTP. */
export type BenchRegion = {
  app: FastifyInstance
  port: number
  /** Connections as `pg` opens them, with nothing of ours. */
  plain: pg.Pool
  regionId: number
  asSystem: <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) => Promise<Result>
  /** Opens an account for a person with these roles and signs in; answers the headers of its
   * requests. */
  signIn: (
    personId: string,
    roles: readonly { role: GrantRole; unitId?: string }[],
  ) => Promise<Record<string, string>>
  /** What a piece of work asked the database. */
  sentBy: (work: () => Promise<unknown>) => Promise<Asked[]>
}

/** Works with the demonstration region in a folder of its own, which is removed; `BENCH_DATA` names
 * one that is used again and stays, so that several measurements need not seed it each. */
export async function withBenchRegion<Result>(
  work: (region: BenchRegion) => Promise<Result>,
): Promise<Result> {
  const kept = process.env.BENCH_DATA
  const directory = kept ?? mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = { ...readConfig({ AMANAH_DATA: directory }), demoAllowed: true }
  const installation = await openInstallation(config, () => undefined)
  const { pool, sentBy } = countingPool(asApplication(installation.database.owner))
  const plain = new pg.Pool({
    ...asApplication(installation.database.owner),
    options: '-c role=amanah_app',
    max: 16,
  })
  plain.on('error', () => undefined)
  const { clock, publicUrl, files, authoritySecret } = installation.house
  const app = await openApp({
    ...{ pool, clock, publicUrl, files, authoritySecret, secret: 'a secret only for measurements' },
    requestsPerMinute: 10_000_000,
  })
  try {
    await seedDemonstration(installation, config, () => undefined)
    const [found] = await loadRegions(installation.house)
    if (!found) throw new Error('the demonstration region is missing')
    const { region, hosts } = found
    const host = hosts[0]?.host ?? 'localhost'
    await app.listen({ port: 0, host: '127.0.0.1' })
    const asSystem: BenchRegion['asSystem'] = (done) =>
      act(installation.house, region, systemActor, done)
    return await work({
      ...{ app, plain, sentBy, asSystem, regionId: region.id },
      port: (app.server.address() as AddressInfo).port,
      signIn: async (personId, roles) => {
        const pair = { signIn: `ukur-${randomUUID()}`, password: 'kata sandi untuk ukur' }
        await asSystem(async (ctx) => {
          await openAccount(ctx, { personId, ...pair, demonstration: true })
          const decree = { decreeNumber: 'SK 1', validFrom: '2020-01-01' }
          for (const { role, unitId = null } of roles)
            await grantRole(ctx, { personId, role, unitId, ...decree })
        })
        return { host, cookie: await cookieOf(app, { host, ...pair }), ...sameOrigin }
      },
    })
  } finally {
    await app.close()
    await plain.end()
    await pool.end()
    await installation.close()
    if (!kept) rmSync(directory, { recursive: true, force: true })
  }
}

/** Runs `work` so often, by ten at once; how many a second. */
export async function rateOf(count: number, work: () => Promise<unknown>): Promise<number> {
  let left = count
  const hand = async (): Promise<void> => {
    while (left-- > 0) await work()
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: 10 }, hand))
  return (count * 1000) / (performance.now() - began)
}

/** The same statements with the same parameters through `pg` alone, in a transaction of the
 * region. */
export const bare =
  ({ plain, regionId }: Pick<BenchRegion, 'plain' | 'regionId'>, statements: readonly Asked[]) =>
  async (): Promise<unknown[]> => {
    const client = await plain.connect()
    try {
      await client.query('begin')
      await client.query(`set local app.tenant_id = ${regionId}`)
      const answers: unknown[] = []
      for (const { text, values } of statements)
        answers.push((await client.query(text, values)).rows)
      await client.query('commit')
      return answers
    } finally {
      client.release()
    }
  }

/** One small row in a transaction of the region through `pg` alone, on disk when it is done. */
export const bareInsert =
  ({ plain, regionId }: Pick<BenchRegion, 'plain' | 'regionId'>) =>
  async (): Promise<void> => {
    const client = await plain.connect()
    try {
      await client.query('begin')
      await client.query(`set local app.tenant_id = ${regionId}`)
      await client.query(
        'insert into platform.idempotency (tenant_id, owner, key, fingerprint, at) ' +
          'values ($1, $2, $3, $4, now())',
        [regionId, 'ukur', randomUUID(), ''],
      )
      await client.query('commit')
    } finally {
      client.release()
    }
  }

/** Three rounds of ten clients, turn about with the peer so that a busy machine slows both, and one
 * client alone. Answers the medians of the rates and of their ratio, and the percentiles of the
 * one. */
export async function measured(
  { port }: Pick<BenchRegion, 'port'>,
  requests: Sent[],
  { count, alone, peer }: { count: number; alone: number; peer: () => Promise<number> },
) {
  let sent = requests
  const load = async (clients: number, times: number) => {
    const answer = await loaded({ port, clients, count: times, requests: sent })
    sent = answer.requests
    return answer
  }
  await load(10, Math.ceil(count / 2))
  const one = await load(1, alone)
  const rounds: { own: number; other: number }[] = []
  for (let round = 0; round < 3; round++)
    rounds.push({ own: (await load(10, count)).rate, other: await peer() })
  const median = (of: (round: { own: number; other: number }) => number): number =>
    rounded(rounds.map(of).toSorted((a, b) => a - b)[1] ?? Number.NaN)
  return {
    rate: median(({ own }) => own),
    peer: median(({ other }) => other),
    against: median(({ own, other }) => own / other),
    ...percentilesOf(one.times),
  }
}
