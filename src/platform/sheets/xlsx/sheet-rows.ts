import { dateOfSerial } from '../cells/serial-dates.ts'
import { fileProblems, Unreadable } from '../file-problems.ts'
import { columnOf, type RawCell, type RawRow } from '../raw.ts'
import { unescaped } from './shared-strings.ts'
import { xmlFeed } from './xml.ts'

/** What the cells of a sheet point into. */
export type Surroundings = {
  strings: readonly string[]
  looks: readonly (string | null)[]
  from1904: boolean
}

const lastRow = 1_048_576
const lastColumn = 16_383

type Reading = {
  around: Surroundings
  rows: RawRow[]
  row: RawRow
  at: number
  type: string
  style: number
  formula: boolean
  hearing: boolean
  /** Inside a reading for Japanese, which is no part of the text. */
  phonetic: boolean
  text: string | null
  inData: boolean
  finished: boolean
}

/** Rows of a worksheet part, in the pieces they come in. Ends with the cell table; what follows it
 * (merges, pictures) is not read. */
export async function* sheetRows(
  pieces: AsyncIterable<Uint8Array>,
  around: Surroundings,
): AsyncGenerator<RawRow[]> {
  const reading: Reading = {
    ...{ around, rows: [], row: { row: 0, cells: [], hidden: false }, at: -1, type: 'n', style: 0 },
    ...{
      formula: false,
      hearing: false,
      phonetic: false,
      text: null,
      inData: false,
      finished: false,
    },
  }
  const feed = xmlFeed({
    open: (name, attributes) => openTag(reading, name, attributes),
    text: (text) => {
      if (reading.hearing) reading.text = (reading.text ?? '') + text
    },
    close: (name) => closeTag(reading, name),
  })
  for await (const piece of pieces) {
    feed.write(piece)
    if (reading.rows.length > 0) yield reading.rows.splice(0)
    if (reading.finished) return
  }
  feed.end()
}

function openTag(reading: Reading, name: string, attributes: Record<string, string>): void {
  if (name === 'sheetData') reading.inData = true
  if (!reading.inData) return
  if (name === 'c') openCell(reading, attributes)
  else if (name === 'v' || name === 't') {
    reading.hearing = !reading.phonetic
    reading.text ??= ''
  } else if (name === 'f') reading.formula = true
  else if (name === 'rPh') reading.phonetic = true
  else if (name === 'row') {
    const row = attributes.r === undefined ? reading.row.row + 1 : Number(attributes.r)
    if (!(row >= 1 && row <= lastRow)) throw new Unreadable(fileProblems.broken)
    reading.row = {
      row,
      cells: [],
      hidden: attributes.hidden === '1' || attributes.hidden === 'true',
    }
    reading.at = -1
  }
}

function openCell(reading: Reading, attributes: Record<string, string>): void {
  reading.at =
    attributes.r === undefined ? reading.at + 1 : (columnOf(attributes.r) ?? reading.at + 1)
  if (reading.at > lastColumn) throw new Unreadable(fileProblems.broken)
  reading.type = attributes.t ?? 'n'
  reading.style = Number(attributes.s ?? 0)
  reading.formula = false
  reading.text = null
}

function closeTag(reading: Reading, name: string): void {
  if (!reading.inData) return
  if (name === 'v' || name === 't') reading.hearing = false
  else if (name === 'rPh') reading.phonetic = false
  else if (name === 'c') {
    const cell = cellRead(reading)
    if (cell) reading.row.cells.push(cell)
  } else if (name === 'row') {
    if (reading.row.cells.length > 0) reading.rows.push(reading.row)
  } else if (name === 'sheetData') {
    reading.inData = false
    reading.finished = true
  }
}

function cellRead({ around, at, type, style, formula, text }: Reading): RawCell | null {
  const cell = (kind: RawCell['kind'], content: string, look: string | null = null): RawCell => ({
    at,
    kind,
    text: content,
    formula,
    look,
  })
  if (text === null || (text === '' && type !== 'str'))
    return formula ? cell('uncounted', '') : null
  if (type === 's') return filled(cell('text', around.strings[Number(text)] ?? missingString()))
  if (type === 'str' || type === 'inlineStr') return filled(cell('text', unescaped(text)))
  if (type === 'b') return cell('boolean', text === '1' ? 'TRUE' : 'FALSE')
  if (type === 'e') return cell('error', text)
  if (type === 'd')
    return /^\d{4}-\d\d-\d\d/.test(text) ? cell('date', text.slice(0, 10)) : cell('text', text)
  if (!Number.isFinite(Number(text))) throw new Unreadable(fileProblems.broken)
  const look = around.looks[style] ?? null
  const date = look === 'date' ? dateOfSerial(Number(text), around.from1904) : null
  return date ? cell('date', date) : cell('number', text, look === 'date' ? null : look)
}

/** A formula may give an empty text: the cell is then as good as empty. */
const filled = (cell: RawCell): RawCell | null => (cell.text.trim() === '' ? null : cell)

function missingString(): never {
  throw new Unreadable(fileProblems.broken)
}
