import { canonicalJson } from '../../../kernel/canonical.ts'
import type { Content as FirstContent } from './pk-1/content.contract.ts'
import { pk1 } from './pk-1/paper.rules.ts'
import type { SeenSheet } from './pk-1/seen.rules.ts'
import { type Sheet as FirstSheet, noBudgetReasons } from './pk-1/sheet.rules.ts'
import type { Content as SecondContent } from './pk-2/content.contract.ts'
import { pk2 } from './pk-2/paper.rules.ts'
import type { Sheet as SecondSheet } from './pk-2/sheet.rules.ts'

export type { ContentParty } from './pk-1/content.contract.ts'
export { ownWording } from './pk-2/wording.rules.ts'

/** The file inside the file: the frozen content, whose digest is the digest of the agreement. */
export const contentFile = 'perjanjian-kinerja.json'

/** What two parties agreed on, by any paper there was. */
export type AgreementContent = FirstContent | SecondContent
/** What new promises carry. */
export type NewContent = SecondContent

/** What the paper shows beside the content. `publicUrl`, `place` and `emptyBudget` are for the
 * first paper, whose content did not hold them; `digest` is `null` for a draft. */
export type Beside = {
  digest: string | null
  publicCode: string
  publicUrl: string
  place: string
  emptyBudget: keyof typeof noBudgetReasons
}

/** The strings to print and the folder of the template that prints them. */
export type Printed = { folder: string; sheet: FirstSheet | SecondSheet }

/** Letters; the longest agreement of a region needs a tenth of it. */
const longestContent = 500_000

/** Reads an attached content by the paper it names. `null` when it is no content of ours, is not
 * canonical (RFC 8785), or holds more than its paper knows: its bytes must be exactly the canonical
 * form of what was read. */
export function readContent(text: string): AgreementContent | null {
  if (text.length > longestContent) return null
  try {
    const given: unknown = JSON.parse(text)
    for (const { Content } of [pk1, pk2]) {
      const read = Content.safeParse(given)
      if (read.success) return canonicalJson(read.data) === text ? read.data : null
    }
    return null
  } catch {
    return null
  }
}

/** The paper of a content, made from the content and what stands beside it, by the paper the
 * content names. */
export function printed(content: AgreementContent, beside: Beside): Printed {
  if (content.schema === pk2.schema)
    return { folder: pk2.folder, sheet: pk2.sheetOf(content, beside) }
  const { digest, publicUrl, publicCode, place, emptyBudget } = beside
  const noBudgetReason = noBudgetReasons[emptyBudget]
  const verifyUrl = `${publicUrl}/verifikasi/${publicCode}`
  return {
    folder: pk1.folder,
    sheet: pk1.sheetOf(content, { digest, verifyUrl, place, noBudgetReason }),
  }
}

/** Where a code is checked, as the paper of this content prints it. */
export const verifyUrlOf = (
  content: AgreementContent,
  beside: Pick<Beside, 'publicUrl' | 'publicCode'>,
): string =>
  `${content.schema === pk2.schema ? content.address : beside.publicUrl}/verifikasi/${beside.publicCode}`

/** A better sheet after a first print; see the papers. Both lay out alike. */
export const { secondTry } = pk2

/** What the pages show otherwise than the content says, by the paper it names; `null` when nothing
 * does. */
export const whereItDiffers = (
  content: AgreementContent,
  digest: string,
  sheets: readonly SeenSheet[],
): string | null =>
  content.schema === pk2.schema
    ? pk2.whereItDiffers(content, digest, sheets)
    : pk1.whereItDiffers(content, digest, sheets)
