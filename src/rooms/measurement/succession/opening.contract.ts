import * as z from 'zod/mini'
import { DateText, Id } from '../../../kernel/ids.ts'

/** How figures of units that become one are put together (`anggaran-organisasi-layanan.md` §2.7):
 * counts are added, ratios pooled or weighted, one is kept, or counting begins anew. */
export const MergeRule = z.enum(['SUM', 'WEIGHTED', 'KEEP_ONE', 'RESTART'])
export type MergeRule = z.infer<typeof MergeRule>

const figure = {
  value: z.nullable(z.string()),
  numerator: z.nullable(z.string()),
  denominator: z.nullable(z.string()),
}

/** A measure of a unit before the change, with its figure of the year so far. */
export const Source = z.object({
  measureId: Id,
  unitId: Id,
  unitName: z.string(),
  /** The last period its figure holds; `null` while none was reported. */
  period: z.nullable(z.string()),
  ...figure,
  /** What it weighs by the event, as respondents of a survey; `null` where its parts do. */
  weight: z.nullable(z.string()),
})
export type Source = z.infer<typeof Source>

/** Where a series goes on from, since which day, and what it was made of. */
export const Opening = z.object({
  measureId: Id,
  openedOn: DateText,
  rule: MergeRule,
  period: z.nullable(z.string()),
  ...figure,
  sources: z.array(Source),
})
export type Opening = z.infer<typeof Opening>
