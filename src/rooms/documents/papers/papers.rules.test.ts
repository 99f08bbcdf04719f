import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  aContent,
  aFunctionalContent,
  anActingContent,
  anAdministratorContent,
  aPaper,
  aRow,
  aSoleContent,
} from '../../../testing/signing/agreement-content.ts'
import { type NewContent, secondTry } from './papers.rules.ts'
import { printable, printDigest, printTarget } from './pk-1/print.rules.ts'
import { objectivesOf } from './pk-1/sheet.rules.ts'
import { type Sheet, sheetOf as sheetOfToday } from './pk-4/sheet.rules.ts'

const digest = 'sha256:4be19a02c7d3558f1e60aa2b94c0d7e83f61b5a9024ce7d81b3f6a50e92d7c14'
const sheetOf = (content: NewContent): Sheet =>
  sheetOfToday(content, aPaper(content, digest).beside)
const draftOf = (content: NewContent): Sheet => sheetOfToday(content, aPaper(content, null).beside)
const rowOf = (objective: string, indicator: string) => ({
  ...{ objective, indicator, unit: 'persen', target: '1' },
})

it.each([
  ['14.00', '14,00', true],
  ['1234567.5', '1.234.567,5', true],
  ['-0.25', '−0,25', true],
  ['80..90', '80–90', false],
  ['2026-12-31', '31\u00a0Desember\u00a02026', false],
  ['2026-02-30', '2026-02-30', false],
  ['BB', 'BB', false],
  ['1.234,50', '1.234,50', false],
  ['', 'belum ada', false],
])('prints the target %j as %s', (target, shown, isNumber) =>
  expect(printTarget(target)).toEqual({ target: shown, isNumber }),
)

it.each([
  ['Bupati\nBerau', 'Bupati Berau'],
  ['  dua   spasi ', 'dua spasi'],
  ['NIP\u202e1234', 'NIP1234'],
  ['a\u0000b\u0007c', 'abc'],
  ['\ud800x', '\ufffdx'],
  ['tetap\u00a0satu', 'tetap\u00a0satu'],
  ['a'.repeat(30), `${'a'.repeat(10)}\u200b${'a'.repeat(10)}\u200b${'a'.repeat(10)}`],
])('makes %j fit for paper', (text, printed) => expect(printable(text)).toBe(printed))

it('makes any text one well-formed line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const once = printable(text)

      expect(once.isWellFormed()).toBe(true)
      expect(once).not.toMatch(/[\n\r\u202e]/)
    }),
  )
})

it('shortens a digest to its ends', () => {
  expect(
    printDigest('sha256:9f3a71c05be2d8460c1f7a93e4b85d20a67c31f98e05d42b7c6a18f3d09544be'),
  ).toBe('9f3a71c0…44be')
})

it('puts the indicators of one objective under one number, also when they do not follow each other', () => {
  const objectives = objectivesOf([rowOf('A', 'satu'), rowOf('B', 'dua'), rowOf('A', 'tiga')])

  expect(
    objectives.map(({ number, objective, rows }) => [
      number,
      objective,
      rows.map(({ indicator }) => indicator),
    ]),
  ).toEqual([
    ['1.', 'A', ['satu', 'tiga']],
    ['2.', 'B', ['dua']],
  ])
})

it('gives each kind of row its own table, numbered for itself, in the order of the content', () => {
  const { sections } = sheetOf(
    aContent({
      rows: [
        aRow('T', 'IPM', 'poin', '1', 'Tujuan'),
        aRow('S1', 'RLS', 'tahun', '2'),
        aRow('S2', 'UHH', 'tahun', '3'),
      ],
    }),
  )

  expect(
    sections.map(({ heading, objectives }) => [heading, objectives.map(({ number }) => number)]),
  ).toEqual([
    ['Tujuan', ['1.']],
    ['Sasaran Strategis', ['1.', '2.']],
  ])
})

const moneyOf = (...rows: [groups: string[], amount: number][]) => {
  const budget = {
    grain: 'SUB_ACTIVITY' as const,
    rows: rows.map(([groups, amount], i) => ({ groups, name: `s${i}`, amount, source: 'DAU' })),
    total: rows.reduce((sum, [, amount]) => sum + amount, 0),
  }
  return sheetOf(aContent({ budget })).budget
}

it('numbers budget rows through the groups and sums each group and all', () => {
  const budget = moneyOf([['P1'], 1_000_000], [['P1'], 250_000], [['P2'], 4_619_500_000])

  expect([budget?.grain, budget?.total]).toEqual(['Sub Kegiatan', '4.620.750.000'])
  expect(
    budget?.parts[0]?.groups.map(({ above, amount, rows }) => [
      above,
      amount,
      rows.map(({ number }) => number),
    ]),
  ).toEqual([
    [null, '1.250.000', ['1.', '2.']],
    [null, '4.619.500.000', ['3.']],
  ])
})

it('sums two levels of headings each for itself', () => {
  const budget = moneyOf([['P1', 'K1'], 10], [['P1', 'K2'], 20], [['P2', 'K2'], 30])

  expect(
    budget?.parts[0]?.groups.map(({ above, name, amount }) => [
      above?.name,
      above?.amount,
      name,
      amount,
    ]),
  ).toEqual([
    ['P1', '30', 'K1', '10'],
    ['P1', '30', 'K2', '20'],
    ['P2', '30', 'K2', '30'],
  ])
})

