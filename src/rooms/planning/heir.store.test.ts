import { afterAll, beforeAll, expect, it } from 'vitest'
import { successionOf } from '../../kernel/ports.ts'
import { csvUpload, openImportDesk } from '../../testing/import-desk.ts'
import { planCsv, smallPlanRows } from '../../testing/samples/plan-import.samples.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { planningHeir } from './planning.ports.ts'

let world: World
let region: SmallRegion

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const desk = await openImportDesk(world, 'PLANNING')
  await desk.take('plan', csvUpload(planCsv(smallPlanRows)), { tahun: '2026' })
})
afterAll(() => world.close())

it('says which nodes follow a unit, wait for a post, or lose their person', async () => {
  const { units, positions, people } = region
  const succession = successionOf({
    on: '2026-02-01',
    units: { [units.bidangSd]: [units.bidangSmp] },
    positions: { [positions.kepalaDinas]: [] },
    people: { [people.gita]: [] },
  })

  const inherited = await world.asSystem((ctx) => planningHeir.preview(ctx, succession))

  expect(inherited.map(({ from, to, effect }) => [from, to, effect])).toEqual([
    [
      positions.kepalaDinas,
      null,
      'Kinerja «Meningkatnya mutu sekolah» menunggu jabatan yang baru.',
    ],
    [people.gita, null, 'Kinerja «Sekolah didampingi» menunggu pemegang yang baru.'],
    [
      units.bidangSd,
      units.bidangSmp,
      'Kinerja «Meningkatnya mutu sekolah dasar» ikut ke unit penggantinya.',
    ],
  ])
})
