import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nestsDeeper } from './body.ts'

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0

describe('the depth of JSON', () => {
  it('is told without parsing, and brackets, quotes and backslashes inside strings are text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6, noUnicodeString: false }), (value) => {
        const json = JSON.stringify(value)

        expect(nestsDeeper(json, depthOf(value))).toBe(false)
        if (depthOf(value) > 0) expect(nestsDeeper(json, depthOf(value) - 1)).toBe(true)
      }),
    )
  })

  it.each([
    ['{"a":"[[[[ \\" [[[["}', 1, false],
    ['[[["a"]]]', 2, true],
    ['[[]][[', 1, true],
    ['', 0, false],
  ])('%s is deeper than %i: %s', (json, most, deeper) =>
    expect(nestsDeeper(json, most)).toBe(deeper),
  )
})
