import { expect, it } from 'vitest'
import type { UnitKind } from '../../rooms/planning/plan.contract.ts'
import { shortened, targetWords, typedTarget } from './plan-words.ts'

it.each<[UnitKind, string, string | null, string]>([
  ['PERCENT', 'persen', '14,00', 'target 14,00\u00a0persen'],
  ['GRADE', 'predikat', 'WTP', 'target WTP'],
  ['MILESTONE', 'tanggal', '31 Desember 2026', 'target 31 Desember 2026'],
  ['NUMBER', 'orang', null, 'target 2026 belum ada'],
])('tells a target of kind %s', (unitKind, unitLabel, printedTarget, told) => {
  expect(targetWords({ unitKind, unitLabel, printedTarget }, 2026)).toBe(told)
})

it.each([
  ['1234.50', '1.234,50', '1234,50'],
  ['80..90.5', '80–90,5', '80–90,5'],
  ['WTP', 'WTP', 'WTP'],
  ['2026-12-31', '31 Desember 2026', '31 Desember 2026'],
  [null, null, ''],
])('offers %s for typing without grouping', (value, printed, typed) =>
  expect(typedTarget({ value, printed })).toBe(typed),
)

it('cuts long statements at a word', () => {
  expect(shortened('Meningkatnya mutu layanan', 60)).toBe('Meningkatnya mutu layanan')
  expect(shortened('Meningkatnya mutu layanan dasar', 20)).toBe('Meningkatnya mutu…')
})
