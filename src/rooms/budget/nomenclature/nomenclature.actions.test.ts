import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, uploadOf } from '../../../testing/import-desk.ts'
import { csvOf, longNomenclature } from '../../../testing/nomenclature.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { importNomenclature, type NomenclatureEdition } from '../index.ts'

const small = uploadOf('../fixtures/nomenklatur-kecil.csv', import.meta.url)
const edition: NomenclatureEdition = {
  code: 'uji',
  name: 'Edisi uji',
  legalBasis: 'Kepmendagri uji',
  issuedOn: '2023-06-23',
}

let world: World
const itemsOf = (code: string) =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('budget.nomenclatureItems')
      .selectAll()
      .where('edition', '=', code)
      .orderBy('code')
      .execute(),
  )

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

it('publishes an edition whole; publishing it again replaces its rows', async () => {
  const first = await importNomenclature(world.owner, edition, small)
  const again = await importNomenclature(
    world.owner,
    { ...edition, name: 'Edisi uji kedua' },
    small,
  )

  expect(first.sentence).toBe(
    'Edisi uji: dua urusan, dua bidang urusan, dua program, dua kegiatan, dua sub kegiatan.',
  )
  expect(again.counts.sub_kegiatan).toBe(2)
  const items = await itemsOf('uji')
  expect(items).toHaveLength(10)
  expect(items.find(({ code }) => code === 'X.XX.01.2.01.0001')).toMatchObject({
    ...{
      level: 'sub_kegiatan',
      parentCode: 'X.XX.01.2.01',
      unitLabel: 'Dokumen',
      regulation: 'Kepmendagri 900.1.15.5-1317/2023',
    },
  })
})

it('keeps editions side by side: the list of 2026 leaves that of 2025 as it was', async () => {
  const kept = { ...edition, code: '900.1-2850/2025', issuedOn: '2025-07-31' }
  const latest = {
    ...{ code: '900.1-861/2026', name: 'Pemutakhiran 2026', issuedOn: '2026-05-07' },
    legalBasis: 'Kepmendagri 900.1-861 Tahun 2026',
  }
  const renamed = new TextDecoder().decode(small.bytes).replaceAll('Penyusunan', 'Perumusan')

  await importNomenclature(world.owner, kept, small)
  await importNomenclature(world.owner, latest, csvUpload(renamed))

  const nameIn = async ({ code: name }: NomenclatureEdition) =>
    (await itemsOf(name)).find(({ code }) => code === 'X.XX.01.2.01.0001')?.name
  expect([await nameIn(kept), await nameIn(latest)]).toEqual([
    'Penyusunan Dokumen Perencanaan Perangkat Daerah',
    'Perumusan Dokumen Perencanaan Perangkat Daerah',
  ])
})

it('writes nothing of a list with one wrong row', async () => {
  const wrong = csvUpload(
    'level,kode,kode_induk,nama\nprogram,1.01.02,1.01,Program\nprogram,1.01,1.01,Program\n',
  )
  await expect(
    importNomenclature(world.owner, { ...edition, code: 'salah' }, wrong),
  ).rejects.toMatchObject({
    refusal: {
      code: 'budget/nomenclature-wrong',
      detail: expect.stringContaining('Baris 3, kolom kode (B3)'),
    },
  })
  await expect(
    importNomenclature(
      world.owner,
      { ...edition, code: 'salah' },
      csvUpload('level,kode,kode_induk,nama\n'),
    ),
  ).rejects.toMatchObject({
    refusal: { code: expect.stringMatching(/^budget\/nomenclature-(empty|file)$/) },
  })
  await expect(
    importNomenclature(world.owner, { ...edition, code: 'salah' }, csvUpload('a,b\n1,2\n')),
  ).rejects.toMatchObject({
    refusal: { code: 'budget/nomenclature-file' },
  })
  expect(await itemsOf('salah')).toEqual([])
})

it('is written by the owner only', async () => {
  const insert = world.asSystem((ctx) =>
    ctx.db
      .insertInto('budget.nomenclatureEditions')
      .values({ code: 'x', name: 'x', legalBasis: 'x', issuedOn: null })
      .execute(),
  )
  await expect(insert).rejects.toThrow(/permission denied/)
})

it('takes a list as long as a national one', async () => {
  const file = csvOf([['level', 'kode', 'kode_induk', 'nama'], ...longNomenclature(2)])
  const { counts } = await importNomenclature(
    world.owner,
    { ...edition, code: 'panjang' },
    csvUpload(file),
  )
  expect(counts).toMatchObject({ urusan: 5, sub_kegiatan: 2520 })
  expect(await itemsOf('panjang')).toHaveLength(3035)
})
