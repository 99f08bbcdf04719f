import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type FurtherMeasure,
  saveFurtherMeasure,
  smallMeasure,
} from '../../../testing/further-measure.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/words.ts'
import { deskContract, figureContract } from '../index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const codes = [...'ABCDEFGHIJKLMNOPQRSTUVWX'].map((letter) => `M${letter}`)
const monthly = (code: string): FurtherMeasure => ({
  ...{ code, name: `Guru yang dilatih ${code}`, node: 'P1', unit: ['orang', 'NUMBER'] },
  ...{ aggregation: 'SUM', frequency: 'MONTHLY' },
  targets: { '2026': '120' },
})
const row = (code: string, period: string, value: string, more = {}) => ({
  ...{ measureId: smallMeasure(code), period, value, ifMatch: 0 },
  ...more,
})
const send = (who: string, ...items: ReturnType<typeof row>[]) => as(who).reportFigures({ items })
const read = (code: string, period: string) =>
  as('eko').readFigure({ measureId: smallMeasure(code), period })

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const code of codes) await saveFurtherMeasure(world, monthly(code))
  for (const name of ['eko', 'surya', 'yusuf'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

it('stores what it accepts, earlier months first, and asks the giver for each', async () => {
  const { accepted, items } = await send(
    'eko',
    row('MA', '2026-06', '12'),
    row('MA', '2026-05', '8'),
    row('MB', '2026-06', '0', { provisional: true, analysis: 'Mulai Juli.' }),
  )

  expect(accepted).toBe(3)
  expect(items).toMatchObject([
    { period: '2026-06', version: 1, achievement: '120', refusal: null },
    { period: '2026-05', version: 1, achievement: '80', refusal: null },
    { period: '2026-06', version: 1, achievement: '0', refusal: null },
  ])
  const page = await read('MA', '2026-06')
  expect(page.results.find(({ scope }) => scope === 'TO_DATE')?.realization).toBe('20')
  expect(page.current).toMatchObject({ reporterName: 'Eko Nugroho, S.Pd.' })
  const { items: tasks } = await world.calls(taskContract, cookies.surya).listMyTasks({})
  expect(tasks.filter(({ kind }) => kind === 'measurement/verify')).toHaveLength(3)
  const entries = await world.asSystem(({ db }) =>
    db
      .selectFrom('audit.entries')
      .select(['subject', 'actingAs'])
      .where('tenantId', '=', 1)
      .where('act', '=', 'figure.reported')
      .execute(),
  )
  expect(entries).toHaveLength(3)
  expect(entries.every(({ actingAs }) => actingAs !== null)).toBe(true)
})

it('accepts what stands as it was sent, whatever the version named, and adds nothing', async () => {
  const again = await send('eko', row('MA', '2026-06', '12'), row('MA', '2026-05', '8'))

  expect(again).toMatchObject({
    accepted: 2,
    items: [
      { version: 1, achievement: '120' },
      { version: 1, achievement: '80' },
    ],
  })
  expect((await read('MA', '2026-06')).versions).toHaveLength(1)
})

it('tells the locked, the foreign, the verified, the changed and the wrong rows singly', async () => {
  const [m1, m3] = [smallMeasure('MA'), smallMeasure('MC')]
  await send('eko', row('MC', '2026-06', '5'), row('MD', '2026-06', '5'))
  await as('surya').giveVerdict({
    measureId: m1,
    period: '2026-05',
    version: 1,
    verdict: 'VERIFIED',
  })
  await as('surya').giveVerdict({
    measureId: m3,
    period: '2026-06',
    version: 1,
    verdict: 'VERIFIED',
  })
  await as('bagus').lockPeriod({ period: '2026-06' })

  const { accepted, items } = await send(
    'eko',
    row('MC', '2026-06', '6', { ifMatch: 1 }),
    { ...row('P1', '2026-Q1', '80'), measureId: smallMeasure('P1') },
    row('MA', '2026-05', '9', { ifMatch: 1 }),
    row('MD', '2026-06', '7', { ifMatch: 0 }),
    {
      measureId: smallMeasure('MD'),
      period: '2026-05',
      value: '7',
      ifMatch: 0,
      blank: 'NOT_MEASURABLE',
    } as never,
    row('ME', '2026-06', 'banyak'),
    row('ME', '2026-07', '1'),
    row('ME', '2026-13', '1'),
    row('MF', '2026-06', '4'),
    row('MF', '2026-06', '5'),
    row('MG', '2026-06', '4', { evidenceIds: ['019bd921-5900-70ac-9b54-fd0a485faf05'] }),
  )

  expect(items.map(({ refusal }) => refusal && [refusal.code, refusal.pointer])).toEqual([
    ['measurement/locked', null],
    null,
    ['measurement/value', '/reason'],
    ['kernel/stale', null],
    ['measurement/value', '/value'],
    ['measurement/value', '/value'],
    ['measurement/not-due', null],
    ['measurement/no-such-measure', null],
    null,
    ['measurement/row-twice', null],
    ['measurement/no-such-evidence', '/evidenceIds'],
  ])
  expect(accepted).toBe(2)
  expect((await read('MF', '2026-06')).current).toMatchObject({ value: '4', version: 1 })
  const foreign = await send('yusuf', row('MH', '2026-06', '4'))
  expect(foreign.items).toMatchObject([{ refusal: { code: 'measurement/not-yours' } }])
})

it('keeps the other rows where the database refuses the data of one', async () => {
  await world.owner.query(
    `alter table measurement.figures add constraint never_thirteen check (value <> '13')`,
  )
  const { items } = await send(
    'eko',
    row('MI', '2026-04', '3'),
    row('MI', '2026-05', '13'),
    row('MI', '2026-06', '4'),
  )

  expect(items.map(({ refusal }) => refusal?.code ?? null)).toEqual([
    null,
    'measurement/row-not-stored',
    null,
  ])
  expect((await read('MI', '2026-05')).current).toBeNull()
  expect(
    (await read('MI', '2026-06')).results.find(({ scope }) => scope === 'TO_DATE')?.realization,
  ).toBe('7')
})

it('needs three statements a row, and what all share only once', async () => {
  const few = await world.statementsOf(() => send('eko', row('MJ', '2026-06', '4')))
  const many = await world.statementsOf(() =>
    send('eko', ...codes.slice(10).map((code) => row(code, '2026-06', '4'))),
  )

  expect((many.length - few.length) / (codes.length - 11)).toBe(3)
  expect(few.length).toBeLessThanOrEqual(16)
})

it('asks for at least one row and at most 200', async () => {
  await expect(send('eko')).rejects.toMatchObject({ refusal: { status: 422 } })
  const rows = Array.from({ length: 201 }, () => row('MA', '2026-06', '1'))
  await expect(send('eko', ...rows)).rejects.toMatchObject({
    refusal: { status: 422, errors: [{ detail: 'Paling banyak 200 angka sekali kirim.' }] },
  })
})
