import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadOrganisation, type Organisation } from '../index.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const problemsOf = (run: { problems: readonly { row: number | null; code: string }[] }) =>
  run.problems.map(({ row, code }) => `${row} ${code}`)

let world: World
let desk: ImportDesk
const organisationOn = (on: string): Promise<Organisation> =>
  world.asSystem((ctx) => loadOrganisation(ctx, on))
const unitRows = async (): Promise<number> =>
  (
    await world.asSystem((ctx) =>
      ctx.db.selectFrom('organisation.unitVersions').select('id').execute(),
    )
  ).length
/** Hours within one working day, so that the session stays open. */
/** Turns of a morning, so near to each other that nobody's session ends. */
const at = (turn: number): void =>
  world.setNow(`2026-01-20T03:${String(2 * turn).padStart(2, '0')}:00.000Z`)

describe('a workbook of our own form', () => {
  beforeAll(async () => {
    world = await openWorld()
    desk = await openImportDesk(world)
  })
  afterAll(() => world.close())

  it('is looked at without writing anything', async () => {
    const run = await desk.check('units', fixture('unit-kerja.xlsx'), { berlaku: '2026-01-01' })

    expect(run).toMatchObject({ state: 'CHECKED', errors: 0, warnings: 0 })
    expect(run.summary.sentence).toBe(
      'Berkas ini memuat tiga perangkat daerah dan tujuh unit lain: sepuluh baru.',
    )
    expect(run.summary.preview.rows[1]).toEqual([
      'Baru',
      '01',
      'Sekretariat Daerah',
      'Sekretariat daerah',
      '00',
      '',
    ])
    expect(await unitRows()).toBe(0)
  })

  it('is written whole, from its date on, and a second time changes nothing', async () => {
    const first = await desk.take('units', fixture('unit-kerja.xlsx'), { berlaku: '2026-01-01' })
    const again = await desk.take('units', fixture('unit-kerja.xlsx'), { berlaku: '2026-01-01' })

    expect(
      [first, again].map((run) => [
        countOf(run, 'Baru'),
        countOf(run, 'Berubah'),
        countOf(run, 'Tetap'),
      ]),
    ).toEqual([
      [10, 0, 0],
      [0, 0, 10],
    ])
    expect(again.summary.sentence).toContain('semuanya sudah tercatat seperti itu')
    expect(await unitRows()).toBe(10)
    expect((await organisationOn('2025-12-31')).units).toHaveLength(0)
    const { units } = await organisationOn('2026-01-01')
    const setda = units.find(({ code }) => code === '01')
    expect(units.find(({ code }) => code === '01.01')).toMatchObject({
      parentId: setda?.id,
      kind: 'BAGIAN',
      isAgency: false,
    })
  })

  it(
    'splits a unit at the date of a change, tells what differs and what the file leaves out, ' +
      'and ends nothing',
    async () => {
      at(3)
      const file = csvUpload(
        'KODE UNIT,NAMA UNIT,KODE INDUK\n02.01,Bidang Kesehatan Masyarakat dan Gizi,02\n02,Dinas Kesehatan,\n',
      )
      const run = await desk.take('units', file, { berlaku: '2026-07-01' })

      expect(run.summary.preview.rows).toEqual([
        [
          ...['Berubah', '02.01', 'Bidang Kesehatan Masyarakat dan Gizi', 'Bidang', '02'],
          'Nama: Bidang Kesehatan Masyarakat menjadi Bidang Kesehatan Masyarakat dan Gizi',
        ],
      ])
      expect(problemsOf(run)).toEqual(
        Array.from({ length: 3 }, () => 'null organisation/unit-absent'),
      )
      const nameOn = async (on: string) =>
        (await organisationOn(on)).units.find(({ code }) => code === '02.01')?.name
      expect([await nameOn('2026-06-30'), await nameOn('2026-07-01')]).toEqual([
        'Bidang Kesehatan Masyarakat',
        'Bidang Kesehatan Masyarakat dan Gizi',
      ])
      expect((await organisationOn('2026-07-01')).units).toHaveLength(10)
    },
  )

  it('is taken back to how it stood, the newest import first', async () => {
    at(4)
    const before = await organisationOn('2026-07-01')
    const move = await desk.take(
      'units',
      csvUpload('KODE UNIT,NAMA UNIT,KODE INDUK\n03.01,Kelurahan Sukamaju,01\n'),
      {
        berlaku: '2026-07-01',
      },
    )
    expect((await organisationOn('2026-07-01')).units).not.toEqual(before.units)

    at(5)
    await desk.undo(move.id)

    expect((await organisationOn('2026-07-01')).units).toEqual(before.units)
    await expect(desk.undo(move.id)).rejects.toMatchObject({ refusal: { code: 'imports/undone' } })
  })
})

