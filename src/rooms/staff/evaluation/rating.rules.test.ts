import { describe, expect, it } from 'vitest'
import pack from '../../../../data/packs/kinerja-pegawai.json' with { type: 'json' }
import { decimalText } from '../../../kernel/decimal.ts'
import { StaffPack } from '../pack/staff-pack.contract.ts'
import type { Indicator, PlannedResult } from '../skp/skp.contract.ts'
import type { Grade, Predicate } from './evaluation.contract.ts'
import { resultFact } from './facts.rules.ts'
import {
  achievementOf,
  ordinalOf,
  predicateOf,
  suggestedBehaviour,
  suggestedGrade,
  yearHint,
} from './rating.rules.ts'
import { readTold } from './telling.rules.ts'

const rules = StaffPack.parse(pack.content)
const grades: Record<string, Grade | null> = { A: 'ABOVE', M: 'MEETS', B: 'BELOW', '-': null }
const marks = (text: string): (Grade | null)[] => [...text].map((one) => grades[one] ?? null)

describe('the grade of results that the marks suggest (§9.1)', () => {
  it.each([
    ['AAAM', 'A', 'ABOVE'],
    ['AAAB', 'A', 'MEETS'],
    ['MMB', 'M', null],
    ['MMMM', 'B', 'MEETS'],
    ['BBM', '', 'BELOW'],
    ['', '', null],
    ['M-', '', null],
    ['', 'AA', 'ABOVE'],
  ])('primary %s, additional %s → %s', (primary, additional, expected) => {
    const of = [
      ...marks(primary).map((mark) => ({ kind: 'PRIMARY' as const, mark })),
      ...marks(additional).map((mark) => ({ kind: 'ADDITIONAL' as const, mark })),
    ]
    expect(suggestedGrade(of, rules.rating)).toBe(expected)
  })
})

it.each([
  ['BMMMMMM', 'MEETS'],
  ['BBMMMMM', null],
  ['BBBMMMM', null],
  ['BBBBMMM', 'BELOW'],
  ['AAAAMMM', 'ABOVE'],
  ['AAAABMM', 'MEETS'],
  ['AAAAMM-', null],
])('seven values %s suggest %s', (text, expected) => {
  expect(suggestedBehaviour(marks(text), rules.rating)).toBe(expected)
})

it.each([
  ['AA', 5],
  ['AM', 4],
  ['AB', 2],
  ['MA', 4],
  ['MM', 4],
  ['MB', 2],
  ['BA', 3],
  ['BM', 3],
  ['BB', 1],
])('results and behaviour %s give %i (§9.2)', (text, expected) => {
  const [result = 'MEETS', behaviour = 'MEETS'] = marks(text).map((one) => one ?? 'MEETS')
  expect(ordinalOf(predicateOf(rules.quadrant, result, behaviour))).toBe(expected)
})

it('weighs the ratings of a year by their months (§10.5)', () => {
  const parts: { predicate: Predicate; months: number }[] = [
    { predicate: 'BAIK', months: 7 },
    { predicate: 'SANGAT_BAIK', months: 5 },
  ]
  const hint = yearHint(parts)
  expect(hint && decimalText(hint.mean)).toBe('4.42')
  expect(hint?.predicate).toBe('BAIK')
  expect(yearHint(parts.toReversed().map((one) => ({ ...one, months: 6 })))?.predicate).toBe(
    'SANGAT_BAIK',
  )
  expect(yearHint([])).toBeNull()
})

it.each<[Indicator['polarity'], string, string | null, string | null]>([
  ['MAXIMIZE', '20', '22', '110'],
  ['MAXIMIZE', '20', '40', '120'],
  ['MAXIMIZE', '0', '3', null],
  ['MINIMIZE', '5', '4', '120'],
  ['MINIMIZE', '5', '7', '60'],
  ['MINIMIZE', '5', '11', '0'],
  ['RANGE', '20..25', '18', '90'],
  ['RANGE', '20..25', '23', '100'],
  ['RANGE', '20..25', '31', '100'],
  ['RANGE', '0..2', '1', '100'],
  ['MAXIMIZE', 'selesai tepat waktu', '1', null],
  ['MAXIMIZE', '20', 'dua puluh', null],
  ['MAXIMIZE', '20', null, null],
])('%s, target %s, realised %s → %s (§6)', (polarity, target, realised, expected) => {
  const reached = achievementOf({ target, polarity }, realised, rules.rating.achievementCap)
  expect(reached && decimalText(reached)).toBe(expected)
})

it('counts what is reported as it is printed: 1.250 is a thousand two hundred and fifty', () => {
  const reported = { resultId: 'r', text: '', link: '', realised: [{ number: 1, text: '1.250' }] }
  const results = [{ id: 'r', indicators: [{}] }] as PlannedResult[]
  const { told } = readTold(results, [reported], true)
  expect(told[0]?.realised).toEqual([{ number: 1, value: '1250', text: '1.250' }])
})

describe('what a result says of a period', () => {
  const quality = { aspect: 'QUALITY', target: '90' } as const
  const result = (over: Partial<Indicator>, quarters = [{ quarter: 2, target: '3 laporan' }]) => ({
    ...{ id: 'r', kind: 'PRIMARY' as const, holder: 'ORGANISATION' as const, text: 'Laporan' },
    ...{ perspective: null, parentResultId: null, measureId: null, mode: null, share: null },
    ...{ note: null, basis: null, quarters },
    indicators: [
      {
        ...{ aspect: 'QUANTITY' as const, text: 'Jumlah', target: '12', unit: 'laporan' },
        ...{ polarity: 'MAXIMIZE' as const, ...over },
      },
    ],
  })
  const fact = (value: string, period: string, over: Partial<Indicator> = {}) => {
    const told = {
      resultId: 'r',
      realised: [{ number: 1, value, text: value }],
      text: '',
      link: null,
    }
    const { indicators, mark } = resultFact(
      result(over),
      { period, closing: false },
      told,
      undefined,
      rules,
    )
    return [indicators[0]?.target, indicators[0]?.achievement, mark]
  }
  it.each([
    [
      'an amount in a quarter, by what was planned of it',
      '3',
      '2026-Q2',
      {},
      ['3', '100', 'MEETS'],
    ],
    ['far beyond it', '4', '2026-Q2', {}, ['3', '120', 'ABOVE']],
    ['short of it', '2', '2026-Q2', {}, ['3', '66.7', 'BELOW']],
    ['where nothing was planned: not counted', '3', '2026-Q3', {}, ['12', null, null]],
    ['in a month: not counted', '3', '2026-05', {}, ['12', null, null]],
    ['over the year, by its target', '12', '2026', {}, ['12', '100', 'MEETS']],
    ['quality, by its target always', '80', '2026-Q3', quality, ['90', '88.9', 'BELOW']],
  ] as const)('%s', (_, value, period, over, expected) =>
    expect(fact(value, period, over)).toEqual(expected),
  )
})
