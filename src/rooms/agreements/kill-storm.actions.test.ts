import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../kernel/actor.ts'
import { openInstallation } from '../../main.ts'
import { act } from '../../platform/act.ts'
import { readConfig } from '../../platform/config.ts'
import { saveSmallBudget } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { testRegion } from '../../testing/world.ts'
import { certify, requestFor } from '../documents/index.ts'
import { openAccount } from '../identity/index.ts'
import { createRegion } from '../organisation/index.ts'
import { draftCascade } from './drafting.actions.ts'

/** How many promises are signed while the server is killed; `STORM=200` is the long form. */
const promises = Number(process.env.STORM ?? 8)
const password = 'kata sandi di tengah badai'
const passphrase = 'payung lebar di tengah badai'
const directory = mkdtempSync(join(tmpdir(), 'amanah-badai-'))
let port = 0
let server: ChildProcess | undefined
let kills = 0

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  AMANAH_DATA: directory,
  PORT: String(port),
  SESSION_SECRET: 'only for the storm, long enough to sign cookies',
})

async function prepare(): Promise<void> {
  const installation = await openInstallation(readConfig(environment()), () => undefined)
  const region = await createRegion(installation.owner, { ...testRegion, kind: 'KOTA', hosts: ['127.0.0.1'] })
  const asSystem = <R>(work: Parameters<typeof act<never, R>>[3]) =>
    act(installation.house as never, region, systemActor, work as never) as Promise<R>
  const small = await seedSmallRegion({ asSystem } as never)
  await saveSmallBudget(installation)
  await asSystem((ctx) => crew(ctx as never, small))
  await asSystem((ctx) => draftCascade(ctx as never, { year: Number((ctx as { today: string }).today.slice(0, 4)) }))
  await installation.close()
}

type Ctx = Parameters<typeof draftCascade>[0] & Parameters<typeof requestFor>[0] & Parameters<typeof openAccount>[0]

/** As many clerks as promises, each with a task of the year, an account and a certificate; their superior signs too. */
async function crew(ctx: Ctx, { people, positions }: SmallRegion): Promise<void> {
  const year = ctx.today.slice(0, 4)
  await sql`update organisation.assignments set recorded_until = now() where tenant_id = 1 and position_id = ${positions.pengadministrasi}`.execute(
    ctx.db,
  )
  await member(ctx, people.dewi, 'Dewi', 'atasan')
  for (let n = 0; n < promises; n++) {
    const [person, node, indicator, measure] = [ctx.newId(), ctx.newId(), ctx.newId(), ctx.newId()]
    await sql`insert into organisation.people values (1, ${person}, null)`.execute(ctx.db)
    await sql`insert into organisation.person_versions (tenant_id, id, person_id, name, employment_kind, valid_from, recorded_at) values (1, gen_random_uuid(), ${person}, ${`Pelaksana ${n}`}, 'NON_ASN', '2020-01-01', now())`.execute(
      ctx.db,
    )
    await sql`insert into organisation.assignments (tenant_id, id, assignment_id, person_id, position_id, kind, single_holder, valid_from, recorded_at) values (1, gen_random_uuid(), gen_random_uuid(), ${person}, ${positions.pengadministrasi}, 'D', false, '2020-01-01', now())`.execute(
      ctx.db,
    )
    await sql`insert into planning.nodes values (1, ${node})`.execute(ctx.db)
    await sql`insert into planning.node_versions (tenant_id, id, node_id, code, component, level, statement, holder_position_id, holder_person_id, valid_from, recorded_at)
      values (1, gen_random_uuid(), ${node}, ${`I${n}`}, 'KINERJA_INDIVIDU', 'PROCESS', 'Surat selesai tepat waktu', ${positions.pengadministrasi}, ${person}, '2020-01-01', now())`.execute(
      ctx.db,
    )
    await sql`insert into planning.indicators values (1, ${indicator})`.execute(ctx.db)
    await sql`insert into planning.indicator_versions (tenant_id, id, indicator_id, code, name, unit_label, unit_kind, polarity, aggregation, is_key, frequency, valid_from, recorded_at)
      values (1, gen_random_uuid(), ${indicator}, ${`K${n}`}, 'Jumlah surat', 'surat', 'NUMBER', 'MAXIMIZE', 'SUM', false, 'QUARTERLY', '2020-01-01', now())`.execute(
      ctx.db,
    )
    await sql`insert into planning.measures (tenant_id, id, measure_id, node_id, indicator_id, descent, number, valid_from, recorded_at) values (1, gen_random_uuid(), ${measure}, ${node}, ${indicator}, 'NEW', 1, '2020-01-01', now())`.execute(
      ctx.db,
    )
    await sql`insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at) values (1, gen_random_uuid(), ${measure}, ${year}, '400', now())`.execute(
      ctx.db,
    )
    await member(ctx, person, `Pelaksana ${n}`, `pelaksana-${n}`)
  }
}

