import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AllTables, openApp, ports } from '../../app.ts'
import { openKysely, openPool } from '../../platform/database/db.ts'
import { diskStore } from '../../platform/files.ts'
import { verifyAgreement } from '../../rooms/agreements/index.ts'
import { type FreshDatabase, freshDatabase } from '../../testing/database.ts'
import { sameOrigin } from '../../testing/world.ts'
import { accountsFile, type DemoAccount } from './accounts.ts'
import { seedDemonstration } from './seed-demonstration.ts'

const dataDirectory = mkdtempSync(join(tmpdir(), 'amanah-demo-'))
const clock = (): Date => new Date('2026-11-24T02:00:00.000Z')
const told: string[] = []
let database: FreshDatabase
let owner: pg.Pool
let pool: pg.Pool
let app: FastifyInstance
let accounts: DemoAccount[]

function houseOf() {
  const authoritySecret = { installationKey: new Uint8Array(32).fill(7) }
  const files = diskStore(join(dataDirectory, 'files'))
  return {
    db: openKysely<AllTables>(pool),
    clock,
    publicUrl: 'https://amanah.uji.example',
    files,
    authoritySecret,
    ...ports,
  }
}

beforeAll(async () => {
  database = await freshDatabase()
  owner = new pg.Pool(database.owner)
  owner.on('error', () => undefined)
  pool = openPool(database.app)
  const { publicUrl, files, authoritySecret } = houseOf()
  const secret = 'a secret only for tests, long enough to sign'
  app = await openApp({
    pool,
    publicUrl,
    files,
    authoritySecret,
    secret,
    clock,
    requestsPerMinute: 1_000_000,
  })
  const began = performance.now()
  accounts = await seedDemonstration({ owner, house: houseOf() }, { dataDirectory }, (sentence) =>
    told.push(sentence),
  )
  console.log(`the demonstration region was seeded in ${Math.round(performance.now() - began)} ms`)
})
afterAll(async () => {
  await app.close()
  await pool.end()
  await owner.end()
  await database.drop()
  rmSync(dataDirectory, { recursive: true, force: true })
})

async function asTenant<Row extends pg.QueryResultRow>(query: string): Promise<{ rows: Row[] }> {
  const client = await owner.connect()
  try {
    await client.query(
      `begin; select set_config('app.tenant_id', (select id::text from organisation.regions limit 1), true)`,
    )
    return await client.query<Row>(query)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

async function cookieOf({ signIn, password }: DemoAccount): Promise<string> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    headers: sameOrigin,
    payload: { signIn, password },
  })
  const [cookie] = answer.cookies
  if (!cookie) throw new Error(answer.body)
  return `${cookie.name}=${encodeURIComponent(cookie.value)}`
}
const ofRole = (role: string): DemoAccount => {
  const found = accounts.find((account) => account.role === role)
  if (!found) throw new Error(`no account of role ${role}`)
  return found
}
async function read<T>(role: string, url: string): Promise<T> {
  return (await app.inject({ url, headers: { cookie: await cookieOf(ofRole(role)) } })).json<T>()
}