describe('taking back', () => {
  beforeAll(async () => {
    world = await openWorld()
    desk = await openImportDesk(world)
  })
  afterAll(() => world.close())

  it('refuses while later imports changed or built on it, and leaves nothing once they are taken back', async () => {
    const first = await desk.take('units', fixture('unit-kerja.xlsx'), { berlaku: '2026-01-01' })
    at(3)
    const below = await desk.take(
      'units',
      csvUpload('KODE UNIT,NAMA UNIT,KODE INDUK\n02.01.01,Seksi Gizi,02.01\n'),
      {
        berlaku: '2026-01-01',
      },
    )
    at(4)
    await expect(desk.undo(first.id)).rejects.toMatchObject({
      refusal: {
        code: 'organisation/built-upon',
        detail: expect.stringContaining('1 unit di bawahnya'),
      },
    })
    const renamed = await desk.take(
      'units',
      csvUpload('KODE UNIT,NAMA UNIT,KODE INDUK\n02.01,Bidang Gizi,02\n'),
      { berlaku: '2026-03-01' },
    )
    at(5)
    await expect(desk.undo(first.id)).rejects.toMatchObject({
      refusal: { code: 'organisation/changed-later' },
    })

    for (const [index, run] of [renamed, below, first].entries()) {
      at(6 + index)
      await desk.undo(run.id)
    }

    expect((await organisationOn('2026-04-01')).units).toHaveLength(0)
    expect(
      countOf(
        await desk.take('units', fixture('unit-kerja.xlsx'), { berlaku: '2026-01-01' }),
        'Baru',
      ),
    ).toBe(10)
  })
})

describe('a file with mistakes', () => {
  beforeAll(async () => {
    world = await openWorld()
    desk = await openImportDesk(world)
  })
  afterAll(() => world.close())

  it('is answered row by row, and nothing of it can be written', async () => {
    const run = await desk.check('units', fixture('unit-bermasalah.csv'))

    expect(problemsOf(run)).toEqual([
      '4 organisation/code-twice',
      '5 organisation/unit-kind-unknown',
      '6 organisation/unit-kind-unguessable',
      '7 organisation/parent-unknown',
      '8 organisation/parent-self',
      '9 organisation/parent-cycle',
      '10 organisation/parent-cycle',
      '11 organisation/skpd-code',
      '12 organisation/skpd-code-twice',
      '13 sheets/not-a-choice',
    ])
    await expect(desk.commit(run.id)).rejects.toMatchObject({
      refusal: { code: 'imports/has-errors' },
    })
    expect(await unitRows()).toBe(0)
  })

  it('is only for those who manage the organisation', async () => {
    const stranger = await openImportDesk(world, 'AUDITOR')

    await expect(stranger.check('units', fixture('unit-kerja.xlsx'))).rejects.toMatchObject({
      refusal: { code: 'imports/not-allowed' },
    })
  })
})

describe('lists as regions have them', () => {
  beforeAll(async () => {
    world = await openWorld()
    desk = await openImportDesk(world)
  })
  afterAll(() => world.close())

  it('reads a list of SKPD and units out of SIPD, guessing each kind from its name and saying so', async () => {
    const run = await desk.check('units', fixture('daftar-skpd.csv'))

    expect([countOf(run, 'Perangkat daerah'), countOf(run, 'Unit lain')]).toEqual([7, 7])
    expect(new Set(run.problems.map(({ code }) => code))).toEqual(
      new Set(['organisation/unit-kind-guessed']),
    )
    expect(run.summary.preview.rows.map(([, , , kind]) => kind)).toEqual([
      ...['Dinas', 'Dinas', 'Satuan', 'Sekretariat daerah', 'Badan', 'Inspektorat', 'Kecamatan'],
      ...['Sekolah', 'Sekolah', 'RSUD', 'Puskesmas', 'UPTD', 'Bagian', 'Kelurahan'],
    ])
  })

  it(
    'reads a list with codes of an old application, where a hospital without parent is an ' +
      'office of its own',
    async () => {
      const run = await desk.take('units', fixture('daftar-opd-lokal.csv'))

      expect(countOf(run, 'Perangkat daerah')).toBe(4)
      expect(problemsOf(run)).toContain('2 organisation/agency-without-skpd-code')
      expect((await organisationOn('2026-01-20')).units[2]).toMatchObject({
        code: '003',
        kind: 'RSUD',
        isAgency: true,
        skpdCode: null,
      })
    },
  )

  it('takes in a regency as SIPD lists it: every office, school, puskesmas and kelurahan', async () => {
    const regency = fixture('daftar-skpd-kabupaten.csv')
    const run = await desk.take('units', regency, { berlaku: '2026-01-01' })

    expect([
      countOf(run, 'Perangkat daerah'),
      countOf(run, 'Unit lain'),
      countOf(run, 'Baru'),
    ]).toEqual([14, 19, 33])
    const kinds = (await organisationOn('2026-01-01')).units.map(({ kind }) => kind)
    const counted = Object.fromEntries(
      [...new Set(kinds)].map((kind) => [kind, kinds.filter((other) => other === kind).length]),
    )
    expect(counted).toMatchObject({
      KECAMATAN: 3,
      KELURAHAN: 3,
      BAGIAN: 3,
      RSUD: 1,
      PUSKESMAS: 4,
      SETDA: 1,
      SETWAN: 1,
      INSPEKTORAT: 1,
    })
    expect(countOf(await desk.check('units', regency, { berlaku: '2026-01-01' }), 'Tetap')).toBe(33)
  })

  it.each([
    ['a city under codes of its own', 'daftar-opd-kota.csv', 15],
    ['the pattern names of the national list', 'nomenklatur-perangkat-daerah.csv', 25],
  ])('knows every name of %s', async (_, file, offices) => {
    const run = await desk.check('units', fixture(file))

    expect([run.errors, countOf(run, 'Perangkat daerah'), countOf(run, 'Unit lain')]).toEqual([
      0,
      offices,
      0,
    ])
  })
})
