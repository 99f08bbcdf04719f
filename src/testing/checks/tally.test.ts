import { expect, it } from 'vitest'
import { closingLine, nothing, oneFailed, sumOf, tallyOf } from './tally.ts'

const testResults = [{ name: '/a.test.ts', startTime: 1000, endTime: 3500 }]
const files = [{ file: '/a.test.ts', seconds: 2.5 }]
const report = (failed: number): string =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: failed,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults,
  })

it.each([
  ['a good run', report(0), true, { passed: 5, failed: 0, skipped: 2, files }],
  ['failed tests', report(3), false, { passed: 5, failed: 3, skipped: 2, files }],
  ['a file that does not load', report(0), false, { passed: 5, failed: 1, skipped: 2, files }],
  ['no report after a crash', undefined, false, oneFailed],
  ['nothing to run', undefined, true, nothing],
])('counts %s', (_, text, endedWell, tally) => expect(tallyOf(text, endedWell)).toEqual(tally))

it('closes with one line, which names what was skipped only when something was', () => {
  expect(closingLine(sumOf([tallyOf(report(0), true), oneFailed]))).toBe(
    '5 passed, 1 failed, 2 skipped',
  )
  expect(closingLine(sumOf([]))).toBe('0 passed, 0 failed')
})
