import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnKind, ColumnWish } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { columnOf, letterOf, type RawCell } from '../raw.ts'
import { lookOf } from '../xlsx/number-looks.ts'
import { dateIn } from './cell-dates.ts'
import { decimalOfStored, numberIn } from './cell-numbers.ts'
import { cellFor } from './cells.ts'
import { dateOfSerial } from './serial-dates.ts'

const aCell = (over: Partial<RawCell> & { text: string }): RawCell => ({
  at: 0,
  kind: 'text',
  formula: false,
  look: null,
  ...over,
})
const wish = (kind: ColumnKind, more: Partial<ColumnWish> = {}): ColumnWish => ({
  key: 'k',
  heading: 'K',
  kind,
  ...more,
})
const read = (cell: RawCell, kind: ColumnKind, more: Partial<ColumnWish> = {}) =>
  cellFor(cell, wish(kind, more), 100)

describe('numbers written as text', () => {
  it.each([
    ['5.135.000,00', '5135000.00'],
    ['1.234.567', '1234567'],
    ['1,234,567.89', '1234567.89'],
    ['1,234,567', '1234567'],
    ['87,5', '87.5'],
    ['1,234', '1.234'],
    ['85.00', '85.00'],
    ['0.125', '0.125'],
    ['1234.567', '1234.567'],
    ['007', '7'],
    ['-5', '-5'],
    ['−5,5', '-5.5'],
    ['95,96 %', '95.96'],
    ['-0', '0'],
  ])('reads %s as %s', (text, decimal) => expect(numberIn(text, false)).toEqual({ decimal }))

  it.each([
    ['Rp 1.234', '1234'],
    ['Rp. 5.135.000,-', '5135000'],
    ['rp4.619.500.000,00', '4619500000.00'],
    ['(1.500.000)', '-1500000'],
    ['1.234', '1234'],
  ])('reads %s as rupiah %s', (text, decimal) => expect(numberIn(text, true)).toEqual({ decimal }))

  it.each([
    ['1.234', false, 'ambiguous'],
    ['-1.234', false, 'ambiguous'],
    ['1,234', true, 'ambiguous'],
    ['1.23.4', false, 'not-a-number'],
    ['1.234,567.8', false, 'not-a-number'],
    ['1,2,3', false, 'not-a-number'],
    ['12.', false, 'not-a-number'],
    ['', false, 'not-a-number'],
    ['5 poin', false, 'not-a-number'],
    ['1,98603E+17', false, 'scientific'],
  ])('refuses %s (rupiah: %s): %s', (text, rupiah, why) =>
    expect(numberIn(text, rupiah)).toEqual({ why }),
  )

  it('reads back every whole number as we print it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (value) => {
        expect(numberIn(printNumber(value), true)).toEqual({ decimal: String(value) })
      }),
    )
  })

  it('answers any text without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,-+eE Rp()%') }),
        fc.boolean(),
        (text, rupiah) => {
          expect(numberIn(text, rupiah)).toBeTypeOf('object')
        },
      ),
    )
  })
})

it.each([
  ['0.30000000000000004', '0.3'],
  ['4.6195E9', '4619500000'],
  ['1E-3', '0.001'],
  ['-12.5', '-12.5'],
  ['1.98603152010011E+17', '198603152010011000'],
  ['0', '0'],
])('a stored %s is %s', (stored, decimal) => expect(decimalOfStored(stored)).toBe(decimal))

it.each([
  ['2026-01-07', '2026-01-07'],
  ['2026-01-07T10:22:11Z', '2026-01-07'],
  ['7 Januari 2026', '2026-01-07'],
  ['Rabu, 07 Jan 2026', '2026-01-07'],
  ['17 AGUSTUS 2026 09:30', '2026-08-17'],
  ['5 Nopember 2025', '2025-11-05'],
  ['07-01-2026', '2026-01-07'],
  ['7/1/2026', '2026-01-07'],
  ['07.01.2026', '2026-01-07'],
  ['29-02-2028', '2028-02-29'],
  ['29-02-2026', null],
  ['01/13/2026', null],
  ['07-01-26', null],
  ['Januari 2026', null],
  ['7 Janjuari 2026', null],
])('the text %s is the date %s', (text, date) => expect(dateIn(text)).toBe(date))

