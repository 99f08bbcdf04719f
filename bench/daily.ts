import { type BenchResult, rounded } from '../src/commands/bench.ts'
import { addDays } from '../src/kernel/time.ts'
import { chartOn } from '../src/rooms/organisation/index.ts'
import { bareInsert, measured, rateOf, withBenchRegion } from '../src/testing/load/bench-region.ts'

/** Rows logged a second with ten clients on two cores, every commit on disk. */
const limit = 300
const count = 600
const [people, days] = [40, 7]

/** Logging rows over HTTP by many people, each row one statement with its entry, against a bare insert
 * that waits for the disk as well. */
export function run(): Promise<BenchResult> {
  return withBenchRegion(async (region) => {
    const { today, now, personIds } = await region.asSystem(async (ctx) => {
      const { organisation } = await chartOn(ctx, ctx.today)
      const taken = await ctx.db.selectFrom('identity.accounts').select('personId').execute()
      const has = new Set(taken.map(({ personId }) => personId))
      const free = organisation.assignments.filter(({ personId }) => !has.has(personId))
      const some = [...new Set(free.map(({ personId }) => personId))].slice(0, people)
      return { today: ctx.today, now: ctx.now, personIds: some }
    })
    const requests = []
    for (const personId of personIds) {
      const headers = await region.signIn(personId, [])
      for (let back = 0; back < days; back++)
        requests.push({
          ...{ method: 'POST', path: '/api/daily-logs', version: 0 },
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({
            rows: [
              {
                ...{ id: '$id', day: addDays(today, -back), starts: null, minutes: 5 },
                ...{ activity: 'Menyusun laporan bulanan', resultId: null, actionPlan: null },
                ...{ dataSource: null, quantity: 1, unitLabel: null, link: null },
                ...{ evidenceIds: [], personal: false, lateReason: null },
                ...{ capturedAt: now, heard: null },
              },
            ],
            sentAt: now,
          }),
        })
    }
    const found = await measured(region, requests, {
      ...{ count, alone: 100 },
      peer: () => rateOf(count, bareInsert(region)),
    })
    const { rate, peer, against, ...percentiles } = found
    return {
      name: 'daily',
      value: rate,
      unit: 'catatan/detik',
      limit,
      ratio: rounded(rate / limit),
      against: { 'BEGIN, INSERT, COMMIT saja': against },
      ...percentiles,
      notes:
        `Catatan ${people} orang, satu pernyataan dengan jejaknya, fsync menyala, 10 klien, ` +
        `median 3 putaran; sisipan saja ${Math.round(peer)}/detik; persentil satu klien`,
    }
  })
}
