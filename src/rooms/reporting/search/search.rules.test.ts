import { expect, it } from 'vitest'
import { patternOf, wordsOf } from './search.rules.ts'

it('takes the words apart, in small letters, at most eight', () => {
  expect(wordsOf('  Dinas   KESEHATAN ')).toEqual(['dinas', 'kesehatan'])
  expect(wordsOf('a b c d e f g h i j')).toHaveLength(8)
})

it.each([
  ['100%', '%100\\%%'],
  ['a_b', '%a\\_b%'],
  ['c\\d', '%c\\\\d%'],
])('lets %s stand for itself in a pattern', (word, pattern) => {
  expect(patternOf(word)).toBe(pattern)
})
