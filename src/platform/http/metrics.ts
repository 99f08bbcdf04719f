import { createHash, timingSafeEqual } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { type Family, gauge, printMetrics } from '../operations/metrics.ts'
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
    gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    gauge('nodejs_heap_size_used_bytes', 'Heap in use.', heapUsed),
    gauge(
      'process_start_time_seconds',
      'When the process started.',
      Math.round(Date.now() / 1000 - process.uptime()),
    ),
  ]
}

/** How often the event loop is asked whether it is late, in seconds. */
const sampled = 0.02

type Watched = {
  pool: pg.Pool
  traffic: () => Family[]
  look: () => Promise<Readiness>
  token: string | undefined
}

/** `GET /metrics` (`design.md` §8): from this machine, or by the token of the installation. */
export function serveMetrics(app: FastifyInstance, { pool, traffic, look, token }: Watched): void {
  const lag = monitorEventLoopDelay({ resolution: sampled * 1000 })
  lag.enable()
  app.addHook('onClose', async () => {
    lag.disable()
  })
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request) && !hasToken(request, token)) throw new Refused(closed)
    const { ready, problems, warnings } = await look()
    const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e9 - sampled)
    const quantiles = {
      p50: late(lag.percentile(50)),
      p99: late(lag.percentile(99)),
      max: late(lag.max),
    }
    lag.reset()
    const families = [
      ...traffic(),
      ...machineFamilies(pool),
      byLabel(
        'amanah_event_loop_lag_seconds',
        'Delay of the event loop since the last reading.',
        'quantile',
        quantiles,
      ),
      ...(await choreFamilies(pool)),
      gauge('amanah_ready', '1 while /readyz answers 200.', ready ? 1 : 0),
      byLabel('amanah_alarms', 'Findings of /readyz by weight.', 'kind', {
        problem: problems.length,
        warning: warnings.length,
      }),
    ]
    return reply
      .type('text/plain; version=0.0.4; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(printMetrics(families))
  })
}
