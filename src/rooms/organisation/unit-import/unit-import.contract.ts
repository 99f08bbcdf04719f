import type { Turn } from '../../../kernel/dating.ts'
import type { Problem } from '../../../kernel/importer.ts'
import type { UnitKind } from '../organisation.contract.ts'
import type { Difference } from '../records/difference.rules.ts'
import type { UnitRecord } from '../records/record.contract.ts'

/** A unit as the file and what is on record together say it; the parent is named by code, because
 * it may be new too. */
export type UnitFields = {
  code: string
  name: string
  shortName: string
  kind: UnitKind
  parentCode: string | null
  isAgency: boolean
  skpdCode: string | null
  legalBasis: string | null
}

/** A unit that becomes new (`unitId` is `null`) or different on the date. */
export type UnitChange = {
  row: number
  unitId: string | null
  fields: UnitFields
  turn: Turn<UnitRecord>
  differences: Difference[]
}

/** What importing a file would do. */
export type UnitPlan = {
  problems: Problem[]
  units: UnitFields[]
  changes: UnitChange[]
  absent: number
  /** How many of the region's offices the file names. */
  coverage: { offices: number; all: number }
}
