import { footers, type Missing, signatureBlocks, tables } from '../pk-1/match.rules.ts'
import { findCells, type SeenSheet, type Word, wordsOf } from '../pk-1/seen.rules.ts'
import type { Content } from './content.contract.ts'
import { type Sheet, sheetOf } from './sheet.rules.ts'

/** Page 1 from letterhead to last paragraph, whole and in its own words, with nothing in
 * between. */
function statement(
  words: readonly Word[],
  { letterhead, title, owners, parties, wording }: Sheet,
): Missing | null {
  const said = (id: string): string[] => (wording[id] ? [wording[id]] : [])
  const cells = [
    ...letterhead,
    title,
    ...owners,
    ...said('opening'),
    ...parties.flatMap(({ name, position }, i) => [
      ...['Nama', ':', name, 'Jabatan', ':', position],
      ...said(i === 0 ? 'first-party' : 'second-party'),
    ]),
    ...said('promise'),
    ...said('supervision'),
  ]
  const whole = findCells(words, 0, cells, ([first]) => words[first?.from ?? 0]?.page === 0)
  if (whole) return null
  return { missing: cells.find((cell) => !findCells(words, 0, [cell])) ?? title }
}

/** Articles between the tables and the signatures. */
function articles(words: readonly Word[], { blocks }: Sheet): Missing | null {
  const missing = blocks.find(({ title, text }) => !findCells(words, 0, [title, text]))
  return missing ? { missing: missing.title } : null
}

/** Every page says where the promise can be checked. */
function addresses(words: readonly Word[], { address }: Content, pages: number): Missing | null {
  const line = `Periksa: ${address.replace(/^https?:\/\//, '')}/verifikasi/`
  const begins = line.replaceAll(' ', '')
  for (let page = 0; page < pages; page++)
    if (!words.some((word) => word.page === page && word.text.startsWith(begins)))
      return { missing: line }
  return null
}

/** What the pages show otherwise than the content says; `null` when every paragraph, party,
 * objective, indicator, target and amount stands where this paper puts it and the tables hold
 * nothing else. */
export function whereItDiffers(
  content: Content,
  digest: string,
  sheets: readonly SeenSheet[],
): string | null {
  const words = wordsOf(sheets)
  const sheet = sheetOf(content, { digest, publicCode: '' })
  const found =
    statement(words, sheet) ??
    tables(words, sheet) ??
    articles(words, sheet) ??
    signatureBlocks(words, sheet, content) ??
    footers(words, sheet, sheets.length) ??
    addresses(words, content, sheets.length)
  return found?.missing ?? null
}
