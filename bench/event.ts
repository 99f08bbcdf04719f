import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type AllTables, events } from '../src/app.ts'
import { type BenchResult, percentilesOf, rounded } from '../src/commands/bench.ts'
import { systemActor } from '../src/kernel/actor.ts'
import { openInstallation } from '../src/main.ts'
import { act } from '../src/platform/act.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Context } from '../src/platform/context.ts'
import {
  answerEvent,
  confirmEvent,
  draftEvent,
  loadRegions,
  questionsOf,
} from '../src/rooms/organisation/index.ts'
import { idIn } from '../src/testing/load/grown-region.ts'
import { openPlace } from './growth.ts'

/** Milliseconds from the press to the end of the transaction. */
const limit = 10_000
/** Units of an office that are merged: seven UPTD of thirty posts each. */
const [offices, firstUnit, lastUnit] = [10, 13, 19]

/** An event that merges seventy units with all their posts into one, and one that merges seven
 * offices with everything below them, with their plans and promises, in a region of 12,001
 * people. */
export async function run(): Promise<BenchResult[]> {
  const directory = mkdtempSync(join(tmpdir(), 'amanah-bench-'))
  const config = { ...readConfig({ AMANAH_DATA: directory }), demoAllowed: true }
  const installation = await openInstallation(config, () => undefined)
  try {
    const { owner, house } = installation
    await openPlace(installation, 'large')
    const region = (await loadRegions(house))
      .map((one) => one.region)
      .find(({ code }) => code === 'BESAR')
    if (!region) throw new Error('the region was made')
    const asSystem = <Result>(work: (ctx: Context<AllTables>) => Promise<Result>) =>
      act(house, region, systemActor, work)
    const units: string[] = []
    for (let office = 1; office <= offices; office++)
      for (let unit = firstUnit; unit <= lastUnit; unit++)
        units.push(await idIn(owner, region.id, 'unit', office, unit))
    const whole: string[] = []
    for (let office = 11; office <= 17; office++)
      whole.push(await idIn(owner, region.id, 'unit', office, 0))

    const merged = async (name: string, sources: string[]): Promise<BenchResult> => {
      const eventId = await asSystem((ctx) =>
        draftEvent(ctx, events.kinds, {
          ...{ kind: 'MERGE', effectiveOn: '2026-07-01', decree: null },
          content: {
            sources,
            opens: { code: `G-${name}`, name: `Gabungan ${name}` },
            head: { title: `Kepala gabungan ${name}` },
          },
        }),
      )
      const began = performance.now()
      const asked = await asSystem((ctx) => questionsOf(ctx, events, eventId))
      const looked = performance.now() - began
      const answers = asked.map(({ key, options }) => [key, options?.[0]?.value ?? '1'])
      if (answers.length > 0)
        await asSystem((ctx) => answerEvent(ctx, eventId, Object.fromEntries(answers)))
      const from = performance.now()
      await asSystem((ctx) => confirmEvent(ctx, events, eventId))
      const value = rounded(performance.now() - from)
      const { rows } = await asSystem(({ db }) =>
        sql<{ table: string; count: number }>`select thing_table as "table", count(*) as count
          from organisation.event_effects where event_id = ${eventId} group by 1 order by 2 desc`.execute(
          db,
        ),
      )
      return {
        ...{ name: `event ${name}`, value, unit: 'ms', limit, against: {} },
        ratio: rounded(limit / value),
        ...percentilesOf([value]),
        notes:
          `${sources.length} unit; dilihat dahulu ${Math.round(looked)} ms, ${answers.length} pertanyaan; ` +
          rows.map(({ table, count }) => `${count} ${table}`).join(', '),
      }
    }
    return [await merged('units', units), await merged('offices', whole)]
  } finally {
    await installation.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
