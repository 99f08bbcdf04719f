import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { seedDemonstration } from '../src/commands/demo/seed-demonstration.ts'
import { systemActor } from '../src/kernel/actor.ts'
import { openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import { draftCascade } from '../src/rooms/agreements/index.ts'
import { loadRegions } from '../src/rooms/organisation/index.ts'

/** Seconds in which the whole cascade of 1,200 people must be drafted. */
const limit = 5
/** Years of the demonstration's plan that have targets but no drafts yet. */
const years = [2027, 2028, 2029]

/** Drafts the demonstration region's cascade for years nobody has drafted, on a database of its
 * own. */
export async function run(): Promise<BenchResult> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = { ...readConfig({ AMANAH_DATA: directory }), demoAllowed: true }
  const installation = await openInstallation(config, () => undefined)
  try {
    await seedDemonstration(installation, config, () => undefined)
    const [found] = await loadRegions(installation.house)
    if (!found) throw new Error('the demonstration region is missing')
    const times: number[] = []
    let drafted = 0
    for (const year of years) {
      const began = performance.now()
      const { created } = await act(installation.house, found.region, systemActor, (ctx) =>
        draftCascade(ctx, { year }),
      )
      times.push(performance.now() - began)
      drafted = created
    }
    const seconds = rounded(
      (times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN) / 1000,
    )
    const notes = `${drafted} konsep dengan baris dan tugasnya, satu transaksi; median ${times.length} tahun`
    return {
      name: 'drafting',
      value: seconds,
      unit: 's',
      limit,
      ratio: rounded(limit / seconds),
      against: {},
      ...percentilesOf(times),
      notes,
    }
  } finally {
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
