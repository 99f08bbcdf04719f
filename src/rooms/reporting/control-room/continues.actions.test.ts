import { afterAll, beforeAll, expect, it } from 'vitest'
import { playEvent } from '../../../testing/play-succession.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { chartOf, loadOrganisation } from '../../organisation/index.ts'
import { controlRoomContract } from './control-room.contract.ts'

let world: World
let region: SmallRegion
let cookie: string
let merged: string
const room = (unit: string, year = 2026) =>
  world.calls(controlRoomContract, cookie).readControlRoom({ unit, year })

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  const { badanKeuangan, kecamatanUtara } = region.units
  await world.asSystem((ctx) =>
    playEvent(ctx, 'MERGE', '2026-01-15', {
      sources: [badanKeuangan, kecamatanUtara],
      opens: { code: '09', name: 'Badan Baru' },
      head: { title: 'Kepala Badan Baru' },
    }),
  )
  const chart = chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, ctx.today)))
  merged = [...chart.unit.values()].find(({ code }) => code === '09')?.id ?? ''
  cookie = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

it('names for which offices one carries on, and since when, in the year it happened', async () => {
  expect((await room(merged)).continues).toEqual({
    since: '2026-01-15',
    units: ['Badan Keuangan dan Aset Daerah', 'Kecamatan Uji Utara'],
  })
  expect((await room(region.units.dinasPendidikan)).continues).toBeNull()
})

it('says who carries on for an office that was closed, and still opens the years before', async () => {
  await expect(room(region.units.badanKeuangan)).rejects.toThrow(
    'Perangkat daerah ini ditutup 15\u00a0Januari\u00a02026, dilanjutkan oleh Badan Baru.',
  )
  expect((await room(region.units.badanKeuangan, 2025)).seat.name).toBe(
    'Badan Keuangan dan Aset Daerah',
  )
})
