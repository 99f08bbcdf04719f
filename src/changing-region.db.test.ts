import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { events } from './app.ts'
import { Refused } from './kernel/refusal.ts'
import { agreementContract } from './rooms/agreements/index.ts'
import { eventContract, executeDue } from './rooms/organisation/index.ts'
import {
  addUnits,
  brokenIn,
  contentOf,
  dayOf,
  eventKindNames,
  type Step,
  sumsOf,
} from './testing/changing-region.ts'
import { saveFigures } from './testing/small-figures.ts'
import { saveSmallBudget, saveSmallPlan } from './testing/small-plan.ts'
import { seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World

/** When the session is opened: half of the days a step may take effect on lie behind it. */
const opening = '2026-03-02T02:00:00.000Z'
const calls = (cookie: string) => world.calls(eventContract, cookie)

/** Drafts an event, answers what is asked with what comes first, confirms it; answers `done`, or
 * the refusal. */
async function attempt(cookie: string, step: Step, nth: number): Promise<string> {
  const { kind } = step
  const content = await contentOf(world, step, nth)
  try {
    const decree = { number: `Perwali ${nth}/2026`, date: null }
    const { id } = await calls(cookie).draftEvent({
      ...{ kind, effectiveOn: dayOf(step), decree, content },
    })
    const asked = await calls(cookie).readEvent({ eventId: id })
    const answers = Object.fromEntries(
      asked.questions.map(({ key, options }) => [key, options?.[0]?.value ?? '1']),
    )
    if (asked.questions.length > 0)
      await calls(cookie).answerQuestions({ eventId: id, version: asked.event.version, answers })
    const { event } = await calls(cookie).readEvent({ eventId: id })
    const { state } = await calls(cookie).confirmEvent({ eventId: id, version: event.version })
    return state
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { status, detail, code } = error.refusal
    expect([kind, status < 500, detail]).toEqual([kind, true, expect.stringMatching(/[.!?»]$/)])
    return code
  }
}

async function openRegion(parents: readonly number[]): Promise<string> {
  world = await openWorld()
  world.setNow(opening)
  const region = await seedSmallRegion(world)
  await addUnits(world, region, parents)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await saveFigures(world, [{ code: 'S1', period: '2026-01', value: '10' }])
  const cookie = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  await world.calls(agreementContract, cookie).draftCascade({ year: 2026 })
  return cookie
}

const step = fc.record({
  kind: fc.constantFrom(...eventKindNames),
  day: fc.nat(110),
  picks: fc.array(fc.nat(9999), { minLength: 3, maxLength: 3 }),
})

/** Plays the steps and what they leave for later; nothing may be lost or broken after any. */
async function play(cookie: string, steps: readonly Step[]): Promise<string[]> {
  const outcomes: string[] = []
  let before = await sumsOf(world)
  const check = async (): Promise<void> => {
    const after = await sumsOf(world)
    expect(await brokenIn(world)).toEqual([])
    expect(after.kept).toEqual(before.kept)
    for (const [what, count] of Object.entries(before.grown))
      expect([what, (after.grown[what] ?? 0) >= count]).toEqual([what, true])
    before = after
  }
  for (const [nth, one] of steps.entries()) {
    outcomes.push(`${one.kind} ${await attempt(cookie, one, nth)}`)
    await check()
  }
  world.setNow('2026-12-01T02:00:00.000Z')
  await executeDue(world.asSystem, events.heirs, events.kinds)
  await check()
  world.setNow(opening)
  const waiting = await calls(cookie).listEvents({ state: 'CONFIRMED', limit: 100 })
  expect(waiting.items).toEqual([])
  const stopped = await calls(cookie).listEvents({ state: 'STOPPED', limit: 100 })
  for (const { note } of stopped.items) expect(note).toMatch(/[.»]$/)
  return outcomes
}

it('loses nothing and breaks nothing, whatever events follow each other', async () => {
  const outcomes: string[] = []
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(99), { minLength: 4, maxLength: 8 }),
      fc.array(step, { minLength: 12, maxLength: 16 }),
      async (parents, steps) => {
        const cookie = await openRegion(parents)
        try {
          outcomes.push(...(await play(cookie, steps)))
        } finally {
          await world.close()
        }
      },
    ),
    { numRuns: 2, endOnFailure: true },
  )
  const done = outcomes.filter((one) => /EXECUTED|CONFIRMED/.test(one))
  expect(new Set(done.map((one) => one.split(' ')[0])).size).toBeGreaterThan(4)
})
