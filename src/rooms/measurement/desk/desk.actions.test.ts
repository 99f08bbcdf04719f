import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import {
  type FurtherMeasure,
  saveFurtherMeasure,
  smallMeasure,
} from '../../../testing/further-measure.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { type Session, sessionContract } from '../../identity/words.ts'
import { reportFigure } from '../figure/figure.actions.ts'
import { deskContract, figureContract } from '../index.ts'
import { readVerificationDesk } from './desk.actions.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})

const monthly: FurtherMeasure = {
  ...{
    code: 'M1',
    name: 'Guru yang dilatih',
    node: 'P1',
    unit: ['orang', 'NUMBER'],
    aggregation: 'SUM',
    frequency: 'MONTHLY',
  },
  targets: { '2026': '120' },
}
const follower: FurtherMeasure = {
  ...monthly,
  code: 'F1',
  node: 'K1',
  targets: {},
  identicalTo: 'M1',
}

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const further of [monthly, follower]) await saveFurtherMeasure(world, further)
  for (const name of ['eko', 'surya', 'indah', 'yusuf', 'maya'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.joko = await world.signIn(region.people.joko, [
    { role: 'OPERATOR', unitId: region.units.dinasPendidikan },
  ])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  await as('eko').reportFigure({ measureId: smallMeasure('M1'), period: '2026-05', value: '8' })
  await as('eko').reportFigure({ measureId: smallMeasure('P1'), period: '2026-Q1', value: '70' })
})
afterAll(() => world.close())

const codes = ({ items }: { items: { indicatorCode: string }[] }) =>
  items.map(({ indicatorCode }) => indicatorCode)

describe('my desk', () => {
  it('opens with the last month that has ended: what I report, late first', async () => {
    const desk = await as('eko').readDesk({})

    expect(desk).toMatchObject({
      period: '2026-06',
      periodLabel: 'Juni 2026',
      dueOn: '2026-07-10',
      waiting: 3,
      late: 3,
    })
    expect(codes(desk)).toEqual(['I.M1', 'I.P1', 'I.P2'])
    expect([
      desk.earlier.waiting,
      desk.earlier.items.map(({ indicatorCode, period }) => `${indicatorCode} ${period}`),
    ]).toEqual([
      5,
      ['I.M1 2026-01', 'I.M1 2026-02', 'I.M1 2026-03', 'I.P2 2026-Q1', 'I.M1 2026-04'],
    ])
    expect(desk.items[0]).toMatchObject({
      period: '2026-06',
      target: '10',
      targetSource: 'EVEN_SHARE',
      last: { period: '2026-05', value: '8' },
    })
    expect(desk.items[1]).toMatchObject({
      period: '2026-Q2',
      periodLabel: 'Triwulan II 2026',
      last: { period: '2026-Q1', value: '70' },
    })
  })

  it('shows another month with what ends in it, and the whole year at a glance', async () => {
    const desk = await as('eko').readDesk({ month: '2026-05' })

    expect(codes(desk)).toEqual(['I.M1'])
    expect(desk.items[0]).toMatchObject({
      state: 'REPORTED',
      value: '8',
      achievement: '80',
      tone: 'fine',
    })
    expect(desk.months.map(({ total, waiting }) => `${waiting}/${total}`)).toEqual([
      ...['1/1', '1/1', '2/3', '1/1', '0/1', '3/3', '0/1', '0/1', '0/3', '0/1', '0/1', '0/3'],
    ])
    expect(desk.year.map(({ indicatorCode, cells }) => [indicatorCode, cells.length])).toEqual([
      ['I.M1', 12],
      ['I.P1', 4],
      ['I.P2', 4],
    ])
    expect(desk.year[1]?.cells[0]).toMatchObject({
      period: '2026-Q1',
      state: 'REPORTED',
      value: '70',
      tone: 'fine',
    })
  })

  it(
    'of the operator holds the whole office, of the planners what the head of region ' +
      'promises, of others only their own',
    async () => {
      expect(codes(await as('joko').readDesk({}))).toEqual(['I.K1', 'I.M1', 'I.P1', 'I.P2', 'I.S1'])
      expect(codes(await as('bagus').readDesk({}))).toEqual(['I.T1'])
      expect(codes(await as('maya').readDesk({}))).toEqual(['I.T1'])
      expect(codes(await as('indah').readDesk({}))).toEqual(['I.K1'])
      expect(await as('yusuf').readDesk({})).toMatchObject({ items: [], year: [], waiting: 0 })
    },
  )

  it('is empty in a month that has not come, and refuses what is no month', async () => {
    expect(await as('eko').readDesk({ month: '2026-09' })).toMatchObject({ waiting: 0, late: 0 })
    await expect(as('eko').readDesk({ month: '2026-19' })).rejects.toMatchObject({
      refusal: { code: 'measurement/no-such-period', status: 422 },
    })
    await expect(as('nobody').readDesk({})).rejects.toMatchObject({ refusal: { status: 401 } })
  })
})

describe('the desk of the giver', () => {
  it('holds the figures that wait for exactly this person', async () => {
    const waiting = (await as('surya').readVerificationDesk({})).items

    expect(
      waiting.map(({ indicatorCode, period, reporter }) => [indicatorCode, period, reporter]),
    ).toEqual(
      [
        ['I.P1', '2026-Q1', 'Eko Nugroho, S.Pd.'],
        ['I.M1', '2026-05', 'Eko Nugroho, S.Pd.'],
      ].toSorted(),
    )
    expect((await as('eko').readVerificationDesk({})).items).toEqual([])
    expect((await as('maya').readVerificationDesk({})).items).toEqual([])
  })

  it('still holds December in January', async () => {
    const [reporter, giver] = [await actorOf('eko'), await actorOf('surya')]
    world.setNow('2027-01-08T02:00:00.000Z')
    await world.asSystem(
      (ctx) => reportFigure(ctx, { measureId: smallMeasure('P1'), period: '2026-Q4', value: '88' }),
      undefined,
      reporter,
    )
    const { items } = await world.asSystem(readVerificationDesk, undefined, giver)
    world.setNow('2026-07-15T02:00:00.000Z')

    expect(items.map(({ period }) => period)).toContain('2026-Q4')
  })
})

it('tells the rules of a year whole, as the pack has them', async () => {
  const packed = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../../data/packs/pengukuran.json'), 'utf8'),
  )

  const { content } = await as('eko').readMeasurementRules({ year: 2026 })

  expect(content).toEqual(packed.content)
})

it('reads desks in few statements besides the two of the session, however many measures', async () => {
  const desk = () => as('joko').readDesk({})
  const verification = () => as('surya').readVerificationDesk({})
  await desk()
  await verification()

  expect(await world.statementsOf(desk)).toHaveLength(2 + 4)
  expect(await world.statementsOf(verification)).toHaveLength(2 + 6)
})

/** The person as the application sees them, from their own session. */
async function actorOf(who: 'eko' | 'joko' | 'surya'): Promise<Actor> {
  const session = (await world.calls(sessionContract, cookies[who]).readSession({})) as Session
  return { ...session.actor, accountId: null, personId: region.people[who] }
}
