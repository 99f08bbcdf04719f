import { afterAll, beforeAll, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import { openWorld, type World } from '../../../testing/world.ts'

let world: World
let desk: ImportDesk
beforeAll(async () => {
  world = await openWorld()
  desk = await openImportDesk(world)
  await desk.take(
    'units',
    csvUpload(
      'KODE UNIT;NAMA UNIT;NAMA SINGKAT;JENIS;KODE INDUK;PERANGKAT DAERAH\n' +
        '00;Pemerintah Kota;Kota;Pemerintah daerah;;Tidak\n' +
        '02;Dinas Kesehatan;Dinkes;Dinas;Pemerintah Kota;Ya\n' +
        '02.01;Sekretariat;Sekretariat;Sekretariat;Dinas Kesehatan;Tidak\n' +
        '03;Dinas Sosial;Dinsos;Dinas;Kota;Ya\n' +
        '03.01;Sekretariat;Sekretariat;Sekretariat;Dinsos;Tidak\n',
    ),
  )
})
afterAll(() => world.close())

const people = (...units: string[]) =>
  csvUpload(
    `NAMA JABATAN;UNIT KERJA;ESELON\n${units.map((unit, at) => `Kepala ${at};${unit};III.b`).join('\n')}`,
  )

it('finds parents and units by name as well as by code', async () => {
  const run = await desk.check('people', people('Dinas Kesehatan', 'dinsos', '02'))

  expect(run.errors).toBe(0)
  const tree = await desk.check('units', csvUpload('KODE UNIT;NAMA UNIT;KODE INDUK\n02.01;X;03\n'))
  expect(JSON.stringify(tree.summary.preview.rows)).toContain('Induk: 02 menjadi 03')
})

it('asks about a near name and a name of several, and takes neither', async () => {
  const run = await desk.check('people', people('Dinas Kesehtan', 'Sekretariat', '09'))

  expect(
    run.problems
      .filter(({ code }) => code === 'organisation/unit-unknown')
      .map(({ row, suggestion }) => [row, suggestion]),
  ).toEqual([
    [2, 'Mungkin maksudnya Dinas Kesehatan (02).'],
    [3, 'Ada 2 unit bernama itu (02.01, 03.01); tulis kodenya.'],
    [4, 'Impor dulu «Struktur unit kerja», atau periksa kodenya.'],
  ])
})

it('says how many of the offices a file speaks for, before anything is saved', async () => {
  const part = 'Berkas ini mencakup 1 dari 2 perangkat daerah; perangkat daerah lain tidak diubah.'
  expect((await desk.check('people', people('02', '02.01'))).summary.sentence).toContain(part)
  expect((await desk.check('people', people('02', '03'))).summary.sentence).not.toContain('dari 2')
  const units = csvUpload('KODE UNIT;NAMA UNIT\n02;Dinas Kesehatan\n')
  expect((await desk.check('units', units)).summary.sentence).toContain(part)
})

it('asks the database as often for three hundred rows as for three', async () => {
  const statements = async (count: number): Promise<number[]> => {
    const file = people(...Array.from({ length: count }, () => '02'))
    let id = ''
    const checked = await world.statementsOf(async () => {
      id = (await desk.check('people', file)).id
    })
    const saved = await world.statementsOf(() => desk.commit(id))
    await desk.undo(id)
    return [checked.length, saved.length]
  }
  // The first taking back makes the region's chart old, which is read again by whoever asks next.
  await statements(3)
  const few = await statements(3)
  expect(await statements(300)).toEqual(few)
  expect(few.every((sent) => sent <= 30)).toBe(true)
})
