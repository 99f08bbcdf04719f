import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compare, type Decimal, decimal, equals, fixed, hundred } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { FormulaCode, type Polarity } from '../../planning/words.ts'
import { achievementOf } from './achievement.rules.ts'
import type { Amount } from './amount.rules.ts'

const pack = aMeasurementPack()
const number = (text: string): Amount => ({ kind: 'number', value: decimal(text) })

describe('properties for a target above zero (§4.2)', () => {
  const cents = (min: number, max: number) =>
    fc
      .integer({ min, max })
      .map((value) =>
        decimal(
          `${value < 0 ? '-' : ''}${Math.trunc(Math.abs(value) / 100)}.${String(Math.abs(value) % 100).padStart(2, '0')}`,
        ),
      )
  const target = cents(1, 1_000_000)
  const realization = cents(-1_000_000, 1_000_000)
  const positive = cents(1, 1_000_000)
  const valued = (
    formula: FormulaCode,
    t: Amount,
    r: Decimal,
    baseline: Decimal | null = null,
  ): Decimal => {
    const result = achievementOf(pack, {
      target: t,
      realization: { kind: 'number', value: r },
      formula,
      baseline,
      floor: decimal('-1000000000'),
    })
    if (result.state !== 'OK') throw new Error(result.reason)
    return result.uncapped
  }
  const one = (value: Decimal): Amount => ({ kind: 'number', value })

  it('MAX_RATIO never falls, MIN_LINEAR never rises with R; both are 100 at R = T', () => {
    fc.assert(
      fc.property(target, realization, realization, (t, a, b) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(
          compare(valued('MAX_RATIO', one(t), low), valued('MAX_RATIO', one(t), high)),
        ).toBeLessThanOrEqual(0)
        expect(
          compare(valued('MIN_LINEAR', one(t), low), valued('MIN_LINEAR', one(t), high)),
        ).toBeGreaterThanOrEqual(0)
        for (const formula of ['MAX_RATIO', 'MIN_LINEAR', 'MIN_RATIO', 'STAB_ABS'] as const)
          expect(equals(valued(formula, one(t), t), hundred)).toBe(true)
      }),
    )
  })

  it('MIN_RATIO never rises with R above zero', () => {
    fc.assert(
      fc.property(target, positive, positive, (t, a, b) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(
          compare(valued('MIN_RATIO', one(t), low), valued('MIN_RATIO', one(t), high)),
        ).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('STAB_ABS and RANGE_STAB peak at the target', () => {
    fc.assert(
      fc.property(target, positive, realization, (a, b, r) => {
        const [low, high] = compare(a, b) <= 0 ? [a, b] : [b, a]
        expect(compare(valued('STAB_ABS', one(a), r), hundred)).toBeLessThanOrEqual(0)
        const inside = compare(low, r) <= 0 && compare(r, high) <= 0
        const value = valued('RANGE_STAB', { kind: 'range', low, high }, r)
        expect(inside ? equals(value, hundred) : compare(value, hundred) < 0).toBe(true)
      }),
    )
  })

  it('PROGRESS is 0 at the baseline and 100 at the target', () => {
    fc.assert(
      fc.property(target, realization, (t, b) => {
        fc.pre(!equals(t, b))
        expect(fixed(valued('PROGRESS', one(t), b, b), 2)).toBe('0.00')
        expect(fixed(valued('PROGRESS', one(t), t, b), 2)).toBe('100.00')
      }),
    )
  })

  it('applies a cap only where asked, and never below the floor', () => {
    fc.assert(
      fc.property(
        target,
        realization,
        fc.constantFrom<Polarity>('MAXIMIZE', 'MINIMIZE', 'STABILIZE', 'RANGE'),
        (t, r, polarity) => {
          const [free, capped] = [null, decimal(120)].map((cap) =>
            achievementOf(pack, { target: one(t), realization: one(r), polarity, cap }),
          )
          if (free?.state !== 'OK' || capped?.state !== 'OK')
            throw new Error('a value was expected')
          expect(free.capped).toBe(false)
          expect(equals(free.value, capped.uncapped)).toBe(true)
          expect(compare(free.value, decimal(0))).toBeGreaterThanOrEqual(0)
          expect(capped.capped).toBe(compare(free.value, decimal(120)) > 0)
          expect(capped.band).toEqual(free.band)
        },
      ),
    )
  })

  it('never throws, whatever is compared by whatever formula', () => {
    const any = fc.oneof(
      realization.map(one),
      fc.constantFrom<Amount>(
        number('0'),
        { kind: 'range', low: decimal(0), high: decimal(0) },
        { kind: 'range', low: decimal(-1), high: decimal(0) },
        { kind: 'date', date: '2026-02-28' },
        { kind: 'done', done: true },
        { kind: 'done', done: false },
        { kind: 'grade', code: 'A', score: decimal(6) },
      ),
    )
    fc.assert(
      fc.property(
        any,
        any,
        fc.option(fc.constantFrom(...FormulaCode.options)),
        fc.option(realization),
        (t, r, formula, baseline) => {
          expect(['OK', 'NOT_APPLICABLE', 'INVALID']).toContain(
            achievementOf(pack, {
              target: t,
              realization: r,
              formula,
              baseline,
              polarity: 'MAXIMIZE',
            }).state,
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
