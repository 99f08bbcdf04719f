import type { ColumnRead, ColumnWish, MappedColumn, SheetWish } from '../../kernel/importer.ts'
import { nearest, normalised } from '../../kernel/near.ts'
import { letterOf, type RawCell, type RawRow } from './raw.ts'

/** A heading as it stands over one column; `names` are the ways it may be read (with and without
 * the group above it). */
export type Heading = { at: number; printed: string; names: readonly string[] }

/** The best place for a header, and what of the wish it gives. */
export type Header = {
  /** Last row of the header; data begins below it. */
  row: number
  twoRows: boolean
  headings: readonly Heading[]
  matched: readonly (ColumnRead & { at: number; wish: ColumnWish; names: readonly string[] })[]
  missing: readonly { wish: ColumnWish; near: Heading | null }[]
  twice: { wish: ColumnWish; headings: readonly Heading[] } | null
}

const noFurther = 400

/** Headings of one row: every filled cell. Text in brackets may be left out (`PAGU (Rp)`). */
const headingsOf = ({ cells }: RawRow): Heading[] =>
  cells
    .slice(0, noFurther)
    .map(({ at, text }) => ({ at, printed: printed(text), names: namesOf(text) }))

const printed = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 120)
const namesOf = (text: string): string[] =>
  [normalised(text), normalised(text.replace(/\([^)]*\)/g, ''))].filter((name) => name !== '')

/** Headings of two rows read as one: a cell of the lower row stands under the nearest filled cell
 * above it or to its left (merged groups: `Target` over `TW 1 … TW 4`); where the lower row is
 * empty the upper one counts alone (merged downwards). */
function headingsOfTwo(upper: RawRow, lower: RawRow): Heading[] {
  const below = new Map(lower.cells.map((cell) => [cell.at, cell.text]))
  const above = headingsOf(upper)
  const alone = above.filter(({ at }) => !below.has(at))
  const grouped = headingsOf(lower).map((heading) => {
    const group = above.findLast(({ at }) => at <= heading.at)
    if (!group) return heading
    return {
      at: heading.at,
      printed: `${group.printed} ${heading.printed}`,
      names: [...namesOf(`${group.printed} ${heading.printed}`), ...heading.names],
    }
  })
  return [...alone, ...grouped].sort((a, b) => a.at - b.at)
}

/** Columns that answer a wish, those named by its own heading before those named by an alias. */
function answering(
  { heading, aliases = [] }: ColumnWish,
  headings: readonly Heading[],
): readonly Heading[] {
  for (const word of [heading, ...aliases].map(normalised)) {
    const found = headings.filter(({ names }) => names[0] === word)
    if (found.length > 0) return found
  }
  const words = [heading, ...aliases].map(normalised)
  return headings.filter(({ names }) => names.some((name) => words.includes(name)))
}

function matchedOf(
  columns: readonly ColumnWish[],
  headings: readonly Heading[],
): Pick<Header, 'matched' | 'twice'> {
  const taken = new Set<number>()
  const matched: Header['matched'][number][] = []
  let twice: Header['twice'] = null
  for (const wish of columns) {
    const found = answering(wish, headings).filter(({ at }) => !taken.has(at))
    if (found.length > 1) twice ??= { wish, headings: found }
    const heading = found[0]
    if (!heading) continue
    taken.add(heading.at)
    matched.push(matchOf(wish, heading))
  }
  return { matched, twice }
}

function headerFrom(
  columns: readonly ColumnWish[],
  row: number,
  headings: readonly Heading[],
  twoRows: boolean,
): Header {
  const { matched, twice } = matchedOf(columns, headings)
  const free = headings.filter(({ at }) => !matched.some((match) => match.at === at))
  const missing = columns
    .filter((wish) => wish.required && !matched.some(({ key }) => key === wish.key))
    .map((wish) => ({ wish, near: nearest(wish.heading, free, ({ printed: name }) => name) }))
  return { row, twoRows, headings, matched, missing, twice }
}

/** A header counts by the columns it gives, then by likely slips of the pen. */
const worth = ({ matched, missing, twice }: Header): number =>
  matched.length * 1000 + missing.filter(({ near }) => near).length - (twice ? 0.5 : 0)

type Place = { row: number; headings: readonly Heading[]; twoRows: boolean }

