import { expect, it } from 'vitest'
import { dueDateOf } from './deadline.rules.ts'

it.each([
  ['2026-01-02', 1, '2026-02-02'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2026-01-31', 3, '2026-04-30'],
  ['2026-01-02', 0, '2026-01-02'],
])('approved %s, %i months: due %s', (approvedOn, months, due) =>
  expect(dueDateOf(approvedOn, months)).toBe(due),
)

it('refuses what is no date', () => expect(() => dueDateOf('2026-02-30', 1)).toThrow(RangeError))