describe('the demonstration region', () => {
  it('has its offices, units and people', async () => {
    const { summary } = await read<{ summary: Record<string, number> }>(
      'organisation-bureau',
      '/api/organisation/units',
    )

    expect(summary).toMatchObject({
      agencies: 23,
      units: 158,
      people: 1266,
      vacancies: 2,
      actingHeads: 1,
    })
  })

  it('drafts an agreement for everyone who must have one, but for the gaps left on purpose', async () => {
    type Total = Record<
      'obliged' | 'draft' | 'negotiation' | 'signedFirst' | 'active' | 'declined',
      number
    >
    type Readiness = { total: Total; gaps: { code: string; title: string }[]; notes?: unknown[] }
    const { total, gaps } = await read<Readiness>(
      'organisation-bureau',
      '/api/agreements/readiness?year=2026',
    )

    const { draft, negotiation, signedFirst, active, declined } = total
    expect(draft + negotiation + signedFirst + active + declined).toBe(total.obliged - 5)
    expect(total.draft).toBeGreaterThan(800)
    expect(gaps.map(({ code, title }) => `${code} ${title}`).toSorted()).toEqual([
      'NO_ROWS Asesor SDM Aparatur Ahli Pertama',
      'NO_ROWS Pengawas Transportasi Darat Ahli Muda, Ketua Tim Parkir',
      'NO_ROWS Sandiman Ahli Pertama',
      'POST_VACANT Kepala Bidang Penataan Ruang',
      'POST_VACANT Kepala Seksi Pemberdayaan Masyarakat Kelurahan Lembah Hijau',
    ])
  })

  it('lacks in its plan only what it lacks on purpose', async () => {
    const { counts } = await read<{ counts: { kind: string; count: number }[] }>(
      'planning',
      '/api/planning/gaps?year=2026',
    )
    const known = Object.fromEntries(counts.map(({ kind, count }) => [kind, count]))

    expect(known).toMatchObject({ TARGET_MISSING: 2, NODE_WITHOUT_HOLDER: 1, ACTIVITY_WORDING: 1 })
    expect(Object.keys(known).filter((kind) => kind !== 'INDICATOR_NOT_DESCENDED')).toHaveLength(3)
  })

  it('keeps both stages of its budget, every office linked and approved', async () => {
    type Versions = { items: { id: string; stage: string; offices: number; total: number }[] }
    const { items } = await read<Versions>('budget', '/api/budget/versions?year=2026')
    const original = items.find(({ stage }) => stage === 'MURNI')
    type Page = { unmatched: number; offices: { ownApproval: boolean; approvedOn: string }[] }
    const page = await read<Page>('budget', `/api/budget/versions/${original?.id}`)

    expect(items.map(({ stage }) => stage).toSorted()).toEqual(['MURNI', 'PERUBAHAN'])
    expect(page.unmatched).toBe(0)
    expect(page.offices).toHaveLength(23)
    expect(
      page.offices.every(
        ({ ownApproval, approvedOn }) => ownApproval && /^2026-01-0[5-9]$/.test(approvedOn),
      ),
    ).toBe(true)
  })

  it('was checked without an error and with no warning but those left on purpose', async () => {
    type Runs = { items: { kind: string; state: string; errors: number; warnings: number }[] }
    const { items } = await read<Runs>('organisation-bureau', '/api/imports')

    expect(items.map(({ kind }) => kind).toSorted()).toEqual([
      ...['absences', 'absences', 'monthly-realisation'],
      'people',
      ...['plan', 'plan'],
      ...Array.from({ length: 4 }, () => 'sipd'),
      ...Array.from({ length: 5 }, () => 'transfers'),
      'units',
    ])
    expect(items.every(({ state, errors }) => state === 'COMMITTED' && errors === 0)).toBe(true)
    expect(items.filter(({ warnings }) => warnings > 1)).toEqual([])
  })
})

describe('what became of it', () => {
  type Chart = { items: { code: string; name: string; parentId: string | null; id: string }[] }
  const unitsOn = async (day: string): Promise<Chart['items']> =>
    (await read<Chart>('organisation-bureau', `/api/organisation/units?on=${day}`)).items

  it('was two offices until 1 July 2025, and one from then on, with all that was theirs', async () => {
    const [before, after] = [await unitsOn('2025-06-30'), await unitsOn('2025-07-01')]
    const below = (units: Chart['items'], code: string): string[] => {
      const office = units.find((unit) => unit.code === code)
      return units.flatMap((unit) => (office && unit.parentId === office.id ? unit.code : []))
    }

    expect([below(before, '24'), below(before, '25'), below(before, '17')]).toEqual([
      ['17.02', '17.03', '24.01'],
      ['17.04', '25.01'],
      [],
    ])
    expect(below(after, '17')).toEqual(['17.01', '17.02', '17.03', '17.04'])
    expect(after.filter(({ code }) => /^2[45]/.test(code))).toEqual([])
    expect(new Set(before.map(({ id }) => id)).has(after[0]?.id ?? '')).toBe(true)
  })

  it('is told by its events, each done on its day', async () => {
    type Events = { items: { kind: string; effectiveOn: string; state: string }[] }
    const { items } = await read<Events>('organisation-bureau', '/api/organisation/events')

    expect(items.map(({ kind, effectiveOn }) => `${effectiveOn} ${kind}`).toSorted()).toEqual([
      '2025-07-01 MERGE',
      '2025-07-01 MERGE',
      '2025-07-01 TRANSFER',
      '2026-05-04 TRANSFER',
      '2026-08-03 TRANSFER',
      '2026-09-01 TRANSFER',
      '2026-11-16 TRANSFER',
    ])
    expect(items.filter(({ state }) => state !== 'EXECUTED')).toEqual([])
  })
})

