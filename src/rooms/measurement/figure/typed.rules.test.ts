import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, decimalText, equals } from '../../../kernel/decimal.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { analysisQuestion } from './analysis.rules.ts'
import { changeSince, doubtsAbout } from './question.rules.ts'
import { readTyped, type TypedUnit } from './typed.rules.ts'

const percent: TypedUnit = { unitKind: 'PERCENT', unitLabel: 'Persen' }
const people: TypedUnit = { unitKind: 'NUMBER', unitLabel: 'Orang' }
const money: TypedUnit = { unitKind: 'RUPIAH', unitLabel: 'Rupiah' }
const index: TypedUnit = { unitKind: 'INDEX', unitLabel: 'Indeks' }

describe('a number as typed', () => {
  it.each<[string, TypedUnit, string]>([
    ['87,5', percent, '87.5'],
    ['87.5', percent, '87.5'],
    ['87,5 %', percent, '87.5'],
    ['87,5 persen', percent, '87.5'],
    ['61.482', people, '61482'],
    ['61.482', { ...percent, part: true }, '61482'],
    ['1.234.567', people, '1234567'],
    ['1,234', people, '1.234'],
    ['24 orang', people, '24'],
    ['Rp 1.200.000', money, '1200000'],
    ['1,5 miliar', money, '1500000000'],
    ['-3,2', percent, '-3.2'],
    ['0', people, '0'],
    ['nihil', people, '0'],
    ['Rp 1,2 M', money, '1200000000'],
    ['81 (A)', index, '81'],
  ])('%s', (text, unit, value) => expect(readTyped(text, unit)).toEqual({ kind: 'value', value }))

  it.each<[string, TypedUnit, string]>([
    ['87.125', percent, 'belum jelas'],
    ['87.125', index, 'belum jelas'],
    ['banyak', people, 'tidak terbaca'],
    ['80-90', percent, 'satu angka'],
    ['24 unit', people, 'Satuannya «Orang»'],
    ['87,', percent, 'tidak terbaca'],
    ['100 dari 110', percent, 'pembilang dan penyebut'],
    ['140 kelompok (1.400 orang)', people, 'kelompok dan orang'],
  ])('%s is refused', (text, unit, words) => {
    const read = readTyped(text, unit)

    expect(read.kind === 'refused' && read.detail).toContain(words)
  })

  it.each(['', '  ', '-', 'n/a'])('«%s» is nothing', (text) =>
    expect(readTyped(text, people)).toEqual({ kind: 'blank' }),
  )

  it('is what was meant, when written as Indonesians write it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e9, max: 1e9 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const meant = `${whole}.${String(cents).padStart(2, '0')}`
          const read = readTyped(printNumber(meant), people)

          expect(
            read.kind === 'value' &&
              equals(decimal(read.value), decimal(decimalText(decimal(meant)))),
          ).toBe(true)
        },
      ),
    )
  })
})

describe('what is asked about a figure', () => {
  it.each([
    ['78', '80', 'MAXIMIZE', { direction: 'naik', by: '2', better: true }],
    ['80', '78.14', 'MAXIMIZE', { direction: 'turun', by: '1,86', better: false }],
    ['14', '15.4', 'MINIMIZE', { direction: 'naik', by: '1,4', better: false }],
    ['3', '3', 'MAXIMIZE', { direction: 'tetap', by: '0', better: null }],
    ['3', '4', 'STABILIZE', { direction: 'naik', by: '1', better: null }],
    ['WTP', 'WDP', 'MAXIMIZE', null],
    [null, '4', 'MAXIMIZE', null],
  ] as const)('%s → %s, %s', (last, value, polarity, change) =>
    expect(changeSince(last, value, polarity)).toEqual(change),
  )

  it('is a question in the direction it moved', () => {
    expect([
      analysisQuestion(changeSince('1', '2', 'MAXIMIZE')),
      analysisQuestion(changeSince('2', '2', 'MAXIMIZE')),
      analysisQuestion(null),
    ]).toEqual([
      ...[
        'Apa yang membuat angka ini naik?',
        'Apa yang memengaruhi angka ini?',
        'Apa yang memengaruhi angka ini?',
      ],
    ])
  })

  it.each([
    ['more than all', '104', null, 'PERCENT', 1],
    ['a jump', '160', '100', 'NUMBER', 1],
    ['both', '130', '60', 'PERCENT', 2],
    ['a step', '150', '100', 'NUMBER', 0],
    ['after zero', '5', '0', 'NUMBER', 0],
    ['words', 'WTP', null, 'GRADE', 0],
    ['nothing', null, '5', 'NUMBER', 0],
  ] as const)('%s raises doubts', (_, value, last, unitKind, count) =>
    expect(doubtsAbout(value, { last, unitKind })).toHaveLength(count),
  )
})
