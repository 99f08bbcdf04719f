import * as z from 'zod/mini'

/** How funds are called for short in a PK (rule pack `anggaran`): the first rule that fits by code
 * and by words of the name. What no rule names is called as the file says. */
export const BudgetPack = z.object({
  sources: z.array(
    z.object({
      startsWith: z.optional(z.string()),
      words: z.optional(z.string()),
      label: z.string(),
    }),
  ),
})
export type BudgetPack = z.infer<typeof BudgetPack>

/** Whole words only: «tidak» is no DAK. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** A source of funds that the file does not name: printed so, and told while drafting. */
export const unknownSource = '–'

/** Short name of a source of funds: `DANA TRANSFER KHUSUS-DANA ALOKASI KHUSUS FISIK` → `DAK`, own
 * revenue → `APBD`, one the pack does not know as it is called in the file. */
export function sourceOf(fund: { code: string; name: string }, { sources }: BudgetPack): string {
  const name = wordsOf(fund.name)
  const found = sources.find(
    ({ startsWith, words }) =>
      (!startsWith || fund.code.startsWith(startsWith)) &&
      (!words || name.includes(wordsOf(words))),
  )
  return found?.label ?? (fund.name.replace(/\s+/g, ' ').trim() || unknownSource)
}
