import { describe, expect, it } from 'vitest'
import type { SheetTable } from '../../../kernel/importer.ts'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import { csvUpload, uploadOf } from '../../../testing/import-desk.ts'
import { csvOf, longNomenclature } from '../../../testing/nomenclature.ts'
import { nomenclatureSheet, printCounts, readNomenclature } from './nomenclature.rules.ts'

async function tableOf(file: { name: string; bytes: Uint8Array }): Promise<SheetTable> {
  const table = await readSheet(file, nomenclatureSheet.wish)
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

describe('a list as long as a national one', () => {
  const counts = { program: 120, kegiatan: 360, sub_kegiatan: 2520 }

  it('is read whole where sub kegiatan have two digits', async () => {
    const file = csvOf([['level', 'kode', 'kode_induk', 'nama'], ...longNomenclature(2)])
    const read = readNomenclature(await tableOf(csvUpload(file)))
    expect(read.problems).toEqual([])
    expect(read.items).toHaveLength(3035)
    expect(read.counts).toEqual({ urusan: 5, bidang_urusan: 30, ...counts })
  })

  it('is read whole where it begins at the programs and only some sub kegiatan have an indicator', async () => {
    const rows = longNomenclature(4)
      .slice(35)
      .map((row, at) => [...row, ...(at % 3 ? ['', '', ''] : ['Terlaksana', 'Jumlah', 'Orang'])])
    const heading = ['level', 'kode', 'kode_induk', 'nama', 'kinerja', 'indikator', 'satuan']
    const read = readNomenclature(await tableOf(csvUpload(csvOf([heading, ...rows]))))
    expect(read.problems).toEqual([])
    expect(read.items).toHaveLength(3000)
    expect(read.counts).toMatchObject(counts)
    expect(
      read.items.filter(({ indicator, unitLabel }) => indicator !== null && unitLabel !== null),
    ).toHaveLength(1000)
  })
})
