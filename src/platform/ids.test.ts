import { expect, it } from 'vitest'
import { secretCode, uuidV7 } from './ids.ts'

it('sorts as it was made, also thousands within one millisecond and when the clock steps back', () => {
  const at = Date.parse('2026-11-24T00:00:00Z')
  const ids = [
    ...Array.from({ length: 10_000 }, () => uuidV7(at)),
    uuidV7(at - 5000),
    uuidV7(at + 60_000),
  ]

  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(
    ids.every((id) =>
      /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id),
    ),
  ).toBe(true)
})

it('makes codes of 27 letters out of 30: more than 128 bits, without those that are misread', () => {
  const codes = Array.from({ length: 200 }, secretCode)

  expect(codes.every((code) => /^[2-9A-HJKMNP-TV-Z]{27}$/.test(code))).toBe(true)
  expect(new Set(codes).size).toBe(200)
  expect(27 * Math.log2(30)).toBeGreaterThan(128)
})
