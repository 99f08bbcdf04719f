import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, fixed } from '../../kernel/decimal.ts'
import { aMeasurementPack } from '../../testing/measurement-pack.ts'
import { blankOf, type RollUpPack, rollUp, type Standing } from './roll-up.rules.ts'

const packCapped = (capForAverage: string | null): RollUpPack => {
  const pack = aMeasurementPack()
  return { ...pack, limits: { ...pack.limits, capForAverage } }
}
const reached = (achievement: string): Standing => ({
  achievement: decimal(achievement),
  state: 'VERIFIED',
  result: 'OK',
})
const blank = (state: Standing['state'], result: Standing['result'] = null): Standing => ({
  achievement: null,
  state,
  result,
})
const mean = (standings: Standing[], cap: string | null = '120'): string | null => {
  const { achievement } = rollUp(standings, packCapped(cap))
  return achievement && fixed(achievement, 2)
}

describe('a mean of achievements', () => {
  it.each([
    [23, null, '140.00'],
    [24, '120', '96.67'],
    [25, '100', '90.00'],
  ])('is worked example %i of §4.4, cap %s: %s', (_, cap, expected) => {
    expect(mean([reached('250'), reached('90'), reached('80')], cap)).toBe(expected)
  })

  it('leaves every blank out and never takes one for zero; an entered zero counts', () => {
    const blanks = [
      blank('NOT_DUE'),
      blank('NOT_REPORTED'),
      blank('NOT_MEASURABLE'),
      blank('REPORTED', 'INVALID'),
      blank(null),
    ]
    expect(mean([...blanks, reached('80')])).toBe('80.00')
    expect(mean([reached('0'), reached('80')])).toBe('40.00')
    expect(rollUp([reached('0')], packCapped('120'))).toMatchObject({ tone: 'bad', state: null })
  })

  it('takes its band from the exact mean: 90,995 is not yet «sangat tinggi»', () => {
    expect(rollUp([reached('90.99'), reached('91')], packCapped('120')).tone).toBe('fine')
    expect(rollUp([reached('91'), reached('91')], packCapped('120')).tone).toBe('good')
  })

  it('is the same in whatever order its parts come', () => {
    const some = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(some, (hundredths) => {
        const parts = hundredths.map((value) => reached((value / 100).toFixed(2)))
        expect(mean(parts.toReversed())).toBe(mean(parts))
      }),
    )
  })

  it('counts what the cap changed and what is not reported', () => {
    const parts = [
      reached('250'),
      reached('90'),
      { ...reached('70'), state: 'NOT_REPORTED' as const },
      blank('NOT_REPORTED'),
    ]
    expect(rollUp(parts, packCapped('120'))).toMatchObject({ counted: 3, capped: 1, unreported: 2 })
  })
})

it('says on how many indicators a mean rests, through every level', () => {
  const pack = packCapped('120')
  const one = rollUp([reached('45.6'), blank('NOT_DUE'), blank('NOT_REPORTED')], pack)
  const two = rollUp([blank('NOT_REPORTED'), blank('NOT_MEASURABLE'), blank(null)], pack)

  expect([one.coverage, two.coverage]).toEqual([
    { counted: 1, of: 3 },
    { counted: 0, of: 2 },
  ])
  expect(rollUp([one, two], pack)).toMatchObject({
    achievement: decimal('45.6'),
    coverage: { counted: 1, of: 5 },
  })
})

it.each([
  ['nothing to measure', [], null],
  ['nothing due', ['NOT_DUE', 'NOT_DUE'], 'NOT_DUE'],
  ['something that cannot be measured', ['NOT_DUE', 'NOT_MEASURABLE'], 'NOT_MEASURABLE'],
  ['a reported figure without achievement', ['NOT_DUE', 'REPORTED'], 'NOT_MEASURABLE'],
  [
    'a missing report, before anything else',
    ['NOT_MEASURABLE', 'NOT_REPORTED', 'NOT_DUE'],
    'NOT_REPORTED',
  ],
] as const)('tells one blank for %s', (_, states, expected) => {
  expect(blankOf(states.map((state) => ({ state })))).toBe(expected)
})
