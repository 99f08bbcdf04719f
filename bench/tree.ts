import { type BenchResult, rounded } from '../src/commands/bench.ts'
import { admitPerson } from '../src/rooms/organisation/index.ts'
import { bare, measured, rateOf, withBenchRegion } from '../src/testing/load/bench-region.ts'

/** Trees of one office of 93 to 99 nodes a second with ten clients on two cores. */
const limit = 300
const count = 600

/** The tree of one office over HTTP, against the same SQL through `pg`. */
export function run(): Promise<BenchResult> {
  return withBenchRegion(async (region) => {
    const planner = await region.asSystem((ctx) =>
      admitPerson(ctx, { name: 'Perencana Ukur', nip: null }),
    )
    const headers = await region.signIn(planner, [{ role: 'PLANNING' }])
    const offices = await region.asSystem(({ db, today }) =>
      db
        .selectFrom('organisation.unitVersions')
        .select('unitId')
        .where('isAgency', '=', true)
        .where('recordedUntil', 'is', null)
        .where('validFrom', '<=', today)
        .orderBy('code')
        .execute(),
    )
    const treeOf = async (unitId: string) => {
      const path = `/api/performance-tree?unit=${unitId}`
      const answer = await region.app.inject({ url: path, headers })
      return { path, nodes: answer.json<{ counts: { nodes: number } }>().counts.nodes }
    }
    const trees: { path: string; nodes: number }[] = []
    for (const { unitId } of offices) trees.push(await treeOf(unitId))
    const chosen = trees.filter(({ nodes }) => nodes <= 99).toSorted((a, b) => b.nodes - a.nodes)[0]
    if (!chosen) throw new Error('no office has so few nodes')
    const { path, nodes } = chosen
    const sent = await region.sentBy(() => region.app.inject({ url: path, headers }))
    const found = await measured(region, [{ method: 'GET', path, headers }], {
      ...{ count, alone: 200 },
      peer: () => rateOf(count, bare(region, sent)),
    })
    const { rate, peer, against, ...percentiles } = found
    return {
      name: 'tree',
      value: rate,
      unit: 'pohon/detik',
      limit,
      ratio: rounded(rate / limit),
      against: { 'SQL yang sama lewat pg': against },
      ...percentiles,
      notes:
        `Satu perangkat daerah dengan ${nodes} simpul, ${sent.length} pernyataan, 10 klien, ` +
        `median 3 putaran; SQL yang sama ${Math.round(peer)}/detik; persentil satu klien ` +
        '(batas median 12 ms)',
    }
  })
}
