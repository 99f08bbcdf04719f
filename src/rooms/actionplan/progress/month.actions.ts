import type { Given, Taken } from '../../../kernel/contract.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { blocksOf, standingPromises } from '../../agreements/index.ts'
import { recordAll } from '../../audit/index.ts'
import { type Chart, chartOn } from '../../organisation/index.ts'
import type { ActionPlanRoomTables } from '../plan/ground.actions.ts'
import type { StepReport } from '../plan/plan.contract.ts'
import { holdPlan } from '../plan/plan.store.ts'
import { responsibleFor } from '../plan/staff.rules.ts'
import { readAmount } from '../plan/typed.rules.ts'
import { promisesBy, reportByDay } from './asked.actions.ts'
import type { MonthStep, progressContract, Reporting } from './progress.contract.ts'
import {
  type Asked,
  endedMonth,
  endedMonths,
  monthDue,
  monthLabel,
  whyNotReport,
} from './progress.rules.ts'
import {
  reportsOf,
  type StepMonth,
  type StoredReport,
  saveReports,
  stepMonths,
} from './progress.store.ts'
import { lookAtMonths } from './tending.actions.ts'

type Ctx = Context<ActionPlanRoomTables>
type Contract = typeof progressContract

/** Whether a step is asked of somebody (`owed`), or open to them at all. */
export function partIn(
  chart: Chart,
  { positionId, executorIds }: Pick<StepMonth, 'positionId' | 'executorIds'>,
  receiverId: string,
  personId: string | null,
): { owed: boolean; mine: boolean } {
  const owed = personId !== null && responsibleFor(chart, positionId, receiverId).includes(personId)
  const mine = owed || (personId !== null && [receiverId, ...executorIds].includes(personId))
  return { owed, mine }
}

/** A report as a page shows it: with the name of who told, not their id. */
export const shownReport = (
  chart: Chart,
  { personId, agreementId: _, ...report }: StoredReport,
): StepReport => ({
  ...report,
  by: personId && (chart.person.get(personId)?.name ?? null),
})

/** The indicators of the rows that steps lead to. */
async function indicatorsOf(
  ctx: Ctx,
  steps: readonly StepMonth[],
): Promise<(step: StepMonth) => string> {
  const names = new Map<string, string>()
  for (const versionId of new Set(steps.map((step) => step.agreementVersionId)))
    for (const { number, indicator } of (await blocksOf(ctx, versionId)).rows)
      names.set(`${versionId} ${number}`, indicator)
  return ({ agreementVersionId, rowNumber }) =>
    names.get(`${agreementVersionId} ${rowNumber}`) ?? ''
}

/** My steps of a month, and what is still missing of the months before it. */
export async function readActionMonth(
  ctx: Ctx,
  { month = endedMonth(ctx.today) }: Taken<Contract['readActionMonth']>,
): Promise<Given<Contract['readActionMonth']>> {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  const chart = await chartOn(ctx, ctx.today)
  const { personId } = ctx.actor
  const own = personId === null ? [] : await promisesBy(ctx, year, personId)
  const positionIds = ctx.actor.mandates.flatMap(({ positionId }) => positionId ?? [])
  const agreementIds = own.map(({ id }) => id)
  const span = { year, from: 1, to: number }
  const all = await stepMonths(ctx, span, { agreementIds, positionIds, personId })
  const ids = [...new Set(all.map((step) => step.agreementId))]
  const promises = new Map((await standingPromises(ctx, { ids })).map((one) => [one.id, one]))
  const asked = all.flatMap((step) => {
    const promise = promises.get(step.agreementId)
    if (promise?.year !== year || promise.state !== 'ACTIVE') return []
    const part = partIn(chart, step, promise.firstParty.personId, personId)
    const missed = step.sequence === 0 && part.owed && step.asked
    return part.mine && (step.month === number || missed)
      ? [{ step, promise, owed: part.owed && step.asked }]
      : []
  })
  const indicatorOf = await indicatorsOf(
    ctx,
    asked.map(({ step }) => step),
  )
  const reports = await reportsOf(ctx, [...new Set(asked.map(({ promise }) => promise.id))])
  const steps = asked.map(({ step, promise, owed }): MonthStep => {
    const told = reports.find((one) => one.stepId === step.stepId && one.month === step.month)
    return {
      ...{ agreementId: promise.id, code: promise.code, holder: promise.firstParty.name },
      ...{ stepId: step.stepId, month: step.month, action: step.action, output: step.output },
      monthLabel: monthLabel(`${year}-${String(step.month).padStart(2, '0')}`),
      ...{ unitLabel: step.unitLabel, planned: step.amount, indicator: indicatorOf(step), owed },
      report: told ? shownReport(chart, told) : null,
    }
  })
  return {
    ...{ month, year, monthLabel: monthLabel(month) },
    dueOn: monthDue(month, await reportByDay(ctx)),
    ended: number <= endedMonths(year, ctx.today),
    steps,
  }
}

