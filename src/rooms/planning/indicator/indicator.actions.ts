import type { Given, Taken } from '../../../kernel/contract.ts'
import { Refused, refusal } from '../../../kernel/refusal.ts'
import { branchOf } from '../../organisation/index.ts'
import { componentLabels } from '../component.rules.ts'
import { sourcesOf, yearsOf } from '../node/card.rules.ts'
import { openPlan, type PlanCtx, type PlanView } from '../plan.actions.ts'
import type { PlanMeasure } from '../plan.contract.ts'
import type { Target } from '../target/target.contract.ts'
import { noTarget, targetsOfMeasures } from '../target/target.store.ts'
import { byCode } from '../tree.rules.ts'
import type { IndicatorPage, IndicatorUse, indicatorContract } from './indicator.contract.ts'
import { indicatorLines, indicatorsWanted } from './indicator.rules.ts'
import { indicatorsOn, versionsOf } from './indicator.store.ts'

type Contract = typeof indicatorContract

const noSuchIndicator = refusal(
  'planning/no-such-indicator',
  404,
  'Indikator ini tidak ada. Cari di kamus indikator.',
)

export async function listIndicators(
  ctx: PlanCtx,
  { year, unit, isKey, search, limit = 50, cursor }: Taken<Contract['listIndicators']>,
): Promise<Given<Contract['listIndicators']>> {
  const { tree, chart, on } = await openPlan(ctx, year)
  const units = unit ? new Set(branchOf(chart, unit).map(({ id }) => id)) : undefined
  const lines = indicatorLines(tree, chart, (await indicatorsOn(ctx, on)).toSorted(byCode))
  const found = indicatorsWanted(lines, { units, isKey, search })
  const start = Number(cursor ?? 0)
  const next = start + limit < found.length ? String(start + limit) : null
  return { items: found.slice(start, start + limit), next, total: found.length }
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
