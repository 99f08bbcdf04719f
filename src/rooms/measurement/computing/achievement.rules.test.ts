import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { decimal, fixed } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { FormulaCode, type Polarity } from '../../planning/words.ts'
import { MeasurementPack } from '../pack.contract.ts'
import { type AchievementQuestion, achievementOf, formulaFor } from './achievement.rules.ts'
import type { Amount } from './amount.rules.ts'
import { computations } from './computation.rules.ts'

const pack = aMeasurementPack()
const number = (text: string): Amount => ({ kind: 'number', value: decimal(text) })
const range = (low: string, high: string): Amount => ({
  kind: 'range',
  low: decimal(low),
  high: decimal(high),
})
const date = (text: string): Amount => ({ kind: 'date', date: text })
const done = (is: boolean): Amount => ({ kind: 'done', done: is })
const amount = (value: string | [string, string]): Amount =>
  typeof value === 'string' ? number(value) : range(...value)

type Case = Omit<Partial<AchievementQuestion>, 'baseline'> & {
  baseline?: string
  rules?: MeasurementPack
}
/** The achievement in two places, or the state when there is none. */
function outcome(
  target: Amount,
  realization: Amount,
  { baseline, rules = pack, ...more }: Case,
): string {
  const result = achievementOf(rules, {
    target,
    realization,
    baseline: baseline ? decimal(baseline) : null,
    ...more,
  })
  return result.state === 'OK' ? fixed(result.value, 2) : result.state
}

it.each<[number, string, FormulaCode, string | [string, string], string, string, string?]>([
  [1, 'MAX_RATIO', 'MAX_RATIO', '80', '84', '105.00'],
  [2, 'MAX_RATIO', 'MAX_RATIO', '75.20', '74.90', '99.60'],
  [3, 'MIN_LINEAR stunting', 'MIN_LINEAR', '14.0', '15.4', '90.00'],
  [4, 'MIN_RATIO same', 'MIN_RATIO', '14.0', '15.4', '90.91'],
  [5, 'PROGRESS same', 'PROGRESS', '14.0', '15.4', '65.00', '18.0'],
  [6, 'MIN_LINEAR better than target', 'MIN_LINEAR', '14.0', '11.2', '120.00'],
  [7, 'MIN_RATIO same', 'MIN_RATIO', '14.0', '11.2', '125.00'],
  [8, 'MIN_LINEAR far off', 'MIN_LINEAR', '14.0', '30.0', '0.00'],
  [9, 'MIN_LINEAR, R 0', 'MIN_LINEAR', '4', '0', '200.00'],
  [10, 'STAB_ABS inflation', 'STAB_ABS', '3.0', '3.6', '80.00'],
  [11, 'RANGE_MAX', 'RANGE_MAX', ['80', '90'], '92', '102.22'],
  [12, 'RANGE_MAX', 'RANGE_MAX', ['80', '90'], '70', '87.50'],
  [13, 'RANGE_MIN months', 'RANGE_MIN', ['7', '8'], '6.5', '107.14'],
  [14, 'RANGE_MIN months', 'RANGE_MIN', ['7', '8'], '9', '87.50'],
  [15, 'RANGE_STAB', 'RANGE_STAB', ['1.5', '3.5'], '4.0', '85.71'],
  [16, 'RANGE_STAB', 'RANGE_STAB', ['1.5', '3.5'], '1.2', '80.00'],
  [18, 'nilai SAKIP', 'MAX_RATIO', '70.00', '72.50', '103.57'],
])('worked example %i, %s', (_, _name, formula, target, realization, expected, baseline) => {
  expect(
    outcome(amount(target), number(realization), { formula, ...(baseline ? { baseline } : {}) }),
  ).toBe(expected)
})

it('worked example 9 with a cap of 120: shown 120, judged by 200', () => {
  const result = achievementOf(pack, {
    target: number('4'),
    realization: number('0'),
    polarity: 'MINIMIZE',
    cap: decimal(120),
  })
  expect(result).toMatchObject({
    state: 'OK',
    formula: 'MIN_LINEAR',
    capped: true,
    band: { code: 'SANGAT_TINGGI', tone: 'good' },
  })
  expect(result.state === 'OK' && [fixed(result.value, 2), fixed(result.uncapped, 2)]).toEqual([
    '120.00',
    '200.00',
  ])
})

it('worked example 17, opinion of the auditor', () => {
  const grade = (code: string, score: number): Amount => ({
    kind: 'grade',
    code,
    score: decimal(score),
  })
  expect(
    achievementOf(pack, { target: grade('WTP', 4), realization: grade('WDP', 3) }),
  ).toMatchObject({ formula: 'ORDINAL' })
  expect(outcome(grade('WTP', 4), grade('WDP', 3), {})).toBe('75.00')
})

