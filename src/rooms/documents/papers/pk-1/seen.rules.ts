/** Words on a page as a reader sees them, in the order of drawing; points from the lower left. */
export type SeenWords = { text: string; x: number; y: number }
export type SeenSheet = { texts: readonly SeenWords[] }

/** A piece of text on a page, without white space; `page` counts from 0. */
export type Word = { page: number; x: number; y: number; text: string }
/** Where something was found among the words: from `from` up to, not including, `to`. */
export type Span = { from: number; to: number }

/** Text without what a line break may take or add. */
export const bare = (text: string): string =>
  text.normalize('NFC').replace(/[\s\u00ad\u200b\u2060\ufeff]/g, '')

/** All words of all pages, in the order of drawing. */
export const wordsOf = (sheets: readonly SeenSheet[]): Word[] =>
  sheets.flatMap(({ texts }, page) =>
    texts.flatMap(({ text, x, y }) =>
      bare(text) === '' ? [] : [{ page, x, y, text: bare(text) }],
    ),
  )

/** The end of a cell that begins exactly here and ends exactly with a word; -1 when it does not. An empty cell takes no word. */
function endOfCell(words: readonly Word[], from: number, cell: string): number {
  const wanted = bare(cell)
  let found = ''
  let at = from
  while (found.length < wanted.length && at < words.length) {
    found += words[at]?.text ?? ''
    at += 1
    if (!wanted.startsWith(found)) return -1
  }
  return found === wanted ? at : -1
}

/** Cells drawn one right after the other, beginning exactly at a word; one span for each, or `null`. */
export function cellsAt(
  words: readonly Word[],
  from: number,
  cells: readonly string[],
): Span[] | null {
  const spans: Span[] = []
  let at = from
  for (const cell of cells) {
    const to = endOfCell(words, at, cell)
    if (to < 0) return null
    spans.push({ from: at, to })
    at = to
  }
  return spans
}

/** The first place at or behind `from` where the cells stand one after the other, and `fits` agrees; `null` when there is none. */
export function findCells(
  words: readonly Word[],
  from: number,
  cells: readonly string[],
  fits: (spans: Span[]) => boolean = () => true,
): Span[] | null {
  for (let at = from; at < words.length; at++) {
    const spans = cellsAt(words, at, cells)
    if (spans && fits(spans)) return spans
  }
  return null
}

/** Every place where the cells stand one after the other in one row. */
export function findEvery(words: readonly Word[], cells: readonly string[]): Span[] {
  const found: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const spans = cellsAt(words, at, cells)
    if (spans && isRow(words, spans)) found.push(...spans)
  }
  return found
}

/** Do the first lines of these cells stand on one line of one page, from left to right? Empty cells stand anywhere. */
export function isRow(words: readonly Word[], spans: readonly Span[]): boolean {
  const first = spans.filter(({ from, to }) => to > from).flatMap(({ from }) => words[from] ?? [])
  return first.every((word, i) => {
    const before = first[i - 1]
    return (
      !before || (word.page === before.page && Math.abs(word.y - before.y) < 1 && word.x > before.x)
    )
  })
}
