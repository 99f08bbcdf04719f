import type { Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal, whyStale } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import { agencyOf, chartOn, type OrganisationTables, packOf } from '../../organisation/index.ts'
import { whyNotManagePlan } from '../node/node.rules.ts'
import { PlanningPack } from '../pack.contract.ts'
import { holdPlan } from '../plan.store.ts'
import type { PlanningTables } from '../planning.tables.ts'
import { dateWithin } from '../tree/tree.rules.ts'
import type { Target, targetContract } from './target.contract.ts'
import { readTarget, whyNotNamed, whyNotPeriod } from './target.rules.ts'
import { findTarget, lockMeasure, type MeasureToSet, replaceTarget } from './target.store.ts'

type Ctx = Context<PlanningTables & OrganisationTables & AuditTables>

const noSuchMeasure = refusal(
  'planning/no-such-measure',
  404,
  'Indikator ini tidak dipakai kinerja mana pun pada tahun itu.',
)
const blankTarget = refusal('planning/target-blank', 422, 'Isi targetnya dahulu.', {
  errors: [{ pointer: '/value', detail: 'Isi targetnya dahulu.' }],
})

async function canonicalValue(
  ctx: Ctx,
  measure: MeasureToSet,
  text: string,
  year: number,
): Promise<string> {
  const { content } = await packOf(ctx, 'perencanaan', year, PlanningPack)
  const read = readTarget(text, measure, content)
  if (read.kind === 'blank') throw new Refused(blankTarget)
  if (read.kind === 'refused')
    throw new Refused(
      refusal(read.code, 422, read.detail, {
        errors: [{ pointer: '/value', detail: read.detail }],
      }),
    )
  return read.value
}

/** Sets or corrects one target. The same value again changes nothing; a correction closes the old
 * row and keeps it. */
export async function setTarget(
  ctx: Ctx,
  { measureId, period, value, reason }: Taken<(typeof targetContract)['setTarget']>,
): Promise<Target> {
  heed(whyNotPeriod(period))
  const year = Number(period.slice(0, 4))
  const on = dateWithin(year, ctx.today)
  await holdPlan(ctx, 'shared')
  const measure = await lockMeasure(ctx, measureId, on)
  if (!measure) throw new Refused(noSuchMeasure)
  const chart = await chartOn(ctx, on)
  heed(
    whyNotManagePlan(
      ctx.actor,
      measure.nodeUnitId ? (agencyOf(chart, measure.nodeUnitId)?.id ?? null) : null,
    ),
  )

  const before = await findTarget(ctx, measureId, period)
  const canonical = await canonicalValue(ctx, measure, value, year)
  if (before.value === canonical) return before
  heed(whyNotNamed(ctx.ifMatch, before))
  heed(whyStale(ctx.ifMatch, before.version))

  const after = await replaceTarget(ctx, before, {
    value: canonical,
    reason: reason?.trim() || null,
  })
  await ctx.targets.moved([measureId])
  await record(ctx, { act: 'target.set', subject: measureId, before, after })
  return after
}
