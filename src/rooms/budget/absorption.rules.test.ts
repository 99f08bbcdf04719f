import { expect, it } from 'vitest'
import { absorptionOf, printAbsorption } from './absorption.rules.ts'

it.each([
  ['the worked example: 462,5 of 500 million', 462_500_000, 500_000_000, '92.50'],
  ['more than a hundred where more was spent', 3, 2, '150.00'],
  ['half up', 5, 100_000, '0.01'],
  ['just below half', 49_999, 1_000_000_000, '0.00'],
  ['below zero where more was paid back', -1, 3, '-33.33'],
  ['nothing spent', 0, 5, '0.00'],
  ['trillions', 1_234_567_890_123, 9_876_543_210_987, '12.50'],
  ['no pagu', 1_000, 0, null],
])('has the absorption of %s', (_, realised, ceiling, expected) =>
  expect(absorptionOf(realised, ceiling)).toBe(expected),
)

it('prints it', () => {
  expect([printAbsorption(27_544, 100_000), printAbsorption(1, 0)]).toEqual(['27,54%', '–'])
})
