import { type BenchResult, rounded } from '../src/commands/bench.ts'
import { admitPerson, agencyOf, chartOn } from '../src/rooms/organisation/index.ts'
import { bareInsert, measured, rateOf, withBenchRegion } from '../src/testing/load/bench-region.ts'

/** Figures reported a second with ten clients on two cores, every commit on disk. */
const limit = 250
const count = 600

/** Reporting and correcting figures over HTTP with idempotency keys, against a bare insert that
 * waits for the disk as well. */
export function run(): Promise<BenchResult> {
  return withBenchRegion(async (region) => {
    const targets = await region.asSystem(async (ctx) => {
      const chart = await chartOn(ctx, ctx.today)
      const open = await ctx.db
        .selectFrom('measurement.currentFigures as figure')
        .innerJoin('planning.measures as measure', 'measure.measureId', 'figure.measureId')
        .innerJoin('planning.indicatorVersions as kind', 'kind.indicatorId', 'measure.indicatorId')
        .innerJoin('planning.nodeVersions as node', 'node.nodeId', 'measure.nodeId')
        .select(['figure.measureId', 'figure.period', 'figure.version', 'node.holderPositionId'])
        .distinctOn(['figure.measureId', 'figure.period'])
        .where('measure.descent', '!=', 'IDENTICAL')
        .where('kind.unitKind', '=', 'PERCENT')
        .where('kind.aggregation', '!=', 'RATIO_POOLED')
        .where('figure.lockedAt', 'is', null)
        .where('figure.value', 'is not', null)
        .where('figure.period', '>=', ctx.today.slice(0, 4))
        .execute()
      return open.flatMap(({ holderPositionId, ...target }) => {
        const post = chart.position.get(holderPositionId ?? '')
        const office = post && agencyOf(chart, post.unitId)
        return office ? [{ ...target, office: office.id }] : []
      })
    })
    const offices = [...new Set(targets.map(({ office }) => office))]
    const headers = await region.signIn(
      await region.asSystem((ctx) => admitPerson(ctx, { name: 'Operator Ukur', nip: null })),
      offices.map((unitId) => ({ role: 'OPERATOR', unitId })),
    )
    const requests = targets.map(({ measureId, period, version }) => ({
      ...{ method: 'PUT', path: `/api/figures/${measureId}/${period}`, version },
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ value: '$version', reason: 'Rekap diperbaiki.', analysis: 'Ukur.' }),
    }))
    const found = await measured(region, requests, {
      ...{ count, alone: 100 },
      peer: () => rateOf(count, bareInsert(region)),
    })
    const { rate, peer, against, ...percentiles } = found
    return {
      name: 'figure',
      value: rate,
      unit: 'angka/detik',
      limit,
      ratio: rounded(rate / limit),
      against: { 'BEGIN, INSERT, COMMIT saja': against },
      ...percentiles,
      notes:
        'Koreksi angka dengan kunci, fsync menyala, 10 klien, median 3 putaran; sisipan saja ' +
        `${Math.round(peer)}/detik; persentil satu klien`,
    }
  })
}
