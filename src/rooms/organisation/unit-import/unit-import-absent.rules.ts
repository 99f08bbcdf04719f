import type { Problem } from '../../../kernel/importer.ts'
import { absences } from '../records/absence.rules.ts'
import type { UnitRecord } from '../records/record.contract.ts'
import { scopeOf } from '../records/scope.rules.ts'
import type { UnitRow } from './unit-import-sheet.rules.ts'

/** Units on record that a file leaves out, within the offices it speaks for. */
export function absentUnits(
  rows: readonly UnitRow[],
  here: readonly UnitRecord[],
): { problems: Problem[]; count: number } {
  const inFile = new Set(rows.map(({ code }) => code))
  const inScope = scopeOf(
    here,
    here.filter(({ code }) => inFile.has(code)).map(({ id }) => id),
  )
  const absent = here.filter(({ id, code }) => !inFile.has(code) && inScope(id))
  const problems = absences(
    'organisation/unit-absent',
    'unit',
    absent.map(({ code, name }) => `${name} (${code})`),
  )
  return { problems, count: absent.length }
}