it.each([
  [46_029, false, '2026-01-07'],
  [46_029.75, false, '2026-01-07'],
  [1, false, '1900-01-01'],
  [59, false, '1900-02-28'],
  [61, false, '1900-03-01'],
  [44_567, true, '2026-01-07'],
  [0.5, false, null],
  [3_000_000, false, null],
])('day %d (1904: %s) is %s', (serial, from1904, date) =>
  expect(dateOfSerial(serial, from1904)).toBe(date),
)

it.each([
  [14, undefined, 'date'],
  [10, undefined, 'percent'],
  [0, undefined, null],
  [164, '"Rp"#,##0;[Red]\\-"Rp"#,##0', null],
  [165, '[$-421]dd\\ mmmm\\ yyyy;@', 'date'],
  [166, '000', '000'],
  [167, '0.00', '0.00'],
  [168, '0.0%', 'percent'],
  [169, '_(* #,##0_);_(* \\(#,##0\\)', null],
  [170, '[h]:mm', 'date'],
  [171, '"hari ke "0', null],
])('format %d %s looks like %s', (id, code, look) => expect(lookOf(id, code)).toBe(look))

it('counts columns as spreadsheets do', () => {
  expect([0, 25, 26, 51, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'AAA'])
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16_383 }), (at) => {
      expect(columnOf(`${letterOf(at)}12`)).toBe(at)
    }),
  )
})