describe('the year before', () => {
  type Line = { id: string; state: string; version: number; firstParty: { title: string } }
  const lines = async (): Promise<Line[]> =>
    (await read<{ items: Line[] }>('organisation-bureau', '/api/agreements?year=2025')).items

  it('was promised by the mayor and 24 heads, two of them until their offices became one', async () => {
    const known = Map.groupBy(await lines(), ({ state }) => state)
    const titles = (state: string): string[] =>
      (known.get(state) ?? []).map(({ firstParty }) => firstParty.title).toSorted()

    expect([...known.keys()].toSorted()).toEqual(['ACTIVE', 'CLOSED', 'ENDED'])
    expect(titles('ENDED')).toEqual(['Kepala Dinas Perdagangan', 'Kepala Dinas Perindustrian'])
    expect([...titles('ACTIVE'), ...titles('CLOSED')]).toHaveLength(24)
    expect(titles('CLOSED')).toContain('Kepala Dinas Perindustrian dan Perdagangan')
  })

  it('was promised anew in October, by the plan of August and the changed budget', async () => {
    const anew = (await lines()).filter(({ state }) => state !== 'ENDED')
    const { rows } = await asTenant<{ moved: number }>(`
      select count(distinct v.agreement_id)::int as moved from agreements.rows r
      join agreements.versions v on v.id = r.version_id and v.number = 1
      join agreements.versions w on w.agreement_id = v.agreement_id and w.number = 2
      join agreements.rows s on s.version_id = w.id and s.measure_id = r.measure_id
      where r.target <> s.target and w.effective_from = '2025-10-01'`)

    expect(new Set(anew.map(({ version }) => version))).toEqual(new Set([2]))
    expect(rows[0]?.moved).toBeGreaterThan(15)
  })

  it('was closed in February, but for those whose figures are named', async () => {
    type Closing = { waiting: { title: string; why: string[] }[]; offices: { closed: number }[] }
    const { waiting, offices } = await read<Closing>(
      'organisation-bureau',
      '/api/agreements/closing?year=2025',
    )

    expect(offices.reduce((sum, { closed }) => sum + closed, 0)).toBe(24 - waiting.length)
    expect(waiting.length).toBeLessThan(7)
    expect(waiting.every(({ why }) => why.length > 0)).toBe(true)
  })

  it('asked nobody else for a promise, by what the region ruled then', async () => {
    type Readiness = { total: { missing: number } }
    const { total } = await read<Readiness>(
      'organisation-bureau',
      '/api/agreements/readiness?year=2025',
    )

    expect(total.missing).toBe(0)
  })

  it('spent its changed budget, what two offices spent before July on codes of their own', async () => {
    type Versions = { items: { id: string; stage: string; total: number }[] }
    const { items } = await read<Versions>('budget', '/api/budget/versions?year=2025')
    const changed = items.find(({ stage }) => stage === 'PERUBAHAN')
    type Page = { offices: { unit: { name: string }; total: number; realised: number }[] }
    const { offices } = await read<Page>('budget', `/api/budget/versions/${changed?.id}`)
    const shares = offices.map(({ total, realised }) => realised / total)

    expect(offices).toHaveLength(23)
    expect(Math.min(...shares)).toBeGreaterThan(0.8)
    expect(Math.max(...shares)).toBeLessThan(1)
  })

  it('had a plan of its own, whose objectives go on in the plan of today', async () => {
    const { rows } = await asTenant<{ code: string; said: string[] }>(`
      select code, array_agg(distinct statement) as said from planning.node_versions
      where recorded_until is null and code in ('T1.S1', '12.S1') group by code order by code`)

    expect(rows.map(({ code, said }) => [code, said.length])).toEqual([
      ['12.S1', 2],
      ['T1.S1', 2],
    ])
  })
})