/** Where a header may stand: every row alone, and every two that follow each other. */
export function placesIn(rows: readonly RawRow[], within: number): Place[] {
  const top = rows.slice(0, within)
  const singles = top.map((row) => ({ row: row.row, headings: headingsOf(row), twoRows: false }))
  const doubles = top.flatMap((row, index) => {
    const next = rows[index + 1]
    return next?.row === row.row + 1
      ? [{ row: next.row, headings: headingsOfTwo(row, next), twoRows: true }]
      : []
  })
  return [...singles, ...doubles]
}

/** The header a person has described: each named column under its heading, at its letter or
 * wherever that heading stands alone. */
export function mappedHeader(
  rows: readonly RawRow[],
  { columns, mapped = [] }: Pick<SheetWish, 'columns' | 'mapped'>,
  within: number,
): Header | null {
  for (const { row, headings, twoRows } of placesIn(rows, within)) {
    const matched = columns.flatMap((wish) => {
      const named = mapped.find(({ key }) => key === wish.key)
      const heading = named && headingNamed(headings, named)
      return heading ? [matchOf(wish, heading)] : []
    })
    if (matched.length === mapped.length)
      return { row, twoRows, headings, matched, missing: [], twice: null }
  }
  return null
}

function headingNamed(
  headings: readonly Heading[],
  { letter, heading }: MappedColumn,
): Heading | undefined {
  const same = headings.filter(({ printed }) => normalised(printed) === normalised(heading))
  return same.find(({ at }) => letterOf(at) === letter) ?? (same.length === 1 ? same[0] : undefined)
}

const matchOf = (wish: ColumnWish, { at, printed, names }: Heading): Header['matched'][number] => ({
  key: wish.key,
  heading: printed,
  letter: letterOf(at),
  at,
  wish,
  names,
})

/** Finds the header among the first rows by its words, never by position: titles may stand above
 * it, and it may span two rows (only if that gives more columns than any single row). `null` when
 * no row gives a single wanted column or anything like one. */
export function headerIn(
  rows: readonly RawRow[],
  { columns }: Pick<SheetWish, 'columns'>,
  within: number,
): Header | null {
  const best = placesIn(rows, within)
    .map(({ row, headings, twoRows }) => headerFrom(columns, row, headings, twoRows))
    .reduce<Header | null>(
      (held, header) => (held && worth(held) >= worth(header) ? held : header),
      null,
    )
  return best && worth(best) > 0 ? best : null
}

/** True when a header gives every required column, each once. */
export const fits = (header: Header | null): header is Header =>
  header !== null && header.missing.length === 0 && header.twice === null

/** A later row that repeats the headings (a page of a print) is no data. */
export function repeatsHeader(cells: ReadonlyMap<number, RawCell>, { matched }: Header): boolean {
  let [same, over] = [0, 0]
  for (const match of matched) {
    const text = cells.get(match.at)?.text
    if (text === undefined) continue
    over++
    if (mayBe(text, match.names) && match.names.includes(normalised(text))) same++
  }
  return same >= Math.min(2, matched.length) && same * 2 >= over
}

/** Spares the full comparison for nearly every cell of a long file: capital and small letters
 * differ by one bit. */
const mayBe = (text: string, names: readonly string[]): boolean => {
  if (text.length > 130) return false
  const first = text.charCodeAt(0) | 32
  const plain = (first >= 97 && first <= 122) || (first >= 48 && first <= 57)
  return !plain || names.some((name) => name.charCodeAt(0) === first)
}

/** A row right under the headings that only numbers the columns (`1 2 3 …`, `(1) (2) (3)`, `7=5+6`)
 * or names their units (`(Rp)`, `(%)`). A row counts as numbers only if a column of words holds
 * one, so that a true row of figures stays. */
export function numbersColumns({ cells }: RawRow, { matched }: Header): boolean {
  if (cells.length < Math.min(3, matched.length)) return false
  const texts = cells.map(({ text }) => text.trim())
  if (texts.every((text) => /^\(.{0,20}\)$/.test(text))) return true
  const wordy = cells.some(({ at }) =>
    matched.some(
      (match) => match.at === at && ['text', 'nip', 'date', 'choice'].includes(match.wish.kind),
    ),
  )
  return (
    wordy &&
    texts.every(
      (text, index) =>
        /^\d{1,3}\s*(=[\d\s+\-x×/:()]+)?$/.test(text) && Number.parseInt(text, 10) === index + 1,
    )
  )
}
