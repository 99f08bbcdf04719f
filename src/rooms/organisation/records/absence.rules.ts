import type { Problem } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'

/** How many things missing from a file are named one by one. */
const named = 20

const warning = (code: string, detail: string): Problem => ({
  row: null,
  column: null,
  severity: 'warning',
  code,
  detail,
})

/** Tells what is on record but not in the file. Nothing of it is ended: a file may hold a part of
 * the region, and an end needs a date and a decree. The first twenty are named, the rest
 * counted. */
export function absences(code: string, noun: string, names: readonly string[]): Problem[] {
  const rest = names.length - named
  return [
    ...names
      .slice(0, named)
      .map((name) =>
        warning(
          code,
          `${name} tercatat tetapi tidak ada di berkas ini; tidak diubah dan tidak diakhiri.`,
        ),
      ),
    ...(rest > 0
      ? [
          warning(
            code,
            `${printNumber(rest)} ${noun} lain juga tidak ada di berkas ini; tidak diubah.`,
          ),
        ]
      : []),
  ]
}
