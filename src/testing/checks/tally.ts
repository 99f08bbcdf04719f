/** What a step found. A check that is no test counts only when it fails, as one. */
export type Tally = { passed: number; failed: number; skipped: number; files?: readonly FileTime[] }
/** How long a file of tests took, set-up included. */
export type FileTime = { file: string; seconds: number }

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }
export const oneFailed: Tally = { ...nothing, failed: 1 }

/** Everything together. */
export function sumOf(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
      files: [...(sum.files ?? []), ...(next.files ?? [])],
    }),
    nothing,
  )
}

/** The closing line that programs read: `12 passed, 0 failed`, with `, 3 skipped` only when there
 * are any. */
export function closingLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; startTime: number; endTime: number }[]
}

/** Reads vitest's JSON report. A run that ended badly without a failed test (a file that does not
 * load) still counts as one failed. */
export function tallyOf(report: string | undefined, endedWell: boolean): Tally {
  if (report === undefined) return endedWell ? nothing : oneFailed
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    report,
  ) as Report
  const files = testResults.map(({ name, startTime, endTime }) => ({
    file: name,
    seconds: (endTime - startTime) / 1000,
  }))
  const failed = numFailedTests === 0 && !endedWell ? 1 : numFailedTests
  return { passed: numPassedTests, failed, skipped: numPendingTests + numTodoTests, files }
}
