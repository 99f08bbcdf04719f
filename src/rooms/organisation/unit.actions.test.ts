import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SmallRegion, seedSmallRegion } from '../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../testing/world.ts'
import { organisationContract } from './index.ts'

let world: World
let region: SmallRegion
let calls: Calls<typeof organisationContract>
beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await seedSmallRegion(world, otherRegion)
  calls = world.calls(organisationContract, await world.signIn(region.people.lina))
})
afterAll(() => world.close())

describe('the list of units', () => {
  it('counts one region only: offices, posts, people, vacancies, acting heads', async () => {
    expect((await calls.listUnits({})).summary).toEqual({
      ...{ on: '2026-01-20', agencies: 4, units: 13, positions: 22, people: 21, vacancies: 1, actingHeads: 1 },
    })
  })

  it('shows each unit in its place with its head, acting or missing, and everything below it counted', async () => {
    const { items } = await calls.listUnits({})
    const line = (id: string) => items.find((item) => item.id === id)

    expect(items.slice(0, 4).map(({ depth, name }) => `${depth} ${name}`)).toEqual([
      ...['0 Pemerintah Kota Uji', '1 Sekretariat Daerah', '2 Bagian Organisasi', '1 Dinas Pendidikan'],
    ])
    expect(line(region.units.dinasPendidikan)).toMatchObject({ positions: 12, people: 12, vacancies: 1, headNote: null })
    expect(line(region.units.badanKeuangan)).toMatchObject({
      head: { personId: region.people.bagus, title: 'Plt. Kepala Badan Keuangan dan Aset Daerah' },
      headNote: 'Dipegang pelaksana tugas',
    })
    expect(line(region.units.smpn1)).toMatchObject({ head: null, headNote: null, people: 2 })
  })

  it('shows offices alone, and another day as it was then', async () => {
    const offices = await calls.listUnits({ agenciesOnly: true })
    const october = await calls.listUnits({ on: '2025-10-01' })

    expect(offices.items.map(({ shortName }) => shortName)).toEqual(['Setda', 'Disdik', 'BKAD', 'Kec. Uji Utara'])
    expect(october.summary).toMatchObject({ vacancies: 3, actingHeads: 0, on: '2025-10-01' })
    expect(october.items.find(({ id }) => id === region.units.badanKeuangan)).toMatchObject({
      head: null,
      headNote: 'Jabatan Kepala Badan Keuangan dan Aset Daerah kosong',
    })
  })

  it('is for those who have signed in', async () => {
    await expect(world.calls(organisationContract).listUnits({})).rejects.toMatchObject({ refusal: { code: 'identity/not-signed-in' } })
  })
})

describe('one unit', () => {
  it('comes with its path, its children and its posts, leaders first, holders with rank', async () => {
    const page = await calls.readUnit({ unitId: region.units.dinasPendidikan })

    expect(page.path.map(({ name }) => name)).toEqual(['Pemerintah Kota Uji', 'Dinas Pendidikan'])
    expect(page.children.map(({ shortName, depth }) => `${depth} ${shortName}`)).toEqual([
      ...['2 Sekretariat', '2 Bidang SD', '2 Bidang SMP', '2 UPTD SKB', '2 SMPN 1'],
    ])
    expect(page.unit.depth).toBe(1)
    expect(page.positions).toMatchObject([
      {
        ...{ title: 'Kepala Dinas Pendidikan', superiorTitle: 'Wali Kota Uji' },
        holders: [{ name: 'Drs. Surya Pratama, M.Pd.', rank: 'Pembina Utama Muda (IV/c)', kind: 'D', since: '2025-02-20' }],
      },
    ])
  })

  it('shows a vacant post, several holders of one post, and the rank of each employment kind', async () => {
    const { positions } = await calls.readUnit({ unitId: region.units.sekretariatDinas })

    expect(positions.map(({ title, holders }) => [title, holders.map(({ name, rank }) => `${name}: ${rank}`)])).toEqual([
      ['Sekretaris Dinas Pendidikan', ['Dewi Anggraini, S.Pd., M.M.: Pembina Tingkat I (IV/b)']],
      ['Kepala Subbagian Umum dan Kepegawaian', []],
      ['Pengadministrasi Perkantoran', ['Joko Susilo: Pengatur Tingkat I (II/d)', 'Kartika Sari: Golongan V']],
    ])
    const head = await calls.readUnit({ unitId: region.units.pemda })
    expect(head.positions[0]?.holders[0]).toMatchObject({ name: 'Maya Lestari', nip: null, rank: null })
  })

  it('that does not exist on that day is refused with a way on', async () => {
    const missing = { refusal: { code: 'organisation/no-such-unit', status: 404 } }

    await expect(calls.readUnit({ unitId: randomUUID() })).rejects.toMatchObject(missing)
    await expect(calls.readUnit({ unitId: region.units.setda, on: '2019-12-31' })).rejects.toMatchObject(missing)
  })
})

describe('people', () => {
  it('come page by page, everybody once', async () => {
    const first = await calls.listPeople({ limit: 10 })
    const second = await calls.listPeople({ limit: 10, cursor: first.next ?? '' })
    const third = await calls.listPeople({ limit: 10, cursor: second.next ?? '' })

    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => id))
    expect([first, second, third].map(({ items, next }) => [items.length, next !== null])).toEqual([
      [10, true],
      [10, true],
      [1, false],
    ])
    expect(new Set(ids).size).toBe(21)
  })

  it('are found by a part of the name in any case, and by NIP typed with spaces', async () => {
    const named = await calls.listPeople({ search: 'EKO nug' })
    const numbered = await calls.listPeople({ search: '19791130 200604 1 006' })

    expect([named, numbered].map(({ items }) => items.map(({ id }) => id))).toEqual([[region.people.eko], [region.people.eko]])
    expect((await calls.listPeople({ search: 'tidak ada orangnya' })).items).toEqual([])
  })

  it('show every capacity they act in, a Plt as such', async () => {
    const { items } = await calls.listPeople({ search: 'eko' })

    expect(items[0]?.assignments.map(({ title, unit }) => `${title}, ${unit}`).toSorted()).toEqual([
      'Kepala Bidang Pembinaan SMP, Bidang Pembinaan SMP',
      'Plt. Kepala Bidang Pembinaan SD, Bidang Pembinaan SD',
    ])
  })

  it('of a unit are those of everything below it', async () => {
    const { items } = await calls.listPeople({ unit: region.units.kecamatanUtara })

    expect(items.map(({ id }) => id).toSorted()).toEqual([region.people.yusuf, region.people.sari, region.people.tono].toSorted())
  })
})
