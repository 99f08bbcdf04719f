import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, type World } from '../../../testing/world.ts'
import { organisationContract } from '../organisation.contract.ts'

let world: World
let region: SmallRegion
let calls: Calls<typeof organisationContract>
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  calls = world.calls(organisationContract, await world.signIn(region.people.gita))
})
afterAll(() => world.close())

it('finds people by name, with the units their posts are in', async () => {
  const named = await calls.listPeople({ search: 'bagus' })

  expect(named.items[0]?.assignments.map(({ unitId }) => unitId).toSorted()).toEqual(
    [region.units.bagianOrganisasi, region.units.badanKeuangan].toSorted(),
  )
})

it(
  'finds people by NIP and shows it in full to who manages people and to its owner, masked ' +
    'to everybody else',
  async () => {
    const personnel = world.calls(
      organisationContract,
      await world.signIn(region.people.lina, [{ role: 'PERSONNEL' }]),
    )
    const found = async (by: typeof calls, search: string) =>
      (await by.listPeople({ search })).items.map(({ nip }) => nip)

    expect(await found(personnel, '1968 1102')).toEqual(['196811021993031004'])
    expect([
      await found(calls, '19681102'),
      await found(calls, '196811021993031004'),
      await found(calls, '004'),
    ]).toEqual([[], [], []])
    expect([
      await found(calls, 'surya'),
      await found(calls, 'gita'),
      await found(calls, '199303252019032011'),
    ]).toEqual([['•••••••••••••••004'], ['199303252019032011'], ['199303252019032011']])
    const heads = async (by: typeof calls) =>
      (await by.readUnit({ unitId: region.units.dinasPendidikan })).positions.flatMap(
        ({ holders }) => holders.map(({ nip }) => nip),
      )
    expect([await heads(calls), await heads(personnel)]).toEqual([
      ['•••••••••••••••004'],
      ['196811021993031004'],
    ])
  },
)

it('counts offices, vacant posts and acting heads on a date', async () => {
  const { summary, items } = await calls.listUnits({ agenciesOnly: true })

  expect(summary).toMatchObject({ on: '2026-01-20', agencies: 4, actingHeads: 1 })
  expect(items.find(({ id }) => id === region.units.badanKeuangan)?.headNote).toBe(
    'Dipegang pelaksana tugas',
  )
  expect((await calls.listUnits({ on: '2019-12-31' })).items).toEqual([])
})

it('reads one unit with its way up and who holds what, and refuses one that is not there', async () => {
  const page = await calls.readUnit({ unitId: region.units.bidangSd })

  expect(page.path.map(({ name }) => name)).toEqual([
    'Pemerintah Kota Uji',
    'Dinas Pendidikan',
    'Bidang Pembinaan SD',
  ])
  expect(page.positions.flatMap(({ holders }) => holders).map(({ kind }) => kind)).toContain('PLT')
  await expect(calls.readUnit({ unitId: region.people.gita })).rejects.toMatchObject({
    refusal: { code: 'organisation/no-such-unit' },
  })
})

it('answers lists and pages from memory: nothing but the session is read', async () => {
  const unitId = region.units.dinasPendidikan
  const lists = [
    () => calls.listUnits({ agenciesOnly: true }),
    () => calls.readUnit({ unitId }),
    () => calls.listPeople({ limit: 3 }),
  ]
  for (const list of lists) {
    await list()
    expect(await world.statementsOf(list)).toHaveLength(2)
  }
  const first = await calls.listPeople({ limit: 3 })
  const second = await calls.listPeople({ limit: 3, cursor: first.next ?? '' })
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6)
})
