import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Calls } from '../../../testing/calls.ts'
import { officeCodes, seedTwoOffices, type TwoOffices } from '../../../testing/two-offices.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { eventContract } from '../../organisation/index.ts'
import { loadPlan } from '../../planning/index.ts'
import { printOpening } from './opening.rules.ts'
import { openingsOf } from './opening.store.ts'

let world: World
let ids: TwoOffices
let bureau: Calls<typeof eventContract>

beforeAll(async () => {
  world = await openWorld('2026-07-06T02:00:00.000Z')
  ids = await seedTwoOffices(world, 'APART')
  const cookie = await world.signIn(randomUUID(), [{ role: 'ORGANISATION_BUREAU' }])
  bureau = world.calls(eventContract, cookie)
})
afterAll(() => world.close())

it('is played as an event: asked, answered, and done in every room at once', async () => {
  const { id: eventId } = await bureau.draftEvent({
    ...{ kind: 'MERGE', effectiveOn: '2026-07-01' },
    decree: { number: 'Perda 3/2026', date: '2026-06-15' },
    content: {
      sources: [ids.units.industry, ids.units.trade],
      opens: { code: 'U-joined', name: 'Dinas Perindag', skpdCode: officeCodes.joined },
    },
  })
  const open = async () => {
    const { questions, problems, event } = await bureau.readEvent({ eventId })
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
    return { version: event.version, waiting: questions.filter(({ answer }) => answer === null) }
  }
  const first = await open()
  expect(first.waiting.map(({ text }) => text)).toEqual([
    expect.stringMatching(
      /^«Nilai SKM» menjadi satu di Dinas Perindag: .* rata-rata tertimbang\.$/,
    ),
  ])
  const [rule] = first.waiting.map(({ key }) => key)
  await bureau.answerQuestions({
    ...{ eventId, version: first.version },
    answers: { [rule ?? '']: 'WEIGHTED' },
  })
  const second = await open()
  const weights = second.waiting.map(({ key }, at) => [key, at === 0 ? '200' : '300'])
  await bureau.answerQuestions({
    ...{ eventId, version: second.version },
    answers: Object.fromEntries(weights),
  })
  const { version } = await open()
  const done = await bureau.confirmEvent({ eventId, version })

  expect(done.state).toBe('EXECUTED')
  const plan = await world.asSystem((ctx) => loadPlan(ctx, { on: '2026-07-01', year: 2026 }))
  const [unitId] = plan.nodes.map((node) => node.unitId)
  expect(plan.nodes.every((node) => node.unitId === unitId)).toBe(true)
  expect(Object.values(ids.units)).not.toContain(unitId)
  const openings = await world.asSystem((ctx) =>
    openingsOf(
      ctx,
      'measure',
      plan.measures.map(({ id }) => id),
    ),
  )
  expect(openings.map(({ value }) => value).toSorted()).toEqual(['25', '75', '81.82'])
  expect(openings.map(printOpening).join(' ')).toContain('rata-rata tertimbang: 81,82.')
})
