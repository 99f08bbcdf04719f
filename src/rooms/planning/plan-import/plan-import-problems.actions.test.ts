import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Problem, printProblem } from '../../../kernel/importer.ts'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import {
  planCsv,
  type SampleRow,
  smallPlanRows,
} from '../../../testing/samples/plan-import.samples.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'

let world: World
let desk: ImportDesk

beforeAll(async () => {
  world = await openWorld()
  await seedSmallRegion(world)
  desk = await openImportDesk(world, 'PLANNING')
})
afterAll(() => world.close())

const upload = (text: string) => desk.check('plan', csvUpload(text), { tahun: '2026' })

/** Problems as `row column code`, with a mark for warnings. */
const told = (problems: readonly Problem[]): string[] =>
  problems.map(
    ({ row, column, code, severity }) =>
      `${row} ${column} ${code}${severity === 'warning' ? ' (peringatan)' : ''}`,
  )

const node = (code: string, cells: SampleRow = {}): SampleRow => ({
  ...{
    'KODE KINERJA': code,
    'KODE INDUK': 'A',
    JENIS: 'Sasaran program',
    PERNYATAAN: `Keadaan ${code}`,
    'KODE JABATAN': 'J010',
  },
  ...cells,
})
const measured = (code: string, cells: SampleRow = {}): SampleRow =>
  node(code, {
    ...{
      'KODE INDIKATOR': `I.${code}`,
      INDIKATOR: `Ukuran ${code}`,
      SATUAN: 'Orang',
      ARAH: 'Makin tinggi makin baik',
      AKUMULASI: 'Terakhir',
    },
    ...cells,
  })
const top: SampleRow = measured('A', { 'KODE INDUK': '', JENIS: 'Tujuan perangkat daerah' })

it('names every broken place of the tree by row and column', async () => {
  const { state, problems } = await upload(
    planCsv([
      top,
      node('B'),
      node('B', { PERNYATAAN: 'Keadaan lain' }),
      node('C', { 'KODE INDUK': 'TIDAK-ADA' }),
      node('D', { 'KODE INDUK': 'D' }),
      node('E', { 'KODE INDUK': 'F' }),
      node('F', { 'KODE INDUK': 'E' }),
      node('G', { JENIS: 'Tujuan daerah' }),
      node('H', { JENIS: 'Bukan jenis' }),
      node('J', { JENIS: '', PERNYATAAN: '' }),
      node('K', { 'KODE UNIT': '99' }),
      node('L', { 'KODE JABATAN': 'J999' }),
      node('M', { 'NIP PEMEGANG': '199001010000000000' }),
      node('N', { 'KODE JABATAN': '', 'NIP PEMEGANG': '198001152000121003' }),
      node('O', { 'KODE JABATAN': '' }),
      node('P', { 'KODE JABATAN': 'J014', JENIS: 'Kinerja individu', 'KODE INDUK': 'B' }),
      node('Q', { 'NIP PEMEGANG': '197205', 'KODE INDUK': '' }),
      node('R', {
        'KODE JABATAN': 'J014',
        'NIP PEMEGANG': '198705052012121001',
        JENIS: 'Kinerja individu',
        'KODE INDUK': 'B',
      }),
    ]),
  )

  expect(state).toBe('REFUSED')
  expect(told(problems)).toEqual([
    '2 KODE INDUK planning/no-parent (peringatan)',
    '4 PERNYATAAN planning/code-twice',
    '5 KODE INDUK planning/parent-unknown',
    '6 KODE INDUK planning/parent-self',
    '7 KODE INDUK planning/parent-circle',
    '8 KODE INDUK planning/parent-circle',
    '9 KODE INDUK planning/wrong-parent',
    '10 JENIS sheets/not-a-choice',
    '11 JENIS planning/component-missing',
    '11 PERNYATAAN planning/statement-missing',
    '12 KODE UNIT planning/unit-unknown',
    '13 KODE JABATAN planning/position-unknown',
    '14 NIP PEMEGANG planning/nip-unknown',
    '16 KODE JABATAN planning/no-holder (peringatan)',
    '17 NIP PEMEGANG planning/holder-not-named (peringatan)',
    '18 NIP PEMEGANG sheets/nip-length',
    '18 KODE INDUK planning/no-parent (peringatan)',
    '19 NIP PEMEGANG planning/holder-elsewhere (peringatan)',
  ])
  expect(printProblem(problems[4] as Problem)).toBe(
    'Baris 7, kolom KODE INDUK (B7): Induknya berputar kembali ke kinerja ini: E → F → E.',
  )
})

