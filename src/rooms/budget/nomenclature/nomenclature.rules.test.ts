import { describe, expect, it } from 'vitest'
import type { SheetTable } from '../../../kernel/importer.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import { csvUpload, sharedUpload, uploadOf } from '../../../testing/import-desk.ts'
import { nomenclatureWish, printCounts, readNomenclature } from './nomenclature.rules.ts'

async function tableOf(file: { name: string; bytes: Uint8Array }): Promise<SheetTable> {
  const table = await readSheet(file, nomenclatureWish)
  if (table.problem) throw new Error(table.problem.detail)
  return table
}
const codesOf = async (text: string): Promise<string[]> =>
  readNomenclature(await tableOf(csvUpload(`level,kode,kode_induk,nama\n${text}`))).problems.map(
    ({ row, code }) => `${row} ${code}`,
  )

it('reads an edition with its counts, performance, indicator, unit and regulation', async () => {
  const { items, counts, problems } = readNomenclature(
    await tableOf(uploadOf('../fixtures/nomenklatur-kecil.csv', import.meta.url)),
  )

  expect(problems).toEqual([])
  expect(counts).toEqual({ urusan: 2, bidang_urusan: 2, program: 2, kegiatan: 2, sub_kegiatan: 2 })
  expect(printCounts(counts)).toBe(
    'dua urusan, dua bidang urusan, dua program, dua kegiatan, dua sub kegiatan',
  )
  expect(items.at(-1)).toEqual({
    ...{ code: '7.01.02.2.02.0003', level: 'sub_kegiatan', parentCode: '7.01.02.2.02' },
    name: 'Pelaksanaan Pelayanan Administrasi Kependudukan di Kecamatan',
    performance: 'Terlaksananya pelayanan administrasi kependudukan',
    ...{
      indicator: 'Jumlah pelayanan yang diselesaikan',
      unitLabel: 'Layanan',
      regulation: 'Kepmendagri 900.1.15.5-1317/2023',
    },
  })
})

it.each([
  ['a code of another level', 'program,1.01,1,Program\n', ['2 budget/nomenclature-code']],
  [
    'a parent it does not belong to',
    'program,1.01.02,1.02,Program\n',
    ['2 budget/nomenclature-parent'],
  ],
  [
    'a code twice',
    'program,1.01.02,1.01,Program\nprogram,1.01.02,1.01,Program\n',
    ['3 budget/nomenclature-twice'],
  ],
  [
    'a missing parent',
    'program,1.01.02,1.01,Program\nkegiatan,1.01.03.2.01,1.01.03,Kegiatan\n',
    ['3 budget/nomenclature-orphan'],
  ],
  ['an unknown level', 'bagian,1.01.02,1.01,Program\n', ['2 sheets/not-a-choice']],
  ['a row without name', 'program,1.01.02,1.01,\n', ['2 sheets/cell-empty']],
])('refuses %s', async (_, text, expected) => expect(await codesOf(text)).toEqual(expected))

describe('the lists of the reference data', () => {
  const national = sharedUpload('nomenklatur/nomenklatur-kabkota-2020.csv')
  it.skipIf(!national)(
    `hold the edition of 2020${national ? '' : ' (skipped: no shared data)'}`,
    async () => {
      const { items, counts, problems } = readNomenclature(await tableOf(national ?? csvUpload('')))
      expect(problems).toEqual([])
      expect(items).toHaveLength(2946)
      expect(counts).toEqual({
        urusan: 10,
        bidang_urusan: 46,
        program: 192,
        kegiatan: 466,
        sub_kegiatan: 2232,
      })
    },
  )

  const local = sharedUpload('nomenklatur/nomenklatur-4digit-satu-kabupaten.csv')
  it.skipIf(!local)(
    `hold the four-digit list of one kabupaten${local ? '' : ' (skipped: no shared data)'}`,
    async () => {
      const { items, counts, problems } = readNomenclature(await tableOf(local ?? csvUpload('')))
      expect(problems).toEqual([])
      expect(items).toHaveLength(1566)
      expect(counts).toMatchObject({ program: 197, kegiatan: 384, sub_kegiatan: 985 })
      expect(
        items.filter(({ indicator, unitLabel }) => indicator !== null && unitLabel !== null),
      ).toHaveLength(573)
    },
  )
})
