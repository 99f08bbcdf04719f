import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText } from './decimal.ts'
import { printNumber, printRupiah } from './indonesian.ts'
import { type Known, type Reading, readPrinted, readTogether } from './printed-number.ts'
import { unitsAgree, unitText } from './printed-unit.ts'

/** A reading in one line: `87.5 poin`, `80..90 %`, `blank`, `ambiguous`. */
function line(reading: Reading): string {
  if (reading.kind === 'refused') return reading.why
  if (reading.kind === 'blank' || reading.kind === 'not-applicable') return reading.kind
  const digits =
    reading.kind === 'number'
      ? decimalText(reading.value)
      : `${decimalText(reading.low)}..${decimalText(reading.high)}`
  return reading.unit ? `${digits} ${unitText(reading.unit)}` : digits
}
const read = (value: unknown, known?: Known): string => line(readPrinted(value, known))

it.each([
  ['87,5 poin', '87.5 poin'],
  ['1.234.567', '1234567'],
  ['Rp 1.234,00', '1234 rupiah'],
  ['Rp1.234', '1234 rupiah'],
  ['Rp. 5.000.000,-', '5000000 rupiah'],
  ['-Rp 5.000', '-5000 rupiah'],
  ['Rp 1,5 miliar', '1500000000 miliar rupiah'],
  ['1.234 rupiah', '1234 rupiah'],
  ['85.00', '85'],
  ['69,38', '69.38'],
  ['≤ 5 menit', '5 menit'],
  ['<= 5 Menit', '5 menit'],
  ['95.96 %', '95.96 %'],
  ['95,96 persen', '95.96 %'],
  ['1:17,9', '17.9'],
  ['1 : 20', '20'],
  ['32 per 1000 kelahiran hidup', '32 per 1.000 kelahiran hidup'],
  ['32 per 1.000 KH', '32 per 1.000 kelahiran hidup'],
  ['12,5 kasus per 100.000 penduduk', '12.5 kasus per 100.000 penduduk'],
  ['5 per 100 ribu', '5 per 100.000'],
  ['-5', '-5'],
  ['−5', '-5'],
  ['BB (72,50)', '72.5'],
  ['81 (A)', '81'],
  ['Sangat Baik (88,31)', '88.31'],
  ['Peringkat 3', '3 peringkat'],
  ['peringkat ke-3 nasional', '3 peringkat'],
  ['10.400 orang', '10400 orang'],
  ['1.250 unit usaha', '1250 unit usaha'],
  ['100 dari 110', '100'],
  ['1.100 dari 1.250 orang', '1100 orang'],
  ['Rp 1,2 M', '1200000000 miliar rupiah'],
  ['Rp 1,2 T', '1200000000000 triliun rupiah'],
  ['Rp 350 jt', '350000000 juta rupiah'],
  ['5 m', '5 m'],
  ['5 m2', '5 m2'],
  ['5 t', '5 t'],
  ['nihil', '0'],
  ['+5', '5'],
  ['1,234', '1.234'],
  ['0.123', '0.123'],
  ['1234.567', '1234.567'],
  ['1.234,567', '1234.567'],
  ['1,234.5', '1234.5'],
  ['1,234,567', '1234567'],
  ['\u00a072,5\u2009% ', '72.5 %'],
  ['10 m²', '10 m2'],
  ['80-90', '80..90'],
  ['80 – 90 %', '80..90 %'],
  ['1,5 s.d. 3,5', '1.5..3.5'],
  ['80% sampai dengan 90%', '80..90 %'],
  ['-5-3', '-5..3'],
  ['Rp 5.000 - Rp 6.000', '5000..6000 rupiah'],
  [{ low: 80, high: '90 %' }, '80..90 %'],
  [null, 'blank'],
  [undefined, 'blank'],
  ['', 'blank'],
  [' – ', 'blank'],
  ['N/A', 'not-applicable'],
  [0, '0'],
  [0.1, '0.1'],
  [1e-7, '0.0000001'],
  [-12.5, '-12.5'],
])('reads %j as %s', (value, expected) => expect(read(value)).toBe(expected))

it.each([
  '1.234',
  '1.234 %',
  '-1.234',
  '1:1.000',
  '1.234 miliar',
  'Rp 1.234 miliar',
  'Rp 1,234',
  '1.000-2.000',
  { low: '1.234', high: 2 },
])('does not guess %j', (value) => expect(read(value)).toBe('ambiguous'))

it.each([
  'WTP',
  '140 kelompok (1.400 orang)',
  '100 dari 0',
  '5 menit dari 6 jam',
  '1 234',
  '1.23.456',
  '1,2,3',
  '12.34,5',
  '0.123.456',
  '.5',
  '5.',
  '1e5',
  '0x10',
  '5 menit 30 detik',
  '2:30',
  '3/4',
  '2026-06-17',
  '--5',
  '80-',
  '90-80',
  '5 % - 6 menit',
  'Rp 5 menit',
  '٣',
  '1'.repeat(29),
  'a'.repeat(500),
  '5 per 1.00',
  true,
  [],
  {},
  { low: 1 },
  { low: null, high: 5 },
  { low: '1-2', high: 5 },
  Number.NaN,
  2 ** 53,
  1e300,
  Number.POSITIVE_INFINITY,
])('refuses %j with a sentence', (value) => {
  const reading = readPrinted(value)
  expect(line(reading)).toBe('unreadable')
  expect(reading.kind === 'refused' && reading.reason).toMatch(/\.$/)
})

