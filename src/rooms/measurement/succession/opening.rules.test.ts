import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { add, compare, decimal, decimalText, zero } from '../../../kernel/decimal.ts'
import type { Source } from './opening.contract.ts'
import {
  isWeight,
  openingOf,
  periodBefore,
  printFigure,
  soFar,
  suggested,
  targetsAfter,
} from './opening.rules.ts'

const aSource = (over: Partial<Source>): Source => ({
  ...{ measureId: 'p', unitId: 'u', unitName: 'Dinas', period: '2026-Q2', weight: null },
  ...{ value: null, numerator: null, denominator: null, ...over },
})
const percent = { unitKind: 'PERCENT' } as const
const count = fc.integer({ min: 0, max: 1_000_000 })
const whole = fc.integer({ min: 1, max: 1_000_000 })

describe('where a series goes on from', () => {
  const parts = fc.array(fc.tuple(count, whole), { minLength: 2, maxLength: 5 })

  it('has as many above and below as its predecessors together', () => {
    fc.assert(
      fc.property(parts, (pairs) => {
        const sources = pairs.map(([above, below]) =>
          aSource({ value: '1', numerator: `${above}`, denominator: `${below}` }),
        )
        const sum = (at: 0 | 1) => `${pairs.reduce((all, pair) => all + pair[at], 0)}`
        for (const rule of ['SUM', 'WEIGHTED'] as const)
          expect(openingOf(rule, sources, percent)).toMatchObject({
            numerator: sum(0),
            denominator: sum(1),
          })
      }),
    )
  })

  it('adds what is counted, and lies between what is weighted', () => {
    fc.assert(
      fc.property(parts, (pairs) => {
        const sources = pairs.map(([value, weight]) =>
          aSource({ value: `${value}`, weight: `${weight}` }),
        )
        const values = pairs.map(([value]) => decimal(value))
        expect(openingOf('SUM', sources, percent).value).toBe(decimalText(values.reduce(add, zero)))
        const mean = decimal(openingOf('WEIGHTED', sources, percent).value ?? 'nothing')
        const [low, high] = [Math.min, Math.max].map((of) => of(...pairs.map(([one]) => one)))
        expect(compare(mean, decimal(low ?? 0))).toBeGreaterThanOrEqual(0)
        expect(compare(mean, decimal(high ?? 0))).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('says nothing while a predecessor has no figure, and nothing where counting begins anew', () => {
    const sources = [
      aSource({ value: '10', weight: '2' }),
      aSource({ measureId: 'd', weight: '1' }),
    ]
    const nothing = { value: null, numerator: null, denominator: null }
    for (const rule of ['SUM', 'WEIGHTED', 'RESTART'] as const)
      expect(openingOf(rule, sources, percent)).toEqual(nothing)
    expect(openingOf('KEEP_ONE', sources, { ...percent, keeps: 'd' })).toEqual(nothing)
    expect(openingOf('KEEP_ONE', sources, { ...percent, keeps: 'p' }).value).toBe('10')
  })

  it('takes only a weight that weighs', () => {
    expect(['200', '0.5', '0', '-3', 'banyak', '', null].map(isWeight)).toEqual([
      ...[true, true, false, false, false, false, false],
    ])
  })
})

describe('what a measure has reached by the day', () => {
  const reported = (
    period: string,
    value: string | null,
    parts: [string, string] | null = null,
  ) => ({
    ...{ period, value, numerator: parts?.[0] ?? null, denominator: parts?.[1] ?? null },
  })
  const monthly = { unitKind: 'NUMBER', frequency: 'MONTHLY' } as const

  it.each([
    ['SUM', '30'],
    ['LAST', '20'],
    ['AVERAGE', '15'],
    ['MAX', '20'],
    ['MIN', '10'],
  ] as const)('by %s is %s; what ends later does not count', (aggregation, value) => {
    const figures = [
      reported('2026-05', '10'),
      reported('2026-06', '20'),
      reported('2026-07', '99'),
    ]
    expect(soFar({ ...monthly, aggregation }, figures, '2026-07-01')).toMatchObject({
      value,
      period: '2026-06',
    })
  })

  it('pools ratios, keeps what is said in words, and knows nothing of nothing', () => {
    const ratio = { ...monthly, unitKind: 'PERCENT', aggregation: 'RATIO_POOLED' } as const
    const figures = [
      reported('2026-05', '80', ['80', '100']),
      reported('2026-06', '95', ['190', '200']),
    ]
    expect(soFar(ratio, figures, '2026-07-01')).toMatchObject({
      ...{ value: '90', numerator: '270', denominator: '300' },
    })
    const grade = { ...monthly, unitKind: 'GRADE', aggregation: 'LAST' } as const
    expect(soFar(grade, [reported('2026-06', 'BB')], '2026-07-01').value).toBe('BB')
    expect(soFar(grade, [reported('2026-08', 'A')], '2026-07-01').value).toBeNull()
  })

  it('stands in the last period before the day', () => {
    expect(periodBefore('QUARTERLY', '2026-06-30', '2026-07-01')).toBe('2026-Q2')
    expect(periodBefore('MONTHLY', '2026-08-14', '2026-08-15')).toBe('2026-07')
    expect(periodBefore('ANNUAL', '2026-06-30', '2026-07-01')).toBeNull()
    expect(periodBefore('ANNUAL', '2025-12-31', '2026-01-01')).toBe('2025')
  })
})

describe('targets of a measure that takes the place of several', () => {
  const at = { on: '2026-07-01', opening: '2026-Q2' }
  const of = (year: string, quarters: string[]) => ({
    '2025': '1',
    '2026': year,
    ...Object.fromEntries(quarters.map((value, index) => [`2026-Q${index + 1}`, value])),
  })

  it('are added, those before the day folded into one', () => {
    const planned = [of('40', ['5', '10', '10', '15']), of('20', ['5', '5', '5', '5'])]
    expect(targetsAfter('SUM', planned, { ...at, weights: null, aggregation: 'SUM' })).toEqual([
      { period: '2026-Q2', value: '25' },
      { period: '2026', value: '60' },
      { period: '2026-Q3', value: '15' },
      { period: '2026-Q4', value: '20' },
    ])
  })

  it('are weighted like figures, and only where each has one that is a number', () => {
    const planned = [of('85.00', ['80', '81', '82', 'A']), of('82.00', ['70', '71', '72', '73'])]
    const asked = { ...at, weights: ['200', '300'], aggregation: 'LAST' } as const
    expect(targetsAfter('WEIGHTED', planned, asked)).toEqual([
      { period: '2026-Q2', value: '75' },
      { period: '2026', value: '83.2' },
      { period: '2026-Q3', value: '76' },
    ])
    expect(targetsAfter('RESTART', planned, asked)).toEqual([])
  })
})

it('suggests a rule by the kind of the indicator', () => {
  const of = (
    unitKind: 'PERCENT' | 'NUMBER' | 'INDEX' | 'GRADE',
    aggregation: 'SUM' | 'LAST' | 'MAX',
  ) => suggested({ unitKind, aggregation, frequency: 'MONTHLY' })
  expect(of('NUMBER', 'SUM')).toBe('SUM')
  expect(of('NUMBER', 'LAST')).toBe('SUM')
  expect(of('INDEX', 'LAST')).toBe('WEIGHTED')
  expect(of('PERCENT', 'MAX')).toBe('KEEP_ONE')
  expect(of('GRADE', 'LAST')).toBe('KEEP_ONE')
})

it('prints a figure with what it rests on', () => {
  expect(printFigure({ value: '25', numerator: '30', denominator: '120' })).toBe('30 dari 120 = 25')
  expect(printFigure(aSource({ value: '84.10', weight: '200' }))).toBe('84,1, bobot 200')
  expect(printFigure(aSource({}))).toBe('belum ada angka')
})
