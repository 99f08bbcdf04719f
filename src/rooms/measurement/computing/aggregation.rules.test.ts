import { describe, expect, it } from 'vitest'
import { type Decimal, decimal, fixed, percentOf } from '../../../kernel/decimal.ts'
import type { Aggregation } from '../../planning/words.ts'
import { type PeriodFigure, type YearToDate, yearToDate } from './aggregation.rules.ts'

const or = (text: string | null | undefined): Decimal | null =>
  text == null ? null : decimal(text)
const figures = (targets: (string | null)[], realizations: (string | null)[]): PeriodFigure[] =>
  targets.map((target, i) => ({ target: or(target), realization: or(realizations[i]) }))
const ratio = (
  numerator: string | null,
  denominator: string | null,
  target: string | null = null,
): PeriodFigure => ({
  target: or(target),
  realization: decimal(0),
  numerator: or(numerator),
  denominator: or(denominator),
})
const soFar = (
  aggregation: Aggregation,
  periods: PeriodFigure[],
  annual: string | null,
): YearToDate => yearToDate({ aggregation, periods, annualTarget: or(annual), whole: decimal(100) })
/** Value, achievement to date and against the year, in two places. */
function outcome({ realization, target, annualTarget }: YearToDate): (string | null)[] {
  const share = (of: Decimal | null): string | null =>
    realization && of ? fixed(percentOf(realization, of), 2) : null
  return [realization && fixed(realization, 2), share(target), share(annualTarget)]
}

it('worked example 19, SUM: the targets of the same periods', () => {
  expect(outcome(soFar('SUM', figures(['20', '30', '30', '20'], ['18', '33']), '100'))).toEqual([
    '51.00',
    '102.00',
    '51.00',
  ])
})

it('worked example 20, LAST: the last filled period', () => {
  expect(outcome(soFar('LAST', figures(['60', '65', '70', '75'], ['58', '66']), '75'))).toEqual([
    '66.00',
    '101.54',
    '88.00',
  ])
})

it('worked example 21, AVERAGE', () => {
  expect(
    outcome(soFar('AVERAGE', figures(['85', '85', '85', '85'], ['82.0', '84.0']), '85')),
  ).toEqual(['83.00', '97.65', '97.65'])
})

it('worked example 22, RATIO_POOLED: never the mean of percentages', () => {
  expect(outcome(soFar('RATIO_POOLED', [ratio('80', '100'), ratio('190', '200')], '90'))).toEqual([
    '90.00',
    '100.00',
    '100.00',
  ])
})

describe('gaps and extremes', () => {
  it('skips an empty period in between, and not the largest but the last counts', () => {
    const gap = figures(['60', '65', '70', '75'], ['90', null, '66', null])
    expect(outcome(soFar('LAST', gap, '75'))).toEqual(['66.00', '94.29', '88.00'])
    expect(soFar('LAST', gap, '75').filled).toBe(2)
    expect(outcome(soFar('SUM', gap, '270'))).toEqual(['156.00', '120.00', '57.78'])
  })

  it('counts a reported zero', () => {
    expect(outcome(soFar('AVERAGE', figures(['10', '10'], ['20', '0']), '10'))).toEqual([
      '10.00',
      '100.00',
      '100.00',
    ])
  })

  it('takes the largest or smallest', () => {
    const some = figures(['10', '20', '30'], ['12', '25', '18'])
    expect(soFar('MAX', some, '30').realization).toEqual(decimal('25'))
    expect(soFar('MIN', some, '30').realization).toEqual(decimal('12'))
    expect(soFar('MAX', some, '30').target).toEqual(decimal('30'))
  })

  it('has nothing to say before the first figure', () => {
    expect(soFar('SUM', figures(['20', '30'], []), '100')).toEqual({
      realization: null,
      target: null,
      annualTarget: decimal('100'),
      filled: 0,
      reason: null,
    })
  })

  it('does not invent a target for a period that has none', () => {
    const sum = soFar('SUM', figures(['20', null], ['18', '33']), '100')
    expect(outcome(sum)).toEqual(['51.00', null, '51.00'])
    expect(sum.reason).toContain('belum bertarget')
    expect(outcome(soFar('AVERAGE', figures(['80', null], ['82', '84']), '85'))).toEqual([
      '83.00',
      '97.65',
      '97.65',
    ])
  })

  it('does not pool what it cannot', () => {
    expect(soFar('RATIO_POOLED', [ratio('80', '100'), ratio(null, null)], '90')).toMatchObject({
      realization: null,
      filled: 2,
      reason: expect.stringContaining('Pembilang dan penyebut'),
    })
    expect(soFar('RATIO_POOLED', [ratio('0', '0')], '90')).toMatchObject({
      realization: null,
      reason: expect.stringContaining('penyebut 0'),
    })
    expect(
      outcome(soFar('RATIO_POOLED', [ratio('0', '0', '90'), ratio('9', '10', '90')], '95')),
    ).toEqual(['90.00', '100.00', '94.74'])
  })
})
