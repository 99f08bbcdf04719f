import type {
  ColumnWish,
  FileHead,
  FileProblem,
  MappingHint,
  SheetHeads,
  SheetWish,
} from '../../kernel/importer.ts'
import { nearest } from '../../kernel/near.ts'
import { cellFor } from './cells/cells.ts'
import { fileProblems, Unreadable } from './file-problems.ts'
import { type Header, type Heading, headerIn, placesIn } from './header.ts'
import type { SheetLimits } from './limits.ts'
import { letterOf, type RawCell, type RawRow, type SheetSource } from './raw.ts'
import { openBook, problemOf } from './reading.ts'
import { headOf } from './sheet-choice.ts'

/** Rows below the headings that are looked at to show and guess what a column holds. */
const looked = 200
const shown = 3

type Found = {
  sheet: SheetSource
  row: number
  headings: readonly Heading[]
  header: Header | null
}

/** Reads the headings of a file with the first words below each, and which of our columns each may
 * be. Never throws. */
export async function readHeadings(
  bytes: Uint8Array,
  wanted: SheetWish,
  limits: SheetLimits,
): Promise<SheetHeads | { problem: FileProblem }> {
  try {
    const book = await openBook(bytes, wanted, limits)
    const found = await likeliest(book.sheets, wanted, limits)
    const below = await rowsBelow(found, limits)
    const cellsAt = (at: number): RawCell[] =>
      below.flatMap(({ cells }) => cells.find((cell) => cell.at === at) ?? [])
    return {
      problem: null,
      sheet: found.sheet.name,
      headerRow: found.row,
      heads: found.headings.map(({ at, printed }): FileHead => {
        const texts = new Set(cellsAt(at).map(({ text }) => text.trim().slice(0, 60)))
        return { letter: letterOf(at), heading: printed, samples: [...texts].slice(0, shown) }
      }),
      hints: hintsFor(wanted.columns, found, cellsAt, limits),
    }
  } catch (error) {
    return { problem: problemOf(error) }
  }
}

/** The visible sheet and row that give the most of ours; where none gives any, the row of the first
 * sheet with the most headings. */
async function likeliest(
  sheets: readonly SheetSource[],
  wanted: SheetWish,
  limits: SheetLimits,
): Promise<Found> {
  let best: Found | null = null
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    const head = await headOf(sheet, limits)
    const header = headerIn(head, wanted, limits.headerRows)
    if (header && header.matched.length > (best?.header?.matched.length ?? 0))
      best = { sheet, row: header.row, headings: header.headings, header }
    const [widest] = placesIn(head, limits.headerRows)
      .filter(({ twoRows }) => !twoRows)
      .toSorted((a, b) => b.headings.length - a.headings.length)
    if (widest) best ??= { sheet, row: widest.row, headings: widest.headings, header: null }
  }
  if (!best) throw new Unreadable(fileProblems.blank)
  return best
}

async function rowsBelow({ sheet, row }: Found, limits: SheetLimits): Promise<RawRow[]> {
  const below: RawRow[] = []
  for await (const piece of sheet.rows()) {
    below.push(...piece.filter((raw) => raw.row > row).slice(0, looked - below.length))
    if (below.length >= looked) break
  }
  return below.filter(({ cells }) => cells.length <= limits.columns)
}

/** Kinds whose content tells them apart from any other; a word or a code may be anything. */
const telling: readonly ColumnWish['kind'][] = ['nip', 'date', 'choice', 'rupiah']

function hintsFor(
  columns: readonly ColumnWish[],
  { headings, header }: Found,
  cellsAt: (at: number) => RawCell[],
  limits: SheetLimits,
): MappingHint[] {
  const sure = (header?.matched ?? []).map(
    ({ key, letter }): MappingHint => ({ key, letter, why: 'sure' }),
  )
  const taken = new Set(sure.map(({ letter }) => letter))
  const free = headings.filter(({ at }) => !taken.has(letterOf(at)))
  const open = columns.filter(({ key }) => !sure.some((hint) => hint.key === key))
  const hints = open.flatMap((wish): MappingHint[] => {
    const near = nearest(wish.heading, free, ({ printed }) => printed)
    if (near) return [{ key: wish.key, letter: letterOf(near.at), why: 'name' }]
    const fitting = telling.includes(wish.kind)
      ? free.filter(({ at }) => allFit(cellsAt(at), wish, limits))
      : []
    const [only] = fitting
    return only && fitting.length === 1
      ? [{ key: wish.key, letter: letterOf(only.at), why: 'content' }]
      : []
  })
  return [...sure, ...hints]
}

const allFit = (cells: readonly RawCell[], wish: ColumnWish, limits: SheetLimits): boolean =>
  cells.length > 0 && cells.every((cell) => !cellFor(cell, wish, limits.cellChars).fault)
