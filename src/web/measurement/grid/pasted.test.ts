import { expect, it } from 'vitest'
import { cellsOf } from '../../parts/form/sheet-keys.ts'
import type { FigureDraft } from '../figure/draft.ts'
import { afterTyping, changedCells, placed } from './pasted.ts'

const line = (code: string, period: string, periodLabel: string, more = {}) => ({
  ...{ indicatorCode: code, period, periodLabel },
  ...{ unitKind: 'NUMBER' as const, aggregation: 'SUM' as const, ...more },
})
const lines = [
  line('I.1', '2026-06', 'Juni 2026'),
  line('I.2', '2026-06', 'Juni 2026'),
  line('I.1', '2026-05', 'Mei 2026'),
]
const draft: FigureDraft = {
  ...{ mode: 'value', value: '', numerator: '', denominator: '', provisional: false },
  ...{ analysis: '', reason: '', files: [], seen: 0, sending: null },
}

it('reads cells as a spreadsheet copies them, with quotes, and drops empty rows', () => {
  expect(cellsOf('61.482\t84.106\r\n\r\n"dua\nbaris"\t"kata ""ini"""\n')).toEqual([
    ['61.482', '84.106'],
    ['dua\nbaris', 'kata "ini"'],
  ])
  expect(cellsOf('')).toEqual([])
})

it('fills from the cell it was pasted into, to the right and down, and tells what falls off', () => {
  const cells = [
    ['12', 'Tetap'],
    ['8', 'Sementara'],
    ['1', ''],
  ]

  expect(placed(cells, { row: 1, column: 'value' }, lines)).toEqual({
    rows: [
      { row: 1, typed: { value: '12', kind: 'Tetap' } },
      { row: 2, typed: { value: '8', kind: 'Sementara' } },
    ],
    lost: ['baris 1 di bawah'],
  })
})

it('finds rows by code and period where their heads were copied, in whatever order', () => {
  const cells = [
    ['Kode', 'Indikator', 'Periode', 'Realisasi', 'Jenis', 'Penjelasan'],
    ['i.1', 'Guru', 'Mei 2026', '9', 'Belum dapat diukur', 'Terbit Februari'],
    ['I.2', 'Gugus', '2026-06', '4', '', ''],
    ['I.9', 'Lain', 'Mei 2026', '4', '', ''],
  ]

  expect(placed(cells, { row: 0, column: 'numerator' }, lines)).toEqual({
    rows: [
      { row: 2, typed: { value: '9', kind: 'Belum dapat diukur', analysis: 'Terbit Februari' } },
      { row: 1, typed: { value: '4', kind: '', analysis: '' } },
    ],
    lost: ['I.9, Mei 2026'],
  })
})

it('counts from parts once a numerator is there, and from the value again without', () => {
  const percent = line('I.3', '2026-06', 'Juni 2026', { unitKind: 'PERCENT', aggregation: 'LAST' })
  const parts = afterTyping(draft, percent, { numerator: '40' })
  const all = afterTyping(draft, percent, { numerator: '', denominator: '', value: '80' })

  expect(parts).toEqual({ numerator: '40', mode: 'parts' })
  expect(all).toMatchObject({ mode: 'value', value: '80' })
  expect(afterTyping({ ...draft, ...parts }, percent, { numerator: '' }).mode).toBe('value')
})

it('takes a pooled ratio in parts only, and a kind by its words', () => {
  const pooled = line('I.4', '2026-06', 'Juni 2026', {
    ...{ unitKind: 'PERCENT', aggregation: 'RATIO_POOLED' },
  })

  expect(afterTyping(draft, pooled, { analysis: 'x' }).mode).toBe('parts')
  expect(afterTyping(draft, pooled, { kind: 'belum dapat diukur' }).mode).toBe('blank')
  expect(afterTyping(draft, pooled, { kind: 'Sementara' })).toMatchObject({ provisional: true })
  expect(afterTyping({ ...draft, provisional: true }, pooled, { kind: '' })).not.toHaveProperty(
    'provisional',
  )
})

it('leaves a value out where only numerator and denominator are taken, and says so', () => {
  const pooled = line('I.4', '2026-06', 'Juni 2026', {
    ...{ unitKind: 'PERCENT', aggregation: 'RATIO_POOLED' },
  })

  expect(placed([['80', 'Tetap']], { row: 0, column: 'value' }, [pooled])).toEqual({
    rows: [{ row: 0, typed: { kind: 'Tetap' } }],
    lost: ['I.4 diisi pembilang dan penyebut'],
  })
})

it('takes of a filled form only what it changes, however a number is written', () => {
  const opened: FigureDraft = { ...draft, value: '87,50', denominator: '1200', analysis: 'Naik.' }
  const row = { numerator: null, denominator: '1200', value: '87,5', kind: 'Tetap', analysis: null }
  expect(changedCells(opened, row)).toEqual({})
  expect(changedCells(opened, { ...row, value: '88', kind: 'Sementara' })).toEqual({
    ...{ value: '88', kind: 'Sementara' },
  })
})
