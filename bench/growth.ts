import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../src/app.ts'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { systemActor } from '../src/kernel/actor.ts'
import { openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Region } from '../src/platform/context.ts'
import { draftCascade } from '../src/rooms/agreements/index.ts'
import { grantRole, openAccount } from '../src/rooms/identity/index.ts'
import { createRegion } from '../src/rooms/organisation/index.ts'
import { cookieOf } from '../src/testing/calls.ts'
import { growRegion, idIn, type RegionSize } from '../src/testing/load/grown-region.ts'

/** An answer may take so many times as long in the large region as in the small one, unless it
 * takes less than `fast` anyway. */
const limit = 1.5
const fast = 20
/** Readiness looks at everybody by its nature; it has a limit of its own, in milliseconds. */
const readinessLimit = 300

const sizes = {
  small: { offices: 14, peoplePerOffice: 90 },
  large: { offices: 40, peoplePerOffice: 300 },
} satisfies Record<string, RegionSize>

const year = 2026
export const password = 'kata sandi untuk ukur'
const rounds = 15

type Place = { cookie: string; host: string; office: string; unit: string; node: string }
type Question = { name: string; url: (place: Place) => string; limit: number | undefined }

const question = (name: string, url: Question['url'], limit?: number): Question => ({
  name,
  url,
  limit,
})

/** A list by each of its heads, the largest first. */
const sorted = (name: string, url: string, heads: readonly string[]): Question[] =>
  heads.map((head) => question(`${name} menurut ${head}`, () => `${url}&sort=-${head}`))

const questions: Question[] = [
  question('pegawai, 100', () => '/api/organisation/people?limit=100'),
  question('pegawai, cari nama', () => '/api/organisation/people?limit=20&search=andi'),
  question('unit', () => '/api/organisation/units'),
  question('perangkat daerah', () => '/api/organisation/units?agenciesOnly=true'),
  question('satu unit', ({ unit }) => `/api/organisation/units/${unit}`),
  question('satu perangkat daerah', ({ office }) => `/api/organisation/units/${office}`),
  question('kinerja satu PD', ({ office }) => `/api/planning/nodes?year=${year}&unit=${office}`),
  question('satu kinerja', ({ node }) => `/api/planning/nodes/${node}?year=${year}`),
  question('kekurangan satu PD', ({ office }) => `/api/planning/gaps?year=${year}&unit=${office}`),
  question('indikator, 100', () => `/api/planning/indicators?year=${year}&limit=100`),
  question('PK, 50', () => `/api/agreements?year=${year}&limit=50`),
  question('PK satu PD', ({ office }) => `/api/agreements?year=${year}&unit=${office}&limit=50`),
  ...sorted('PK', `/api/agreements?year=${year}&limit=50`, [
    'holder',
    'giver',
    'level',
    'state',
    'dueOn',
    'rows',
    'budget',
  ]),
  ...sorted('indikator', `/api/planning/indicators?year=${year}&limit=100`, [
    'name',
    'unitLabel',
    'polarity',
    'units',
    'uses',
  ]),
  question('kesiapan', () => `/api/agreements/readiness?year=${year}`, readinessLimit),
]

/** Makes a region of a size with drafts for everybody, and somebody of Bagian Organisasi who may
 * read it all. */
export async function openPlace(
  installation: Awaited<ReturnType<typeof openInstallation>>,
  name: 'small' | 'large',
): Promise<Omit<Place, 'cookie'>> {
  const { owner, house } = installation
  const host = `${name}.localhost`
  const region: Region = await createRegion(owner, {
    code: name === 'small' ? 'KECIL' : 'BESAR',
    name: `Kota ${name}`,
    kind: 'KOTA',
    governmentName: 'Pemerintah Kota Ukur',
    headTitle: 'Wali Kota',
    place: 'Ukur',
    timeZone: 'Asia/Makassar',
    fictional: true,
    hosts: [{ host, scheme: 'http', port: null, primary: true }],
  })
  await growRegion(owner, region.id, sizes[name])
  await act(house, region, systemActor, async (ctx) => {
    const personId = await idIn(owner, region.id, 'person', 1, 20)
    await openAccount(ctx, { personId, signIn: 'ukur', password, demonstration: true })
    const grant = { role: 'ORGANISATION_BUREAU', unitId: null, decreeNumber: 'SK 1' } as const
    await grantRole(ctx, { personId, ...grant, validFrom: '2020-01-01' })
    await draftCascade(ctx, { year })
  })
  await owner.query('analyze')
  return {
    host,
    office: await idIn(owner, region.id, 'unit', 7, 0),
    unit: await idIn(owner, region.id, 'unit', 7, 6),
    node: await idIn(owner, region.id, 'node', 7, 3),
  }
}

/** The fastest of the rounds: whatever else a machine does only adds. */
const best = (times: readonly number[]): number => Math.min(...times)

/** Asks the same in a region of 1,261 and of 12,001 people, in turn, and compares. */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = { ...readConfig({ AMANAH_DATA: directory }), demoAllowed: true }
  const installation = await openInstallation(config, () => undefined)
  try {
    const made = [await openPlace(installation, 'small'), await openPlace(installation, 'large')]
    const app = await openApp({
      pool: installation.pool,
      secret: config.sessionSecret,
      publicUrl: config.publicUrl,
      files: installation.house.files,
      authoritySecret: installation.house.authoritySecret,
      requestsPerMinute: 1_000_000,
    })
    const places: Place[] = []
    for (const place of made) {
      const cookie = await cookieOf(app, { host: place.host, signIn: 'ukur', password })
      places.push({ ...place, cookie })
    }
    const ask = async ({ url }: Question, place: Place): Promise<number> => {
      const { host, cookie } = place
      const began = performance.now()
      const answer = await app.inject({ url: url(place), headers: { host, cookie } })
      if (answer.statusCode !== 200) throw new Error(`${url(place)}: ${answer.body.slice(0, 300)}`)
      return performance.now() - began
    }
    const worst: { name: string; growth: number }[] = []
    const large: number[] = []
    for (const one of questions) {
      const times: [number[], number[]] = [[], []]
      for (let round = 0; round < rounds; round++)
        for (const [at, place] of places.entries()) {
          const time = await ask(one, place)
          if (round > 0) times[at as 0 | 1].push(time)
        }
      const [before, after] = times.map(best) as [number, number]
      const allowed = one.limit ?? Math.max(fast, before * limit)
      worst.push({ name: one.name, growth: after / allowed })
      large.push(...times[1])
      console.error(
        `${one.name.padEnd(28)} ${rounded(before)} → ${rounded(after)} ms, ` +
          `×${rounded(after / before)}${after > allowed ? '  TERLALU LAMBAT' : ''}`,
      )
    }
    const [slowest] = worst.toSorted((a, b) => b.growth - a.growth)
    const value = rounded(slowest?.growth ?? Number.NaN)
    return {
      name: 'growth',
      value,
      unit: 'dari batas',
      limit: 1,
      ratio: rounded(1 / value),
      against: {},
      ...percentilesOf(large),
      notes:
        `${questions.length} daftar dan halaman pada 1.261 dan 12.001 pegawai; yang ` +
        `terberat: ${slowest?.name}. Batas tiap jawaban: 1,5 kali atau 20 ms; kesiapan 300 ms`,
    }
  } finally {
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
