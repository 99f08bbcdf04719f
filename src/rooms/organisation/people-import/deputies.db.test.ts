import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, testRegion, type World } from '../../../testing/world.ts'
import { chartOf, loadOrganisation } from '../index.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

/** The migration once more, over a region that stood before it; it is written to be repeatable. */
const turnDeputies = () => world.owner.query(readFileSync('migrations/0061_deputies.sql', 'utf8'))

it('turns a Wakil Kepala Daerah that counted as a head of region, and keeps what was recorded', async () => {
  await world.owner.query(`select set_config('app.tenant_id', '${testRegion.id}', false)`)
  await world.owner.query(
    `update organisation.position_versions set title = 'Wakil Wali Kota Uji' where position_id = $1`,
    [region.positions.waliKota],
  )

  await turnDeputies()

  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, ctx.today)))
  expect(chart.position.get(region.positions.waliKota)).toMatchObject({
    kind: 'WAKIL',
    level: 'REGION_DEPUTY',
    title: 'Wakil Wali Kota Uji',
  })
  await world.owner.query(`select set_config('app.tenant_id', '${testRegion.id}', false)`)
  const { rows } = await world.owner.query(
    `select kind, recorded_until is null as stands from organisation.position_versions
      where position_id = $1 order by recorded_until nulls last`,
    [region.positions.waliKota],
  )
  expect(rows).toEqual([
    { kind: 'POLITIK', stands: false },
    { kind: 'WAKIL', stands: true },
  ])
})
