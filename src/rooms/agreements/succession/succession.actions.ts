import type { Inheritance, Succession } from '../../../kernel/ports.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { recordAll } from '../../audit/index.ts'
import {
  branchOf,
  type Chart,
  chartOf,
  chartOn,
  leaderOf,
  loadOrganisation,
} from '../../organisation/index.ts'
import type { DraftingTables } from '../drafting/drafting.actions.ts'
import { measuresPromised } from '../promise.store.ts'
import { whyHeld } from '../signing/signing.rules.ts'
import { saveStates } from '../signing/signing.store.ts'
import { declinedTasks } from '../talks/talk.rules.ts'
import { type Change, effectOf, endingBy, fateOf, wayOf } from './succession.rules.ts'
import {
  type Destined,
  promisesOf,
  saveReviews,
  signedNow,
  standingsOf,
} from './succession.store.ts'
import { settleYear } from './successor.actions.ts'

type Ctx = Context<DraftingTables>

/** A change seen on a chart: which offices are reshaped, who leads them, what moves with whom. */
function changeOn(chart: Chart, succession: Succession): Change {
  const { units, moved, endings } = succession
  const receivers = Object.values(units).flat()
  const both = Object.values(moved).flatMap(({ from, to }) => [from, to])
  const reshaped = new Set(
    [...receivers, ...both].filter((id) => id !== null && (!units[id] || units[id].includes(id))),
  )
  const movedTo = new Map(
    Object.entries(moved).flatMap(([unitId, { to }]) =>
      branchOf(chart, unitId).map(({ id }) => [id, to] as const),
    ),
  )
  const movedPosts = chart.organisation.positions.filter(({ unitId }) => movedTo.has(unitId))
  return {
    succession,
    movedTo,
    movedPosts: new Set(movedPosts.map(({ id }) => id)),
    ended: new Map(endings.map((ending) => [ending.assignmentId, ending])),
    leaders: new Set([...reshaped].flatMap((id) => leaderOf(chart, id ?? '')?.id ?? [])),
  }
}

/** The promises a change touches, each with what becomes of it. */
async function destined(ctx: Ctx, change: Change, hold: boolean): Promise<Destined[]> {
  const { on, units, positions, people } = change.succession
  const ids = await promisesOf(
    ctx,
    {
      year: Number(on.slice(0, 4)),
      mandates: [...change.ended.keys()],
      positions: [...Object.keys(positions), ...change.leaders],
      people: Object.keys(people).filter((id) => people[id]?.length === 0),
      units: [...Object.keys(units), ...change.movedTo.keys()],
    },
    hold,
  )
  const standing = await standingsOf(ctx, ids)
  return standing.flatMap((promise) => {
    const fate = fateOf(promise, change)
    return fate ? [{ ...promise, fate }] : []
  })
}

/** What a change does to promises. */
export async function previewSuccession(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
  const change = changeOn(await chartOn(ctx, succession.on), succession)
  return (await destined(ctx, change, false)).map((promise) => ({
    table: 'agreements.agreements',
    id: promise.id,
    ...wayOf(promise, promise.fate, change),
    effect: effectOf(promise, promise.fate, succession),
  }))
}

/** Carries out what the preview told: nothing signed is rewritten; it ends or is void, and a
 * successor is drafted. Refuses while one of the promises is being signed. */
export async function executeSuccession(ctx: Ctx, succession: Succession): Promise<void> {
  const chart = chartOf(await loadOrganisation(ctx, ctx.today))
  const change = changeOn(chart, succession)
  const all = await destined(ctx, change, true)
  heed(
    whyHeld(
      await signedNow(
        ctx,
        all.map(({ versionId }) => versionId),
      ),
      ctx.now,
    ),
  )
  const over = all.filter(({ fate }) => endingBy[fate])
  await endPromises(ctx, over, succession)
  await markReviews(ctx, all, succession)
  const years = new Set([Number(succession.on.slice(0, 4)), ...all.map(({ year }) => year)])
  for (const year of years)
    if (year >= Number(ctx.today.slice(0, 4)))
      await settleYear(ctx, year, { all: all.filter((one) => one.year === year), succession })
  await recordAll(
    ctx,
    all.map(({ id, state, fate }) => ({
      act: 'agreement.succession',
      subject: id,
      before: { state },
      after: { fate, on: succession.on, eventId: succession.eventId },
    })),
  )
}

/** Tasks that wait for a promise on its way to its signatures. */
export const waitingTasks = [
  ...['agreements/read-draft', ...declinedTasks],
  ...['agreements/sign', 'agreements/sign-as-giver'],
  ...['agreements/budget-wish', 'agreements/departs-from-plan'],
]

/** Ends, voids or withdraws promises whose receivers leave; nobody waits for them any more, and what
 * was held against their targets is computed anew from the date on. */
async function endPromises(
  ctx: Ctx,
  over: readonly Destined[],
  succession: Succession,
): Promise<void> {
  await saveStates(
    ctx,
    over.flatMap(({ versionId, sequence, fate, digest, ...promise }) => {
      const state = endingBy[fate]
      if (!state) return []
      const note = effectOf(promise, fate, succession)
      const ends = state === 'ENDED' && { endedOn: succession.on, digest }
      return [{ versionId, sequence, state, note, ...ends }]
    }),
  )
  const subjects = over.map(({ id }) => id)
  await ctx.tasks.open(
    [],
    waitingTasks.map((kind) => ({ kind, subjects, reason: 'Pejabatnya berganti' })),
  )
  const counted = over.filter(({ fate }) => fate !== 'WITHDRAWN')
  const measures = await measuresPromised(
    ctx,
    counted.map(({ versionId }) => versionId),
  )
  const voided = counted.some(({ fate }) => fate === 'FALLS')
  if (measures.length > 0) await ctx.targets.moved(measures, voided ? undefined : succession.on)
}

/** Marks what is to be looked at: the promises of who leads an office that lost or got a part. */
const markReviews = (ctx: Ctx, all: readonly Destined[], succession: Succession): Promise<void> =>
  saveReviews(
    ctx,
    all
      .filter(({ fate, amends }) => fate === 'REVIEWED' && !amends)
      .map((promise) => ({
        agreementId: promise.id,
        eventId: succession.eventId,
        reason: effectOf(promise, 'REVIEWED', succession),
      })),
  )
