import type { Problem } from '../../../kernel/importer.ts'
import { agencyOf } from '../organisation.rules.ts'
import { absences } from '../records/absence.rules.ts'
import type { UnitRecord } from '../records/record.contract.ts'
import type { UnitRow } from './unit-import-sheet.rules.ts'

/** The office each unit on record belongs to (itself or the nearest above), `null` above all offices. */
const officeOf = (here: readonly UnitRecord[]): ((unitId: string) => string | null) => {
  const unit = new Map(here.map((record) => [record.id, record]))
  return (unitId) => agencyOf({ unit }, unitId)?.id ?? null
}

/**
 * Units on record that a file leaves out. A file that speaks of one office only says nothing about the others; any other file
 * is taken for the whole region.
 */
export function absentUnits(rows: readonly UnitRow[], here: readonly UnitRecord[]): { problems: Problem[]; count: number } {
  const inFile = new Set(rows.map(({ code }) => code))
  const missing = here.filter(({ code }) => !inFile.has(code))
  const office = officeOf(here)
  const spoken = new Set(here.filter(({ code }) => inFile.has(code)).map(({ id }) => office(id)))
  const [only] = spoken.size === 1 ? [...spoken] : []
  const absent = only ? missing.filter(({ id }) => office(id) === only) : missing
  const problems = absences(
    'organisation/unit-absent',
    'unit',
    absent.map(({ code, name }) => `${name} (${code})`),
  )
  return { problems, count: absent.length }
}
