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
import type { WaitingLine } from '../words.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const codes = ['M1', 'M2', 'M3', 'M4', 'M5']
const month = '2026-06'

const monthly = (code: string): FurtherMeasure => ({
  ...{
    code,
    name: `Guru yang dilatih ${code}`,
    node: 'P1',
    unit: ['orang', 'NUMBER'],
    aggregation: 'SUM',
    frequency: 'MONTHLY',
  },
  targets: { '2026': '120' },
})
const report = (
  code: string,
  value: string,
  more: { reason?: string; provisional?: boolean } = {},
  ifMatch = '0',
) =>
  as('eko').reportFigure(
    { measureId: smallMeasure(code), period: month, value, ...more },
    { 'if-match': ifMatch },
  )
const waiting = async (who = 'surya'): Promise<WaitingLine[]> =>
  (await as(who).readVerificationDesk({})).items
const seen = async (...wanted: string[]) =>
  (await waiting())
    .filter(({ indicatorCode }) => wanted.includes(indicatorCode.slice(2)))
    .map(({ measureId, period, figureId }) => ({ measureId, period, figureId: figureId ?? '' }))
const stateOf = async (code: string) =>
  (await as('eko').readFigure({ measureId: smallMeasure(code), period: month })).state

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const code of codes) await saveFurtherMeasure(world, monthly(code))
  for (const name of ['eko', 'surya', 'yusuf'] as const)
    cookies[name] = await world.signIn(region.people[name])
  for (const code of ['M1', 'M2', 'M3']) await report(code, '9')
  await report('M4', '9', { provisional: true })
  await report('M5', '2')
})
afterAll(() => world.close())

it('tells of each waiting figure what asks to be read by itself', async () => {
  const asked = (await waiting()).map(({ indicatorCode, questions }) => [indicatorCode, questions])

  expect(Object.fromEntries(asked)).toEqual({
    ...{ 'I.M1': [], 'I.M2': [], 'I.M3': [] },
    ...{ 'I.M4': ['Masih angka sementara.'], 'I.M5': ['Capaiannya sangat rendah.'] },
  })
})

it('leaves to others what is not theirs, and asks for at least one', async () => {
  const figures = await seen('M1')
  const { verified, answers } = await as('yusuf').verifyFigures({ figures })

  expect([verified, answers]).toMatchObject([
    0,
    [{ refusal: { code: 'measurement/not-the-giver' } }],
  ])
  expect((await as('eko').verifyFigures({ figures })).answers).toMatchObject([
    { refusal: { code: 'measurement/own-figure' } },
  ])
  await expect(as('surya').verifyFigures({ figures: [] })).rejects.toMatchObject({
    refusal: { status: 422 },
  })
  expect(await stateOf('M1')).toBe('REPORTED')
})

it(
  'verifies what was read and raises no question; what changed since, asks or does not exist ' +
    'is left with its reason',
  async () => {
    const figures = await seen(...codes)
    await report('M3', '10', { reason: 'Satu guru menyusul.' }, '"1"')
    const strange = {
      measureId: figures[0]?.figureId ?? '',
      period: month,
      figureId: figures[0]?.measureId ?? '',
    }
    const { verified, answers } = await as('surya').verifyFigures({
      figures: [...figures, strange],
    })
    const reasons = answers.map(({ measureId, refusal }) => [
      codes.find((code) => smallMeasure(code) === measureId),
      refusal?.code ?? null,
    ])

    expect(verified).toBe(2)
    expect(Object.fromEntries(reasons)).toEqual({
      ...{
        M1: null,
        M2: null,
        M3: 'measurement/changed-since',
        M4: 'measurement/asks-to-be-read',
        M5: 'measurement/asks-to-be-read',
      },
      ...{ undefined: 'measurement/no-such-measure' },
    })
    expect(
      answers.find(({ measureId }) => measureId === smallMeasure('M5'))?.refusal?.detail,
    ).toContain('sangat rendah')
    expect(await Promise.all(codes.map(stateOf))).toEqual([
      'VERIFIED',
      'VERIFIED',
      'REPORTED',
      'REPORTED',
      'REPORTED',
    ])
    const tasks = (await world.calls(taskContract, cookies.surya).listMyTasks({})).items.filter(
      ({ kind }) => kind === 'measurement/verify',
    )
    expect(tasks).toHaveLength(3)
  },
)

it('does nothing the second time, and says so', async () => {
  const { current } = await as('surya').readFigure({ measureId: smallMeasure('M1'), period: month })
  const once = { measureId: smallMeasure('M1'), period: month, figureId: current?.id ?? '' }

  expect(await as('surya').verifyFigures({ figures: [once, once] })).toMatchObject({
    verified: 0,
    answers: [
      { refusal: { code: 'measurement/already-judged' } },
      { refusal: { code: 'measurement/already-judged' } },
    ],
  })
})

it('puts every verdict on record by itself, in the capacity of the giver', async () => {
  const page = await as('eko').readFigure({ measureId: smallMeasure('M2'), period: month })
  const entries = await world.asSystem(({ db }) =>
    db
      .selectFrom('audit.entries')
      .select(['subject', 'actingAs'])
      .where('tenantId', '=', 1)
      .where('act', '=', 'figure.verified')
      .execute(),
  )

  expect(page.current).toMatchObject({
    verdict: 'VERIFIED',
    verdictBy: 'Drs. Surya Pratama, M.Pd.',
  })
  expect(entries).toHaveLength(2)
  expect(entries.map(({ subject }) => subject)).toContain(page.figureId)
  expect(JSON.stringify(entries[0]?.actingAs)).toContain('Kepala Dinas Pendidikan')
})
