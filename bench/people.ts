import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openApp } from '../src/app.ts'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { openInstallation } from '../src/main.ts'
import { readConfig } from '../src/platform/config.ts'
import { cookieOf } from '../src/testing/calls.ts'
import { openPlace, password } from './growth.ts'

/** Milliseconds of the server: a search, and what the page `/organisasi` asks for. */
const limits = { search: 30, organisation: 300 }
const rounds = 40

const asked = {
  organisation: [
    '/api/organisation/units?agenciesOnly=true',
    '/api/organisation/people?limit=20&search=andi',
  ],
  search: ['andi', 'dinas urusan', 'PK-2026-0', 'layanan', 'tidakadaapaapa'].map(
    (words) => `/api/search?q=${encodeURIComponent(words)}`,
  ),
}

/** Searches and the page of the organisation in a region of 12,001 people, one client. */
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
    for (const name of ['organisation', 'search'] as const) {
      const times = new Map<string, number[]>()
      const found: number[] = []
      for (let round = -5; round < rounds; round++)
        for (const url of asked[name]) {
          const began = performance.now()
          const answer = await app.inject({ url, headers: { host, cookie } })
          if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.body}`)
          if (round < 0) continue
          times.set(url, [...(times.get(url) ?? []), performance.now() - began])
          if (round === 0) found.push(answer.json<{ items: unknown[] }>().items.length)
        }
      // of each question the fastest round, of these the slowest: a busy machine only adds
      const value = rounded(Math.max(...[...times.values()].map((ones) => Math.min(...ones))))
      results.push({
        ...{ name: `people ${name}`, value, unit: 'ms', limit: limits[name], against: {} },
        ratio: rounded(limits[name] / value),
        ...percentilesOf([...times.values()].flat()),
        notes: `12.001 pegawai, satu klien; ditemukan ${found.join(', ')}`,
      })
    }
    await app.close()
    return results
  } finally {
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
