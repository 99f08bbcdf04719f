import type pg from 'pg'
import { DatabaseError } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { serveMetrics } from './metrics.ts'
import { openServer } from './server.ts'
import { watchTraffic } from './traffic.ts'

const lines: string[] = []
const told = (): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>)
const token = 'token-only-for-tests'
let app: Awaited<ReturnType<typeof openServer>>

/** A pool as the metrics see it. */
const pool = {
  totalCount: 3,
  idleCount: 1,
  waitingCount: 2,
  query: async () => ({ rows: [] }),
} as unknown as pg.Pool

beforeAll(async () => {
  const secret = 'secret of at least thirty-two characters'
  app = await openServer({
    secret,
    log: 'info',
    requestsPerMinute: 10_000,
    logTo: { write: (line) => lines.push(line) },
  })
  const traffic = watchTraffic(app)
  serveMetrics(app, {
    pool,
    traffic,
    look: async () => ({ ready: true, problems: [], warnings: ['x'] }),
    token,
  })
  app.get('/api/orang/:nip', async () => ({ ada: true }))
  app.get('/api/ditolak', async () => {
    throw new Refused(refusal('uji/ditolak', 409, 'Budi tidak dapat dihapus.'))
  })
  app.get('/api/rusak', async () => {
    const clash = new DatabaseError(
      'invalid input syntax for type uuid: "198603152010011007"',
      1,
      'error',
    )
    throw new Error('the desk fell over', {
      cause: Object.assign(clash, { code: '22P02', detail: 'Key (nip)=(198603152010011007)' }),
    })
  })
})
afterAll(() => app.close())

describe('the log', () => {
  it('has one line an answer, with its request, route, status and time, and nothing about people', async () => {
    await app.inject({
      url: '/api/orang/198603152010011007?cari=Siti%20Aminah',
      headers: { cookie: 'amanah=rahasia' },
    })
    const answer = await app.inject('/api/ditolak')
    const [first, second] = told().slice(-2)

    expect(first).toMatchObject({
      method: 'GET',
      route: '/api/orang/:nip',
      status: 200,
      ms: expect.any(Number),
      msg: 'answered',
    })
    expect(second).toMatchObject({
      ...{
        requestId: answer.json<{ requestId: string }>().requestId,
        route: '/api/ditolak',
        status: 409,
        refused: 'uji/ditolak',
      },
    })
    expect(lines.join('')).not.toMatch(/198603152010011007|Siti|Budi|rahasia|127\.0\.0\.1/)
  })

  it(
    'keeps what went wrong on our side, with its stack and cause but not the values that ' +
      'people typed',
    async () => {
      const answer = await app.inject('/api/rusak')
      const error = told().find(({ msg }) => msg === 'request failed')

      expect(answer.statusCode).toBe(500)
      expect(error).toMatchObject({
        ...{ level: 50, requestId: answer.json<{ requestId: string }>().requestId },
        err: {
          ...{
            type: 'Error',
            message: 'the desk fell over',
            stack: expect.stringContaining('operations.test.ts'),
          },
          cause: { code: '22P02', message: 'invalid input syntax for type uuid: "…"' },
        },
      })
      expect(lines.join('')).not.toContain('198603152010011007')
    },
  )

  it('is not filled by machines that look every few seconds', async () => {
    const before = lines.length
    await app.inject('/metrics')

    expect(lines.length).toBe(before)
  })
})

describe('/metrics', () => {
  const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
    app.inject({ url: '/metrics', remoteAddress, headers })

  it('answers this machine and whoever has the token, and nobody else', async () => {
    const status = async (address: string, headers?: Record<string, string>): Promise<number> =>
      (await ask(address, headers)).statusCode

    expect(
      await Promise.all([status('127.0.0.1'), status('::1'), status('::ffff:127.0.0.1')]),
    ).toEqual([200, 200, 200])
    expect(await status('10.0.0.9')).toBe(403)
    expect(await status('127.0.0.1', { 'x-forwarded-for': '10.0.0.9' })).toBe(403)
    expect(await status('127.0.0.1', { forwarded: 'for=10.0.0.9' })).toBe(403)
    expect(await status('10.0.0.9', { authorization: `Bearer ${token}` })).toBe(200)
    expect(await status('10.0.0.9', { authorization: `Bearer ${token}x` })).toBe(403)
  })

  it('tells requests, pool, event loop, documents and findings in the text format', async () => {
    const { body, headers } = await ask('127.0.0.1')

    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(
      body
        .split('\n')
        .filter(
          (line) => !/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[^}]*\})? -?[\d.e+-]+|)$/.test(line),
        ),
    ).toEqual([])
    expect(body).toContain(
      'amanah_http_requests_total{method="GET",route="/api/orang/:nip",status="2xx"} 1',
    )
    expect(body).toContain(
      'amanah_http_request_duration_seconds_bucket{route="/api/rusak",le="+Inf"} 1',
    )
    expect(body).toContain('amanah_refusals_total{code="platform/our-fault"} 1')
    expect(body).toContain('amanah_pool_connections{state="busy"} 2')
    expect(body).toContain('amanah_pool_waiting 2')
    expect(body).toContain('amanah_alarms{kind="warning"} 1')
    expect(body).toMatch(/^amanah_event_loop_lag_seconds\{quantile="p99"\} [\d.e-]+$/m)
    expect(body).toMatch(/^amanah_documents\{state="waiting"\} 0$/m)
  })
})

describe('https', () => {
  const header = async (
    headers: Record<string, string>,
    remoteAddress = '127.0.0.1',
  ): Promise<unknown> =>
    (await app.inject({ url: '/api/orang/1', headers, remoteAddress })).headers[
      'strict-transport-security'
    ]

  it('is asked for from then on by whoever came by it, also through the proxy before us', async () => {
    expect(await header({ 'x-forwarded-proto': 'https' })).toBe('max-age=31536000')
    expect(await header({})).toBeUndefined()
    expect(await header({ 'x-forwarded-proto': 'https' }, '10.0.0.9')).toBeUndefined()
  })
})
