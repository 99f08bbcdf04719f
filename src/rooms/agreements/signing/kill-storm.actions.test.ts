import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStorm, type Storm } from '../../../testing/storm/storm.ts'
import { type Clerk, seedStorm, stormWords } from '../../../testing/storm/storm-crew.ts'
import { trustAnchors } from '../../documents/index.ts'
import { verifyAgreement } from '../index.ts'
import type { Stack } from './signing.contract.ts'

/** How many promises are signed, each with three versions of a figure beside it, while server and
 * database are struck; `STORM=200` is the long form. */
const promises = Number(process.env.STORM ?? 8)
const versions = 3
/** Promises of the stack that is killed in its middle. */
const stacked = 6
/** People at work at a time; more would only wait for each other until the next kill. */
const lanes = 12
const { passphrase, password } = stormWords
const lastPeriod = `${new Date().getUTCFullYear() - 1}-Q4`

let storm: Storm
let crew: Clerk[] = []

beforeAll(async () => {
  storm = await openStorm()
  crew = await storm.opened((installation) => seedStorm(installation, stacked + promises))
  await storm.start()
}, 300_000)
afterAll(() => storm.close(), 60_000)

/** Signs in; so many from one address are made to wait. */
async function signIn(as: string): Promise<string> {
  for (;;) {
    const { cookie } = await storm.ask('/api/session', {
      method: 'POST',
      body: { signIn: as, password },
    })
    if (cookie) return cookie
    await pause(1000)
  }
}

type Queue = { items: { id: string; side: 'FIRST' | 'SECOND' }[]; stack: string | null }
const queueOf = async (cookie: string): Promise<Queue> =>
  (await storm.ask('/api/signing-queue', { headers: { cookie } })).body as Queue
const stackOf = async (cookie: string, id: string): Promise<Stack> =>
  (await storm.ask(`/api/signing-stacks/${id}`, { headers: { cookie } })).body as Stack
const signStack = (cookie: string, id: string) =>
  storm.once(`/api/signing-stacks/${id}/signature`, {
    method: 'POST',
    headers: { cookie },
    body: { passphrase },
  })

/** Everything the superior may sign now, as one stack; asked again under the same key when the
 * answer is lost. */
async function openStack(cookie: string): Promise<Stack | null> {
  const agreementIds = (await queueOf(cookie)).items
    .filter(({ side }) => side === 'SECOND')
    .map(({ id }) => id)
  if (agreementIds.length === 0) return null
  const headers = {
    cookie,
    'idempotency-key': createHash('sha256').update(agreementIds.join()).digest('hex'),
  }
  return (
    await storm.ask('/api/signing-stacks', { method: 'POST', headers, body: { agreementIds } })
  ).body as Stack
}

/** Signs the one promise of a clerk; an answer lost with the server shows as an empty queue. */
async function signOwn(cookie: string): Promise<void> {
  for (let [next] = (await queueOf(cookie)).items; next; [next] = (await queueOf(cookie)).items) {
    const answer = await storm.once(`/api/agreements/${next.id}/signature`, {
      method: 'POST',
      headers: { cookie },
      body: { passphrase },
    })
    if (answer?.status === 200) acknowledged += 1
    else await pause(100)
  }
}

/** Reports a figure and corrects it; a request without answer is sent again as it was. Every answer
 * names the next version, never another. */
async function report(cookie: string, { measureId }: Clerk): Promise<void> {
  for (let version = 1; version <= versions; version++) {
    const send = () =>
      storm.ask(`/api/figures/${measureId}/${lastPeriod}`, {
        method: 'PUT',
        headers: { cookie, ...(version > 1 ? { 'if-match': `"${version - 1}"` } : {}) },
        body: { value: String(100 * version), reason: `Hitungan ke-${version}` },
      })
    expect(await send()).toMatchObject({
      status: 200,
      body: { version, figure: { value: String(100 * version) } },
    })
    acknowledged += 1
    if (version === versions) expect(await send()).toMatchObject({ status: 200, body: { version } })
  }
}

