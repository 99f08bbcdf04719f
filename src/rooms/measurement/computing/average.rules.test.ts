import { expect, it } from 'vitest'
import { decimal, fixed } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { averageOf, capForAverage, type Part } from './average.rules.ts'

const part = (achievement: string | null, weight?: string): Part => ({
  state: achievement === null ? 'NO_DATA' : 'OK',
  achievement: achievement === null ? null : decimal(achievement),
  ...(weight ? { weight: decimal(weight) } : {}),
})
const mean = (parts: Part[], cap: string | null = null): string | null => {
  const { value } = averageOf(parts, cap === null ? null : decimal(cap))
  return value && fixed(value, 2)
}
const three = [part('250'), part('90'), part('80')]

it.each([
  [23, null, '140.00'],
  [24, '120', '96.67'],
  [25, '100', '90.00'],
])('worked example %i, cap %s: %s', (_, cap, expected) => expect(mean(three, cap)).toBe(expected))

it('worked example 26, weights 50/30/20', () =>
  expect(mean([part('100', '50'), part('90', '30'), part('60', '20')])).toBe('89.00'))

it('says what was capped and counted', () => {
  expect(averageOf(three, decimal(120))).toMatchObject({ counted: 3, capped: 1, missing: 0 })
})

it('leaves blanks out and counts only those that should have had a figure', () => {
  const blanks: Part[] = (['NO_DATA', 'INVALID', 'NOT_DUE', 'NOT_APPLICABLE'] as const).map(
    (state) => ({
      state,
      achievement: null,
      weight: decimal(50),
    }),
  )
  expect(averageOf([...blanks, part('90', '30'), part('60', '20')], null)).toMatchObject({
    value: decimal('78'),
    counted: 2,
    missing: 2,
  })
  expect(averageOf(blanks, null)).toEqual({ value: null, counted: 0, capped: 0, missing: 2 })
  expect(averageOf([], null).value).toBeNull()
})

it('has no average of weights that are all zero, and refuses a negative one', () => {
  expect(mean([part('90', '0')])).toBeNull()
  expect(() => averageOf([part('90', '-1'), part('80', '2')], null)).toThrow(RangeError)
})

it('takes its cap from the pack', () => {
  const { limits } = aMeasurementPack()
  expect(capForAverage({ limits })).toEqual(decimal(120))
  expect(capForAverage({ limits: { ...limits, capForAverage: null } })).toBeNull()
})
