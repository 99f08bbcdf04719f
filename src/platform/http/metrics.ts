import cluster from 'node:cluster'
import { createHash, timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { addedUp, type Family, gauge, printMetrics } from '../operations/metrics.ts'
import { fromWorkers, inPrimary, inWorker } from '../operations/primary.ts'
import type { Readiness } from '../operations/readiness.ts'
import { choreStates } from '../operations/upkeep.ts'
import { pressLoad } from '../pdf.ts'

const closed = refusal(
  'platform/metrics-closed',
  403,
  'Angka server ini hanya dibaca dari mesinnya sendiri, atau dengan METRICS_TOKEN sebagai ' +
    '«Authorization: Bearer».',
)

const loopback = /^(127\.|::1$|::ffff:127\.)/
/** A proxy on this very machine passes strangers on: what came through one is not local. */
const forwarding = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'via',
]

const isLocal = ({ raw, headers }: FastifyRequest): boolean =>
  loopback.test(raw.socket.remoteAddress ?? '') &&
  forwarding.every((name) => headers[name] === undefined)

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1]
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const byLabel = (
  name: string,
  help: string,
  label: string,
  values: Record<string, number>,
): Family => ({
  ...gauge(name, help, 0),
  samples: Object.entries(values).map(([key, value]) => ({ labels: { [label]: key }, value })),
})

/** The chores as the database knows them; nothing while it is away. */
async function choreFamilies(pool: pg.Pool): Promise<Family[]> {
  const states = await choreStates(pool).catch(() => [])
  const seconds = (at: Date | null): number => (at ? at.getTime() / 1000 : 0)
  const by = (value: (state: (typeof states)[number]) => number): Record<string, number> =>
    Object.fromEntries(states.map((state) => [state.name, value(state)]))
  return [
    byLabel(
      'amanah_chore_last_success_timestamp_seconds',
      'When each chore last succeeded.',
      'chore',
      by((one) => seconds(one.succeededAt)),
    ),
    byLabel(
      'amanah_chore_failing',
      '1 while the last try of a chore failed.',
      'chore',
      by((one) => (one.failure === null ? 0 : 1)),
    ),
  ]
}

/** What only a process knows of itself. */
function machineFamilies(pool: pg.Pool): Family[] {
  const { rss, heapUsed } = process.memoryUsage()
  const { waiting, working } = pressLoad()
  return [
    byLabel('amanah_pool_connections', 'Connections to the database by state.', 'state', {
      busy: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
    }),
    gauge('amanah_pool_waiting', 'Requests that wait for a connection.', pool.waitingCount),
    byLabel('amanah_documents', 'Documents in the press by state.', 'state', { waiting, working }),
    gauge('process_resident_memory_bytes', 'Memory of the server, all its processes.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use, of all processes.', heapUsed),
  ]
}

/** How often the event loop is asked whether it is late, in seconds. */
const sampled = 0.02

/** Watches how late the event loop of this process is; each reading begins anew. */
function watchLag(): { family: () => Family; stop: () => void } {
  const lag = monitorEventLoopDelay({ resolution: sampled * 1000 })
  lag.enable()
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - sampled)
  return {
    stop: () => void lag.disable(),
    family: () => {
      const quantiles = {
        p50: late(lag.percentile(50)),
        p99: late(lag.percentile(99)),
        max: late(lag.max),
      }
      lag.reset()
      const help = 'Delay of the event loop since the last reading, of the slowest process.'
      const family = byLabel('amanah_event_loop_lag_seconds', help, 'quantile', quantiles)
      return { ...family, largest: true }
    },
  }
}

/** What every worker last told. Of one that is gone the counts stay: they only ever rise. */
function toldByWorkers(): () => Promise<{ count: number; families: Family[] }> {
  const told = new Map<number, Family[]>()
  let gone: Family[] = []
  return async () => {
    const answers = await fromWorkers<Family[]>(numbersOfWorker)
    for (const [id, families] of answers) told.set(id, families)
    for (const [id, families] of told)
      if (!cluster.workers?.[id]) {
        gone = addedUp([...gone, ...families.filter(({ type }) => type !== 'gauge')])
        told.delete(id)
      }
    return { count: answers.size, families: [...gone, ...[...told.values()].flat()] }
  }
}

const numbersOfWorker = 'platform/numbers-of-worker'

type Watched = {
  pool: pg.Pool
  look: () => Promise<Readiness>
  /** What was counted of the requests this process answered; nothing where workers answer. */
  traffic?: () => Family[]
}

/** The numbers of the whole server, made by its primary out of what every process knows. */
export function watchServer({ pool, look, traffic = () => [] }: Watched): {
  read: () => Promise<string>
  stop: () => void
} {
  const lag = watchLag()
  const own = (): Family[] => [...traffic(), ...machineFamilies(pool), lag.family()]
  const workers = toldByWorkers()
  inWorker(numbersOfWorker, own)
  const read = inPrimary('platform/numbers', async () => {
    const [{ ready, problems, warnings }, { count, families }] = await Promise.all([
      look(),
      workers(),
    ])
    return printMetrics([
      ...addedUp([...own(), ...families]),
      ...(await choreFamilies(pool)),
      gauge('amanah_processes', 'Processes that answer requests.', Math.max(1, count)),
      gauge(
        'process_start_time_seconds',
        'When the server started.',
        Math.round(Date.now() / 1000 - process.uptime()),
      ),
      gauge('amanah_ready', '1 while /readyz answers 200.', ready ? 1 : 0),
      byLabel('amanah_alarms', 'Findings of /readyz by weight.', 'kind', {
        problem: problems.length,
        warning: warnings.length,
      }),
    ])
  })
  return { read: () => read(null), stop: lag.stop }
}

/** `GET /metrics` (`design.md` §8): from this machine, or by the token of the installation. */
export function serveMetrics(
  app: FastifyInstance,
  { token, ...watched }: Watched & { token: string | undefined },
): void {
  const { read, stop } = watchServer(watched)
  app.addHook('onClose', async () => stop())
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !hasToken(request, token)) throw new Refused(closed)
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(await read())
  })
}
