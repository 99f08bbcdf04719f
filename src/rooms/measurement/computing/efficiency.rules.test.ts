import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimal, fixed } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import type { EfficiencyCode } from '../measurement.contract.ts'
import { efficiencyOf, efficiencyQuestion, efficiencyScore } from './efficiency.rules.ts'

const pack = aMeasurementPack()
const outcome = (code: EfficiencyCode, achievement: string, absorption: string): string => {
  const result = efficiencyOf(
    pack,
    { achievement: decimal(achievement), absorption: decimal(absorption) },
    code,
  )
  return result.state === 'OK' ? fixed(result.value, 2) : result.state
}
/** PA 1.000.000.000 for TV 100; RA 920.000.000 for RV 105. */
const volumes = efficiencyQuestion({
  plannedCost: decimal(1_000_000_000),
  plannedVolume: decimal(100),
  realisedCost: decimal(920_000_000),
  realisedVolume: decimal(105),
})

it.each<[number, EfficiencyCode, string, string, string]>([
  [30, 'EFF_DIFF', '105', '92', '13.00'],
  [31, 'EFF_UNSPENT', '105', '92', '8.00'],
  [34, 'EFF_RATIO', '105', '92', '1.14'],
  [35, 'EFF_DIFF', '85', '92', '-7.00'],
  [35, 'EFF_UNSPENT', '85', '92', 'NOT_EFFICIENT'],
])('worked example %i, %s of C %s and S %s: %s', (_, code, achievement, absorption, expected) =>
  expect(outcome(code, achievement, absorption)).toBe(expected),
)

it.each<[number, EfficiencyCode, string]>([
  [32, 'EFF_UNITCOST', '12.38'],
  [33, 'EFF_NE', '80.95'],
])('worked example %i, %s: %s', (_, code, expected) => {
  const result = volumes && efficiencyOf(pack, volumes, code)
  expect(result?.state === 'OK' && fixed(result.value, 2)).toBe(expected)
})

it('worked example 36: 235 is clipped to 100, and says so', () => {
  const { value, clipped } = efficiencyScore(pack, decimal('74.03'))
  expect([fixed(value, 2), clipped]).toEqual(['100.00', true])
})

describe('guards', () => {
  it.each([
    ['0', '92'],
    ['105', '0'],
    ['0', '0'],
  ])('C %s and S %s have no efficiency', (achievement, absorption) => {
    for (const code of ['EFF_DIFF', 'EFF_UNSPENT', 'EFF_UNITCOST', 'EFF_NE', 'EFF_RATIO'] as const)
      expect(outcome(code, achievement, absorption)).toBe('NOT_APPLICABLE')
  })

  it('a plan of nothing cannot be compared', () => {
    const one = decimal(1)
    expect(
      efficiencyQuestion({
        plannedCost: decimal(0),
        plannedVolume: one,
        realisedCost: one,
        realisedVolume: one,
      }),
    ).toBeNull()
    expect(
      efficiencyQuestion({
        plannedCost: one,
        plannedVolume: decimal(0),
        realisedCost: one,
        realisedVolume: one,
      }),
    ).toBeNull()
  })

  it('uses the formula of the pack unless told otherwise', () => {
    expect(
      efficiencyOf(pack, { achievement: decimal(105), absorption: decimal(92) }),
    ).toMatchObject({ code: 'EFF_DIFF', clipped: false })
  })

  it('keeps the score between 0 and 100', () => {
    const percent = fc.integer({ min: 1, max: 1_000_000 }).map((value) => decimal(value))
    fc.assert(
      fc.property(percent, percent, (achievement, absorption) => {
        const result = efficiencyOf(pack, { achievement, absorption }, 'EFF_NE')
        if (result.state !== 'OK') throw new Error(result.reason)
        expect(Number(fixed(result.value, 4))).toBeGreaterThanOrEqual(0)
        expect(Number(fixed(result.value, 4))).toBeLessThanOrEqual(100)
      }),
    )
  })
})