describe('its promises', () => {
  type Line = {
    id: string
    state: string
    late: boolean
    firstParty: { title: string }
    secondParty: { title: string } | null
  }
  const list = async (): Promise<Line[]> =>
    (await read<{ items: Line[] }>('organisation-bureau', '/api/agreements?year=2026&limit=2000'))
      .items

  it('are signed, waiting, declined and late', async () => {
    const lines = await list()
    const heads = lines.filter(
      ({ secondParty }) => secondParty?.title === 'Wali Kota Tanjung Amanah',
    )
    const count = (state: string, of = heads): number =>
      of.filter((line) => line.state === state).length

    expect(
      lines.find(({ firstParty }) => firstParty.title === 'Wali Kota Tanjung Amanah')?.state,
    ).toBe('ACTIVE')
    expect({
      active: count('ACTIVE'),
      waiting: count('SIGNED_FIRST'),
      declined: count('DECLINED'),
      draft: count('DRAFT'),
    }).toEqual({
      ...{ active: 13, waiting: 6, declined: 1, draft: 3 },
    })
    expect(count('ACTIVE', lines)).toBe(280)
    expect(lines.filter(({ late }) => late).length).toBeGreaterThan(800)
  })

  it('was amended where the changed budget asked for it, and hangs on that below', async () => {
    type Amended = Line & { version: number; needsReview: boolean }
    const lines = (await list()) as Amended[]
    const anew = lines.filter(({ version }) => version > 1)

    expect(anew.map(({ firstParty, state }) => `${firstParty.title}: ${state}`)).toEqual([
      'Kepala Dinas Perumahan, Kawasan Permukiman, dan Pertanahan: ACTIVE',
    ])
    expect(lines.filter(({ needsReview }) => needsReview).length).toBeGreaterThan(1)
  })

  it('are talked over row by row: one target moved, one waits for its giver', async () => {
    type Talk = { state: string; rows: { rounds: { act: string }[] }[] }
    const own = (await list()).find(({ firstParty }) => firstParty.title.endsWith('Bina Marga'))
    const talk = await read<Talk>('organisation-bureau', `/api/agreements/${own?.id}/talk`)

    expect(talk.state).toBe('NEGOTIATION')
    expect(talk.rows.map(({ rounds }) => rounds.map(({ act }) => act))).toEqual([
      ['PROPOSED', 'ACCEPTED'],
      ['PROPOSED'],
    ])
  })

  it('are handed over with a note, one by who left and one by who gave it', async () => {
    const { rows } = await asTenant<{ year: number; signed: number }>(`
      select a.year, count(s.id)::int as signed from agreements.handovers h
      join agreements.agreements a on a.id = h.agreement_id
      left join agreements.signings s on s.version_id = h.version_id and s.digest = h.digest
      group by a.year, h.id order by a.year`)

    expect(rows).toEqual([
      { year: 2025, signed: 1 },
      { year: 2026, signed: 2 },
    ])
  })

  it('are planned step by step in two offices, and one is to be voided once it is heard', async () => {
    type Plans = { items: { state: string | null }[] }
    const plans = await read<Plans>('organisation-bureau', '/api/action-plans?year=2026&limit=2000')
    const states = Map.groupBy(plans.items, ({ state }) => state)
    const { rows } = await asTenant<{ kind: string }>(
      'select kind from procedures.steps order by at',
    )

    expect(states.get('AGREED')?.length).toBeGreaterThan(7)
    expect(states.get('PROPOSED')).toHaveLength(1)
    expect(rows.map(({ kind }) => kind)).toEqual(['NOTICE'])
  })

  it('end where their officials left, and go on with who came after', async () => {
    const of = (title: string) => (line: Line) => line.firstParty.title.endsWith(title)
    const lines = await list()
    const states = (title: string): string[] => lines.filter(of(title)).map(({ state }) => state)

    expect(states('Kepala Bidang Koperasi')).toEqual(['ENDED', 'ACTIVE'])
    expect(states('Kepala Bidang Rehabilitasi Sosial')).toEqual(['ENDED', 'ACTIVE'])
    expect(states('Kepala Bidang Kesehatan Masyarakat')).toEqual(['CANCELLED', 'DRAFT'])
  })

  it(
    'leave the head of region at least five to sign, and a head of office with an account ' +
      'one of their own',
    async () => {
      type Queue = { items: { side: string; hindrance: unknown }[] }
      const mayor = await read<Queue>('head-of-region', '/api/signing-queue')
      const head = await read<Queue>('agency-head', '/api/signing-queue')

      expect(mayor.items.filter(({ side }) => side === 'SECOND').length).toBeGreaterThanOrEqual(5)
      expect(
        head.items.filter(({ side, hindrance }) => side === 'FIRST' && hindrance === null),
      ).toHaveLength(1)
    },
  )

  it('run from the region down to an official whose every promise above is in force', async () => {
    type Page = { state: string; chain: { state: string }[] }
    const [own] = (await list()).filter(
      ({ firstParty, state }) => state === 'ACTIVE' && firstParty.title.endsWith('Ahli Pertama'),
    )
    const page = await read<Page>('organisation-bureau', `/api/agreements/${own?.id}`)

    expect([...page.chain, page].map(({ state }) => state)).toEqual([
      'ACTIVE',
      'ACTIVE',
      'ACTIVE',
      'ACTIVE',
    ])
  })

  it('leave documents that are genuine for whoever trusts the root in the data folder', async () => {
    const root = readFileSync(join(dataDirectory, 'trust', 'ta-akar.pem'), 'utf8')
    const { items } = await read<{ items: { id: string }[] }>(
      'organisation-bureau',
      '/api/agreements?year=2026&state=ACTIVE&limit=2',
    )
    const cookie = await cookieOf(ofRole('organisation-bureau'))
    for (const { id } of items) {
      const { rawPayload } = await app.inject({
        url: `/api/agreements/${id}/document`,
        headers: { cookie },
      })
      const { proof } = await verifyAgreement(rawPayload, [root])
      expect(proof).toMatchObject({ genuine: true, problems: [] })
    }
  })
})

