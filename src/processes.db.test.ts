import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeNew } from './platform/database/ledger.ts'
import { unitLedger } from './rooms/organisation/organisation.ledgers.ts'
import { type SmallRegion, seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

type Line = { pid: number; route: string; msg: string }
type Answer = { status: number; body: string }
type Asked = { method?: string; cookie?: string; body?: unknown; held?: Promise<unknown> }

/** What somebody might try to move the time of a server with. */
const timeless = {
  ...{ AMANAH_NOW: '2030-05-04', AMANAH_CLOCK: '2030-05-04', AMANAH_TODAY: '2030-05-04' },
  ...{ AMANAH_TIME: '2030-05-04', NOW: '2030-05-04', CLOCK: '2030-05-04', TODAY: '2030-05-04' },
}

let world: World
let region: SmallRegion
let server: ChildProcess
let port: number
let cookie: string
const lines: Line[] = []

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

function urlOf({ owner }: World['database']): string {
  if (owner.connectionString) return owner.connectionString
  const { host = '', user, database, port: at = 5432 } = owner
  return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${at}`
}

/** A server of two processes over the world's database. */
async function started(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'testing/processes.server.ts')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        DATABASE_URL: urlOf(world.database),
        AMANAH_DATA: world.filesDirectory,
        AMANAH_DEMO: '1',
        AMANAH_PROCESSES: '2',
        AUTHORITY_KEY: Buffer.alloc(32, 7).toString('base64url'),
        SESSION_SECRET: 'a secret only for tests, long enough to sign',
        PORT: String(port),
        ...timeless,
      },
    },
  )
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    createInterface(child.stdout ?? process.stdin).on('line', (line) => {
      if (line === 'siap') resolve()
      else lines.push(JSON.parse(line))
    })
  })
  return child
}

/** One request on a connection of its own, so that the processes answer in turn. Where it is held,
 * a process has it at hand, but not yet its body. */
function ask(
  path: string,
  { method = 'GET', body, held, ...asked }: Asked = {},
): { atHand: Promise<void>; answer: Promise<Answer> } {
  const atHand = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<Answer>()
  const text = body === undefined ? '' : JSON.stringify(body)
  const sent = request({ port, path, method, agent: false, host: '127.0.0.1' }, (got) => {
    const parts: Buffer[] = []
    got.on('data', (part) => parts.push(part))
    got.on('end', () =>
      answer.resolve({ status: got.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
    )
  })
  sent.setHeader('host', 'localhost')
  sent.setHeader('sec-fetch-site', 'same-origin')
  if (asked.cookie) sent.setHeader('cookie', asked.cookie)
  if (text) sent.setHeader('content-type', 'application/json')
  if (text) sent.setHeader('content-length', Buffer.byteLength(text))
  sent.on('error', answer.reject)
  sent.on('continue', atHand.resolve)
  if (held) sent.setHeader('expect', '100-continue').flushHeaders()
  void (held ?? Promise.resolve()).then(() => sent.end(text))
  return { atHand: atHand.promise, answer: answer.promise }
}

const units = (): Promise<Answer> => ask('/api/organisation/units', { cookie }).answer

const wrong = (held?: Promise<unknown>): ReturnType<typeof ask> =>
  ask('/api/session', {
    method: 'POST',
    body: { signIn: `orang-${region.people.surya.slice(-12)}`, password: 'bukan kata sandinya' },
    ...(held ? { held } : {}),
  })

/** The processes that answered at a route. */
const answeredBy = (route: string): Set<number> =>
  new Set(lines.flatMap((line) => (line.route === route ? line.pid : [])))

async function metric(name: string): Promise<number> {
  const { body } = await ask('/metrics').answer
  const line = body.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.slice(name.length + 1) ?? Number.NaN)
}

const unitsAnswered =
  'amanah_http_requests_total{method="GET",route="/api/organisation/units",status="2xx"}'

beforeAll(async () => {
  world = await openWorld(new Date().toISOString())
  region = await seedSmallRegion(world)
  cookie = await world.signIn(region.people.gita)
  await world.signIn(region.people.surya)
  port = await freePort()
  server = await started()
})
afterAll(async () => {
  server.kill('SIGKILL')
  await world.close()
})

it('refuses the sixth wrong try, whichever process answers', async () => {
  for (let n = 0; n < 5; n++) expect((await wrong().answer).status).toBe(401)
  // so that a slow machine is not a long wait
  await world.asSystem(({ db, tenantId }) =>
    db
      .updateTable('identity.signInTries')
      .set({ lastAt: new Date(Date.now() + 600_000).toISOString() })
      .where('tenantId', '=', tenantId)
      .execute(),
  )

  const further = [await wrong().answer, await wrong().answer]

  expect(further.map(({ status }) => status)).toEqual([429, 429])
  await expect.poll(() => answeredBy('/api/session').size).toBe(2)
})

it('sees a changed chart at the next request, whichever process answers', async () => {
  const before = [await units(), await units()]
  await world.asSystem((ctx) =>
    writeNew(ctx, unitLedger, [
      {
        id: ctx.newId(),
        code: 'BARU',
        name: 'Badan Baru',
        shortName: 'Badan Baru',
        kind: 'BADAN',
        parentId: null,
        isAgency: true,
        skpdCode: null,
        legalBasis: 'Perda 1/2026',
        validFrom: '2026-01-01',
        validTo: null,
      },
    ]),
  )

  const after = [await units(), await units()]

  expect(before.map(({ body }) => body.includes('Badan Baru'))).toEqual([false, false])
  expect(after.map(({ body }) => body.includes('Badan Baru'))).toEqual([true, true])
  await expect.poll(() => answeredBy('/api/organisation/units').size).toBe(2)
})

it('counts for the limit and for /metrics what all of them answered', async () => {
  const left = async (): Promise<number> =>
    new Promise((resolve) => {
      request({ port, path: '/api/region', agent: false, host: '127.0.0.1' }, (got) => {
        got.resume()
        resolve(Number(got.headers['x-ratelimit-remaining']))
      }).end()
    })
  const first = await left()

  expect([await left(), await left()]).toEqual([first - 1, first - 2])
  await expect.poll(() => metric(unitsAnswered)).toBe(4)
  expect(await metric(unitsAnswered)).toBe(4)
  expect(await metric('amanah_processes')).toBe(2)
})

it('ends nobody else’s work with a process that is killed, and replaces it', async () => {
  const { promise: go, resolve: letGo } = Promise.withResolvers<void>()
  const held: ReturnType<typeof wrong>[] = []
  for (let n = 0; n < 4; n++) {
    const one = wrong(go)
    held.push(one)
    await one.atHand
  }
  const [killed] = answeredBy('/api/organisation/units')
  if (!killed) throw new Error('no process is known')

  process.kill(killed, 'SIGKILL')
  await Promise.any(
    held.map(({ answer }) =>
      answer.then(
        () => Promise.reject(),
        () => undefined,
      ),
    ),
  )
  letGo()
  const ends = await Promise.allSettled(held.map(({ answer }) => answer))

  const answers = ends.flatMap((end) => (end.status === 'fulfilled' ? end.value.status : []))
  expect(answers.length).toBeGreaterThan(0)
  expect(answers.filter((status) => status !== 429)).toEqual([])
  lines.length = 0
  const twoAnswer = async (): Promise<number> => {
    expect((await units()).status).toBe(200)
    return answeredBy('/api/organisation/units').size
  }
  await expect.poll(twoAnswer, { timeout: 30_000 }).toBe(2)
  expect([...answeredBy('/api/organisation/units')]).not.toContain(killed)
  expect(await metric(unitsAnswered)).toBeGreaterThanOrEqual(6)
  expect(await metric('amanah_processes')).toBe(2)
})

it('stands in the present, whatever its environment or a request says', async () => {
  const headers = { ...timeless, date: 'Sat, 04 May 2030 02:00:00 GMT', 'x-now': '2030-05-04' }
  const asked = async (path: string): Promise<number> =>
    new Promise((resolve) => {
      request({ port, path, agent: false, host: '127.0.0.1', headers }, (got) => {
        got.resume()
        resolve(Date.parse(got.headers.date ?? ''))
      }).end()
    })
  for (const path of ['/api/region', '/api/region?now=2030-05-04', '/verifikasi', '/none'])
    expect([path, Math.abs((await asked(path)) - Date.now()) < 60_000]).toEqual([path, true])
})

it('closes all of them when the first is told to stop', async () => {
  const workers = [...answeredBy('/api/organisation/units')]
  const ended = new Promise((resolve) => server.once('exit', resolve))

  server.kill('SIGTERM')

  expect(await ended).toBe(0)
  for (const pid of workers) expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})
