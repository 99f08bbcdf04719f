import type { Given, Taken } from '../../../kernel/contract.ts'
import { inOrder, ordered } from '../../../kernel/order.ts'
import { windowOf } from '../../../kernel/paging.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { branchOf, chartOn } from '../../organisation/index.ts'
import { componentLabels } from '../component.rules.ts'
import { sourcesOf, yearsOf } from '../node/card.rules.ts'
import { whyNotReadPlan } from '../node/node.rules.ts'
import { openPlan, type PlanCtx, type PlanView } from '../plan.actions.ts'
import type { PlanMeasure } from '../plan.contract.ts'
import type { Target } from '../target/target.contract.ts'
import { noTarget, targetsOfMeasures } from '../target/target.store.ts'
import { byCode, dateWithin } from '../tree/tree.rules.ts'
import type { IndicatorPage, IndicatorUse, indicatorContract } from './indicator.contract.ts'
import { indicatorLines, indicatorOrder, indicatorsWanted } from './indicator.rules.ts'
import { indicatorHeads, indicatorsOn, indicatorUses, versionsOf } from './indicator.store.ts'

type Contract = typeof indicatorContract

const noSuchIndicator = refusal(
  'planning/no-such-indicator',
  404,
  'Indikator ini tidak ada. Cari di kamus indikator.',
)

export async function listIndicators(
  ctx: PlanCtx,
  { year, unit, isKey, search, sort, ...page }: Taken<Contract['listIndicators']>,
): Promise<Given<Contract['listIndicators']>> {
  heed(whyNotReadPlan(ctx.actor))
  const on = dateWithin(year ?? Number(ctx.today.slice(0, 4)), ctx.today)
  const chart = await chartOn(ctx, on)
  const units = unit ? new Set(branchOf(chart, unit).map(({ id }) => id)) : undefined
  const heads = ordered(await indicatorHeads(ctx, on), ({ code }) => code, false)
  // Only a filter or an order by what uses them asks for the uses of all.
  const all = units || /uses|units/.test(sort ?? '') ? await indicatorUses(ctx, on) : null
  const found = indicatorsWanted(heads, all ?? new Map(), { units, isKey, search })
  const { start, limit, cut } = windowOf(page)
  const shown = inOrder(found, sort, indicatorOrder(chart, all ?? new Map())).slice(
    start,
    start + limit + 1,
  )
  const { items, next } = cut(shown.map(({ id }) => id))
  const full = new Map((await indicatorsOn(ctx, on, items)).map((one) => [one.id, one]))
  const uses = all ?? (await indicatorUses(ctx, on, items))
  return {
    items: indicatorLines(
      chart,
      uses,
      items.flatMap((id) => full.get(id) ?? []),
    ),
    next,
    total: found.length,
  }
}

function useOf(
  { tree, chart, year }: PlanView,
  measure: PlanMeasure,
  targets: Map<string, Target[]>,
): IndicatorUse[] {
  const node = tree.node.get(measure.nodeId)
  if (!node) return []
  const source = sourcesOf(tree, measure).find((id) => targets.get(id)?.length) ?? measure.id
  return [
    {
      measureId: measure.id,
      nodeId: node.id,
      code: node.code,
      statement: node.statement,
      component: node.component,
      componentLabel: componentLabels[node.component],
      unitName: node.unitId ? (chart.unit.get(node.unitId)?.name ?? null) : null,
      descent: measure.descent,
      targets: yearsOf(targets.get(source) ?? [], year, (period) => noTarget(source, period)),
    },
  ]
}

export async function readIndicator(
  ctx: PlanCtx,
  { indicatorId, year }: Taken<Contract['readIndicator']>,
): Promise<IndicatorPage> {
  const view = await openPlan(ctx, year)
  const versions = await versionsOf(ctx, indicatorId)
  const live = versions.filter(({ recordedUntil }) => recordedUntil === null)
  const current =
    live.find(
      ({ validFrom, validTo }) => validFrom <= view.on && (validTo === null || view.on < validTo),
    ) ?? live[0]
  if (!current) throw new Refused(noSuchIndicator)
  const measures = [...view.tree.measure.values()].filter(
    (measure) => measure.indicatorId === indicatorId,
  )
  const targets = await targetsOfMeasures(ctx, [
    ...new Set(measures.flatMap((measure) => sourcesOf(view.tree, measure))),
  ])
  const uses = measures.flatMap((measure) => useOf(view, measure, targets)).toSorted(byCode)
  return { year: view.year, on: view.on, indicator: current, versions, uses }
}
