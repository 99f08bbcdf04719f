import { officesWith } from '../../../kernel/actor.ts'
import type { EvidencePort, EvidenceSight } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { type Chart, unitsAbove } from '../../organisation/index.ts'
import { type MeasureEntry, measuresOn, placesBelow } from '../../planning/index.ts'
import { chartToday, type DeskTables } from '../desk/charge.actions.ts'
import { ownedBy } from '../desk/responsibility.rules.ts'
import { planDateOf } from '../desk/schedule.rules.ts'
import { type Carrier, carriersOf } from './figure.store.ts'
import { type FigureSight, figureSight, isWithin, type Standing } from './sight.rules.ts'

type Ctx = Context<DeskTables>
type Ground = { chart: Chart; on: LocalDate }
type Stood = Pick<MeasureEntry, 'node' | 'measure'>

/** The units a place lies in, from its own up to the region. */
function unitsOf(
  chart: Chart,
  { unitId, positionId }: { unitId: string | null; positionId: string | null },
): string[] {
  const own = unitId ?? (positionId ? chart.position.get(positionId)?.unitId : undefined)
  return own ? unitsAbove(chart, own).map(({ id }) => id) : []
}

const standingOf = (chart: Chart, { node, measure }: Stood): Standing => ({
  component: node.component,
  unitIds: unitsOf(chart, { unitId: node.unitId, positionId: node.holderPositionId }),
  owned: ownedBy(chart, node, measure),
})

/** Does something of the reader's offices hang below a node? Then the tree shows the node as the
 * way up from it. */
async function hangsBelow(ctx: Ctx, { chart, on }: Ground, nodeId: string): Promise<boolean> {
  const offices = officesWith(ctx.actor, 'planning.read') ?? []
  if (offices.length === 0) return false
  return (await placesBelow(ctx, on, nodeId)).some((place) =>
    unitsOf(chart, place).some((id) => offices.includes(id)),
  )
}

/** What the reader sees of the figure of a measure: by where it stands, through an identical
 * measure that follows it, or because it lies on the way up from something of theirs. Only who
 * stands far from it costs more than nothing. */
export async function sightOf(ctx: Ctx, ground: Ground, entry: Stood): Promise<FigureSight> {
  const { chart, on } = ground
  const own = figureSight(standingOf(chart, entry), ctx.actor)
  if (own === 'WHOLE') return own
  const followers = await measuresOn(ctx, on, { following: entry.measure.id })
  const sights = [
    own,
    ...followers.map((follower) => figureSight(standingOf(chart, follower), ctx.actor)),
  ]
  const found =
    sights.find((sight) => sight === 'WHOLE') ?? sights.find((sight) => sight === 'FIGURE')
  if (found) return found
  for (const nodeId of new Set([entry, ...followers].map(({ node }) => node.id)))
    if (await hangsBelow(ctx, ground, nodeId)) return 'FIGURE'
  return 'CLOSED'
}

const nearness: readonly EvidenceSight[] = ['CLOSED', 'FROM_ELSEWHERE', 'WITHIN']
const nearer = (a: EvidenceSight, b: EvidenceSight): EvidenceSight =>
  nearness.indexOf(a) < nearness.indexOf(b) ? b : a

/** How the reader may read evidence that a figure of this measure carries. */
async function evidenceSight(ctx: Ctx, ground: Ground, entry: Stood): Promise<EvidenceSight> {
  if ((await sightOf(ctx, ground, entry)) !== 'WHOLE') return 'CLOSED'
  return isWithin(standingOf(ground.chart, entry), ctx.actor) ? 'WITHIN' : 'FROM_ELSEWHERE'
}

/** Evidence is read through the figures that carry it: the nearest of them decides. */
export const evidenceOf = (ctx: Ctx): EvidencePort => ({
  async sightOf(itemIds) {
    const carriers = await carriersOf(ctx, itemIds)
    if (carriers.length === 0) return new Map()
    const chart = await chartToday(ctx)
    const sights = new Map<string, EvidenceSight>(carriers.map(({ itemId }) => [itemId, 'CLOSED']))
    for (const [on, carried] of Map.groupBy(carriers, ({ period }: Carrier) =>
      planDateOf(period, ctx.today),
    )) {
      const measureIds = [...new Set(carried.map(({ measureId }) => measureId))]
      for (const entry of await measuresOn(ctx, on, { measureIds })) {
        const sight = await evidenceSight(ctx, { chart, on }, entry)
        for (const { itemId, measureId } of carried)
          if (measureId === entry.measure.id)
            sights.set(itemId, nearer(sights.get(itemId) ?? 'CLOSED', sight))
      }
    }
    return sights
  },
})
