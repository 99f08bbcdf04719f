import type { Problem } from '../../../kernel/importer.ts'

/** One line of spending as the file says it, codes checked and supporting codes resolved. */
export type RekapLine = {
  row: number
  skpdCode: string
  skpdName: string
  subUnitCode: string
  subUnitName: string
  affairCode: string
  affairName: string | null
  programCode: string
  programName: string
  activityCode: string
  activityName: string
  subActivityCode: string
  subActivityName: string
  fundCode: string
  fundName: string
  accountCode: string
  accountName: string
  packageCode: string | null
  packageName: string | null
  amount: number
}

/** Codes by which a row of the hierarchy says what it sums up. */
export type ParentKey =
  | 'skpdCode'
  | 'subUnitCode'
  | 'affairCode'
  | 'programCode'
  | 'activityCode'
  | 'subActivityCode'
  | 'fundCode'

/** A row without account: the sum, as the file has it, of all lines that carry its codes. */
export type ParentRow = { row: number; codes: Partial<Record<ParentKey, string>>; amount: number }

/** A whole file as read. `year` is `null` when no line named one; `passedOver` counts rows without
 * account. */
export type RekapRead = {
  year: number | null
  lines: RekapLine[]
  passedOver: number
  problems: Problem[]
}
