import type { SeenSheet } from '../pk-1/seen.rules.ts'
import { whereSheetDiffers } from '../pk-3/match.rules.ts'
import type { Content } from './content.contract.ts'
import { sheetOf } from './sheet.rules.ts'

/** What the pages show otherwise than the content says, as on the paper before; what an amendment
 * changes stands whole between tables and articles. */
export function whereItDiffers(
  content: Content,
  digest: string,
  sheets: readonly SeenSheet[],
): string | null {
  const sheet = sheetOf(content, { digest, publicCode: '' })
  const { amendment } = sheet
  const added = amendment
    ? [amendment.title, ...amendment.paragraphs, ...amendment.table.flat()]
    : []
  return whereSheetDiffers(sheet, content.address, sheets, added)
}