it('names every broken indicator, descent and figure by row and column', async () => {
  const { problems } = await upload(
    planCsv([
      measured('A', {
        'KODE INDUK': '',
        JENIS: 'Tujuan daerah',
        AKUMULASI: 'Jumlah',
        'TARGET 2026': '100',
      }),
      {
        'KODE KINERJA': 'A',
        'KODE INDIKATOR': 'I.A2',
        INDIKATOR: 'Ukuran dua',
        SATUAN: '%',
        'TARGET 2026': '0,85',
      },
      measured('S', { JENIS: 'Sasaran daerah', SATUAN: '' }),
      { 'KODE KINERJA': 'S', 'TARGET 2026': '5' },
      { 'KODE KINERJA': 'S', 'KODE INDIKATOR': 'I.S3', SATUAN: 'Orang' },
      { 'KODE KINERJA': 'S', 'KODE INDIKATOR': 'I.A', SATUAN: 'Dokumen' },
      measured('T', {
        JENIS: 'Sasaran daerah',
        'DATA DASAR': 'banyak',
        'TARGET 2025': 'banyak',
        'TARGET 2026': '1.234 ribu',
        'TARGET 2027': '5 hari',
        'TARGET 2028': '12',
      }),
      measured('U', {
        JENIS: 'Sasaran daerah',
        SATUAN: 'Predikat',
        'TARGET 2026': '70',
        'DATA DASAR': 'A',
        'TAHUN DATA DASAR': '24',
      }),
      measured('V', {
        JENIS: 'Sasaran daerah',
        SATUAN: 'Tanggal',
        'TARGET 2026': '31/12/2026',
        'TARGET 2027': '31 Februari 2027',
      }),
      measured('W', {
        JENIS: 'Sasaran daerah',
        AKUMULASI: 'Jumlah',
        'TARGET 2026': '20',
        'TW I': '5',
        'TW II': '5',
        'TW III': '5',
        'TW IV': '4',
      }),
      { 'KODE KINERJA': 'W', 'KODE INDIKATOR': 'I.W', 'TARGET 2026': '20' },
      measured('X', {
        JENIS: 'Sasaran daerah',
        'KODE INDIKATOR': 'I.A',
        INDIKATOR: '',
        SATUAN: '',
        ARAH: '',
        AKUMULASI: '',
        'JENIS TURUNAN': 'Bagian',
        PORSI: '120',
        'TARGET 2026': '60',
      }),
      measured('Y', {
        JENIS: 'Sasaran daerah',
        'KODE INDIKATOR': 'I.A',
        INDIKATOR: '',
        SATUAN: '',
        ARAH: '',
        AKUMULASI: '',
        'JENIS TURUNAN': 'Bagian',
        PORSI: '30',
        'TARGET 2026': '30',
      }),
      measured('Z', {
        JENIS: 'Sasaran daerah',
        'JENIS TURUNAN': 'Sama',
        PORSI: '50',
        'TARGET 2026': '7',
        'TW IV': '6',
      }),
      measured('Z2', {
        JENIS: 'Sasaran daerah',
        'INDIKATOR INDUK': 'I.W',
        ARAH: '',
        AKUMULASI: '',
      }),
      measured('Z3', {
        JENIS: 'Sasaran daerah',
        'KODE INDIKATOR': 'I.A',
        INDIKATOR: '',
        SATUAN: '',
        ARAH: '',
        AKUMULASI: '',
      }),
      measured('Z4', {
        JENIS: 'Sasaran daerah',
        'KODE INDIKATOR': 'I.A',
        INDIKATOR: '',
        SATUAN: '',
        ARAH: '',
        AKUMULASI: '',
        'JENIS TURUNAN': 'Sama',
        'TARGET 2026': '99',
      }),
      measured('Z5', {
        JENIS: 'Sasaran daerah',
        'KODE INDIKATOR': 'I.A2',
        INDIKATOR: '',
        SATUAN: '',
        ARAH: '',
        AKUMULASI: '',
        'JENIS TURUNAN': 'Bagian',
      }),
    ]),
  )

  expect(told(problems)).toEqual([
    '3 ARAH planning/polarity-assumed (peringatan)',
    '3 TARGET 2026 planning/target-doubt (peringatan)',
    '4 SATUAN planning/unit-missing',
    '5 INDIKATOR planning/indicator-missing',
    '6 INDIKATOR planning/indicator-name-missing',
    '7 SATUAN planning/indicator-differs',
    '7 JENIS TURUNAN planning/same-indicator (peringatan)',
    '8 DATA DASAR planning/baseline-unreadable',
    '8 TARGET 2025 planning/target-unreadable',
    '8 TARGET 2026 planning/target-ambiguous',
    '8 TARGET 2027 planning/target-unit',
    '9 TAHUN DATA DASAR planning/baseline-year',
    '9 TARGET 2026 planning/target-not-grade',
    '10 TARGET 2026 planning/target-not-date',
    '10 TARGET 2027 planning/target-not-date',
    '11 TW IV planning/quarters-sum',
    '12 KODE INDIKATOR planning/measure-twice',
    '13 PORSI planning/share',
    '13 TARGET 2026 planning/shares-sum (peringatan)',
    '15 INDIKATOR INDUK planning/parent-indicator-missing',
    '15 PORSI planning/share-unused (peringatan)',
    '15 TW IV planning/last-quarter (peringatan)',
    '16 ARAH planning/polarity-assumed (peringatan)',
    '16 AKUMULASI planning/aggregation-assumed (peringatan)',
    '16 INDIKATOR INDUK planning/parent-indicator-unknown',
    '17 JENIS TURUNAN planning/same-indicator (peringatan)',
    '18 TARGET 2026 planning/identical-differs (peringatan)',
    '19 JENIS TURUNAN planning/share-not-additive (peringatan)',
  ])
  expect(problems.find(({ code }) => code === 'planning/quarters-sum')?.detail).toBe(
    'Akumulasinya «Jumlah»: keempat triwulan berjumlah 19, sedangkan target 2026 adalah 20.',
  )
  expect(problems.find(({ code }) => code === 'planning/shares-sum')?.detail).toBe(
    'Bagian-bagian dari indikator induknya berjumlah 90 untuk 2026, sedangkan target induknya 100.',
  )
})

