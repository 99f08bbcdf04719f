import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveFurtherMeasure, smallMeasure } from '../../../testing/further-measure.ts'
import { handPosts, playEvent } from '../../../testing/play-succession.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { deskContract, figureContract } from '../index.ts'
import { measurementHeir } from '../measurement.ports.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const waiting = () =>
  world.asSystem(async (ctx) =>
    (
      await ctx.db
        .selectFrom('tasks.tasks')
        .select(['kind', 'holderPersonId', 'holderPositionId', 'waiting'])
        .where('kind', 'like', 'measurement/%')
        .where('kind', '!=', 'measurement/report')
        .where('closedAt', 'is', null)
        .orderBy('kind')
        .execute()
    ).map(({ kind, holderPersonId, holderPositionId, waiting: who }) => [
      ...[kind, holderPositionId ?? holderPersonId],
      who,
    ]),
  )

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const code of ['M1', 'M2'])
    await saveFurtherMeasure(world, {
      ...{ code, name: `Guru dilatih ${code}`, node: 'P1', unit: ['orang', 'NUMBER'] },
      ...{ aggregation: 'SUM', frequency: 'MONTHLY', targets: { '2026': '120' } },
    })
  for (const name of ['eko', 'surya'] as const)
    cookies[name] = await world.signIn(region.people[name])
  const period = '2026-06'
  for (const code of ['M1', 'M2'])
    await as('eko').reportFigure(
      { measureId: smallMeasure(code), period, value: '10' },
      { 'if-match': '0' },
    )
  await as('surya').giveVerdict({
    ...{ measureId: smallMeasure('M1'), period, version: 1 },
    ...{ verdict: 'RETURNED', question: 'Mengapa turun?' },
  })
})
afterAll(() => world.close())

it('asks who holds the post next what was asked of who left it', async () => {
  const { kabidSd, kepalaDinas } = region.positions
  expect(await waiting()).toEqual([
    ['measurement/answer', region.people.eko, 'Drs. Surya Pratama, M.Pd.'],
    ['measurement/verify', kepalaDinas, 'Eko Nugroho, S.Pd.'],
  ])

  const effects = await world.asSystem(async (ctx) => {
    const change = await handPosts(ctx, '2026-07-15', [
      { assignment: region.assignments.ekoPltKabidSd, to: region.people.fitri },
    ])
    const told = await measurementHeir.preview(ctx, change)
    await measurementHeir.execute(ctx, change)
    return told.map(({ effect }) => effect)
  })

  expect(effects).toEqual([
    'Pertanyaan tentang «Guru dilatih M1», Juni 2026, menunggu jawaban pemegang indikator yang baru.',
  ])
  expect((await waiting())[0]?.slice(0, 2)).toEqual(['measurement/answer', kabidSd])
})

it('asks the new giver of a unit that came under another office', async () => {
  const { bidangSd, badanKeuangan } = region.units
  await world.asSystem((ctx) =>
    playEvent(ctx, 'MOVE', '2026-07-15', { unitId: bidangSd, parentId: badanKeuangan }),
  )

  expect((await waiting())[1]).toEqual([
    ...['measurement/verify', region.positions.kepalaBadan],
    'Eko Nugroho, S.Pd.',
  ])
})
