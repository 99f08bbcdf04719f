import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { type Chart, chartOf, loadOrganisation } from '../index.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const problemsOf = (run: { problems: readonly { row: number | null; code: string }[] }) =>
  run.problems.map(({ row, code }) => `${row} ${code}`)
const berlaku = { berlaku: '2026-01-01' }

let world: World
let desk: ImportDesk
const chartOn = async (on: string): Promise<Chart> =>
  chartOf(await world.asSystem((ctx) => loadOrganisation(ctx, on)))
async function openOffice(): Promise<void> {
  world = await openWorld()
  desk = await openImportDesk(world)
  await desk.take('units', fixture('unit-kerja.xlsx'), berlaku)
}

describe('a file with mistakes', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  it('is answered row by row, and nothing of it can be written', async () => {
    const run = await desk.check('people', fixture('pegawai-bermasalah.csv'), berlaku)

    const errors = run.problems.filter(({ severity }) => severity === 'error')
    expect(problemsOf({ problems: errors })).toEqual([
      '3 organisation/unit-unknown',
      '4 organisation/echelon-unknown',
      '4 organisation/grade-unknown',
      '5 organisation/superior-unknown',
      '6 organisation/nip-two-names',
      '6 organisation/holding-twice',
      '7 organisation/superior-self',
      '7 organisation/nip-missing',
      '8 organisation/superior-cycle',
      '9 organisation/superior-cycle',
      '9 organisation/definitive-twice',
      '11 organisation/two-definitive-holders',
      '13 organisation/nip-birth-date',
      '13 organisation/definitive-and-acting',
      '14 organisation/level-unknown',
      '15 organisation/position-kind-unguessable',
      '15 organisation/nip-missing',
      '17 organisation/post-differs',
      '17 organisation/person-differs',
      '17 organisation/holding-twice',
      '19 organisation/two-acting-holders',
      '20 organisation/name-missing',
    ])
    await expect(desk.commit(run.id)).rejects.toMatchObject({
      refusal: { code: 'imports/has-errors' },
    })
  })
})

describe('a list without codes, levels or superiors', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  it('gives posts a code that stays, and says once what it had to conclude', async () => {
    const file = csvUpload(
      'NAMA JABATAN,KODE UNIT,NIP,NAMA\nKepala Dinas Kesehatan,02,197203041997032002,Ratih ' +
        'Kusuma\nPerawat Terampil,02.03,199001052023212004,Indah Purnama\nPerawat ' +
        'Terampil,02.03,199303252019032011,Gita Permata\n',
    )
    const refused = await desk.check('people', file, berlaku)
    expect(problemsOf(refused)).toContain('2 organisation/level-unknown')

    const withEchelon = csvUpload(
      'NAMA JABATAN,KODE UNIT,ESELON,NIP,NAMA\nKepala Dinas ' +
        'Kesehatan,02,II.b,197203041997032002,Ratih Kusuma\nPerawat ' +
        'Terampil,02.03,,199001052023212004,Indah Purnama\nPerawat ' +
        'Terampil,02.03,,199303252019032011,Gita Permata\n',
    )
    const run = await desk.take('people', withEchelon, berlaku)
    const again = await desk.check('people', withEchelon, berlaku)

    expect(problemsOf(run)).toEqual([
      ...[
        'null organisation/position-code-derived',
        'null organisation/position-kind-guessed',
        'null organisation/level-derived',
      ],
      ...[
        'null organisation/superior-missing',
        'null organisation/employment-guessed',
        'null organisation/grade-missing',
      ],
    ])
    expect(again.summary.sentence).toContain('semuanya sudah tercatat')
    const chart = await chartOn('2026-01-20')
    expect(chart.organisation.positions.map(({ code, level }) => [code, level])).toEqual([
      ['02.03/PERAWAT-TERAMPIL', 'FUNCTIONAL'],
      ['02/KEPALA-DINAS-KESEHATAN', 'AGENCY_HEAD'],
    ])
    expect(chart.organisation.people.map(({ employmentKind }) => employmentKind)).toEqual([
      'PNS',
      'PPPK',
      'PNS',
    ])
  })
})

describe('a whole region', () => {
  beforeAll(openOffice)
  afterAll(() => world.close())

  const people = 1300
  /** A valid NIP of its own for each number. */
  const nipOf = (n: number): string =>
    `19${70 + (n % 25)}${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}20${String(10 + (n % 10))}011${String(1 + (n % 900)).padStart(3, '0')}`
  const lines = Array.from({ length: people }, (_, n) =>
    n % 40 === 0
      ? `K${n},Kepala Seksi ${n},02.01,IV.a,,${nipOf(n)},Pejabat ${n},PNS,III/d,2024-01-02`
      : `F,Perawat Terampil,02.03,,K0,${nipOf(n)},Perawat ${n},PNS,III/a,2024-01-02`,
  )
  const file = csvUpload(
    'KODE JABATAN,NAMA JABATAN,KODE UNIT,ESELON,KODE ATASAN,NIP,NAMA,STATUS ' +
      `PEGAWAI,GOLONGAN,TMT\n${lines.join('\n')}\n`,
  )

  it('of 1,300 people is looked at and written', async () => {
    const run = await desk.take('people', file, berlaku)

    expect([run.errors, countOf(run, 'Penugasan baru')]).toEqual([0, people])
  })

  it('goes when it is taken back, and comes again with the same people behind the same NIP', async () => {
    const ids = async () =>
      new Map((await chartOn('2026-01-20')).organisation.people.map(({ nip, id }) => [nip, id]))
    const before = await ids()
    const [run] = await world.asSystem((ctx) =>
      ctx.db.selectFrom('imports.runs').select('id').where('kind', '=', 'people').execute(),
    )
    world.setNow('2026-01-20T03:00:00.000Z')
    await desk.undo(run?.id ?? '')
    expect((await ids()).size).toBe(0)

    world.setNow('2026-01-20T04:00:00.000Z')
    expect(countOf(await desk.take('people', file, berlaku), 'Pegawai baru')).toBe(people)
    expect(await ids()).toEqual(before)
  })
})
