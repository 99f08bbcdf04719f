import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'

/** Where the target of a period comes from: its own, its parts', a containing period's, or an even
 * share of a sum over the months. */
export const TargetSource = z.enum(['EXPLICIT', 'CONTAINED', 'CONTAINING', 'EVEN_SHARE', 'NONE'])
export type TargetSource = z.infer<typeof TargetSource>

/** A target of one measure and period. `version` names the row that holds it and is what `If-Match`
 * guards; `0` while none was ever set. */
export const Target = z.object({
  measureId: Id,
  /** `2026`, `2026-S1`, `2026-Q2`, `2026-06`. */
  period: z.string(),
  printedPeriod: z.string(),
  /** Decimal text with a point, a range `80..90`, a grade, or a date; `null` while none is set. */
  value: z.nullable(z.string()),
  /** As documents print it: `14,00`, `80–90`, `WTP`. */
  printed: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  version: z.string(),
  recordedAt: z.nullable(InstantText),
})
export type Target = z.infer<typeof Target>

export const targetContract = {
  setTarget: route({
    method: 'PUT',
    path: '/api/planning/measures/:measureId/targets/:period',
    summary:
      'Tetapkan atau perbaiki satu target (If-Match: versi yang dilihat); yang lama tetap tercatat',
    input: z.object({
      measureId: Id,
      period: z.string().check(z.maxLength(10)),
      value: z.string().check(z.maxLength(200)),
      reason: z.optional(z.string().check(z.maxLength(500))),
    }),
    output: Target,
  }),
}
