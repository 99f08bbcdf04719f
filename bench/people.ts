import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../src/app.ts'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { openInstallation } from '../src/main.ts'
import { readConfig } from '../src/platform/config.ts'
import { cookieOf } from '../src/testing/calls.ts'
import { openPlace, password } from './growth.ts'

/** Milliseconds of the server: a search, what the page `/organisasi` asks for, the chart of a date
 * that nobody has looked at, and the newest changes of the region. */
const limits = { search: 30, organisation: 300, chart: 300, history: 300 }
const names = ['organisation', 'search', 'chart', 'history'] as const
const rounds = 40

/** Days before today, another one in each round, so that no chart is in memory. */
const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

const asked = (round: number): Record<(typeof names)[number], string[]> => ({
  organisation: [
    '/api/organisation/units?agenciesOnly=true',
    '/api/organisation/people?limit=20&search=andi',
  ],
  search: ['andi', 'dinas urusan', 'PK-2026-0', 'layanan', 'tidakadaapaapa'].map(
    (words) => `/api/search?q=${encodeURIComponent(words)}`,
  ),
  chart: [
    '/api/organisation/units?agenciesOnly=true',
    `/api/organisation/units?agenciesOnly=true&on=${daysAgo(365 + round)}`,
    `/api/organisation/units?agenciesOnly=true&on=${daysAgo(100 + round)}&knownOn=${daysAgo(1 + round)}`,
    `/api/organisation/units?agenciesOnly=true&on=${daysAgo(-200 - round)}`,
  ],
  history: ['/api/organisation/changes', '/api/organisation/changes?thing=HOLDING&cursor=100'],
})

/** Searches, the page of the organisation, its chart on any date and its history in a region of
 * 12,001 people, one client. */
export async function run(): Promise<BenchResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = { ...readConfig({ AMANAH_DATA: directory }), demoAllowed: true }
  const installation = await openInstallation(config, () => undefined)
  try {
    const { host } = await openPlace(installation, 'large')
    const app = await openApp({
      pool: installation.pool,
      secret: config.sessionSecret,
      publicUrl: config.publicUrl,
      files: installation.house.files,
      authoritySecret: installation.house.authoritySecret,
      requestsPerMinute: 1_000_000,
    })
    const cookie = await cookieOf(app, { host, signIn: 'ukur', password })
    const results: BenchResult[] = []
    for (const name of names) {
      const times = new Map<number, number[]>()
      const found: number[] = []
      for (let round = -5; round < rounds; round++)
        for (const [at, url] of asked(round)[name].entries()) {
          const began = performance.now()
          const answer = await app.inject({ url, headers: { host, cookie } })
          if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
          if (round < 0) continue
          times.set(at, [...(times.get(at) ?? []), performance.now() - began])
          if (round === 0) found.push(answer.json<{ items: unknown[] }>().items.length)
        }
      // of each question the fastest round, of these the slowest: a busy machine only adds
      const fastest = [...times.values()].map((ones) => Math.min(...ones))
      const value = rounded(Math.max(...fastest))
      results.push({
        ...{ name: `people ${name}`, value, unit: 'ms', limit: limits[name], against: {} },
        ratio: rounded(limits[name] / value),
        ...percentilesOf([...times.values()].flat()),
        notes:
          `12.001 pegawai, satu klien; tiap pertanyaan ${fastest.map((ms) => Math.round(ms)).join(', ')} ms; ` +
          `ditemukan ${found.join(', ')}`,
      })
    }
    await app.close()
    return results
  } finally {
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
