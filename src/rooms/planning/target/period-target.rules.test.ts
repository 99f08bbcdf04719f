import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compare,
  decimal,
  decimalText,
  equals,
  isNegative,
  sumOf,
} from '../../../kernel/decimal.ts'
import { monthsOf, periodText } from '../../../kernel/period.ts'
import type { Aggregation } from '../plan.contract.ts'
import { sumOfTargets, targetFor } from './period-target.rules.ts'

const monthsOf2026 = monthsOf({ kind: 'year', year: 2026 }).map(periodText)
const quartersOf2026 = [1, 2, 3, 4].map((quarter) => `2026-Q${quarter}`)

const quarters = { '2026-Q1': '20', '2026-Q2': '30', '2026-Q3': '30', '2026-Q4': '20' }
const of = (targets: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(targets))

describe('the target of a period', () => {
  it.each<[string, Aggregation, string, Record<string, string>, string | null, string]>([
    ['its own', 'SUM', '2026-Q2', quarters, '30', 'EXPLICIT'],
    ['the sum of its quarters', 'SUM', '2026', quarters, '100', 'CONTAINED'],
    ['the sum of two quarters for a semester', 'SUM', '2026-S1', quarters, '50', 'CONTAINED'],
    [
      'the last quarter for a value that does not add up',
      'LAST',
      '2026-S1',
      quarters,
      '30',
      'CONTAINED',
    ],
    [
      'the second quarter alone for a half-yearly sum',
      'SUM',
      '2026-S1',
      { '2026-Q2': '40', '2026-Q4': '60' },
      '40',
      'CONTAINED',
    ],
    [
      'nothing from quarters that lack one',
      'SUM',
      '2026',
      { '2026-Q2': '40', '2026-Q4': '60' },
      null,
      'NONE',
    ],
    [
      'that of the quarter around a month',
      'LAST',
      '2026-05',
      { ...quarters, '2026': '75' },
      '30',
      'CONTAINING',
    ],
    [
      'that of the year around a quarter',
      'AVERAGE',
      '2026-Q3',
      { '2026': '85' },
      '85',
      'CONTAINING',
    ],
    [
      'an even share of the quarter',
      'SUM',
      '2026-05',
      { ...quarters, '2026': '100' },
      '10',
      'EVEN_SHARE',
    ],
    ['an even share of the year', 'SUM', '2026-05', { '2026': '24' }, '2', 'EVEN_SHARE'],
    ['an even share to six places', 'SUM', '2026-05', { '2026': '25' }, '2.083333', 'EVEN_SHARE'],
    [
      'what the first quarter leaves, shared',
      'SUM',
      '2026-05',
      { '2026': '100', '2026-Q1': '10' },
      '10',
      'EVEN_SHARE',
    ],
    [
      'a half of which one quarter is known',
      'SUM',
      '2026-S1',
      { '2026': '100', '2026-Q1': '10' },
      '40',
      'EVEN_SHARE',
    ],
    [
      'an even share where the parts exceed the whole',
      'SUM',
      '2026-05',
      { '2026': '24', '2026-Q1': '30' },
      '2',
      'EVEN_SHARE',
    ],
    ['no share of words', 'SUM', '2026-05', { '2026': 'WTP' }, null, 'NONE'],
    ['the words of the year', 'LAST', '2026-Q2', { '2026': 'WTP' }, 'WTP', 'CONTAINING'],
    ['a range', 'LAST', '2026-Q2', { '2026': '80..90' }, '80..90', 'CONTAINING'],
    ['nothing from another year', 'LAST', '2026-Q2', { '2025': '80' }, null, 'NONE'],
    ['nothing for what is no period', 'LAST', 'sekarang', { '2026': '80' }, null, 'NONE'],
  ])('is %s', (_, aggregation, period, targets, target, source) =>
    expect(targetFor(aggregation, period, of(targets))).toEqual({ target, source }),
  )
})

const amount = fc
  .integer({ min: 1, max: 10_000_000 })
  .map((cents) =>
    decimalText(decimal(`${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`)),
  )

describe('sums', () => {
  it('shared over the twelve months are exactly the year', () => {
    fc.assert(
      fc.property(amount, (year) => {
        const total = sumOfTargets(monthsOf2026, of({ '2026': year }))

        expect(total && equals(total, decimal(year))).toBe(true)
      }),
    )
  })

  it('with some quarters known are still exactly the year', () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 3 }), amount, (known, more) => {
        const year = decimalText(sumOf([...known, more].map(decimal)))
        const targets = of({
          '2026': year,
          ...Object.fromEntries(known.map((value, i) => [`2026-Q${i + 1}`, value])),
        })

        for (const periods of [monthsOf2026, quartersOf2026, ['2026-S1', '2026-S2']]) {
          const total = sumOfTargets(periods, targets)
          expect(total && equals(total, decimal(year)), periods[0]).toBe(true)
        }
      }),
    )
  })

  it('grow with every period and never fall below zero', () => {
    fc.assert(
      fc.property(amount, fc.option(amount), (year, first) => {
        const targets = of({ '2026': year, ...(first === null ? {} : { '2026-Q1': first }) })
        const months = monthsOf2026
        const sums = months.map(
          (_, i) => sumOfTargets(months.slice(0, i + 1), targets) ?? decimal(-1),
        )

        expect(
          sums.every(
            (sum, i) => !isNegative(sum) && (i === 0 || compare(sum, sums[i - 1] ?? sum) >= 0),
          ),
        ).toBe(true)
      }),
    )
  })

  it('are unknown when one period has no target', () => {
    expect(sumOfTargets(['2026-Q1', '2026-Q2'], of({ '2026-Q1': '20' }))).toBeNull()
    expect(sumOfTargets(['2026-Q1'], of({ '2026-Q1': '10..20' }))).toBeNull()
  })
})

it('gives a period its own target whatever else is known, and takes nothing from outside the year', () => {
  fc.assert(
    fc.property(
      fc.constantFrom<Aggregation>('SUM', 'LAST', 'AVERAGE', 'RATIO_POOLED', 'MAX', 'MIN'),
      fc.constantFrom(...quartersOf2026),
      amount,
      amount,
      (aggregation, period, own, other) => {
        expect(targetFor(aggregation, period, of({ '2026': other, [period]: own }))).toEqual({
          target: own,
          source: 'EXPLICIT',
        })
        expect(targetFor(aggregation, period, of({ '2027': other, '2025-Q4': other }))).toEqual({
          target: null,
          source: 'NONE',
        })
      },
    ),
  )
})