/** What is on record of the steps that are reported, as the rules ask about it. */
async function askedOf(
  ctx: Ctx,
  items: readonly Reporting[],
): Promise<(said: Reporting) => Asked | undefined> {
  const ids = [...new Set(items.map(({ agreementId }) => agreementId))]
  const promises = new Map((await standingPromises(ctx, { ids })).map((one) => [one.id, one]))
  const chart = await chartOn(ctx, ctx.today)
  const year = Math.max(0, ...[...promises.values()].map((one) => one.year))
  const steps = await stepMonths(ctx, { year, from: 1, to: 12 }, { agreementIds: ids })
  return ({ agreementId, stepId, month }) => {
    const promise = promises.get(agreementId)
    const step = steps.find(
      (one) => one.agreementId === agreementId && one.stepId === stepId && one.month === month,
    )
    return (
      promise &&
      step && {
        ...{ action: step.action, planned: step.amount, year: promise.year, month },
        mine: partIn(chart, step, promise.firstParty.personId, ctx.actor.personId).mine,
        open: promise.state === 'ACTIVE',
        sequence: step.sequence,
      }
    )
  }
}

/** Reports steps of my months, each decided by itself: what is refused is told with its reason, the
 * others are stored. */
export async function reportActionSteps(
  ctx: Ctx,
  { items }: Taken<Contract['reportActionSteps']>,
): Promise<Given<Contract['reportActionSteps']>> {
  for (const id of [...new Set(items.map(({ agreementId }) => agreementId))].toSorted())
    await holdPlan(ctx, id)
  const asked = await askedOf(ctx, items)
  const taken = new Set<string>()
  const judged = items.map((said) => {
    const key = `${said.stepId} ${said.month}`
    const found = taken.has(key) ? undefined : asked(said)
    const why: Refusal | null = whyNotReport(found, said, ctx.today)
    if (!why) taken.add(key)
    return { said, why, sequence: (found?.sequence ?? 0) + 1 }
  })
  const kept = judged.filter(({ why }) => why === null)
  const words = (text: string | null): string | null => text?.trim() || null
  await saveReports(
    ctx,
    kept.map(({ said: { seen: _, ...said }, sequence }) => {
      const amount = readAmount(said.amount)
      return {
        ...{ ...said, sequence, amount: 'amount' in amount ? amount.amount : null },
        ...{ supporting: words(said.supporting), obstacle: words(said.obstacle) },
        ...{ followUp: words(said.followUp), proof: words(said.proof) },
      }
    }),
  )
  await recordAll(
    ctx,
    kept.map(({ said, sequence }) => ({
      act: 'action-plan.reported',
      subject: said.agreementId,
      after: { stepId: said.stepId, month: said.month, sequence, done: said.done },
    })),
  )
  if (kept.length > 0)
    await lookAtMonths(
      ctx,
      kept.map(({ said }) => said.agreementId),
    )
  return {
    accepted: kept.length,
    items: judged.map(({ said, why, sequence }) => ({
      ...{ stepId: said.stepId, month: said.month },
      sequence: why ? null : sequence,
      refusal: why?.detail ?? null,
    })),
  }
}
