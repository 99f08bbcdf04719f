import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Job, PgBoss } from 'pg-boss'
import { systemActor } from '../../kernel/actor.ts'
import { act } from '../act.ts'
import type { Steps } from '../context.ts'
import type { ReadinessCheck } from '../operations/readiness.ts'
import { doChores, type Upkeep } from '../operations/upkeep.ts'
import { queues } from './prepare.ts'

/** Work that an act leaves for later (`enqueue`), done in the process that supervises. It may be
 * done twice, and must not mind: what is owed stands in the room's own tables. */
export type Later<Tables> = {
  /** `room/what`, as it was enqueued. */
  name: string
  /** How a sentence for the operator calls it. */
  title: string
  run: (at: Pick<Steps<Tables>, 'step'>, ids: readonly string[]) => Promise<void>
}

type Left = { work: string; tenantId: number; ids: string[] }

type Station<Tables> = Upkeep<Tables> & {
  later: readonly Later<Tables>[]
  /** The owner of the schema `pgboss`, which makes its partitions and looks after it. */
  owner: pg.PoolConfig
  /** How often new work is looked for. */
  everySeconds?: number
}

async function doLater<Tables>(
  { later, house, regions, log }: Station<Tables>,
  { work, tenantId, ids }: Left,
): Promise<void> {
  const found = later.find(({ name }) => name === work)
  const region = (await regions()).find(({ id }) => id === tenantId)
  if (!found || !region) throw new Error(`nobody does ${work} for region ${tenantId}`)
  try {
    await found.run({ step: (step) => act(house, region, systemActor, step) }, ids)
  } catch (error) {
    log(`job ${work} failed in region ${region.code}`, error)
    throw error
  }
}

async function open<Tables>(station: Station<Tables>): Promise<PgBoss> {
  const { PgBoss } = await import('pg-boss')
  const boss = new PgBoss({
    ...(station.owner as ConstructorParameters<typeof PgBoss>[0] & object),
    application_name: 'amanah-jobs',
    max: 2,
    migrate: false,
    createSchema: false,
    registerInstance: false,
    cronWorkerIntervalSeconds: 15,
    clockMonitorIntervalSeconds: 600,
  })
  boss.on('error', (error) => station.log('jobs stumbled', error))
  await boss.start()
  await boss.schedule(queues.chores, '* * * * *')
  await boss.work(queues.chores, { pollingIntervalSeconds: 15 }, async () => {
    await doChores(station)
  })
  const polling = { pollingIntervalSeconds: station.everySeconds ?? 2 }
  await boss.work(queues.later, polling, async ([job]: Job<Left>[]) => {
    if (job) await doLater(station, job.data)
  })
  return boss
}

const againMs = 60_000

/** Does chores and later work beside the server, in the one process that supervises; the library is
 * loaded then, not while the server starts. Where the database is away it is tried again every
 * minute. The answer stops it and waits for the work at hand. */
export function startJobs<Tables>(station: Station<Tables>): () => Promise<void> {
  const stopped = new AbortController()
  const opening = (async (): Promise<PgBoss | undefined> => {
    while (!stopped.signal.aborted) {
      try {
        return await open(station)
      } catch (error) {
        station.log('jobs not started', error)
      }
      await pause(againMs, undefined, { signal: stopped.signal, ref: false }).catch(() => undefined)
    }
    return undefined
  })()
  return async () => {
    stopped.abort()
    const boss = await opening
    await boss?.stop({ graceful: true, timeout: 5000 })
  }
}

/** Warns of later work that was given up within a day. Nobody is turned away for it. */
export const laterCheck = (
  owner: pg.Pool,
  later: readonly Pick<Later<never>, 'name' | 'title'>[],
): ReadinessCheck => ({
  name: 'Pekerjaan',
  look: async () => {
    const { rows } = await owner.query<{ work: string; count: number }>(
      `select data->>'work' as work, count(*)::int as count from pgboss.job
       where name = $1 and state = 'failed' and completed_on > now() - interval '1 day'
       group by 1 order by 1`,
      [queues.later],
    )
    return {
      warnings: rows.map(({ work, count }) => {
        const title = later.find(({ name }) => name === work)?.title ?? work
        return `Pekerjaan «${title}» gagal ${count} kali dalam sehari ini; sebabnya ada di catatan server.`
      }),
    }
  },
})
