import { printDate } from './print.rules.ts'
import {
  bare,
  cellsAt,
  findCells,
  findEvery,
  isRow,
  type SeenSheet,
  type Span,
  type Word,
  wordsOf,
} from './seen.rules.ts'
import { noBudgetReasons, type Sheet, type Shown, sheetOf } from './sheet.rules.ts'

/** What was looked for in vain; ends the comparison. */
export type Missing = { missing: string }
type Found = { taken: Span[]; at: number }

const isMissing = (step: Found | Missing): step is Missing => 'missing' in step

/** Page 1: title, owners, every party with name and position, in this order. */
function statement(words: readonly Word[], sheet: Sheet): Missing | null {
  let at = 0
  const parts = [
    [sheet.title],
    ...sheet.owners.map((owner) => [owner]),
    ...sheet.parties.map(({ name, position }) => ['Nama', ':', name, 'Jabatan', ':', position]),
  ]
  for (const cells of parts) {
    const spans = findCells(words, at, cells, ([first]) => words[first?.from ?? 0]?.page === 0)
    if (!spans) return { missing: cells.at(-1) ?? '' }
    at = spans.at(-1)?.to ?? at
  }
  return null
}

/** Signature blocks: name, rank and NIP under each other, on the first page and again behind the tables. */
export function signatureBlocks(
  words: readonly Word[],
  sheet: Sheet,
  content: Shown,
): Missing | null {
  const last = Math.max(...words.map(({ page }) => page))
  for (const { name, below } of sheet.signatures) {
    for (const page of new Set([0, last])) {
      if (
        !findCells(words, 0, [name, ...below], ([first]) => words[first?.from ?? 0]?.page === page)
      )
        return { missing: below.at(-1) ?? name }
    }
  }
  const date = bare(printDate(content.date))
  const isDated = [0, last].every((page) =>
    words.some((word) => word.page === page && word.text.endsWith(`,${date}`)),
  )
  return isDated ? null : { missing: printDate(content.date) }
}

const isFooter = ({ y }: Word): boolean => y < 62

/** Every page carries code, version, digest and the parent's digest. */
export function footers(words: readonly Word[], sheet: Sheet, pages: number): Missing | null {
  const [line = ''] = sheet.footer
  for (let page = 0; page < pages; page++) {
    const fits = ([first]: Span[]): boolean => {
      const word = words[first?.from ?? 0]
      return word !== undefined && word.page === page && isFooter(word)
    }
    if (!findCells(words, 0, [line], fits)) return { missing: line }
  }
  return null
}

/** Block A: every row on one line from left to right, its objective with its number beside the first of its rows. */
function performance(words: readonly Word[], from: number, { objectives }: Sheet): Found | Missing {
  const taken: Span[] = []
  let at = from
  if (objectives.length === 0) {
    const spans = findCells(words, at, ['Belum ada indikator kinerja.'])
    return spans
      ? { taken: spans, at: spans[0]?.to ?? at }
      : { missing: 'Belum ada indikator kinerja.' }
  }
  for (const { number, objective, rows } of objectives) {
    const before = at
    const lines: Span[] = []
    for (const { indicator, unit, target } of rows) {
      const spans = findCells(words, at, [indicator, unit, target], (found) => isRow(words, found))
      if (!spans) return { missing: `${indicator}: ${target}` }
      taken.push(...spans)
      lines.push(...spans.slice(0, 1))
      at = spans.at(-1)?.to ?? at
    }
    const head = objectiveAt(words, { from: before, to: at }, [number, objective], lines[0])
    if (!head) return { missing: objective }
    taken.push(...head)
    at = Math.max(at, head.at(-1)?.to ?? at)
  }
  return { taken, at }
}

/** The number and text of an objective, drawn before, between or right behind its rows, on the line of the first of them. */
function objectiveAt(
  words: readonly Word[],
  { from, to }: Span,
  cells: readonly string[],
  first: Span | undefined,
): Span[] | null {
  const line = first && words[first.from]
  const fits = (spans: Span[]): boolean => {
    const word = words[spans[0]?.from ?? 0]
    return (
      isRow(words, spans) &&
      word?.page === line?.page &&
      Math.abs((word?.y ?? 0) - (line?.y ?? 0)) < 1
    )
  }
  for (let at = from; at <= to; at++) {
    const spans = cellsAt(words, at, cells)
    if (spans && fits(spans)) return spans
  }
  return null
}

