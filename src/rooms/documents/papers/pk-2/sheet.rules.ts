import { printable } from '../pk-1/print.rules.ts'
import { type Sheet as FirstSheet, sheetOf as firstSheetOf } from '../pk-1/sheet.rules.ts'
import type { Content } from './content.contract.ts'

/** What the first paper shows, and the words, articles and letterhead of the content. */
export type Sheet = FirstSheet & {
  /** Paragraphs by their place; a place without one stays empty. */
  wording: Record<string, string>
  blocks: { title: string; text: string }[]
  letterhead: string[]
}

/** What stands on the paper and is not agreed: its digest (`null` for a draft) and the code it is
 * checked by. */
export type Beside = { digest: string | null; publicCode: string }

/** Turns a content into the strings of its paper; nothing but the content decides them. */
export function sheetOf(content: Content, { digest, publicCode }: Beside): Sheet {
  const wording = Object.fromEntries(content.wording.map(({ id, text }) => [id, printable(text)]))
  const verifyUrl = `${content.address}/verifikasi/${publicCode}`
  const noBudgetReason = wording['no-budget'] ?? ''
  return {
    ...firstSheetOf(content, { digest, verifyUrl, place: content.region.place, noBudgetReason }),
    wording,
    blocks: content.blocks.map(({ title, text }) => ({
      title: printable(title),
      text: printable(text),
    })),
    letterhead: content.letterhead.map(printable),
    emblem: content.emblem?.sha256 ?? null,
  }
}
