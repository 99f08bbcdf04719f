import * as z from 'zod/mini'
import { Content as ThirdContent } from '../pk-3/content.contract.ts'

/** What an amendment is, as both agree to it: why, by which document, from when, which content it
 * takes the place of, and line by line what changes. */
export const Amendment = z.object({
  cause: z.string(),
  basis: z.string(),
  reason: z.string(),
  reference: z.nullable(z.string()),
  effectiveFrom: z.iso.date(),
  replaces: z.object({ version: z.int(), digest: z.string() }),
  /** As printed; `null` before: added, `null` after: taken out. */
  changes: z.array(
    z.object({ of: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) }),
  ),
})
export type Amendment = z.infer<typeof Amendment>

/** What two parties agree on since a promise can be amended. */
export const Content = z.extend(ThirdContent, {
  schema: z.literal('amanah/pk/4'),
  paper: z.literal('pk-4'),
  /** `null` of a first version. */
  amendment: z.nullable(Amendment),
})
export type Content = z.infer<typeof Content>
