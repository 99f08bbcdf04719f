import { expect, it } from 'vitest'
import { decimalText } from '../../kernel/decimal.ts'
import { absorptionOf } from './absorption.rules.ts'

it('gives the absorption of the worked example: 462,5 of 500 million are 92,5 percent', () => {
  const absorbed = absorptionOf(462_500_000, 500_000_000)
  expect(absorbed && decimalText(absorbed)).toBe('92.5')
})

it('has no absorption where there is no pagu, and more than a hundred where more was spent', () => {
  expect(absorptionOf(1_000, 0)).toBeNull()
  const over = absorptionOf(3, 2)
  expect(over && decimalText(over)).toBe('150')
})