it.each<[Polarity, string | [string, string], FormulaCode]>([
  ['MAXIMIZE', '1', 'MAX_RATIO'],
  ['MINIMIZE', '1', 'MIN_LINEAR'],
  ['STABILIZE', '1', 'STAB_ABS'],
  ['RANGE', '1', 'STAB_ABS'],
  ['MAXIMIZE', ['1', '2'], 'RANGE_MAX'],
  ['MINIMIZE', ['1', '2'], 'RANGE_MIN'],
  ['STABILIZE', ['1', '2'], 'RANGE_STAB'],
  ['RANGE', ['1', '2'], 'RANGE_STAB'],
])('%s with target %j uses %s', (polarity, target, formula) =>
  expect(formulaFor(pack, { target: amount(target), polarity })).toBe(formula),
)

describe('zero and negative values', () => {
  const zero = (more: Partial<MeasurementPack['zero']>): MeasurementPack =>
    aMeasurementPack({ zero: { ...pack.zero, ...more } })
  it.each<[string, Polarity, string, string, string, Case?]>([
    ['lower is better, nothing happened', 'MINIMIZE', '0', '0', '100.00'],
    ['lower is better, something happened', 'MINIMIZE', '0', '3', '0.00'],
    ['the same by ratio', 'MINIMIZE', '0', '3', '0.00', { formula: 'MIN_RATIO' }],
    [
      'the same with a penalty of 10',
      'MINIMIZE',
      '0',
      '3',
      '70.00',
      { rules: zero({ minimizeMissed: { kind: 'PENALTY', perUnit: '10' } }) },
    ],
    [
      'a penalty never falls below 0',
      'MINIMIZE',
      '0',
      '30',
      '0.00',
      { rules: zero({ minimizeMissed: { kind: 'PENALTY', perUnit: '10' } }) },
    ],
    ['below a target of zero', 'MINIMIZE', '0', '-1', '100.00'],
    ['higher is better, both zero', 'MAXIMIZE', '0', '0', 'NOT_APPLICABLE'],
    [
      'the same counted as reached',
      'MAXIMIZE',
      '0',
      '0',
      '100.00',
      { rules: zero({ maximizeBothZero: 'FULL' }) },
    ],
    ['higher is better, more than zero', 'MAXIMIZE', '0', '5', '100.00'],
    [
      'the same with the cap of averages',
      'MAXIMIZE',
      '0',
      '5',
      '120.00',
      { rules: zero({ maximizeExceeded: 'CAP' }) },
    ],
    ['higher is better, less than zero', 'MAXIMIZE', '0', '-5', '0.00'],
    ['stable at zero, kept', 'STABILIZE', '0', '0', '100.00'],
    ['stable at zero, left', 'STABILIZE', '0', '0.1', '0.00'],
    [
      'no distance, reached',
      'MAXIMIZE',
      '5',
      '5',
      '100.00',
      { formula: 'PROGRESS', baseline: '5' },
    ],
    [
      'no distance, exceeded',
      'MAXIMIZE',
      '5',
      '6',
      '100.00',
      { formula: 'PROGRESS', baseline: '5' },
    ],
    ['no distance, missed', 'MAXIMIZE', '5', '4', '0.00', { formula: 'PROGRESS', baseline: '5' }],
    [
      'no distance, lower is better',
      'MINIMIZE',
      '5',
      '4',
      '100.00',
      { formula: 'PROGRESS', baseline: '5' },
    ],
    [
      'no distance, must stay',
      'STABILIZE',
      '5',
      '4',
      '0.00',
      { formula: 'PROGRESS', baseline: '5' },
    ],
    [
      'no distance, not applicable',
      'MAXIMIZE',
      '5',
      '5',
      'NOT_APPLICABLE',
      {
        formula: 'PROGRESS',
        baseline: '5',
        rules: zero({ progressWithoutDistance: 'NOT_APPLICABLE' }),
      },
    ],
    ['entered zero is a value', 'MAXIMIZE', '80', '0', '0.00'],
    ['shrinking less than feared', 'MAXIMIZE', '-2.0', '-1.0', '150.00'],
    ['shrinking more', 'MAXIMIZE', '-2.0', '-3.0', '50.00'],
    ['negative target, lower is better', 'MINIMIZE', '-2.0', '-3.0', '150.00'],
    ['stable at a negative target', 'STABILIZE', '-2.0', '-1.0', '50.00'],
  ])('%s', (_, polarity, target, realization, expected, more = {}) =>
    expect(outcome(number(target), number(realization), { polarity, ...more })).toBe(expected),
  )

  it.each<[FormulaCode, [string, string], string, string]>([
    ['RANGE_MAX', ['-5', '0'], '1', '0.00'],
    ['RANGE_MIN', ['0', '5'], '-1', '0.00'],
    ['RANGE_STAB', ['0', '5'], '-1', '0.00'],
    ['RANGE_STAB', ['0', '5'], '0', '100.00'],
    ['RANGE_MAX', ['-10', '-5'], '-4', '120.00'],
    ['RANGE_STAB', ['5', '5'], '5', '100.00'],
  ])('%s of [%s] with %s: %s', (formula, target, realization, expected) =>
    expect(outcome(amount(target), number(realization), { formula })).toBe(expected),
  )

  it.each([
    ['14', '0', 'realisasi 0', '200.00'],
    ['14', '-1', 'realisasi di bawah 0', '207.14'],
    ['-4', '2', 'target di bawah 0', '0.00'],
  ])(
    'MIN_RATIO of T %s, R %s falls back to the linear form and says so',
    (target, realization, why, expected) => {
      const result = achievementOf(pack, {
        target: number(target),
        realization: number(realization),
        formula: 'MIN_RATIO',
      })
      expect(result).toMatchObject({
        formula: 'MIN_LINEAR',
        note: `MIN_RATIO tidak berlaku untuk ${why}; dihitung dengan MIN_LINEAR.`,
      })
      expect(result.state === 'OK' && fixed(result.value, 2)).toBe(expected)
    },
  )
})

