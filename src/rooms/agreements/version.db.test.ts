import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import type { AgreementState } from './agreement.contract.ts'
import { agreementContract } from './index.ts'
import { saveState } from './signing/signing.store.ts'

let world: World
let region: SmallRegion
let bagus = ''
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  await world.calls(agreementContract, bagus).draftCascade({ year: 2026 })
})
afterAll(() => world.close())

const code = 'PK-2026-0001'
const move = (version: number, state: AgreementState, sequence: number, endedOn?: string) =>
  world.asSystem(async (ctx) => {
    const { id: versionId } = await ctx.db
      .selectFrom('agreements.versions as version')
      .innerJoin('agreements.agreements as promise', 'promise.id', 'version.agreementId')
      .select('version.id')
      .where('version.number', '=', version)
      .where('promise.code', '=', code)
      .executeTakeFirstOrThrow()
    const next = { state, ...(endedOn && { endedOn }) }
    await saveState(ctx, { versionId, sequence }, next)
  })
const amend = async (number: number, effectiveFrom: string): Promise<void> => {
  await world.asSystem(async ({ db, newId }) => {
    const first = await db
      .selectFrom('agreements.versions as version')
      .innerJoin('agreements.agreements as promise', 'promise.id', 'version.agreementId')
      .selectAll('version')
      .where('version.number', '=', 1)
      .where('promise.code', '=', code)
      .executeTakeFirstOrThrow()
    const next = { id: newId(), number, effectiveFrom, cause: 'STRATEGY_CHANGE' as const }
    const parties = {
      firstParty: JSON.stringify(first.firstParty),
      secondParty: JSON.stringify(first.secondParty),
    }
    await db
      .insertInto('agreements.versions')
      .values({ ...first, ...parties, ...next })
      .execute()
  })
  await move(number, 'DRAFT', 0)
}
const now = async () => {
  const calls = world.calls(agreementContract, bagus)
  const { items } = await calls.listAgreements({ year: 2026, search: code })
  const active = await calls.listAgreements({ year: 2026, state: 'ACTIVE' })
  const { total } = await calls.readReadiness({ year: 2026 })
  expect(active.total).toBe(total.active)
  const [line] = items
  return [line?.version, line?.state, line?.inForce, line?.promiseState, total.active]
}

it('counts a promise as active while its amendment is made, and forgets what came to nothing', async () => {
  await move(1, 'ACTIVE', 1)
  expect(await now()).toEqual([1, 'ACTIVE', null, 'ACTIVE', 1])

  await amend(2, '2026-10-01')
  expect(await now()).toEqual([2, 'DRAFT', 1, 'ACTIVE', 1])

  await move(2, 'CANCELLED', 1)
  expect(await now()).toEqual([1, 'ACTIVE', null, 'ACTIVE', 1])

  await amend(3, '2026-10-01')
  await move(3, 'ACTIVE', 1)
  await move(1, 'SUPERSEDED', 2, '2026-10-01')
  expect(await now()).toEqual([3, 'ACTIVE', null, 'ACTIVE', 1])
})

it('keeps what was in force before it was made void', async () => {
  await move(3, 'VOIDED', 2, '2026-11-01')

  expect(await now()).toEqual([3, 'VOIDED', null, 'VOIDED', 0])
})
