import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveFurtherMeasure } from '../../../testing/further-measure.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { deskContract, figureContract } from '../index.ts'
import { measurementChores, measurementLater } from '../measurement.jobs.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const people = ['eko', 'surya', 'indah', 'yusuf', 'maya', 'joko', 'bagus'] as const
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})

beforeAll(async () => {
  world = await openWorld('2026-07-01T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveFurtherMeasure(world, {
    ...{ code: 'M1', name: 'Guru yang dilatih', node: 'P1', unit: ['orang', 'NUMBER'] },
    ...{ aggregation: 'SUM', frequency: 'MONTHLY', targets: { '2026': '120' } },
  })
  for (const name of people)
    cookies[name] = await world.signIn(
      region.people[name],
      name === 'joko'
        ? [{ role: 'OPERATOR', unitId: region.units.dinasPendidikan }]
        : name === 'bagus'
          ? [{ role: 'ORGANISATION_BUREAU' }]
          : [],
    )
})
afterAll(() => world.close())

const look = async (): Promise<void> => {
  for (const { run } of measurementChores) await run({ step: world.asSystem })
}
type Found = { personId: string | null; title: string; dueOn: string | null; link: string }
const open = (): Promise<Found[]> =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('tasks.tasks')
      .select(['holderPersonId as personId', 'title', 'dueOn', 'link'])
      .where('tenantId', '=', 1)
      .where('kind', '=', 'measurement/report')
      .where('closedAt', 'is', null)
      .orderBy('title')
      .execute(),
  )
const holders = async (title: string): Promise<Set<string | null>> =>
  new Set((await open()).filter((task) => task.title === title).map(({ personId }) => personId))

it('opens one task for everybody whose desk asks for the month that ended, and nobody else', async () => {
  await look()
  await look()
  const found = (await open()).filter(({ title }) => title === 'Realisasi Juni 2026')

  expect(new Set(found.map(({ personId }) => personId)).size).toBe(found.length)
  for (const name of people) {
    const { items } = await as(name).readDesk({})
    const own = found.filter(({ personId }) => personId === region.people[name])
    expect([name, own.length]).toEqual([
      name,
      items.some(({ state }) => state === 'NOT_REPORTED') ? 1 : 0,
    ])
    for (const task of own) expect(task).toMatchObject({ dueOn: '2026-07-10' })
    const missed = (await holders('Realisasi Mei 2026')).has(region.people[name])
    const { items: ofMay } = await as(name).readDesk({ month: '2026-05' })
    expect(missed).toBe(ofMay.some(({ state }) => state === 'NOT_REPORTED'))
  }
  const [joko, bagus] = [region.people.joko, region.people.bagus]
  expect([...(await holders('Realisasi Juni 2026'))]).toEqual(expect.arrayContaining([joko, bagus]))
})

it('closes it for all of them soon after the last figure came, and leaves the others', async () => {
  const { items } = await as('joko').readDesk({})
  const queued = () =>
    world.owner.query<{ ids: string[] }>(
      `select data->'ids' as ids from pgboss.job where data->>'work' = 'measurement/months'`,
    )
  for (const { measureId, period, unitKind } of items)
    await as('joko').reportFigure({
      ...{ measureId, period },
      ...(unitKind === 'NUMBER' || unitKind === 'PERCENT'
        ? { value: '7' }
        : { blank: 'NOT_MEASURABLE' as const, analysis: 'Datanya belum tersedia.' }),
    })
  const { rows } = await queued()
  expect(rows.flatMap(({ ids }) => ids).toSorted()).toEqual(
    items.map(({ measureId }) => measureId).toSorted(),
  )
  for (const { ids } of rows)
    for (const { run } of measurementLater) await run({ step: world.asSystem }, ids)

  const left = await holders('Realisasi Juni 2026')
  expect([left.has(region.people.joko), left.has(region.people.bagus)]).toEqual([false, true])
})

it('goes with the clock: the next month has its own, and what was left of the last stays', async () => {
  world.setNow('2026-08-01T02:00:00.000Z')
  await look()

  expect((await holders('Realisasi Juli 2026')).has(region.people.joko)).toBe(true)
  expect((await holders('Realisasi Juni 2026')).has(region.people.bagus)).toBe(true)
  expect((await open()).find(({ title }) => title === 'Realisasi Juli 2026')).toMatchObject({
    dueOn: '2026-08-10',
    link: '/pengukuran?bulan=2026-07',
  })
})

it('is nobody’s any more once the role ends', async () => {
  await world.asSystem((ctx) =>
    ctx.db
      .updateTable('identity.roleGrants')
      .set({ recordedUntil: ctx.now })
      .where('tenantId', '=', 1)
      .where('personId', '=', region.people.joko)
      .execute(),
  )
  await look()

  expect((await holders('Realisasi Juli 2026')).has(region.people.joko)).toBe(false)
})
