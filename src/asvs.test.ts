import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const project = join(import.meta.dirname, '..')
const lines = readFileSync(join(project, 'docs/security/asvs.md'), 'utf8').split('\n')
const rows = lines.flatMap((line) => {
  const [, number = '', asked = '', answer = ''] =
    /^\| (V\d+\.\d+\.\d+) \| (.+?) \| (.+) \|$/.exec(line) ?? []
  return number ? [{ number, asked, answer }] : []
})

/** The last number of each section of ASVS 5.0.0 at level 2: 253 lines, from 1 on without a gap. */
const sections: Record<string, readonly number[]> = {
  V1: [2, 9, 11, 3, 2],
  V2: [3, 3, 4, 1],
  V3: [0, 2, 4, 6, 5, 0, 2],
  V4: [3, 1, 2, 4],
  V5: [1, 3, 2, 3],
  V6: [3, 12, 4, 4, 5, 3, 0, 4],
  V7: [3, 4, 2, 5, 2, 2],
  V8: [2, 3, 1, 1],
  V9: [3, 4],
  V10: [2, 2, 4, 11, 5, 2, 3],
  V11: [2, 3, 3, 4, 1, 1],
  V12: [3, 2, 4],
  V13: [1, 5, 2, 5],
  V14: [2, 4, 3],
  V15: [3, 3, 7],
  V16: [1, 5, 4, 3, 3],
  V17: [1, 4, 2],
}

it('answers every line of level 2 once, in order', () => {
  const wanted = Object.entries(sections).flatMap(([chapter, lasts]) =>
    lasts.flatMap((last, at) =>
      Array.from({ length: last }, (_, n) => `${chapter}.${at + 1}.${n + 1}`),
    ),
  )

  expect(wanted).toHaveLength(253)
  expect(rows.map(({ number }) => number)).toEqual(wanted)
})

it('answers with a test, a reason, or an honest belum', () => {
  expect(rows.filter(({ answer }) => !/^(Uji: `|Sebab: |\*Belum\*)/.test(answer))).toEqual([])
  expect(
    rows.filter(({ answer }) => answer.startsWith('Uji: ') && !/\.(test|e2e)\.ts`/.test(answer)),
  ).toEqual([])
})

it('names only files that are there', () => {
  const named = rows.flatMap(({ answer }) =>
    [...answer.matchAll(/`((?:src|e2e|docs)\/[^`*]+\.\w+)`/g)].map(([, path = '']) => path),
  )

  expect(named.length).toBeGreaterThan(100)
  expect([...new Set(named)].filter((path) => !existsSync(join(project, path)))).toEqual([])
})
