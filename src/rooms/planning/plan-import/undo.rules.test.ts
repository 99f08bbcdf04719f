import { expect, it } from 'vitest'
import { whyHanging, whyNotTakeBack } from './undo.rules.ts'

it.each([
  [{ changedLater: 0, kept: [] }, null],
  [{ changedLater: 3, kept: ['Sudah disepakati dalam 2 perjanjian.'] }, 'planning/changed-later'],
  [{ changedLater: 0, kept: ['Sudah disepakati dalam 2 perjanjian.'] }, 'planning/in-use'],
])('taking back with %j is refused with %s', (state, code) =>
  expect(whyNotTakeBack(state)?.code ?? null).toBe(code),
)

it('says what is built upon the import', () => {
  expect(whyHanging([])).toBeNull()
  expect(
    whyHanging([
      { noun: 'kinerja di bawahnya', count: 2 },
      { noun: 'target', count: 1200 },
    ]),
  ).toMatchObject({
    code: 'planning/built-upon',
    detail: expect.stringContaining('2 kinerja di bawahnya, 1.200 target sudah memakai'),
  })
})
