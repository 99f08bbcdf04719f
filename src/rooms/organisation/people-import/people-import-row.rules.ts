import { isUnread, type RowRead, type SheetTable, textOf } from '../../../kernel/importer.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import * as contract from '../organisation.contract.ts'

/** One row as read; `null` where the cell is empty, which leaves what is known as it is. */
export type PeopleRow = {
  row: number
  positionCode: string | null
  title: string
  unitCode: string
  kind: contract.PositionKind | null
  echelon: string | null
  /** As written; then the level of the pack it stands for. */
  level: string | null
  superiorCode: string | null
  nip: string | null
  name: string | null
  employmentKind: contract.EmploymentKind | null
  grade: string | null
  as: contract.AssignmentKind | null
  since: LocalDate | null
  decreeNumber: string | null
  decreeDate: LocalDate | null
  /** The reader could not read who holds the post, and has said so: nothing is concluded from the empty cell. */
  holderUnread: boolean
}

const oneLine = (text: string | null): string | null => text?.replace(/\s+/g, ' ') ?? null

/** A value of a choice column; the reader lets only its own values through. */
function oneOf<Value extends string>(values: readonly Value[], text: string | null): Value | null {
  return values.find((value) => value === text) ?? null
}

/** The rows that carry title and unit; the reader has already said what is wrong with the others. */
export function peopleRowsOf({ rows }: Pick<SheetTable, 'rows'>): PeopleRow[] {
  return rows.flatMap((read) => {
    const [title, unitCode] = [oneLine(textOf(read, 'title')), textOf(read, 'unitCode')]
    return title === null || unitCode === null
      ? []
      : [{ row: read.row, title, unitCode, ...postCells(read), ...holderCells(read) }]
  })
}

const postCells = (
  read: RowRead,
): Pick<PeopleRow, 'positionCode' | 'kind' | 'echelon' | 'level' | 'superiorCode'> => ({
  positionCode: textOf(read, 'positionCode'),
  kind: oneOf(contract.PositionKind.options, textOf(read, 'kind')),
  echelon: textOf(read, 'echelon'),
  level: oneLine(textOf(read, 'level')),
  superiorCode: textOf(read, 'superiorCode'),
})

function holderCells(
  read: RowRead,
): Omit<PeopleRow, keyof ReturnType<typeof postCells> | 'row' | 'title' | 'unitCode'> {
  return {
    nip: textOf(read, 'nip'),
    name: oneLine(textOf(read, 'name')),
    employmentKind: oneOf(contract.EmploymentKind.options, textOf(read, 'employmentKind')),
    grade: oneLine(textOf(read, 'grade')),
    as: oneOf(contract.AssignmentKind.options, textOf(read, 'as')),
    since: textOf(read, 'since'),
    decreeNumber: oneLine(textOf(read, 'decreeNumber')),
    decreeDate: textOf(read, 'decreeDate'),
    holderUnread: ['nip', 'name', 'as', 'since', 'employmentKind'].some((key) =>
      isUnread(read, key),
    ),
  }
}