describe('its figures', () => {
  it('show every band, the blanks of each kind and real zeros', async () => {
    const { rows } = await asTenant<Record<string, number>>(`
      select count(distinct f.measure_id)::int as measures,
        count(*) filter (where f.blank = 'NOT_MEASURABLE')::int as "notMeasurable",
        count(*) filter (where f.value = '0')::int as zeros,
        count(*) filter (where f.period like '2025%')::int as "lastYear",
        count(*) filter (where v.verdict = 'RETURNED')::int as returned,
        count(*) filter (where v.verdict is null)::int as unchecked,
        (select count(distinct tone)::int from measurement.results where scope = 'PERIOD'
          and period like '2026%') as tones
      from measurement.figures f left join measurement.verdicts v on v.figure_id = f.id`)
    const [told] = rows

    expect(told?.tones).toBe(5)
    expect(told?.measures).toBeGreaterThan(150)
    expect(told?.lastYear).toBeGreaterThan(90)
    for (const kind of ['notMeasurable', 'zeros', 'returned', 'unchecked'])
      expect(told?.[kind], kind).toBeGreaterThan(1)
  })

  it('are awaited on the desk of an operator, some late', async () => {
    type Desk = { items: { state: string; late: boolean }[]; late: number }
    const september = await read<Desk>('operator', '/api/measurement/desk?month=2026-09')
    const december = await read<Desk>('operator', '/api/measurement/desk?month=2026-12')

    expect(september.late).toBeGreaterThan(5)
    expect(new Set(december.items.map(({ state }) => state))).toEqual(new Set(['NOT_DUE']))
  })

  it('wait for a head of region who has not checked them all', async () => {
    const { items } = await read<{ items: unknown[] }>(
      'head-of-region',
      '/api/measurement/verification',
    )

    expect(items.length).toBeGreaterThan(3)
  })
})

