import type { Inheritance, Succession } from '../../../kernel/ports.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { chartOn, packOf } from '../../organisation/index.ts'
import { type MeasureMerge, measuresOn, mergeMeasures, unitNames } from '../../planning/index.ts'
import { computeResults } from '../computing/compute.actions.ts'
import { chargesOf, type DeskTables } from '../desk/charge.actions.ts'
import { currentFigures, type StoredFigure, saveVerdict } from '../figure/figure.store.ts'
import { MeasurementPack } from '../pack.contract.ts'
import {
  decidedOf,
  effectsOn,
  type Group,
  groupsOf,
  type Merging,
  sourcesOf,
  withWeights,
} from './merge.rules.ts'
import type { Source } from './opening.contract.ts'
import {
  openingOf,
  periodBefore,
  printOpening,
  soFar,
  targetsAfter,
  weightsOf,
} from './opening.rules.ts'
import { openingsOf, type StoredOpening, saveOpenings } from './opening.store.ts'

type Ctx = Context<DeskTables>

/** The measures of the units that become one, on the eve of the change. A node without a unit of
 * its own belongs to that of its post. */
async function mergingOn(ctx: Ctx, succession: Succession): Promise<Merging[]> {
  const units = new Set([...sourcesOf(succession).values()].flat())
  if (units.size === 0) return []
  const eve = addDays(succession.on, -1)
  const chart = await chartOn(ctx, eve)
  const posts = chart.organisation.positions.filter(({ unitId }) => units.has(unitId))
  const entries = await measuresOn(ctx, eve, {
    ...{ unitIds: [...units], personIds: [] },
    positionIds: posts.map(({ id }) => id),
  })
  return entries.flatMap(({ node, measure, planned }) => {
    const unitId = node.unitId ?? chart.position.get(node.holderPositionId ?? '')?.unitId ?? ''
    return units.has(unitId) ? [{ unitId, node, measure, planned }] : []
  })
}

/** Each group with what its measures have reached in the year until the day. */
async function sourcesIn(ctx: Ctx, groups: readonly Group[], succession: Succession) {
  const { on } = succession
  const year = Number(addDays(on, -1).slice(0, 4))
  const measureIds = groups.flatMap(({ members }) => members.map(({ measure }) => measure.id))
  const figures = await currentFigures(ctx, { from: year, to: year, measureIds })
  const reported = Map.groupBy(
    figures.filter(({ verdict }) => verdict !== 'RETURNED'),
    ({ measureId }) => measureId,
  )
  const nameOf = await unitNames(ctx, succession)
  const sourceOf = ({ measure, unitId }: Merging): Source => ({
    ...{ measureId: measure.id, unitId, unitName: nameOf(unitId), weight: null },
    ...soFar(measure, reported.get(measure.id) ?? [], on),
  })
  return groups.map((group) => ({
    ...{ group, heirName: nameOf(group.heir) },
    sources: group.members.map(sourceOf),
  }))
}

/** What the change does to measures of units that become one, and how their figures are put
 * together, which a person says. */
export async function previewMerges(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  if (succession.eventId === null) return []
  const groups = groupsOf(await mergingOn(ctx, succession), succession)
  return (await sourcesIn(ctx, groups, succession)).flatMap(({ group, heirName, sources }) =>
    effectsOn(group, sources, succession, heirName),
  )
}

/** Lets the measures become one as it was answered, and keeps where each series goes on from. */
export async function executeMerges(ctx: Ctx, succession: Succession): Promise<void> {
  const { on, eventId } = succession
  if (eventId === null) return
  const groups = groupsOf(await mergingOn(ctx, succession), succession)
  const [merges, openings]: [MeasureMerge[], StoredOpening[]] = [[], []]
  for (const { group, sources: found } of await sourcesIn(ctx, groups, succession)) {
    const [decided, lead] = [decidedOf(group, succession), group.members[0]]
    if (!lead || decided === null || decided === 'SEPARATE') continue
    const { rule, keeps } = decided
    const sources = withWeights(group, found, succession)
    const leads = rule === 'KEEP_ONE' ? keeps : lead.measure.id
    const into = rule === 'KEEP_ONE' ? keeps : ctx.newId()
    const period = periodBefore(lead.measure.frequency, addDays(on, -1), on)
    const ended = group.members.map(({ measure }) => measure.id).filter((id) => id !== leads)
    const targets = targetsAfter(
      rule,
      group.members.map(({ planned }) => planned),
      { on, opening: period, weights: weightsOf(sources), ...lead.measure },
    )
    if (group.members.length > 1) merges.push({ lead: leads, into, ended, targets })
    openings.push({
      ...{ measureId: into, eventId, sequence: 1, openedOn: on, rule, period, sources },
      ...openingOf(rule, sources, { ...lead.measure, keeps }),
    })
  }
  await mergeMeasures(ctx, succession, merges)
  await saveOpenings(ctx, openings)
  await reportOpenings(ctx, openings)
}

