import * as z from 'zod/mini'

/** How funds are called for short in a PK (rule pack `anggaran`): the first rule that fits by code
 * and by words of the name. */
export const BudgetPack = z.object({
  sources: z.array(
    z.object({
      startsWith: z.optional(z.string()),
      words: z.optional(z.string()),
      label: z.string(),
    }),
  ),
  otherwise: z.string(),
})
export type BudgetPack = z.infer<typeof BudgetPack>

/** Whole words only: «tidak» is no DAK. */
const wordsOf = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** Short name of a source of funds: `DANA TRANSFER KHUSUS-DANA ALOKASI KHUSUS FISIK` → `DAK`, own
 * revenue → `APBD`. */
export function sourceOf(
  fund: { code: string; name: string },
  { sources, otherwise }: BudgetPack,
): string {
  const name = wordsOf(fund.name)
  const found = sources.find(
    ({ startsWith, words }) =>
      (!startsWith || fund.code.startsWith(startsWith)) &&
      (!words || name.includes(wordsOf(words))),
  )
  return found?.label ?? otherwise
}
