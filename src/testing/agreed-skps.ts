import { agencyOf, chartOn } from '../rooms/organisation/index.ts'
import { addPlans, addStates, digestOf } from '../rooms/staff/skp/plan.store.ts'
import type { PlannedResult } from '../rooms/staff/skp/skp.contract.ts'
import { holderPlans } from './small-region.plan.ts'
import type { SmallRegion } from './small-region.ts'
import type { World } from './world.ts'

type HolderName = keyof typeof holderPlans
export type AgreedSkp = { planId: string; versionId: string; resultIds: [string, string] }

/** A main result with a quantity and a quality. */
export const aResult = (over: Partial<PlannedResult> & { id: string }): PlannedResult => ({
  ...{ kind: 'PRIMARY', holder: 'ORGANISATION', text: 'Tersedianya laporan layanan' },
  ...{ perspective: null, parentResultId: null, measureId: null, mode: null, share: null },
  ...{ note: null, basis: null },
  indicators: [
    {
      ...{ aspect: 'QUANTITY', text: 'Jumlah laporan', target: '12', unit: 'laporan' },
      polarity: 'MAXIMIZE',
    },
    {
      ...{ aspect: 'QUALITY', text: 'Laporan tanpa perbaikan', target: '90', unit: '%' },
      polarity: 'MAXIMIZE',
    },
  ],
  quarters: [1, 2, 3, 4].map((quarter) => ({ quarter, target: '3 laporan' })),
  ...over,
})

/** SKPs of 2026 of some holders of the small region that both have agreed to, on the day of the world,
 * each with two main results; by holder. */
export function saveAgreedSkps<Name extends HolderName>(
  world: Pick<World, 'asSystem'>,
  region: SmallRegion,
  holders: readonly Name[],
): Promise<Record<Name, AgreedSkp>> {
  return world.asSystem(async (ctx) => {
    const chart = await chartOn(ctx, ctx.today)
    const begun = holders.map((name) => {
      const { person, post } = holderPlans[name]
      const position = chart.position.get(region.positions[post])
      const personId = region.people[person]
      if (!position) throw new Error(`no post ${post}`)
      const plan = {
        ...{ id: ctx.newId(), year: 2026, personId, assignmentId: region.assignments[name] },
        ...{ positionId: position.id, unitId: position.unitId },
        agencyId: agencyOf(chart, position.unitId)?.id ?? null,
        employmentKind: chart.person.get(personId)?.employmentKind ?? 'PNS',
        family: position.level === 'AGENCY_HEAD' ? ('EXECUTIVE' as const) : ('STAFF' as const),
        ...{ startsOn: '2026-01-01', endsOn: '2027-01-01', succeedsId: null },
      }
      const results = [
        aResult({ id: ctx.newId() }),
        aResult({ id: ctx.newId(), text: 'Terselesaikannya layanan tepat waktu' }),
      ]
      const version = {
        ...{ id: ctx.newId(), planId: plan.id, number: 1, approach: 'QUANTITATIVE' as const },
        ...{ results, behaviours: {}, agreementVersionId: null, parentVersionId: null },
        annexes: { resources: [], accountability: [], consequences: [] },
        ...{ reason: null, rulePack: 'digest of a pack' },
      }
      return { name, plan, version }
    })
    await addPlans(ctx, begun)
    const agreed = begun.map(({ version }) => ({
      ...{ versionId: version.id, sequence: 1, digest: digestOf(version) },
    }))
    await addStates(ctx, agreed, { state: 'SUBMITTED' })
    const later = agreed.map((one) => ({ ...one, sequence: 2 }))
    await addStates(ctx, later, { state: 'AGREED' })
    return Object.fromEntries(
      begun.map(({ name, plan, version: { id, results } }) => [
        name,
        { planId: plan.id, versionId: id, resultIds: results.map((result) => result.id) },
      ]),
    ) as Record<Name, AgreedSkp>
  })
}