describe('the sheet', () => {
  it('names the parties, second left and first right (§3.4)', () => {
    const sheet = sheetOf(aContent())

    expect(sheet.title).toBe('PERJANJIAN KINERJA TAHUN 2026')
    expect(sheet.owners).toEqual(['DINAS KESEHATAN', 'PEMERINTAH KOTA TANJUNG AMANAH'])
    expect(sheet.attachmentOwners).toEqual(['DINAS KESEHATAN KOTA TANJUNG AMANAH'])
    expect(sheet.parties.map(({ called, roleLine }) => [called, roleLine])).toEqual([
      ['pihak pertama', ''],
      ['pihak kedua', 'selaku atasan pihak pertama'],
    ])
    expect(sheet.signatures.map(({ role, below }) => [role, below])).toEqual([
      ['Pihak kedua,', []],
      ['Pihak pertama,', ['Pembina Utama Muda (IV/c)', 'NIP 19720418 199903 2 004']],
    ])
    expect(sheet.placeAndDate).toBe('Tanjung Amanah, 19 Januari 2026')
    expect(sheet.footer[0]).toBe(
      'PK-2026-1.02-001 versi 1 · Sidik isi 4be19a02…7c14 · Sidik induk 9f3a71c0…71c0',
    )
    expect(sheet.footer[1]).toBe(
      'Periksa: amanah.tanjungamanah.example/verifikasi/7KQ2M4XD91TBVZ08RJH5N3CWEA',
    )
  })

  it('leaves page 1 free for a signature to come and claims none on the attachment', () => {
    const { signatures, check } = sheetOf(aContent())

    for (const { qr, note, attachment } of signatures) {
      expect([qr, note, attachment.qr]).toEqual([null, [], null])
      expect(attachment.note.join(' ')).toBe('Tempat tanda tangan: halaman pernyataan')
    }
    expect(check?.qr).toMatch(/^https:/)
    expect(draftOf(aContent()).check).toBeNull()
  })

  it('lets a head of region promise alone', () => {
    const sheet = sheetOf(aSoleContent())

    expect(sheet.isSole).toBe(true)
    expect(sheet.parties).toHaveLength(1)
    expect(sheet.signatures.map(({ mark, role, position }) => [mark, role, position])).toEqual([
      ['first', '', 'Wali Kota Tanjung Amanah,'],
    ])
    expect(sheet.attachmentOwners).toEqual(['KOTA TANJUNG AMANAH'])
    expect(sheet.footer[0]).not.toContain('induk')
  })

  it('leaves dots for the day of a draft and says that nothing is frozen', () => {
    const sheet = draftOf(aFunctionalContent())

    expect(sheet.placeAndDate).toMatch(/^Tanjung Amanah, …+ 2026$/)
    expect(sheet.footer[0]).toBe('KONSEP · PK-2026-1.02-057 versi 1 · isi belum dibekukan')
    expect(sheet.watermark).toBe('KONSEP')
    expect(sheet.documentTitle).toMatch(/\(KONSEP\)$/)
  })

  it('says when a frozen agreement has no frozen parent yet', () => {
    expect(sheetOf(aContent({ parent: null })).footer[0]).toContain('induk belum terkait')
  })

  it('calls an amendment by its name, keeps the acting title, gives the reason for no budget', () => {
    const sheet = sheetOf(anActingContent())

    expect(sheet.attachmentTitle).toBe('LAMPIRAN PERJANJIAN KINERJA PERUBAHAN TAHUN 2026')
    expect(sheet.parties[0]?.position).toBe('Plt. Kepala Badan Kesatuan Bangsa dan Politik')
    expect([sheet.budget, sheet.noBudgetReason]).toEqual([
      null,
      'Jabatan ini tidak mengelola anggaran secara langsung.',
    ])
  })
})

describe('the second try', () => {
  const good = [
    { name: 'first', page: 1 },
    { name: 'tables-end', page: 2 },
    { name: 'first', page: 2 },
  ]
  const on = (...pages: number[]) => good.map((mark, i) => ({ ...mark, page: pages[i] ?? 0 }))
  const rowsOf = (sheet: ReturnType<typeof secondTry>) =>
    sheet?.budget?.parts.map(({ newPage, groups }) => [
      newPage,
      groups.flatMap(({ rows }) => rows.map(({ number }) => number)),
    ])

  it('is not needed when the signatures stand under the tables', () =>
    expect(secondTry(sheetOf(aContent()), good)).toBeNull())

  it('sets a statement that ran over its page tighter', () => {
    const sheet = secondTry(sheetOf(aContent()), on(2, 3, 3))

    expect(sheet?.isTight).toBe(true)
    expect(rowsOf(sheet)).toEqual([[false, ['1.', '2.']]])
  })

  it('takes a short block B along with the signatures', () => {
    expect(rowsOf(secondTry(sheetOf(aContent()), on(1, 2, 3)))).toEqual([[true, ['1.', '2.']]])
  })

  it('takes the last two rows of a long block B along, under the name of their group', () => {
    const sheet = secondTry(sheetOf(anAdministratorContent()), on(1, 2, 3))

    expect(rowsOf(sheet)).toEqual([
      [false, ['1.', '2.']],
      [true, ['3.', '4.']],
    ])
    expect(sheet?.budget?.parts[1]?.groups[0]?.name).toBe(
      'Program Pemberdayaan Masyarakat Bidang Kesehatan',
    )
  })

  it('has nothing to move where there is no budget', () => {
    const marks = good.filter(({ name }) => name === 'first')

    expect(secondTry(sheetOf(anActingContent()), marks)).toBeNull()
  })
})