describe('values', () => {
  it.each<[string, RawCell, ColumnKind, string | number | null]>([
    [
      'text, tidied',
      aCell({ text: '  Dinas\u00a0 Kesehatan\u0000 \r\n Kota ' }),
      'text',
      'Dinas Kesehatan\nKota',
    ],
    ['a number as text', aCell({ kind: 'number', text: '1234.5' }), 'text', '1234,5'],
    [
      'a percentage as text',
      aCell({ kind: 'number', text: '0.85', look: 'percent' }),
      'text',
      '85%',
    ],
    ['a truth as text', aCell({ kind: 'boolean', text: 'TRUE' }), 'text', 'TRUE'],
    ['a code', aCell({ text: ' 1.02.0.00\n' }), 'code', '1.02.0.00'],
    ['a whole number as code', aCell({ kind: 'number', text: '2' }), 'code', '2'],
    [
      'a code shown with its zeros',
      aCell({ kind: 'number', text: '7', look: '000' }),
      'code',
      '007',
    ],
    [
      'a code shown with two decimals',
      aCell({ kind: 'number', text: '2.1', look: '0.00' }),
      'code',
      '2.10',
    ],
    ['a NIP with blanks', aCell({ text: '19860315 201001 1 007' }), 'nip', '198603152010011007'],
    [
      'a NIP with dots and an apostrophe',
      aCell({ text: "'19860315.201001.1.007" }),
      'nip',
      '198603152010011007',
    ],
    [
      'a NIP forced to text by a formula',
      aCell({ text: '="198603152010011007"' }),
      'nip',
      '198603152010011007',
    ],
    ['a dash for no NIP', aCell({ text: '-' }), 'nip', null],
    ['a percentage', aCell({ kind: 'number', text: '0.07', look: 'percent' }), 'number', '7'],
    ['rupiah as text', aCell({ text: '1.234.567,00' }), 'rupiah', 1_234_567],
    ['rupiah as number', aCell({ kind: 'number', text: '4.6195E9' }), 'rupiah', 4_619_500_000],
    ['a date cell', aCell({ kind: 'date', text: '2026-01-07' }), 'date', '2026-01-07'],
    ['a day count without format', aCell({ kind: 'number', text: '46029' }), 'date', '2026-01-07'],
    ['a choice by another word', aCell({ text: 'pegawai negeri  sipil' }), 'choice', 'PNS'],
    ['our own guard against formulas', aCell({ text: "'=1+1" }), 'text', '=1+1'],
  ])('reads %s', (_, cell, kind, value) => {
    const choices = [{ value: 'PNS', words: ['Pegawai Negeri Sipil'] }, 'PPPK']
    expect(read(cell, kind, { choices })).toMatchObject({ value })
    expect(read(cell, kind, { choices }).fault).toBeUndefined()
  })

  it.each<[string, RawCell, ColumnKind, string]>([
    ['an Excel error', aCell({ kind: 'error', text: '#REF!' }), 'text', 'sheets/formula-error'],
    [
      'a formula never counted',
      aCell({ kind: 'uncounted', text: '' }),
      'number',
      'sheets/uncounted-formula',
    ],
    ['a text too long', aCell({ text: 'x'.repeat(101) }), 'text', 'sheets/cell-too-long'],
    [
      'a code turned into a date',
      aCell({ kind: 'date', text: '2026-10-02' }),
      'code',
      'sheets/code-as-date',
    ],
    [
      'a code turned into 2.1',
      aCell({ kind: 'number', text: '2.1' }),
      'code',
      'sheets/code-as-number',
    ],
    [
      'a code of 18 digits as number',
      aCell({ kind: 'number', text: '198603152010011000' }),
      'code',
      'sheets/code-as-number',
    ],
    [
      'a NIP kept as number',
      aCell({ kind: 'number', text: '1.98603152010011E+17' }),
      'nip',
      'sheets/nip-as-number',
    ],
    [
      'a NIP as Excel wrote it to CSV',
      aCell({ text: '1,98603E+17' }),
      'nip',
      'sheets/nip-as-number',
    ],
    ['a NIP with a letter', aCell({ text: '1986031520100I1007' }), 'nip', 'sheets/nip-not-digits'],
    ['a NIP of 17 digits', aCell({ text: '19860315201001100' }), 'nip', 'sheets/nip-length'],
    ['1.234 without a known unit', aCell({ text: '1.234' }), 'number', 'sheets/ambiguous-number'],
    ['1,234 rupiah', aCell({ text: '1,234' }), 'rupiah', 'sheets/ambiguous-number'],
    ['words for a number', aCell({ text: 'delapan' }), 'number', 'sheets/not-a-number'],
    [
      'a date for a number',
      aCell({ kind: 'date', text: '2026-01-07' }),
      'number',
      'sheets/date-not-number',
    ],
    ['a formula as text for a number', aCell({ text: '=A1+A2' }), 'rupiah', 'sheets/not-a-number'],
    ['scientific text', aCell({ text: '4,6195E+09' }), 'rupiah', 'sheets/scientific'],
    [
      'rupiah with cents',
      aCell({ kind: 'number', text: '1000.5' }),
      'rupiah',
      'sheets/not-whole-rupiah',
    ],
    [
      'more rupiah than a number holds',
      aCell({ text: '99999999999999999999' }),
      'rupiah',
      'sheets/rupiah-too-large',
    ],
    ['a date that is none', aCell({ text: '31 Februari 2026' }), 'date', 'sheets/not-a-date'],
    ['a year for a date', aCell({ kind: 'number', text: '2026' }), 'date', 'sheets/not-a-date'],
    ['no such choice', aCell({ text: 'Honorer' }), 'choice', 'sheets/not-a-choice'],
  ])('refuses %s', (_, cell, kind, code) => {
    const { value, fault } = read(cell, kind, { choices: ['PNS', 'PPPK'] })
    expect(value).toBeNull()
    expect(fault?.code).toBe(code)
    expect(fault?.detail).toMatch(/^[A-ZR].*\.$/s)
  })

  it('words what is wrong, and the way out', () => {
    expect(read(aCell({ text: '19860315201001100' }), 'nip').fault?.detail).toBe(
      'Kurang satu angka; NIP selalu 18 angka.',
    )
    expect(read(aCell({ text: '1.234' }), 'number').fault).toMatchObject({
      detail: 'Bisa berarti 1,234 atau 1.234.',
      suggestion: 'Tulis 1.234,00 atau 1,234.',
    })
    expect(
      read(aCell({ text: 'persent' }), 'choice', { choices: ['persen', 'indeks'] }).fault
        ?.suggestion,
    ).toBe('Mungkin maksudnya persen.')
  })

  it('notices formulas, texts that look like one, and percentages', () => {
    expect(read(aCell({ kind: 'number', text: '3', formula: true }), 'number').notice).toBe(
      'formula',
    )
    expect(read(aCell({ text: '=HYPERLINK("x")' }), 'text')).toEqual({
      value: '=HYPERLINK("x")',
      notice: 'formula-text',
    })
    expect(read(aCell({ kind: 'number', text: '0.85', look: 'percent' }), 'number').notice).toBe(
      'percent',
    )
  })

  it('answers any text in any column', () => {
    const kinds = fc.constantFrom<ColumnKind[]>(
      'text',
      'code',
      'number',
      'rupiah',
      'date',
      'nip',
      'choice',
    )
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), kinds, (text, kind) => {
        expect(read(aCell({ text }), kind)).toHaveProperty('value')
      }),
    )
  })
})
