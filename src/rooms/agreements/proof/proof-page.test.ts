import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { closePdf } from '../../../platform/pdf.ts'
import { verifyPdf } from '../../../platform/signing/reading/verify-pdf.ts'
import {
  aContent,
  aFirstContent,
  aFirstSoleContent,
  aRow,
  aSecondContent,
  aSoleContent,
  digestOf,
  farid,
  siti,
} from '../../../testing/signing/agreement-content.ts'
import { anUnsignedFile } from '../../../testing/signing/signed-agreement.ts'
import { type AgreementContent, type NewContent, whereItDiffers } from '../../documents/words.ts'

afterAll(closePdf)

/** Where the paper of `shown` says something else than `content`. */
async function difference(content: AgreementContent, shown = content): Promise<string | null> {
  const { document } = await verifyPdf(await anUnsignedFile(content, shown), { anchors: [] })
  if (!document) throw new Error('the paper could not be read')
  expect(document.pages.map(({ unreadable }) => unreadable)).toEqual(document.pages.map(() => 0))
  return whereItDiffers(content, digestOf(content), document.pages)
}

/** Blocks as the papers before held them. */
const onOldPaper = (rows: NewContent['rows'], budget: NonNullable<NewContent['budget']>) => ({
  rows: rows.map(({ heading: _, ...row }) => row),
  budget: {
    ...budget,
    rows: budget.rows.map(({ groups: [group = null], ...row }) => ({ ...row, group })),
  },
})
const rows = aContent().rows
const budget = aContent().budget
const someRows = (count: number, objectives: number): NewContent['rows'] =>
  Array.from({ length: count }, (_, i) => ({
    heading: 'Sasaran Strategis',
    objective: `Meningkatnya mutu layanan kesehatan dasar bagi seluruh warga kelompok ${i % objectives}`,
    indicator: `Persentase warga yang mendapat layanan sesuai standar pada kelompok sasaran nomor ${i + 1}`,
    unit: i % 3 === 0 ? 'per 100.000 kelahiran hidup' : 'persen',
    target: `${i + 50}.50`,
  }))
const someMoney = (count: number, grouped: boolean): NonNullable<NewContent['budget']> => ({
  grain: 'ACTIVITY',
  rows: Array.from({ length: count }, (_, i) => ({
    groups: grouped ? [`Program Pemenuhan Upaya Kesehatan ${Math.floor(i / 4) + 1}`] : [],
    name: `Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota ${i + 1}`,
    amount: 1_000_000 + i,
    source: i % 2 ? 'APBD, DAK' : '',
  })),
  total: count * 1_000_000 + (count * (count - 1)) / 2,
})
const hostile = '#eval("x") *tebal* $x^2$ \\ " <script>alert(1)</script> @cite //komentar = Judul'