describe('milestones', () => {
  const perDay = aMeasurementPack({
    milestone: { ...pack.milestone, late: { kind: 'PER_DAY', points: '2.5' } },
  })
  it.each<[string, Amount, Amount, string, MeasurementPack?]>([
    ['on the day', date('2026-06-30'), date('2026-06-30'), '100.00'],
    ['early', date('2026-06-30'), date('2026-05-01'), '100.00'],
    ['late', date('2026-06-30'), date('2026-07-04'), '0.00'],
    ['late by four days at 2,5 a day', date('2026-06-30'), date('2026-07-04'), '90.00', perDay],
    ['very late', date('2026-06-30'), date('2026-12-31'), '0.00', perDay],
    ['not done', date('2026-06-30'), done(false), '0.00'],
    ['done against done', done(true), done(true), '100.00'],
    ['done on a date', done(true), date('2026-07-04'), '100.00'],
    ['done, but when', date('2026-06-30'), done(true), 'INVALID'],
    ['one document of one', number('1'), number('1'), '100.00'],
    ['none of one', number('1'), number('0'), '0.00'],
    ['a word beside a number', number('1'), done(true), 'INVALID'],
  ])('%s', (_, target, realization, expected, rules = pack) =>
    expect(outcome(target, realization, { formula: 'BINARY', rules })).toBe(expected),
  )

  it('needs no formula when the target is a date', () =>
    expect(outcome(date('2026-06-30'), date('2026-06-29'), {})).toBe('100.00'))
})

it.each<[string, Amount, Amount, Partial<AchievementQuestion>, string]>([
  ['no polarity', number('1'), number('1'), {}, 'Polaritas'],
  ['a range realised', number('80'), range('80', '90'), { polarity: 'MAXIMIZE' }, 'satu nilai'],
  [
    'a range for a formula of one value',
    range('80', '90'),
    number('85'),
    { formula: 'MAX_RATIO' },
    'satu nilai',
  ],
  [
    'one value for a range formula',
    number('80'),
    number('85'),
    { formula: 'RANGE_MAX' },
    'rentang',
  ],
  ['numbers for predicates', number('4'), number('3'), { formula: 'ORDINAL' }, 'predikat'],
  [
    'a predicate beside a number',
    { kind: 'grade', code: 'BB', score: decimal(5) },
    number('72'),
    {},
    'sama-sama',
  ],
  ['progress without baseline', number('5'), number('4'), { formula: 'PROGRESS' }, 'baseline'],
  [
    'a cap below the floor',
    number('5'),
    number('4'),
    { polarity: 'MAXIMIZE', cap: decimal(50), floor: decimal(60) },
    'Batas atas',
  ],
])('refuses %s', (_, target, realization, more, words) => {
  const result = achievementOf(pack, { target, realization, ...more })
  expect(result.state).toBe('INVALID')
  expect(result.state === 'INVALID' && result.reason).toContain(words)
})

it('takes floor and cap from the pack unless told otherwise', () => {
  const limited = aMeasurementPack({
    limits: { ...pack.limits, floor: '-50', capForDisplay: '110' },
  })
  expect(outcome(number('80'), number('100'), { polarity: 'MAXIMIZE', rules: limited })).toBe(
    '110.00',
  )
  expect(outcome(number('14'), number('30'), { polarity: 'MINIMIZE', rules: limited })).toBe(
    '-14.29',
  )
  expect(
    outcome(number('14'), number('30'), {
      polarity: 'MINIMIZE',
      rules: limited,
      floor: decimal(0),
    }),
  ).toBe('0.00')
})

describe('a formula more', () => {
  it('does not compile without its function', () => {
    const { ORDINAL: _, ...others } = computations
    // @ts-expect-error a formula is missing: nothing may be computed as another one in silence
    const incomplete: typeof computations = others
    expect(Object.keys(incomplete)).toEqual(
      FormulaCode.options.filter((code) => code !== 'ORDINAL'),
    )
  })
  it('leaves packs readable that a region stored before it, or that name a part', () => {
    const formulas = { MAX_RATIO: { label: 'Rasio', expression: 'R ÷ T × 100' } }
    expect(z.parse(MeasurementPack, { ...pack, formulas })).toMatchObject({ formulas })
    expect(z.parse(MeasurementPack, { ...pack, formulas: undefined }).formulas).toBeUndefined()
  })
})