it('keeps what offices print beside a number: grade, whole, rank', () => {
  const kept = (text: string) => {
    const { grade, outOf, rank } = { grade: null, outOf: null, rank: null, ...readPrinted(text) }
    return [grade, outOf && decimalText(outOf), rank]
  }
  expect(kept('BB (72,50)')).toEqual(['bb', null, null])
  expect(kept('81 (A)')).toEqual(['a', null, null])
  expect(kept('100 dari 110')).toEqual([null, '110', null])
  expect(kept('Peringkat 3')).toEqual([null, null, true])
})

it('names both units where one cell counts two things', () =>
  expect(readPrinted('140 kelompok (1.400 orang)')).toEqual({
    kind: 'refused',
    why: 'unreadable',
    reason:
      '«140 kelompok (1.400 orang)» menyebut dua ukuran, kelompok dan orang. Tulis satu saja.',
  }))

it('says both readings of an ambiguous number', () => {
  expect(readPrinted('1.234')).toEqual({
    kind: 'refused',
    why: 'ambiguous',
    reason: 'Angka «1.234» belum jelas: 1,234 atau 1.234? Tulis 1,234 atau 1234 supaya pasti.',
  })
})

describe('values that stand together', () => {
  it.each([
    [
      ['1.234', '1.234.567'],
      ['1234', '1234567'],
    ],
    [
      ['1.234', '987,5'],
      ['ambiguous', '987.5'],
    ],
    [
      ['1.234', '2.345,6'],
      ['1234', '2345.6'],
    ],
    [
      ['85.00', '69,38'],
      ['85', '69.38'],
    ],
    [
      ['1.234', '85.50'],
      ['1.234', '85.5'],
    ],
    [
      ['1.234', '1,234.5'],
      ['1.234', '1234.5'],
    ],
    [
      ['1.234', 'Rp 5.000'],
      ['1234', '5000 rupiah'],
    ],
    [
      ['1.234', '1.300'],
      ['ambiguous', 'ambiguous'],
    ],
    [
      ['1.234', '85.50', '1.234.567'],
      ['ambiguous', '85.5', '1234567'],
    ],
    [
      ['1.234', 'Rp 85.00'],
      ['ambiguous', '85 rupiah'],
    ],
    [
      ['1,234', '1,234,567'],
      ['ambiguous', '1234567'],
    ],
    [
      ['1,234', 'Rp 5.000'],
      ['ambiguous', '5000 rupiah'],
    ],
    [
      ['1,234', '85.00'],
      ['1.234', '85'],
    ],
    [
      ['1.234', 1250],
      ['ambiguous', '1250'],
    ],
  ])('%j', (values, expected) => expect(readTogether(values).map(line)).toEqual(expected))

  it('knows a column of money', () => {
    expect(read('1.234', { rupiah: true })).toBe('1234')
    expect(read('5.135.000,00', { rupiah: true })).toBe('5135000')
    expect(read('1,234', { rupiah: true })).toBe('ambiguous')
  })
})

describe('units', () => {
  const agree = (a: string, b: string): boolean => {
    const [x, y] = [readPrinted(a), readPrinted(b)]
    if (x.kind !== 'number' || y.kind !== 'number') throw new Error('numbers only')
    return unitsAgree(x.unit, y.unit)
  }
  it.each([
    ['32 per 1000', '30 per 1.000 kelahiran hidup', true],
    ['32 per 1000', '30 per 100.000', false],
    ['32 per 1000 kelahiran hidup', '30', true],
    ['32 per 1000 kelahiran hidup', '30 per 1000 penduduk', false],
    ['32 per 1000', '3,2 %', false],
    ['5 menit', '4 Menit', true],
    ['5 menit', '0,1 jam', false],
    ['87,5 poin', '85 %', false],
    ['87,5', '85 %', true],
    ['Rp 1,5 miliar', 'Rp 900 juta', true],
    ['Rp 1,5 miliar', '1,2', false],
    ['1,5 juta', '1,2 juta', true],
    ['1,5 juta', '900.500,0 orang', true],
  ])('%s beside %s: %s', (a, b, expected) => {
    expect(agree(a, b)).toBe(expected)
    expect(agree(b, a)).toBe(expected)
  })
})

describe('properties', () => {
  const printed = fc.tuple(
    fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
    fc.stringMatching(/^\d{0,6}$/),
  )

  it('never throws, whatever stands there', () => {
    const numberish = fc.stringMatching(
      /^[-−–<≤ ]{0,2}[\d.,:% -]{0,12}(rp|per|s\.d\.|juta|[a-z ]{0,6})[\d.,/-]{0,6}$/,
    )
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), numberish),
        numberish,
        (a, b) => readTogether([a, b]).length === 2,
      ),
      { numRuns: 2000 },
    )
    fc.assert(fc.property(fc.anything(), (value) => typeof readPrinted(value).kind === 'string'))
  })

  it('reads back every number we print with two groups or a decimal comma', () => {
    fc.assert(
      fc.property(printed, ([whole, fraction]) => {
        const text = fraction ? `${whole}.${fraction}` : String(whole)
        const shown = printNumber(text)
        if (/^−?\d{1,3}\.\d{3}$/.test(shown)) return
        expect(read(shown)).toBe(decimalText(decimal(text)))
      }),
    )
  })

  it('reads back all money we print', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        (rupiah) => read(printRupiah(rupiah)) === `${rupiah} rupiah`,
      ),
    )
  })
})
