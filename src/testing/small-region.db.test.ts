import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  chartOf,
  loadOrganisation,
  principalHolder,
  superiorOf,
} from '../rooms/organisation/index.ts'
import { type SmallRegion, seedSmallRegion } from './small-region.ts'
import { openWorld, otherRegion, type World } from './world.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

it('is a complete region: every office has an answering head, and only the Kasubbag post is vacant', async () => {
  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, ctx.today)))

  const { units, positions, people, assignments } = chart.organisation
  expect([units, positions, people, assignments].map(({ length }) => length)).toEqual([
    13, 22, 21, 23,
  ])
  const vacant = positions
    .filter(({ id }) => principalHolder(chart, id) === null)
    .map(({ id }) => id)
  expect(vacant).toEqual([region.positions.kasubbagUmum])
})

it('leads every official but the head of region to a superior who is somebody else', async () => {
  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, ctx.today)))

  const alone = chart.organisation.assignments.filter(
    (held) => superiorOf(chart, held, { for: 'VERIFIER' }) === null,
  )
  expect(alone.map(({ id }) => id)).toEqual([region.assignments.mayaWaliKota])
})

it('can be seeded in a second region beside the first', async () => {
  await seedSmallRegion(world, otherRegion)

  const there = await world.asSystem((ctx) => loadOrganisation(ctx, ctx.today), otherRegion)
  expect(there.units).toHaveLength(13)
})
