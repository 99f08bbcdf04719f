import {
  type Notice,
  type Problem,
  placeOf,
  type RowRead,
  type SheetWish,
} from '../../kernel/importer.ts'
import { cellFor } from './cells/cells.ts'
import { type Header, numbersColumns, repeatsHeader } from './header.ts'
import type { SheetLimits } from './limits.ts'
import { noticeTally } from './notices.ts'
import { letterOf, type RawCell, type RawRow } from './raw.ts'

/** What the rows of a sheet add up to, once all were read. */
export type RowsRead = {
  skipped: number
  problems: Problem[]
  problemsLeftOut: number
  notices: Notice[]
}

/** Turns the rows below a header into typed ones; `null` for a row that is no data. */
export type RowReader = { read: (raw: RawRow) => RowRead | null; end: () => RowsRead }

type Work = {
  header: Header
  wanted: SheetWish
  limits: SheetLimits
  tally: ReturnType<typeof noticeTally>
  result: RowsRead
}

/** Opens a reader for one sheet; problems beyond the limit are only counted. */
export function rowReader(header: Header, wanted: SheetWish, limits: SheetLimits): RowReader {
  const work: Work = {
    header,
    wanted,
    limits,
    tally: noticeTally(),
    result: { skipped: 0, problems: [], problemsLeftOut: 0, notices: [] },
  }
  return {
    read: (raw) => readRow(work, raw),
    end: () => ({ ...work.result, notices: work.tally.notices() }),
  }
}

function readRow(work: Work, raw: RawRow): RowRead | null {
  const { header, tally, result } = work
  const cells = new Map(raw.cells.map((cell) => [cell.at, cell]))
  if (!header.matched.some(({ at }) => cells.has(at))) return null
  const first = `${letterOf(raw.cells[0]?.at ?? 0)}${raw.row}`
  const echo = repeatsHeader(cells, header)
    ? 'header-again'
    : raw.row <= header.row + 2 && numbersColumns(raw, header)
      ? 'header-second'
      : null
  if (echo) {
    tally.note(echo, first)
    return null
  }
  if (passedOver(work, cells)) {
    result.skipped++
    tally.note('row-passed', first)
    return null
  }
  if (raw.hidden) tally.note('hidden-rows', first)
  return typedRow(work, raw.row, cells)
}

function passedOver(
  { header, wanted: { onlyRowsWith = [] } }: Work,
  cells: ReadonlyMap<number, RawCell>,
): boolean {
  if (onlyRowsWith.length === 0) return false
  return !header.matched.some(
    ({ key, at }) => onlyRowsWith.includes(key) && (cells.get(at)?.text.trim() ?? '') !== '',
  )
}

function typedRow(work: Work, row: number, cells: ReadonlyMap<number, RawCell>): RowRead {
  const values: RowRead['values'] = {}
  for (const { key } of work.wanted.columns) values[key] = null
  const unread: string[] = []
  for (const { key, at, wish, letter } of work.header.matched) {
    const cell = cells.get(at)
    const { value, fault, notice } = cell
      ? cellFor(cell, wish, work.limits.cellChars)
      : { value: null }
    values[key] = value
    if (notice) work.tally.note(notice, `${letter}${row}`)
    if (fault) unread.push(key)
    if (fault) addProblem(work, row, key, fault, cell?.text)
    else if (value === null && wish.filled)
      addProblem(work, row, key, { code: 'sheets/cell-empty', detail: 'Sel ini wajib diisi.' })
  }
  return unread.length > 0 ? { row, values, unread } : { row, values }
}

function addProblem(
  { header, limits, result }: Work,
  row: number,
  key: string,
  fault: Pick<Problem, 'code' | 'detail' | 'suggestion'>,
  text?: string,
): void {
  if (result.problems.length >= limits.problems) {
    result.problemsLeftOut++
    return
  }
  const found = text ? { found: text.length > 120 ? `${text.slice(0, 119)}…` : text } : {}
  result.problems.push({
    ...placeOf(header.matched, row, key),
    ...found,
    severity: 'error',
    ...fault,
  })
}
