import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type FurtherMeasure,
  saveFurtherMeasure,
  smallMeasure,
} from '../../testing/further-measure.ts'
import { saveSmallPlan } from '../../testing/small-plan.ts'
import { seedSmallRegion } from '../../testing/small-region.ts'
import { openWorld, type World } from '../../testing/world.ts'
import { deskAfter, pageAfter } from '../../web/measurement/figure/after-report.ts'
import { deskContract, figureContract } from './index.ts'

const monthly: FurtherMeasure = {
  code: 'M1',
  name: 'Guru yang dilatih',
  node: 'P1',
  unit: ['orang', 'NUMBER'],
  aggregation: 'SUM',
  frequency: 'MONTHLY',
  targets: { '2026': '120' },
}
const measureId = smallMeasure('M1')
let world: World
let cookie: string

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  const region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveFurtherMeasure(world, monthly)
  cookie = await world.signIn(region.people.eko)
})
afterAll(() => world.close())

const calls = () => ({
  ...world.calls(figureContract, cookie),
  ...world.calls(deskContract, cookie),
})

it.each([
  ['2026-05', { value: '8', provisional: true }],
  ['2026-06', { value: '12', analysis: 'Dua gugus dilatih bersama.' }],
  ['2026-04', { blank: 'NOT_MEASURABLE' as const, analysis: 'Terbit bulan depan.' }],
])('says of a report of %s what the server would say when asked again', async (period, input) => {
  const month = '2026-06'
  const page = await calls().readFigure({ measureId, period })
  const desk = await calls().readDesk({ month })
  const reported = await calls().reportFigure({ measureId, period, ...input })
  const after = pageAfter(page, reported, [])
  if (!after) throw new Error('every file is known')

  // why somebody may not verify is shown to nobody who has just reported
  const { whyNotVerify: _, ...then } = await calls().readFigure({ measureId, period })
  expect(after).toMatchObject(then)
  const deskThen = await calls().readDesk({ month })
  expect(deskAfter(desk, after, period)).toMatchObject({
    ...deskThen,
    items: deskThen.items.map(({ measureId: id, state, version }) => ({
      measureId: id,
      state,
      version,
    })),
  })
})

it('asks again where it does not know an attached file', async () => {
  const page = await calls().readFigure({ measureId, period: '2026-05' })
  const { current: figure, results, version } = page
  if (!figure) throw new Error('it was reported')
  const evidenceIds = ['019bd921-5900-70ac-9b54-fd0a485faf05']

  expect(pageAfter(page, { figure: { ...figure, evidenceIds }, results, version }, [])).toBeNull()
})
