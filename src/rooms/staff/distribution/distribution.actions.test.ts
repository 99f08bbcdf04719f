import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveRated } from '../../../testing/rated-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { deliverUncounted } from './delivering.actions.ts'
import { distributionContract } from './distribution.contract.ts'
import { tendDistributions } from './tending.actions.ts'

let world: World
let region: SmallRegion
let ids: Record<string, string>
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(distributionContract, cookies[who])
const stateOf = (holder: string) =>
  world.asSystem(async (ctx) => {
    const { state } = await ctx.db
      .selectFrom('staff.currentEvaluations')
      .select('state')
      .where('tenantId', '=', 1)
      .where('id', '=', ids[holder] ?? '')
      .executeTakeFirstOrThrow()
    return state
  })

beforeAll(async () => {
  world = await openWorld('2027-01-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  ids = await saveRated(world, region, {
    ...{ suryaKepalaDinas: 'BAIK', dewiSekretaris: 'SANGAT_BAIK', ekoKabidSmp: 'BAIK' },
    ...{ gitaPerencana: 'BAIK', rudiPerencana: 'BAIK', fitriKetuaTim: 'BAIK' },
    ...{ indahPengembang: 'BAIK', jokoStaf: 'BAIK', kartikaStaf: 'BAIK', madeKepalaUptd: 'BAIK' },
    ...{ linaAnalis: 'BAIK' },
  } as const)
  for (const name of ['surya', 'hasan', 'maya', 'joko', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name], [])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'PERSONNEL' }])
})
afterAll(() => world.close())

const askedOf = async (who: string) => {
  await world.asSystem(tendDistributions)
  const { items } = await world.calls(taskContract, cookies[who]).listMyTasks({})
  return items.filter(({ link }) => link.includes(unit().unitId)).map(({ kind }) => kind)
}
const unit = () => ({ unitId: region.units.dinasPendidikan, period: '2026' })

it('shows heads to who leads, stands above or looks after it, and nothing to others', async () => {
  const { items, period, periods } = await as('surya').listDistributions({})
  expect([period, periods]).toEqual(['2026', [{ period: '2026', label: 'Tahun 2026' }]])
  const office = items.find(({ unitId }) => unitId === unit().unitId)
  expect(office).toMatchObject({ people: 9, rated: 9, waiting: 9, predicate: null, within: null })
  expect((await as('joko').listDistributions({})).items).toEqual([])
  expect(await refusedCode(as('joko').readDistribution(unit()))).toBe('staff/not-yours-to-see')
  const page = await as('bagus').readDistribution(unit())
  expect(page).toMatchObject({
    ...{ heads: { SANGAT_BAIK: 1, BAIK: 8 }, mayLook: true, mayDecide: false },
  })
  expect(JSON.stringify(page)).not.toContain('Joko')
})

it('tells no number of a small group to whoever may not read all of it', async () => {
  const setda = { unitId: region.units.setda, period: '2026' }
  expect(await as('bagus').readDistribution(setda)).toMatchObject({ people: 1 })
  const chief = (await as('maya').listDistributions({})).items
  expect(chief.find(({ unitId }) => unitId === setda.unitId)).toMatchObject({
    ...{ people: null, rated: null, waiting: null },
  })
})

it('lets only who rates the leader decide the predicate, with a note and what was expected', async () => {
  const decide = (who: string, over = {}) =>
    as(who).decideOrganisation({
      ...{ ...unit(), predicate: 'BAIK', expectation: 'MEETS', note: 'PK tercapai', seen: 0 },
      ...over,
    })
  const authority = (await as('surya').readDistribution(unit())).authority
  const who = authority?.includes('Maya') ? 'maya' : 'hasan'
  expect(await refusedCode(decide('surya'))).toBe('staff/not-yours-to-decide')
  expect(await refusedCode(decide('bagus'))).toBe('staff/not-yours-to-decide')
  expect(await refusedCode(decide(who, { note: ' ' }))).toBe('staff/note-missing')
  expect(await refusedCode(decide(who, { expectation: null }))).toBe('staff/expectation-missing')
  expect(await refusedCode(decide(who, { period: '2027' }))).toBe('staff/period-not-over')
  expect(await refusedCode(as('surya').lookAtDistribution({ ...unit(), ...look(0) }))).toBe(
    'staff/organisation-undecided',
  )
  expect((await decide(who)).sentence).toBe('Predikat Dinas Pendidikan: Baik.')
  expect(await refusedCode(decide(who))).toBe('staff/distribution-moved')
  expect((await as(who).readDistribution(unit())).decided).toMatchObject({
    ...{ predicate: 'BAIK', proposed: null, note: 'PK tercapai' },
  })
})

const look = (seen: number) => ({ justification: '', seen })

it('delivers to everybody it counts once it was looked at, and to its leader apart', async () => {
  expect(await stateOf('jokoStaf')).toBe('RATED')
  expect(await askedOf('surya')).toEqual(['staff/look-at-distribution'])
  await world.asSystem(deliverUncounted)
  expect([await stateOf('suryaKepalaDinas'), await stateOf('jokoStaf')]).toEqual([
    'DELIVERED',
    'RATED',
  ])
  expect(await refusedCode(as('eko').lookAtDistribution({ ...unit(), ...look(0) }))).toBe(
    'staff/not-yours-to-see',
  )
  const { sentence } = await as('surya').lookAtDistribution({ ...unit(), ...look(0) })
  expect(sentence).toBe('9 hasil penilaian disampaikan kepada pegawainya.')
  expect([await stateOf('jokoStaf'), await stateOf('ekoKabidSmp')]).toEqual([
    'DELIVERED',
    'DELIVERED',
  ])
  expect(await refusedCode(as('surya').lookAtDistribution({ ...unit(), ...look(1) }))).toBe(
    'staff/nothing-waits',
  )
  expect(await askedOf('surya')).toEqual([])
})
