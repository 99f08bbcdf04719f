import { type Missing, tables } from '../pk-1/match.rules.ts'
import { bare, cellsAt, findCells, type SeenSheet, type Word, wordsOf } from '../pk-1/seen.rules.ts'
import type { Content } from './content.contract.ts'
import { type Sheet, sheetOf } from './sheet.rules.ts'

const isFooter = ({ y }: Word): boolean => y < 62
const tableHead = (heading: string): string[] => [
  'No.',
  heading,
  'Indikator Kinerja',
  'Satuan',
  'Target',
]

/** Exactly these cells and nothing else, from the first of the words to the last. */
function exactly(words: readonly Word[], cells: readonly string[]): Missing | null {
  if (cellsAt(words, 0, cells)?.at(-1)?.to === words.length) return null
  const stranger = words.find(({ text }) => !cells.some((cell) => bare(cell).includes(text)))
  const lost = cells.find((cell) => !findCells(words, 0, [cell]))
  return { missing: lost ?? stranger?.text ?? cells[0] ?? '' }
}

/** Place, date and signature blocks, as they are drawn: second party left, first party right. */
const signing = (
  { placeAndDate, signatures }: Sheet,
  noteOf: (signature: Sheet['signatures'][number]) => string[],
): string[] => [
  placeAndDate,
  ...signatures.flatMap((signature) => [
    ...(signature.role === '' ? [] : [signature.role]),
    ...[signature.position, ...noteOf(signature), signature.name, ...signature.below],
  ]),
]

/** Everything up to the attachment: the statement in its own words, who signs where, and nothing
 * else. */
const statementCells = (sheet: Sheet): string[] => [
  ...sheet.letterhead,
  sheet.title,
  ...sheet.owners,
  ...sheet.statement.flatMap((part) =>
    'paragraph' in part
      ? [part.paragraph]
      : ['Nama', ':', part.party.name, 'Jabatan', ':', part.party.position],
  ),
  ...signing(sheet, () => []),
]

/** Everything behind the tables: what a later paper adds, the articles, who signs, where that can be
 * checked, and nothing else. */
const endCells = (sheet: Sheet, added: readonly string[]): string[] => [
  ...(sheet.budget ? ['Jumlah', sheet.budget.total] : [sheet.noBudgetReason ?? '']),
  ...added,
  ...sheet.blocks.flatMap(({ title, paragraphs }) => [title, ...paragraphs]),
  ...signing(sheet, ({ attachment }) => attachment.note),
  ...(sheet.check ? [sheet.check.note] : []),
]

/** Every kind of row has its own head, before its rows and behind those of the kind before. */
function heads(words: readonly Word[], { sections }: Sheet): Missing | null {
  let at = 0
  for (const { heading, objectives } of sections) {
    const head = findCells(words, at, tableHead(heading))?.at(-1)
    if (!head) return { missing: heading }
    at = head.to
    for (const [index, { indicator, unit, target }] of objectives
      .flatMap(({ rows }) => rows)
      .entries()) {
      const row = findCells(words, at, [indicator, unit, target])
      if (!row) return { missing: indicator }
      const between = words.slice(at, row[0]?.from)
      if (index === 0 && between.some(({ text }) => text === 'Indikator'))
        return { missing: heading }
      at = row.at(-1)?.to ?? at
    }
  }
  return null
}

/** Block B as the first paper looks for it: an outer heading is a group without rows. */
const flat = (sheet: Sheet): Parameters<typeof tables>[1] => {
  const groups = sheet.budget?.parts.flatMap((part) => part.groups) ?? []
  return {
    ...sheet,
    objectiveHeading: sheet.sections.map(({ heading }) => heading).join(' ') || 'Sasaran',
    budget: sheet.budget && {
      ...sheet.budget,
      parts: [
        {
          newPage: false,
          groups: groups.flatMap((group, i) => {
            const { above } = group
            const isNew = above !== null && above.name !== groups[i - 1]?.above?.name
            return isNew ? [{ ...above, rows: [] }, group] : [group]
          }),
        },
      ],
    },
  }
}

/** The foot of every page: code, digests, where it is checked, its number. */
function footers(
  words: readonly Word[],
  { footer: [line = ''] }: Sheet,
  address: string,
  pages: number,
): Missing | null {
  const url = `Periksa: ${address.replace(/^https?:\/\//, '')}/verifikasi/`
  for (let page = 0; page < pages; page++) {
    const foot = words.filter((word) => word.page === page && isFooter(word))
    const text = foot.map((word) => word.text).join('')
    const [begin, end] = [bare(line + url), `Halaman${page + 1}dari${pages}`]
    if (!text.startsWith(begin)) return { missing: text.startsWith(bare(line)) ? url : line }
    if (!/^[\w-]*$/.test(text.slice(begin.length, -end.length)) || !text.endsWith(end))
      return { missing: end }
  }
  return null
}

/** What the pages show otherwise than the content says; `null` when every paragraph, party,
 * heading, objective, indicator, target, amount and article stands where this paper puts it and the
 * pages hold nothing else. */
export function whereItDiffers(
  content: Content,
  digest: string,
  sheets: readonly SeenSheet[],
): string | null {
  return whereSheetDiffers(sheetOf(content, { digest, publicCode: '' }), content.address, sheets)
}

/** The same of a sheet and the address it is checked under; `added` are the cells that a later paper
 * puts between tables and articles. */
export function whereSheetDiffers(
  sheet: Sheet,
  address: string,
  sheets: readonly SeenSheet[],
  added: readonly string[] = [],
): string | null {
  const words = wordsOf(sheets)
  const body = words.filter((word) => !isFooter(word))
  const opening = [sheet.attachmentTitle, ...sheet.attachmentOwners, 'A. Kinerja']
  const attachment = findCells(body, 0, opening)?.[0]?.from
  if (attachment === undefined) return sheet.attachmentTitle
  const end = endCells(sheet, added)
  const attached = body.slice(attachment)
  const tail = findCells(attached, 0, end, (spans) => spans.at(-1)?.to === attached.length)
  const found =
    exactly(body.slice(0, attachment), statementCells(sheet)) ??
    heads(attached, sheet) ??
    tables(words, flat(sheet)) ??
    (tail ? null : exactly(attached.slice(-end.length), end)) ??
    footers(words, sheet, address, sheets.length)
  return found?.missing ?? null
}