describe('its accounts', () => {
  it('are written for the keeper alone, with passwords of this installation', () => {
    const file = accountsFile(dataDirectory)

    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(accounts)
    expect(
      new Set(accounts.flatMap(({ password, passphrase }) => [password, passphrase])).size,
    ).toBe(2 * accounts.length)
  })

  it('let each role in with what it may do', async () => {
    type Session = { actor: { mandates: { title: string }[] } }
    const titles = async (role: string): Promise<string[]> =>
      (await read<Session>(role, '/api/session')).actor.mandates.map(({ title }) => title)

    expect(await titles('head-of-region')).toEqual(['Wali Kota Tanjung Amanah'])
    expect(await titles('agency-head')).toEqual(['Kepala Dinas Kesehatan'])
    expect(await titles('organisation-bureau')).toEqual([
      'Kepala Bagian Organisasi',
      'Bagian Organisasi',
    ])
    expect(await titles('operator')).toEqual([
      'Perencana Ahli Pertama',
      'Operator perangkat daerah, Dinkes',
    ])
  })
})

describe('how its people perform', () => {
  type Counted = { period?: string; state: string; count: number }
  const counted = async (query: string): Promise<Counted[]> => (await asTenant<Counted>(query)).rows

  it('is planned by nearly all, each SKP agreed to by both, the others waited for', async () => {
    expect(
      await counted(
        'select state, count(*)::int from staff.current_plans group by state order by state',
      ),
    ).toEqual([
      { state: 'AGREED', count: 1108 },
      { state: 'DRAFT', count: 36 },
      { state: 'SUBMITTED', count: 53 },
    ])
    const [own] = await counted(`select 'AGREED' as state, count(*)::int from staff.plans plan
      join staff.versions version on version.plan_id = plan.id
      join staff.states agreed on agreed.version_id = version.id and agreed.state = 'AGREED'
      where agreed.person_id = plan.person_id or agreed.person_id is null`)
    expect(own?.count).toBe(0)
  })

  it('logs its days: three offices since three months, the others last week', async () => {
    const { rows } = await asTenant(`select count(*)::int as rows,
        count(distinct person_id)::int as people, count(answer)::int as approved,
        count(result_id)::int as for_a_result, min(day)::text as first
      from staff.answered_log`)
    expect(rows).toEqual([
      { rows: 23_601, people: 1105, approved: 21_525, for_a_result: 14_418, first: '2026-08-24' },
    ])
  })

  it('was rated in every quarter that is over, and told once its distribution was looked at', async () => {
    const rows = await counted(`select period, state, count(*)::int
      from staff.current_evaluations where period like '%-Q%' group by period, state`)
    const of = (period: string) =>
      Object.fromEntries(
        rows.filter((row) => row.period === period).map(({ state, count }) => [state, count]),
      )
    expect(of('2026-Q1')).toEqual({ DELIVERED: 1106 })
    expect(of('2026-Q2')).toEqual({ DELIVERED: 1106 })
    expect(of('2026-Q3')).toEqual({ DELIVERED: 786, RATED: 246, OPEN: 11, REPORTED: 61 })
    const { rows: looks } = await asTenant<{ period: string; count: number; departing: number }>(
      `select period, count(*)::int, count(justification)::int as departing
        from staff.distributions group by period order by period`,
    )
    expect(looks).toEqual([
      { period: '2026-Q1', count: 23, departing: 1 },
      { period: '2026-Q2', count: 23, departing: 5 },
      { period: '2026-Q3', count: 20, departing: 8 },
    ])
  })
})

it('keeps everything a second time, and says so', async () => {
  const again = await seedDemonstration(
    { owner, house: houseOf() },
    { dataDirectory },
    (sentence) => told.push(sentence),
  )

  expect(again).toEqual(accounts)
  expect(told.at(-1)).toBe('Daerah contoh sudah ada; isinya dipertahankan.')
})