describe('a paper of our own', () => {
  it.each<[string, Partial<NewContent>]>([
    ['of a head of office', {}],
    ['amended', { version: 2 }],
    ['not yet linked', { parent: null }],
    ['without money', { budget: null }],
    ['of a division', { unit: 'Bidang Kesehatan Masyarakat' }],
    ['of many pages', { rows: someRows(40, 9), budget: someMoney(45, true) }],
    ['with one objective over pages', { rows: someRows(30, 1), budget: someMoney(3, false) }],
    [
      'with words that look like markup',
      {
        rows: [aRow(hostile, hostile, '#u', 'WTP', 'Sasaran #Strategis')],
      },
    ],
    [
      'with words nobody can break',
      {
        rows: [aRow('a'.repeat(90), 'b'.repeat(90), 'c'.repeat(40), '1.00')],
      },
    ],
    [
      'with ligatures, accents and signs',
      {
        rows: [
          aRow(
            'Efisiensi fiskal dan inflasi',
            'Waktu tanggap ≤ 5 menit — Café',
            'm²',
            '2026-12-31',
          ),
        ],
      },
    ],
    [
      'with long names',
      {
        firstParty: {
          ...siti,
          name: `${siti.name} ${'Putri Kencana '.repeat(6)}`,
          title: `Plt. ${siti.title} dan Pengendalian Penduduk serta Keluarga Berencana`,
        },
      },
    ],
    [
      'with the same indicator twice',
      {
        rows: [...rows, ...rows.slice(0, 1).map((row) => ({ ...row, target: '13.00' }))],
      },
    ],
    ['without rows', { rows: [] }],
    [
      'with its own letterhead and articles',
      {
        letterhead: ['PEMERINTAH KOTA TANJUNG AMANAH', 'DINAS KESEHATAN'],
        blocks: [
          {
            title: 'Pasal 1. Kewajiban',
            paragraphs: [
              'Pihak pertama melaporkan capaian setiap bulan. '.repeat(12),
              'Dan setiap triwulan.',
            ],
          },
          {
            title: 'Pasal 2. Akibat',
            paragraphs: ['Pihak kedua memberi penghargaan atau sanksi.'],
          },
        ],
      },
    ],
    [
      'below zero',
      {
        rows: [aRow('Inflasi terkendali', 'Laju inflasi', 'persen', '-0.50')],
      },
    ],
  ])('%s shows its content', async (_, over) => {
    expect(await difference(aContent(over))).toBeNull()
  })

  it.each<[string, AgreementContent]>([
    ['of a head of office on the first', aFirstContent()],
    ['without money on the first', aFirstContent({ budget: null })],
    ['of many pages on the first', aFirstContent(onOldPaper(someRows(40, 9), someMoney(45, true)))],
    ['of a head of region on the first', aFirstSoleContent()],
    ['of a head of office on the second', aSecondContent()],
    ['without money on the second', aSecondContent({ budget: null })],
  ])('%s shows its content, though that paper is closed', async (_, content) => {
    expect(await difference(content)).toBeNull()
  })

  it('of a head of region shows its content', async () => {
    expect(await difference(aSoleContent())).toBeNull()
    expect(await difference(aSoleContent({ budget: null, rows: someRows(20, 20) }))).toBeNull()
  })

  it('shows its content, whatever is written', { timeout: 120_000 }, async () => {
    const words = fc
      .array(
        fc.constantFrom(
          'Meningkatnya',
          'mutu',
          'layanan',
          'efisien',
          '(IKM)',
          'dan/atau',
          '2025–2029',
          '≥',
          'TA. 2026',
          'anti-korupsi',
          '1.000',
        ),
        { minLength: 1, maxLength: 14 },
      )
      .map((parts) => parts.join(' '))
    const row = fc.record({
      heading: fc.constantFrom('Tujuan', 'Sasaran Strategis'),
      objective: words,
      indicator: words,
      unit: fc.constantFrom('persen', 'poin', 'per 1.000 penduduk', ''),
      target: fc.constantFrom('1.00', '80..90', 'BB', '', '1234567.5'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (some) => {
        expect(await difference(aContent({ rows: some }))).toBeNull()
      }),
      { numRuns: 25 },
    )
  })
})

const changedRow = (over: Partial<NewContent['rows'][number]>, at = 0): NewContent['rows'] =>
  rows.map((row, i) => (i === at ? { ...row, ...over } : row))
const [first, second, ...others] = rows
const moneyRow = budget?.rows[0]
const { statement } = aContent()
const articleOf = (...paragraphs: string[]) => ({ blocks: [{ title: 'Pasal 1', paragraphs }] })
const article = articleOf('Pihak pertama wajib menjaga integritas.', 'Dan melapor.')
const reworded = (from: string, to: string): typeof statement =>
  statement.map((part) =>
    'paragraph' in part ? { paragraph: part.paragraph.replace(from, to) } : part,
  )

describe('a paper that shows something else than its data', () => {
  it.each<[string, Partial<NewContent>, Partial<NewContent>?]>([
    ['a target', { rows: changedRow({ target: '24.00' }) }],
    ['a target with one figure more', { rows: changedRow({ target: '114.00' }) }],
    ['a target with one figure less', { rows: changedRow({ target: '4.00' }) }],
    ['a target below zero', { rows: changedRow({ target: '-14.00' }) }],
    ['a grade', { rows: changedRow({ target: 'B' }, 3) }],
    ['a unit', { rows: changedRow({ unit: 'poin' }) }],
    ['an indicator', { rows: changedRow({ indicator: 'Prevalensi wasting balita' }) }],
    ['an objective', { rows: changedRow({ objective: 'Menurunnya prevalensi stunting' }, 2) }],
    ['rows in another order', { rows: [...rows].reverse() }],
    [
      'two targets exchanged',
      {
        rows: [
          { ...first, target: second?.target },
          { ...second, target: first?.target },
          ...others,
        ] as typeof rows,
      },
    ],
    [
      'a row more',
      {
        rows: [...rows, aRow('Tambahan', 'Indikator lain', 'persen', '1.00')],
      },
    ],
    ['a row less', { rows: rows.slice(0, 3) }],
    [
      'an amount',
      {
        budget:
          budget && moneyRow
            ? {
                ...budget,
                rows: [{ ...moneyRow, amount: moneyRow.amount + 1 }, ...budget.rows.slice(1)],
              }
            : null,
      },
    ],
    [
      'a source of money',
      {
        budget:
          budget && moneyRow
            ? { ...budget, rows: [{ ...moneyRow, source: 'APBN' }, ...budget.rows.slice(1)] }
            : null,
      },
    ],
    ['no money', { budget: null }],
    ['another name', { firstParty: { ...siti, name: 'dr. Siti Nurjanah, M.K.M.' } }],
    ['another office', { firstParty: { ...siti, title: 'Kepala Dinas Pendidikan' } }],
    ['another rank', { firstParty: { ...siti, rank: 'Pembina (IV/a)' } }],
    ['another NIP', { firstParty: { ...siti, nip: '197204181999032005' } }],
    ['another giver', { secondParty: { ...farid, name: 'H. Farid Hidayat, S.E.' } }],
    ['another year', { year: 2027 }],
    ['another code', { code: 'PK-2026-1.02-002' }],
    ['another version', { version: 2 }],
    [
      'another parent',
      { parent: { code: 'PK-2026-0.00-001', digest: `sha256:${'ab'.repeat(32)}` } },
    ],
    ['another date', { date: '2026-01-20' }],
    ['another heading', { rows: changedRow({ heading: 'Sasaran Program' }) }],
    ['a kind of row that is another', { rows: changedRow({ heading: 'Tujuan' }) }],
    ['rows under one kind', {}, { rows: changedRow({ heading: 'Tujuan' }, 3) }],
    ['another agency', { agency: 'Dinas Pendidikan' }],
    ['a word of its statement', { statement: reworded('supervisi', 'bantuan') }],
    ['a paragraph less', { statement: statement.slice(0, -1) }],
    ['a paragraph more', { statement: [...statement, { paragraph: 'Perjanjian ini batal.' }] }],
    ['the parties exchanged', { statement: statement.toReversed() }],
    ['another article', articleOf('Pihak pertama wajib hadir.', 'Dan melapor.'), article],
    ['an article less', {}, article],
    ['an article more', article],
    [
      'a paragraph of an article less',
      articleOf('Pihak pertama wajib menjaga integritas.'),
      article,
    ],
    ['another reason for no money', { budget: null, noBudget: 'Belum ada.' }, { budget: null }],
    [
      'another letterhead',
      { letterhead: ['DINAS PENDIDIKAN'] },
      { letterhead: ['DINAS KESEHATAN'] },
    ],
    ['another address', { address: 'https://palsu.example' }],
  ])('is found out by %s', async (_, over, own = {}) => {
    expect(await difference(aContent(own), aContent(over))).not.toBeNull()
  })
})