it('cannot commit a file with errors, and writes nothing of it', async () => {
  const { id } = await upload(planCsv([...smallPlanRows, node('C', { 'KODE INDUK': 'TIDAK-ADA' })]))

  await expect(desk.commit(id)).rejects.toMatchObject({
    refusal: { code: 'imports/has-errors', status: 409 },
  })
  const rows = await world.asSystem((ctx) =>
    ctx.db.selectFrom('planning.nodeVersions').select('id').execute(),
  )
  expect(rows).toEqual([])
})

it.each([
  ['nothing', '', /Berkasnya belum dipilih/],
  ['no column it knows', 'a;b\n1;2', /Judul kolom tidak ditemukan/],
  ['a required column missing', 'KODE KINERJA;JENIS\nA;Visi', /Kolom «PERNYATAAN» tidak ada/],
])('refuses a file with %s', async (_, text, detail) => {
  await expect(upload(text)).rejects.toMatchObject({
    refusal: { status: 422, detail: expect.stringMatching(detail) },
  })
})

it('takes its own template as it is handed out', async () => {
  const cookie = await world.signIn(randomUUID(), [{ role: 'PLANNING' }])
  const { rawPayload: bytes } = await world.app.inject({
    url: '/api/import-kinds/plan/template',
    headers: { cookie },
  })
  const run = await desk.check(
    'plan',
    { name: 'contoh-plan.xlsx', type: '', bytes },
    { tahun: '2026' },
  )

  expect([run.errors, run.warnings, run.problems]).toEqual([0, 0, []])
  expect(run.summary.sentence).toMatch(/^Berkas ini memuat tiga kinerja, empat indikator, dan/)
})
