import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { successionOf } from '../../kernel/ports.ts'
import { csvUpload, openImportDesk } from '../../testing/import-desk.ts'
import { planCsv, smallPlanRows } from '../../testing/samples/plan-import.samples.ts'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { loadPlan } from './plan.store.ts'
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

it('asks once for a branch of a unit that is divided, and then moves it from the day on', async () => {
  const { units, positions, people } = region
  const eventId = randomUUID()
  const asked = successionOf({
    on: '2026-07-01',
    eventId,
    units: { [units.dinasPendidikan]: [units.dinasPendidikan, units.kecamatanUtara] },
    positions: { [positions.perencana]: [positions.kabidSmp] },
    endings: [
      {
        assignmentId: randomUUID(),
        positionId: positions.perencana,
        personId: people.gita,
        next: null,
      },
    ],
  })
  const told = await world.asSystem((ctx) => planningHeir.preview(ctx, asked))
  const questions = told.flatMap(({ question }) => question ?? [])

  expect(questions).toMatchObject([
    {
      text: 'Kinerja «Meningkatnya mutu sekolah» milik Dinas Pendidikan: siapa yang melanjutkannya?',
      options: [{ label: 'Dinas Pendidikan' }, { label: 'Kecamatan Uji Utara' }],
      answer: null,
    },
  ])
  const answers = { [questions[0]?.key ?? '']: units.kecamatanUtara }
  await world.asSystem((ctx) => planningHeir.execute(ctx, { ...asked, answers }))

  const nodesOn = (on: string) =>
    world.asSystem(async (ctx) => {
      const { nodes } = await loadPlan(ctx, { on, year: 2026 })
      return new Map(nodes.map((node) => [node.code, node]))
    })
  const [before, after] = [await nodesOn('2026-06-30'), await nodesOn('2026-07-01')]
  expect(before.get('D1')?.unitId).toBe(units.dinasPendidikan)
  expect(after.get('D1')?.unitId).toBe(units.kecamatanUtara)
  expect(before.get('I1')?.holderPersonId).toBe(people.gita)
  expect(after.get('I1')).toMatchObject({
    holderPositionId: positions.kabidSmp,
    holderPersonId: null,
  })
  expect([...after.keys()]).toEqual([...before.keys()])
})
