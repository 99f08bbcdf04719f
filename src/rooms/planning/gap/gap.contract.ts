import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, Year } from '../../../kernel/ids.ts'

export const GapKind = z.enum([
  'PARENT_MISSING',
  'FLOATING_RENSTRA',
  'NODE_WITHOUT_UNIT',
  'NODE_WITHOUT_HOLDER',
  'NODE_WITHOUT_INDICATOR',
  'TARGET_MISSING',
  'QUARTERS_MISSING',
  'QUARTERS_DO_NOT_ADD_UP',
  'INDICATOR_NOT_DESCENDED',
  'IDENTICAL_DIFFERS',
  'SHARES_DO_NOT_ADD_UP',
  'SHARE_NOT_ADDITIVE',
  'ACTIVITY_WORDING',
  'MANY_INDICATORS',
])
export type GapKind = z.infer<typeof GapKind>

/** Something the plan still lacks: what, where, which rule of `perjanjian-kinerja.md` §2.4 asks for
 * it, and the page that mends it. */
export const Gap = z.object({
  kind: GapKind,
  /** `MUST` stands in the way of an agreement, `SHOULD` weakens it, `HINT` is worth a second
   * look. */
  weight: z.enum(['MUST', 'SHOULD', 'HINT']),
  /** `C4` … `C7`; `null` where no rule of the cascade is meant. */
  rule: z.nullable(z.string()),
  nodeId: Id,
  measureId: z.nullable(Id),
  unitId: z.nullable(Id),
  sentence: z.string(),
  link: z.string(),
})
export type Gap = z.infer<typeof Gap>

export const gapContract = {
  listPlanningGaps: route({
    method: 'GET',
    path: '/api/planning/gaps',
    summary: 'Yang masih kurang pada rencana: pemegang, indikator, target, turunan, kata-kata',
    input: z.object({ year: z.optional(Year), unit: z.optional(Id) }),
    output: z.object({
      year: Year,
      /** `unit`: the short name of the node's unit. */
      items: z.array(z.object({ ...Gap.shape, unit: z.nullable(z.string()) })),
      counts: z.array(z.object({ kind: GapKind, label: z.string(), count: z.int() })),
    }),
  }),
}
