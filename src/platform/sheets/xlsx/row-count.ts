import { fileProblems, Unreadable } from '../file-problems.ts'

const longestRow = 8 * 1024 * 1024

/** Counts the rows of a worksheet part that hold a value, by looking for tags only: about ten times
 * faster than parsing. A row that is merely formatted does not count. */
export async function countFilledRows(pieces: AsyncIterable<Uint8Array>): Promise<number> {
  let rest = Buffer.alloc(0)
  let tags: Tags | null = null
  let count = 0
  for await (const piece of pieces) {
    const text = Buffer.concat([rest, piece])
    tags ??= tagsOf(text)
    const { rows, openRowAt } = rowsIn(text, tags)
    count += rows
    rest = text.subarray(openRowAt)
    if (rest.byteLength > longestRow) throw new Unreadable(fileProblems.tooHeavy)
  }
  return tags && isRow(rest, 0, tags) && hasValue(rest, tags) ? count + 1 : count
}

type Tags = { row: Buffer; values: Buffer[] }

/** Some writers prefix every name (`<x:row>`); the root element tells. */
function tagsOf(text: Buffer): Tags {
  const prefix = /<(\w+:)?worksheet[\s>]/.exec(text.toString('latin1', 0, 4096))?.[1] ?? ''
  return {
    row: Buffer.from(`<${prefix}row`),
    values: ['v>', 'v ', 'is>'].map((name) => Buffer.from(`<${prefix}${name}`)),
  }
}

/** `<row>` and `<row r="1">`, not `<rowBreaks>`. */
function isRow(text: Buffer, at: number, { row }: Tags): boolean {
  if (text.indexOf(row, at) !== at) return false
  const next = text[at + row.byteLength]
  return (
    next === 0x20 ||
    next === 0x3e ||
    next === 0x2f ||
    next === 0x0a ||
    next === 0x0d ||
    next === 0x09
  )
}

const hasValue = (row: Buffer, { values }: Tags): boolean =>
  values.some((value) => row.includes(value))

function rowsIn(text: Buffer, tags: Tags): { rows: number; openRowAt: number } {
  let rows = 0
  let from = text.indexOf(tags.row)
  if (from < 0) return { rows, openRowAt: Math.max(0, text.byteLength - tags.row.byteLength) }
  for (let to = text.indexOf(tags.row, from + 1); to >= 0; to = text.indexOf(tags.row, from + 1)) {
    if (isRow(text, from, tags) && hasValue(text.subarray(from, to), tags)) rows++
    from = to
  }
  return { rows, openRowAt: from }
}
