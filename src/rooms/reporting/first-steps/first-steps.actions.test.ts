import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { agreementContract } from '../../agreements/index.ts'
import { certify, requestFor } from '../../documents/index.ts'
import { reportingContract } from '../index.ts'
import { stepAtHand } from './first-steps.rules.ts'

let world: World
let region: SmallRegion
let bureau: string
beforeAll(async () => {
  world = await openWorld('2026-02-02T02:00:00.000Z')
  region = await seedSmallRegion(world)
  bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

const read = async () => {
  const { steps } = await world.calls(reportingContract, bureau).readFirstSteps({})
  const told = steps.map(({ id, there, of }) => `${id} ${there}${of === null ? '' : ` of ${of}`}`)
  return { told, atHand: stepAtHand(steps)?.id }
}

it('tells at every moment what is there and which step is at hand', async () => {
  const before = await read()
  expect(before.told.slice(0, 4)).toEqual([
    'ORGANISATION 4',
    expect.stringMatching(/^PEOPLE \d\d$/),
    'ADDRESS 1',
    expect.stringMatching(/^ACCOUNTS 1 of \d\d$/),
  ])
  expect([before.told.slice(4), before.atHand]).toEqual([
    ['PLAN 0', 'BUDGET 0', 'DRAFTS 0', 'CERTIFICATES 0', 'SIGNING 0 of 0'],
    'PLAN',
  ])

  await saveSmallPlan(world, region)
  expect((await read()).atHand).toBe('BUDGET')
  await saveSmallBudget(world)
  expect((await read()).atHand).toBe('DRAFTS')
  await world.calls(agreementContract, bureau).draftCascade({ year: 2026 })
  expect((await read()).atHand).toBe('CERTIFICATES')
  await world.asSystem(async (ctx) =>
    certify(
      ctx,
      await requestFor(ctx, { id: region.people.maya, name: 'Maya' }, 'sandi uji panjang'),
    ),
  )
  expect((await read()).atHand).toBe('SIGNING')
})

it('asks at most three statements beside the session’s two, and only who sets a region up may', async () => {
  const statements = await world.statementsOf(() => read())
  expect(statements.length).toBeLessThanOrEqual(5)
  const official = await world.signIn(region.people.gita)
  expect(await refusedCode(world.calls(reportingContract, official).readFirstSteps({}))).toBe(
    'reporting/not-setting-up',
  )
})