it('shows «terhenti» at once after a stack was killed in its middle, and signs the rest after ' +
  'the passphrase', async () => {
  await Promise.all(
    crew.slice(0, stacked).map(async (clerk) => signOwn(await signIn(clerk.signIn))),
  )
  const cookie = await signIn(stormWords.superior)
  const opened = await openStack(cookie)
  const id = opened?.id ?? ''
  const cut = signStack(cookie, id)
  while ((await stackOf(cookie, id)).signed === 0) await pause(5)
  await storm.kill()
  await storm.start()

  expect(await cut).toBeNull()
  const stopped = await stackOf(cookie, id)
  expect(stopped).toMatchObject({ total: stacked, state: 'STOPPED' })
  expect(stopped.signed).toBeGreaterThanOrEqual(1)
  expect(stopped.signed).toBeLessThan(stacked)
  expect(new Set(stopped.items.map(({ state }) => state))).toEqual(new Set(['SIGNED', 'WAITING']))
  expect((await queueOf(cookie)).stack).toBe(id)

  expect((await signStack(cookie, id))?.body).toMatchObject({ signed: stacked, state: 'DONE' })
  expect(await queueOf(cookie)).toEqual({ items: [], stack: null })
}, 120_000)

let working = true

/** The superior signs whatever has come in, stack by stack; a cut one never seems to run when the
 * server is back. */
async function signByStacks(cookie: string, seen: Set<Stack['state']>): Promise<void> {
  for (let last = !working; ; last = !working) {
    const stack = await openStack(cookie)
    if (!stack && last) return
    if (!stack) await pause(200)
    for (let state = stack?.state ?? 'DONE'; stack && state !== 'DONE'; ) {
      const before = storm.kills()
      const answer = await signStack(cookie, stack.id)
      state = (await stackOf(cookie, stack.id)).state
      if (!answer && storm.kills() > before) seen.add(state)
      if (state !== 'DONE') await pause(100)
    }
  }
}

/** Signatures and figures that were acknowledged; kills go by it, so that a slow machine is hit as
 * often in the middle of its work as a quick one. */
let acknowledged = 0
const kills = Math.max(4, promises / 4)

/** What happens, in turn: to the process, and to the database below it. */
const blows = ['connections', 'postmaster', 'backend', 'process'] as const
const struck = new Map<(typeof blows)[number], number[]>()

/** Strikes at random moments, spread over the work, and notes how long after each nobody was
 * served, in milliseconds. */
async function rage(cookie: string): Promise<void> {
  const apart = (promises * (1 + versions)) / kills
  for (let kill = 0; kill < kills; kill++) {
    const next = acknowledged + Math.random() * 1.5 * apart
    while (working && acknowledged < next) await pause(5)
    await pause(Math.random() * 200)
    if (!working) return
    const blow = blows[kill % blows.length] ?? 'process'
    const since = performance.now()
    if (blow === 'process') await storm.kill().then(storm.start)
    else await storm.strike(blow)
    await storm.ask('/api/session', { headers: { cookie } })
    struck.set(blow, [...(struck.get(blow) ?? []), Math.round(performance.now() - since)])
  }
}

type AtWork = Clerk & { cookie: string }

/** Does something for each of a list, as many at a time as there are lanes. */
async function inLanes<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = [...list]
  const lane = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

