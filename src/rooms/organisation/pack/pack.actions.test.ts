import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { inRegionOne } from '../../../testing/small-plan.ts'
import { openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { packOf } from '../index.ts'

let world: World
const Shape = z.object({ reportByDay: z.int(), verifyByDay: z.int() })
const daysOf = (year: number, region?: typeof otherRegion) =>
  world.asSystem(
    async (ctx) => (await packOf(ctx, 'jadwal-pengukuran', year, Shape)).content,
    region,
  )

beforeAll(async () => {
  world = await openWorld()
  await inRegionOne(world.owner, async (client) => {
    await client.query(
      `insert into organisation.region_rule_packs values
        (1, 'jadwal-pengukuran', '2026-07-01', '2028-01-01', 'Perwali 1/2026', true, '{"reportByDay": 3}', 'sha256:uji', now())`,
    )
  })
})
afterAll(() => world.close())

it('gives a year the pack of its last day: the own one over the national, key by key, while it holds', async () => {
  const national = await daysOf(2026, otherRegion)

  expect(await daysOf(2025)).toEqual(national)
  expect(await daysOf(2026)).toEqual({ ...national, reportByDay: 3 })
  expect(await daysOf(2028)).toEqual(national)
})

it('refuses a year before the rules, and says since when there are some', async () => {
  await expect(daysOf(2013)).rejects.toMatchObject({
    refusal: { code: 'organisation/before-the-rules', detail: expect.stringContaining('2014') },
  })
})