/** An opening stands as the figure of the last period before the day: pages, results and reports
 * read it like any other. A series that only goes on has its figures already. */
async function reportOpenings(ctx: Ctx, openings: readonly StoredOpening[]): Promise<void> {
  const reported = openings.filter(
    ({ rule, period, value }) => rule !== 'KEEP_ONE' && period !== null && value !== null,
  )
  const [first] = reported
  if (!first?.period) return
  const year = Number(first.period.slice(0, 4))
  const measureIds = reported.map(({ measureId }) => measureId)
  const figures = await currentFigures(ctx, { from: year, to: year, measureIds })
  const pack = await packOf(ctx, 'pengukuran', year, MeasurementPack)
  const chart = await chartOn(ctx, ctx.today)
  const charges = await chargesOf(ctx, { on: first.openedOn, year, chart }, { measureIds })
  // made by the change itself: nobody reports it, nobody is asked
  const unsigned: Ctx = { ...ctx, actor: { ...ctx.actor, personId: null, actingAs: null } }
  for (const charge of charges) {
    const opening = reported.find(({ measureId }) => measureId === charge.measure.id)
    if (!opening?.period) continue
    const before = figures.find(
      (one) => one.measureId === opening.measureId && one.period === opening.period,
    )
    const figure = figureOf(ctx, opening, opening.period, before?.version ?? 0)
    await computeResults(unsigned, { ...charge, figures }, pack, opening.period, figure)
    await saveVerdict(unsigned, { figureId: figure.id, verdict: 'VERIFIED', question: null })
  }
}

const figureOf = (
  { newId, now }: Ctx,
  opening: StoredOpening,
  period: string,
  version: number,
): StoredFigure => ({
  ...{ id: newId(), measureId: opening.measureId, period, version: version + 1 },
  ...{ value: opening.value, numerator: opening.numerator, denominator: opening.denominator },
  ...{ blank: null, provisional: false, analysis: printOpening(opening), evidenceIds: [] },
  reason: version > 0 ? 'Angka pendahulunya dilaporkan kemudian.' : null,
  ...{ capturedAt: now, reportedBy: null, recordedAt: now, lockedAt: null },
  ...{ verdict: null, question: null, verdictById: null, verdictAt: null },
})

/** A figure of before the day that is reported after it changes where the series goes on from: the
 * opening and its figure get a further version. */
export async function followOpenings(
  ctx: Ctx,
  reported: readonly { measure: { id: string }; lasts: boolean }[],
): Promise<void> {
  const gone = reported.flatMap(({ measure, lasts }) => (lasts ? [] : [measure.id]))
  const openings = await openingsOf(ctx, 'source', gone)
  const moved: StoredOpening[] = []
  for (const opening of openings) {
    const next = await openedAgain(ctx, opening)
    if (next && next.value !== opening.value)
      moved.push({ ...next, sequence: opening.sequence + 1 })
  }
  if (moved.length === 0) return
  await saveOpenings(ctx, moved)
  await reportOpenings(ctx, moved)
}

/** The opening as it would come out now. */
async function openedAgain(ctx: Ctx, opening: StoredOpening): Promise<StoredOpening | null> {
  const { openedOn: on, sources } = opening
  const eve = addDays(on, -1)
  const year = Number(eve.slice(0, 4))
  const measureIds = sources.map(({ measureId }) => measureId)
  const entries = await measuresOn(ctx, eve, { measureIds })
  const figures = await currentFigures(ctx, { from: year, to: year, measureIds })
  const now = sources.map((source): Source => {
    const measure = entries.find((entry) => entry.measure.id === source.measureId)?.measure
    const own = figures.filter(
      (one) => one.measureId === source.measureId && one.verdict !== 'RETURNED',
    )
    return measure ? { ...source, ...soFar(measure, own, on) } : source
  })
  const unitKind = entries[0]?.measure.unitKind
  if (!unitKind) return null
  return {
    ...{ ...opening, sources: now },
    ...openingOf(opening.rule, now, { unitKind, keeps: opening.measureId }),
  }
}
