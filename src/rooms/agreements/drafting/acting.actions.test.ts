import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract, closingContract } from '../index.ts'
import { tendActing } from './acting.jobs.ts'

let world: World
let region: SmallRegion
let bureau: string
const calls = () => ({
  ...world.calls(agreementContract, bureau),
  ...world.calls(closingContract, bureau),
  ...world.calls(taskContract, bureau),
})
/** What Bagian Organisasi is asked for after a day's chore. */
async function asked(): Promise<string[]> {
  await world.asSystem(tendActing)
  const { items } = await calls().listMyTasks({})
  return items.flatMap(({ kind, title }) => (kind === 'agreements/acting-promise' ? [title] : []))
}

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

it('asks for the promise of a Plt of more than the set days who has none, until it is drafted', async () => {
  expect(await asked()).toEqual([])
  await calls().draftCascade({ year: 2026 })
  const before = await asked()
  const { items } = await calls().listAgreements({ year: 2026, search: 'Pembinaan SD' })
  await calls().cancelAgreement({ id: items[0]?.id ?? '', reason: 'Belum tepat' })
  const vacant = await asked()
  const again = await asked()
  await calls().draftCascade({ year: 2026 })
  const { items: tasks } = await calls().listMyTasks({})

  expect(vacant).toEqual([...before, 'Susun PK Plt. Kepala Bidang Pembinaan SD'].toSorted())
  expect(again).toEqual(vacant)
  expect(tasks.map(({ title }) => title)).not.toContain('Susun PK Plt. Kepala Bidang Pembinaan SD')
})