it('leaves no signature, stack or figure half written, lost or doubled when server and ' +
  'database are struck at random', async () => {
  const clerks: AtWork[] = []
  await inLanes(
    crew.slice(stacked),
    async (clerk) => void clerks.push({ ...clerk, cookie: await signIn(clerk.signIn) }),
  )
  const superior = await signIn(stormWords.superior)
  const afterCut = new Set<Stack['state']>()
  const began = performance.now()
  const others = [signByStacks(superior, afterCut), rage(superior)]
  await inLanes(
    clerks,
    async ({ cookie, ...clerk }) =>
      void (await Promise.all([signOwn(cookie), report(cookie, clerk)])),
  )
  working = false
  await Promise.all(others)
  const seconds = Math.round((performance.now() - began) / 1000)
  await storm.kill()

  const { agreements, figures, tasks, files, acts, stacks, anchors } = await storm.inside(
    async (ctx) => ({
      agreements: (
        await sql<{ state: string; versionId: string }>`
        select c.state, c.version_id,
          (select count(*)::int from agreements.signings s where s.version_id = c.version_id
            and s.party = 'FIRST' and s.outcome = 'SIGNED') as firsts,
          (select count(*)::int from agreements.signings s where s.version_id = c.version_id
            and s.party = 'SECOND' and s.outcome = 'SIGNED') as seconds,
          (select count(*)::int from agreements.signings s where s.version_id = c.version_id
            and s.outcome is null) as open,
          (select count(*)::int from documents.files f where f.subject = c.version_id
            and f.kind = 'agreement/signed') as files,
          (select count(*)::int from agreements.states s where s.version_id = c.version_id
            and s.state in ('SIGNED_FIRST', 'ACTIVE')) as states
        from agreements.current c where c.level = 'STAFF'`.execute(ctx.db)
      ).rows,
      figures: (
        await sql`
        select f.measure_id as "measureId", f.version, f.value,
          (select count(*)::int from measurement.results r where r.figure_id = f.id) > 0 as computed,
          (select count(*) = count(distinct r.scope) from measurement.results r
            where r.figure_id = f.id) as once,
          (select count(*)::int from audit.entries e where e.subject = f.id
            and e.act = 'figure.reported') as told
        from measurement.figures f order by f.measure_id, f.version`.execute(ctx.db)
      ).rows,
      tasks: (
        await sql<{
          n: number
        }>`select count(*)::int as n from tasks.tasks where kind = 'measurement/verify'
          and closed_at is null`.execute(ctx.db)
      ).rows[0]?.n,
      files: (
        await sql<{
          sha256: string
          bytes: Buffer
          kind: string
          subject: string
        }>`select sha256, bytes, kind, subject from documents.files order by recorded_at`.execute(
          ctx.db,
        )
      ).rows,
      acts: (
        await sql<{
          n: number
        }>`select count(*)::int as n from agreements.signings where outcome = 'LAPSED'`.execute(
          ctx.db,
        )
      ).rows[0]?.n,
      stacks: (
        await sql<{ n: number; distinct: number }>`
        select count(*)::int as n, count(distinct listed)::int as distinct
        from (select string_agg(agreement_id::text, ' ' order by agreement_id) as listed
          from agreements.stack_items group by stack_id) s`.execute(ctx.db)
      ).rows[0],
      anchors: await trustAnchors(ctx),
    }),
  )
  process.stdout.write(
    `badai: ${agreements.length} PK, ${figures.length} versi angka, ` +
      `${JSON.stringify(Object.fromEntries(struck))} ms sampai terlayani lagi, ` +
      `${storm.cut()} permintaan terputus di tengah, ${acts} tanda tangan terputus, ` +
      `${seconds} detik\n`,
  )

  expect(agreements.map(({ versionId: _, ...row }) => row)).toEqual(
    Array.from({ length: stacked + promises }, () => ({
      state: 'ACTIVE',
      firsts: 1,
      seconds: 1,
      open: 0,
      files: 2,
      states: 2,
    })),
  )
  expect(figures).toEqual(
    crew
      .slice(stacked)
      .map(({ measureId }) => measureId)
      .toSorted()
      .flatMap((measureId) =>
        [1, 2, 3].map((version) => ({
          measureId,
          version,
          value: String(100 * version),
          computed: true,
          once: true,
          told: 1,
        })),
      ),
  )
  expect(tasks).toBe(promises)
  expect(
    files.every(({ sha256, bytes }) => createHash('sha256').update(bytes).digest('hex') === sha256),
  ).toBe(true)
  const signed = new Map(
    files
      .filter(({ kind }) => kind === 'agreement/signed')
      .map(({ subject, bytes }) => [subject, bytes]),
  )
  for (const { versionId } of agreements)
    expect(
      (await verifyAgreement(signed.get(versionId) ?? Buffer.alloc(0), anchors)).proof,
    ).toMatchObject({ genuine: true, problems: [] })
  expect(stacks?.distinct).toBe(stacks?.n)
  expect(storm.faults()).toEqual([])
  expect([...struck.values()].flat().length).toBeGreaterThanOrEqual(2)
  expect(afterCut.has('RUNNING')).toBe(false)
}, 1_800_000)
