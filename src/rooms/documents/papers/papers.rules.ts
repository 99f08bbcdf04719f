import type * as z from 'zod/mini'
import { canonicalJson } from '../../../kernel/canonical.ts'
import { pk1 } from './pk-1/paper.rules.ts'
import type { SeenSheet } from './pk-1/seen.rules.ts'
import { type Sheet as FirstSheet, noBudgetReasons } from './pk-1/sheet.rules.ts'
import { pk2 } from './pk-2/paper.rules.ts'
import { pk3 } from './pk-3/paper.rules.ts'
import type { Sheet as ThirdSheet } from './pk-3/sheet.rules.ts'
import { pk4 } from './pk-4/paper.rules.ts'
import type { Sheet as FourthSheet } from './pk-4/sheet.rules.ts'

export type { ContentParty } from './pk-1/content.contract.ts'
export { noBudgetReasons } from './pk-1/sheet.rules.ts'

/** The file inside the file: the frozen content, whose digest is the digest of the agreement. */
export const contentFile = 'perjanjian-kinerja.json'

/** Every paper there was, by the schema that its contents carry. */
const papers = { [pk1.schema]: pk1, [pk2.schema]: pk2, [pk3.schema]: pk3, [pk4.schema]: pk4 }
/** The paper of new promises, as their contents name it. */
const today = pk4
export const paperOfToday = { schema: today.schema, paper: today.folder } as const

/** What two parties agreed on, by any paper there was. */
export type AgreementContent = z.infer<(typeof papers)[keyof typeof papers]['Content']>
/** What new promises carry. */
export type NewContent = z.infer<typeof today.Content>

type Sheet = FirstSheet | ThirdSheet | FourthSheet
/** A paper for the contents that name it. */
type Paper = {
  folder: string
  sheetOf(content: AgreementContent, beside: Beside): Sheet
  whereItDiffers(
    content: AgreementContent,
    digest: string,
    sheets: readonly SeenSheet[],
  ): string | null
}
type FirstContent = z.infer<typeof pk1.Content>
const paperOf = ({ schema }: AgreementContent): Paper =>
  schema === pk1.schema
    ? {
        ...pk1,
        sheetOf: firstSheetOf,
        whereItDiffers: (content: FirstContent, ...seen) => pk1.whereItDiffers(content, ...seen),
      }
    : papers[schema]

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
export type Printed = { folder: string; sheet: Sheet }

/** Letters; the longest agreement of a region needs a tenth of it. */
const longestContent = 500_000

/** Reads an attached content by the paper it names. `null` when it is no content of ours, is not
 * canonical (RFC 8785), or holds more than its paper knows: its bytes must be exactly the canonical
 * form of what was read. */
export function readContent(text: string): AgreementContent | null {
  if (text.length > longestContent) return null
  try {
    const given: unknown = JSON.parse(text)
    for (const { Content } of Object.values(papers)) {
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
  const { folder, sheetOf } = paperOf(content)
  return { folder, sheet: sheetOf(content, beside) }
}

const firstSheetOf = (content: FirstContent, beside: Beside): FirstSheet =>
  pk1.sheetOf(content, {
    digest: beside.digest,
    verifyUrl: verifyUrlOf(content, beside),
    place: beside.place,
    noBudgetReason: noBudgetReasons[beside.emptyBudget],
  })

/** Where a code is checked, as the paper of this content prints it. */
export const verifyUrlOf = (
  content: AgreementContent,
  { publicUrl, publicCode }: Pick<Beside, 'publicUrl' | 'publicCode'>,
): string => `${'address' in content ? content.address : publicUrl}/verifikasi/${publicCode}`

/** A better sheet after a first print; see the papers. All lay out alike. */
export const { secondTry } = today

/** What the pages show otherwise than the content says, by the paper it names; `null` when nothing
 * does. */
export const whereItDiffers: Paper['whereItDiffers'] = (content, ...seen) =>
  paperOf(content).whereItDiffers(content, ...seen)
