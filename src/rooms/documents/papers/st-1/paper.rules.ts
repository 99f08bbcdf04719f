import { canonicalJson } from '../../../../kernel/canonical.ts'
import { Content } from './content.contract.ts'
import { sheetOf } from './sheet.rules.ts'

/** The note of a handover. */
export const st1 = { schema: 'amanah/serah-terima/1', folder: 'st-1', Content, sheetOf } as const

/** Reads a kept content; one that is not exactly the canonical form of itself is none of ours. */
export function readHandover(text: string): Content | null {
  const read = Content.safeParse(JSON.parse(text))
  return read.success && canonicalJson(read.data) === text ? read.data : null
}
