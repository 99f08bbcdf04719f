import * as z from 'zod/mini'
import { ContentParty } from '../pk-1/content.contract.ts'

/** What is handed over with a promise that ended in the middle of its year: how far it was, what is
 * left undone, who hands over to whom. Frozen when it is written; both sign this. */
export const Content = z.object({
  schema: z.literal('amanah/serah-terima/1'),
  paper: z.literal('st-1'),
  region: z.object({
    code: z.string(),
    name: z.string(),
    governmentName: z.string(),
    place: z.string(),
  }),
  letterhead: z.array(z.string()),
  emblem: z.nullable(z.object({ sha256: z.string() })),
  /** Scheme and host under which it can be checked. */
  address: z.string(),
  /** The promise, and the days on which it counted, both included. */
  code: z.string(),
  version: z.int(),
  agreementDigest: z.nullable(z.string()),
  year: z.int(),
  agency: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  from: z.iso.date(),
  until: z.iso.date(),
  /** Who promised; and why they do not sign, where the superior does instead. */
  leaving: ContentParty,
  absence: z.nullable(z.string()),
  firstParty: ContentParty,
  /** Who takes over; `null` where whoever hands over goes on with it. */
  secondParty: z.nullable(ContentParty),
  rows: z.array(
    z.object({
      heading: z.string(),
      objective: z.string(),
      indicator: z.string(),
      unit: z.string(),
      target: z.string(),
      /** Up to which period, what was reached by then and by which target of that period; `reason`:
       * why there is no achievement. */
      period: z.nullable(z.string()),
      targetToDate: z.nullable(z.string()),
      realization: z.nullable(z.string()),
      achievement: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  ),
  /** Its money in whole rupiah; what was spent is known up to a month, or not at all. */
  budget: z.nullable(
    z.object({
      upTo: z.nullable(z.string()),
      rows: z.array(z.object({ name: z.string(), amount: z.int(), realised: z.nullable(z.int()) })),
    }),
  ),
  unfinished: z.string(),
  advice: z.string(),
  date: z.iso.date(),
})
export type Content = z.infer<typeof Content>