/** Block B: groups with their sums, rows with number, name, amount and source, the total; or the sentence that says why it is empty. */
function money(
  words: readonly Word[],
  from: number,
  { budget, noBudgetReason }: Sheet,
): Found | Missing {
  const groups = budget?.parts.flatMap((part) => part.groups) ?? []
  const lines = groups.flatMap(({ name, amount, rows }) => [
    ...(name === null ? [] : [[name, amount]]),
    ...rows.map((row) => [row.number, row.name, row.amount, row.source]),
  ])
  const taken: Span[] = []
  let at = from
  for (const cells of [...lines, budget ? ['Jumlah', budget.total] : [noBudgetReason ?? '']]) {
    const spans = findCells(words, at, cells, (found) => isRow(words, found))
    if (!spans) return { missing: cells.slice(0, 3).join(' ') }
    taken.push(...spans)
    at = spans.at(-1)?.to ?? at
  }
  // A group that runs on to another page shows its head there again.
  for (const { name, amount } of groups)
    taken.push(...(name === null ? [] : findEvery(words, [name, amount])))
  return { taken, at }
}

/** Heads of the tables, and lines of the foot: the only words between title and total that say nothing of the agreement. */
function isHead(
  word: Word,
  words: readonly Word[],
  { objectiveHeading, budget, footer }: Sheet,
): boolean {
  const heads = [
    'A. Kinerja',
    'B. Anggaran',
    'No.',
    objectiveHeading,
    'Indikator Kinerja',
    'Satuan',
    'Target',
    'Anggaran (Rp)',
    'Keterangan',
  ]
  if (isFooter(word))
    return (
      /^(Halaman\d+dari\d+|Periksa:.*)$/.test(word.text) ||
      (footer[0] !== undefined && bare(footer[0]).includes(word.text))
    )
  if (/^[1-5]$/.test(word.text))
    return (
      words
        .filter(({ page, y }) => page === word.page && Math.abs(y - word.y) < 1)
        .map(({ text }) => text)
        .join() === '1,2,3,4,5'
    )
  return [...heads, ...(budget ? [budget.grain] : [])].some((head) =>
    bare(head).includes(word.text),
  )
}

/** Words inside the tables that the content does not know: a row more, a number written beside. */
function strangers(
  words: readonly Word[],
  { from, to }: Span,
  taken: readonly Span[],
  sheet: Sheet,
): Word[] {
  const isTaken = new Set(
    taken.flatMap((span) => Array.from({ length: span.to - span.from }, (_, i) => span.from + i)),
  )
  const [top, bottom] = [words[from], words[to - 1]]
  if (!top || !bottom) return []
  const isBetween = ({ page, y }: Word): boolean =>
    (page > top.page || (page === top.page && y <= top.y + 1)) &&
    (page < bottom.page || (page === bottom.page && y >= bottom.y - 1))
  return words.filter(
    (word, i) =>
      !isTaken.has(i) && (isBetween(word) || (i >= from && i < to)) && !isHead(word, words, sheet),
  )
}

export function tables(words: readonly Word[], sheet: Sheet): Missing | null {
  const title = findCells(words, 0, [sheet.attachmentTitle])
  const start = title?.at(-1) && findCells(words, title.at(-1)?.to ?? 0, ['A. Kinerja'])?.[0]
  if (!start) return { missing: sheet.attachmentTitle }
  const rows = performance(words, start.to, sheet)
  if (isMissing(rows)) return rows
  const block = money(words, rows.at, sheet)
  if (isMissing(block)) return block
  const [stranger] = strangers(
    words,
    { from: start.from, to: block.at },
    [...rows.taken, ...block.taken],
    sheet,
  )
  return stranger ? { missing: stranger.text } : null
}

/**
 * What the pages show otherwise than the content says; `null` when every party, objective, indicator, target and amount stands where this
 * paper puts it and the tables hold nothing else. An empty block B may give either of its two reasons.
 */
export function whereItDiffers(
  content: Shown,
  digest: string,
  sheets: readonly SeenSheet[],
): string | null {
  const words = wordsOf(sheets)
  const sheetWith = (noBudgetReason: string): Sheet =>
    sheetOf(content, { digest, verifyUrl: '', place: '', noBudgetReason })
  const sheet = sheetWith(noBudgetReasons.NODES)
  const tried = tables(words, sheet)
  const attached =
    tried && content.budget === null ? tables(words, sheetWith(noBudgetReasons.OFFICE)) : tried
  const found =
    statement(words, sheet) ??
    attached ??
    signatureBlocks(words, sheet, content) ??
    footers(words, sheet, sheets.length)
  return found?.missing ?? null
}