async function member(ctx: Ctx, personId: string, name: string, signIn: string): Promise<void> {
  await openAccount(ctx, { personId, signIn, password, demonstration: true })
  await certify(ctx, await requestFor(ctx, { id: personId, name }, passphrase))
}

async function start(): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../testing/storm.server.ts')], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve())
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
}

async function kill(): Promise<void> {
  const child = server
  if (!child) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
  kills += 1
}

/** A request that outlives the server: tried again until somebody answers. */
async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown; cookie: string | null }> {
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
        ...init,
        headers: { 'content-type': 'application/json', ...init.headers },
      })
      if (answer.status >= 500) throw new Error(`answered ${answer.status}`)
      return { status: answer.status, body: await answer.json(), cookie: answer.headers.get('set-cookie')?.split(';')[0] ?? null }
    } catch {
      await pause(100)
    }
  }
}

async function signInAs(signIn: string): Promise<string> {
  const { cookie } = await ask('/api/session', { method: 'POST', body: JSON.stringify({ signIn, password }) })
  return cookie ?? ''
}

let receiversDone = 0

/** Signs whatever waits for one person until nothing can come any more; an answer lost with the server shows as an empty queue. */
async function signAll(signIn: string): Promise<void> {
  const cookie = await signInAs(signIn)
  for (;;) {
    const last = receiversDone === promises
    const queue = (await ask('/api/signing-queue', { headers: { cookie } })).body as { items: { id: string }[] }
    const [next] = queue.items
    if (!next && (last || signIn !== 'atasan')) break
    if (!next) await pause(200)
    else {
      const { status } = await ask(`/api/agreements/${next.id}/signature`, {
        method: 'POST',
        headers: { cookie },
        body: JSON.stringify({ passphrase }),
      })
      // The lease of a dead server runs out first.
      if (status === 409) await pause(500)
    }
  }
  if (signIn !== 'atasan') receiversDone += 1
}

beforeAll(async () => {
  port = await freePort()
  await prepare()
  await start()
}, 300_000)
afterAll(async () => {
  await kill()
  rmSync(directory, { recursive: true, force: true })
}, 60_000)

it('leaves nothing half signed, lost or doubled when the server is killed at random', async () => {
  let done = false
  const storm = (async () => {
    while (!done && kills < Math.max(4, promises / 4)) {
      await pause(400 + (kills % 5) * 350)
      if (done) break
      await kill()
      await start()
    }
  })()
  await Promise.all([signAll('atasan'), ...Array.from({ length: promises }, (_, n) => signAll(`pelaksana-${n}`))])
  done = true
  await storm

  const installation = await openInstallation(readConfig(environment()), () => undefined, true)
  const states = await act(installation.house, { ...testRegion, id: 1 }, systemActor, async (ctx) =>
    sql<{ state: string; version_id: string; firsts: number; seconds: number; files: number; states: number }>`
      select c.state, c.version_id,
        (select count(*)::int from agreements.signings s where s.version_id = c.version_id and s.party = 'FIRST' and s.outcome = 'SIGNED') as firsts,
        (select count(*)::int from agreements.signings s where s.version_id = c.version_id and s.party = 'SECOND' and s.outcome = 'SIGNED') as seconds,
        (select count(*)::int from documents.files f where f.subject = c.version_id and f.kind = 'agreement/signed') as files,
        (select count(*)::int from agreements.states s where s.version_id = c.version_id and s.state in ('SIGNED_FIRST', 'ACTIVE')) as states
      from agreements.current c where c.level = 'STAFF'`.execute(ctx.db),
  )
  const bytes = await act(installation.house, { ...testRegion, id: 1 }, systemActor, async (ctx) =>
    sql<{ sha256: string; bytes: Buffer }>`select sha256, bytes from documents.files`.execute(ctx.db),
  )
  await installation.close()

  expect(states.rows).toHaveLength(promises)
  expect(states.rows.map(({ version_id: _, ...row }) => row)).toEqual(
    Array.from({ length: promises }, () => ({ state: 'ACTIVE', firsts: 1, seconds: 1, files: 2, states: 2 })),
  )
  expect(bytes.rows.every(({ sha256, bytes: content }) => createHash('sha256').update(content).digest('hex') === sha256)).toBe(true)
  expect(kills).toBeGreaterThanOrEqual(1)
}, 900_000)
