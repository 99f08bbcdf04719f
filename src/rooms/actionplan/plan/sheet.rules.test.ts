import { expect, it } from 'vitest'
import type { SheetTable } from '../../../kernel/importer.ts'
import { placeSheet, planSheet } from './sheet.rules.ts'

const row = (number: number, values: Record<string, string>): SheetTable['rows'][number] => ({
  ...{ row: number, values },
})
const id = (digit: string) => `${digit.repeat(8)}-1111-7111-8111-111111111111`
const known = {
  ...{ year: 2026, holder: 'Eko Nugroho, S.Pd.' },
  rows: [
    {
      ...{ number: 1, measureId: null, objective: 'Mutu', indicator: 'Akreditasi' },
      ...{ unitLabel: 'sekolah', unitKind: 'NUMBER' as const, aggregation: 'SUM' as const },
      ...{ frequency: 'QUARTERLY' as const, target: '4', months: [] },
      quarters: [1, 2, 3, 4].map((at) => ({
        ...{ period: `2026-Q${at}`, target: null },
        from: at === 4 ? ('PLANNING' as const) : ('NONE' as const),
      })),
    },
  ],
  money: [
    { row: 1, code: '1.01.02', name: 'Program', amount: 100, cash: [null, null, null, null] },
  ],
  steps: [
    {
      ...{ id: id('a'), row: 1, action: 'Visitasi sekolah', output: 'Laporan', unitLabel: null },
      ...{ months: [], positionId: null, executorIds: [], budgetCode: null },
      ...{ responsible: '', executors: [] },
    },
  ],
  posts: [{ id: id('b'), title: 'Pengawas', holder: 'Indah' }],
  people: [{ id: id('c'), name: 'Indah' }],
}
const placed = (...rows: SheetTable['rows']) =>
  placeSheet(planSheet.rows({ rows }), known as Parameters<typeof placeSheet>[1])

it('reads a row a step: months by x or an amount, who answers by title or name', () => {
  const { content, told } = placed(
    row(2, {
      ...{
        promised: '1',
        target1: '1',
        target4: '9',
        action: 'visitasi  Sekolah',
        output: 'Nilai',
      },
      ...{ unitLabel: 'sekolah', month1: 'x', month3: '2', responsible: 'Pengawas (Indah)' },
      ...{ executors: 'Indah', budgetCode: '1.01.02', cash1: '25' },
    }),
    row(3, { promised: '1', target1: '7', action: 'Rapat', responsible: 'Eko Nugroho, S.Pd.' }),
  )

  expect(told).toEqual([])
  expect(content.targets).toEqual([{ row: 1, period: '2026-Q1', target: '1' }])
  expect(content.cash).toEqual([{ row: 1, quarter: 1, amount: '25' }])
  expect(content.steps).toEqual([
    expect.objectContaining({
      ...{ id: id('a'), positionId: id('b'), executorIds: [id('c')], budgetCode: '1.01.02' },
      months: [
        { month: 1, amount: null },
        { month: 3, amount: '2' },
      ],
    }),
    expect.objectContaining({ id: null, action: 'Rapat', positionId: null, months: [] }),
  ])
})

it('tells row by row what could not be used', () => {
  const { content, told } = placed(
    row(2, { promised: '9', action: 'Visitasi' }),
    row(3, {
      ...{ promised: '1', action: 'Rapat', responsible: 'Camat', executors: 'Joko; Indah' },
      budgetCode: '9.99',
    }),
  )

  expect(told).toEqual([
    { row: 2, why: 'baris PK «9» tidak ada di PK ini' },
    { row: 3, why: 'kode anggaran 9.99 tidak ada di PK ini' },
    { row: 3, why: 'penanggung jawab «Camat» bukan jabatan di unit ini; pilih pada isian' },
    { row: 3, why: 'pelaksana «Joko» tidak ditemukan di unit ini; pilih pada isian' },
  ])
  expect(content.steps).toHaveLength(1)
})
