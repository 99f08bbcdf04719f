import type { Taken } from '../../../kernel/contract.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { answererOf, type StandingPromise, sightOf, whyNotRead } from '../../agreements/index.ts'
import { type Chart, chartOn } from '../../organisation/index.ts'
import { shownReport } from '../progress/month.actions.ts'
import { progressOf } from '../progress/progress.rules.ts'
import { reportsOf } from '../progress/progress.store.ts'
import { findingsOf } from './check.rules.ts'
import { type Ground, moneyOf, rowOf } from './content.rules.ts'
import { type ActionPlanRoomTables, groundOf, promisedOf, promiseOf } from './ground.actions.ts'
import type { ActionPlanPage, actionPlanContract } from './plan.contract.ts'
import { contentOf, currentPlan, historyOf, type Plan, placeOf, versionOf } from './plan.store.ts'
import { responsibleFor, staffOf } from './staff.rules.ts'

type Ctx = Context<ActionPlanRoomTables>

/** The plan as the rules of the acts ask about it. */
export const plannedOf = (plan: Plan | null, promise: StandingPromise) =>
  plan && {
    state: plan.state,
    number: plan.number,
    outdated: plan.agreementVersionId !== promise.versionId,
  }

/** A version as it is shown: of which version of the promise. */
type Shown = { versionId: string; agreementVersionId: string } | null

async function shownVersion(ctx: Ctx, plan: Plan | null, number?: number): Promise<Shown> {
  if (!plan || number === undefined || number === plan.number) return plan
  const found = await versionOf(ctx, plan.agreementId, number)
  return found ? { versionId: found.id, agreementVersionId: found.agreementVersionId } : plan
}

/** What a plan was carried over from, in words. */
async function carriedWords(
  ctx: Ctx,
  { carriedFromId, agreementId }: Plan,
): Promise<string | null> {
  const from = carriedFromId === null ? undefined : await placeOf(ctx, carriedFromId)
  if (!from) return null
  if (from.agreementId === agreementId) return `Dibawa dari rencana aksi versi ${from.number}.`
  const before = await promiseOf(ctx, from.agreementId)
  return `Dibawa dari rencana aksi ${before.code} (${before.firstParty.name}), PK yang digantikan.`
}

async function headOf(
  ctx: Ctx,
  plan: Plan,
  promise: StandingPromise,
): Promise<ActionPlanPage['plan']> {
  const { number, state, editedAt, edits, note, versionId, inForceId } = plan
  const other = inForceId !== null && inForceId !== versionId ? await placeOf(ctx, inForceId) : null
  return {
    ...{ number, state, editedAt, edits, note },
    outdated: plan.agreementVersionId !== promise.versionId,
    carried: await carriedWords(ctx, plan),
    inForce: other?.number ?? null,
  }
}

/** What a version plans, with the names of who does it. */
async function contentShown(
  ctx: Ctx,
  {
    ground,
    shown,
    chart,
    promise,
  }: {
    ground: Ground
    shown: Shown
    chart: Chart
    promise: StandingPromise
  },
) {
  const content = shown
    ? await contentOf(ctx, shown.versionId)
    : { targets: [], steps: [], cash: [] }
  const nameOf = (id: string): string => chart.person.get(id)?.name ?? 'pegawai yang sudah pindah'
  return {
    rows: ground.rows.map((row) => rowOf(row, content.targets, ground.year)),
    money: moneyOf(ground, content.cash),
    steps: content.steps.map((step) => ({
      ...step,
      responsible:
        (step.positionId && chart.position.get(step.positionId)?.title) ||
        responsibleFor(chart, step.positionId, promise.firstParty.personId).map(nameOf).join(', '),
      executors: step.executorIds.map(nameOf),
    })),
  }
}

/** One plan, with its promise, what is still to be mended, and what was reported of it. */
export async function readActionPlan(
  ctx: Ctx,
  { id, version }: Taken<(typeof actionPlanContract)['readActionPlan']>,
): Promise<ActionPlanPage> {
  const promise = await promiseOf(ctx, id)
  heed(whyNotRead(sightOf(ctx.actor), promise))
  const chart = await chartOn(ctx, ctx.today)
  const plan = await currentPlan(ctx, id)
  const shown = await shownVersion(ctx, plan, version)
  const versionId = shown?.agreementVersionId ?? promise.versionId
  const ground = await groundOf(ctx, { ...promise, versionId })
  const content = await contentShown(ctx, { ground, shown, chart, promise })
  const reports = (await reportsOf(ctx, [id])).map((report) => shownReport(chart, report))
  const history = (await historyOf(ctx, id)).map(({ personId, ...entry }) => ({
    ...entry,
    by: personId && (chart.person.get(personId)?.name ?? null),
  }))
  return {
    ...{ agreementId: id, code: promise.code, year: promise.year, promise: promisedOf(promise) },
    answerer: answererOf(chart, promise),
    plan: plan && (await headOf(ctx, plan, promise)),
    ...content,
    reports,
    progress:
      plan &&
      progressOf(content.steps, reports, {
        ...{ year: promise.year, today: ctx.today },
        since: plan.firstAgreedAt && dateOf(plan.firstAgreedAt, ctx.region.timeZone),
      }),
    findings: plan ? findingsOf({ ...content, effectiveFrom: promise.effectiveFrom }) : [],
    ...staffOf(chart, promise),
    history,
  }
}
