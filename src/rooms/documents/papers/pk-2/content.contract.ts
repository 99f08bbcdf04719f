import * as z from 'zod/mini'
import { commonContent } from '../pk-1/content.contract.ts'

/** What two parties agree on from 2026 on. Beside what the first paper held it carries everything a
 * region may word or show its own way, so that a new wording, emblem or server never touches an old
 * promise. The level is text: levels are data of the rule pack. */
export const Content = z.object({
  schema: z.literal('amanah/pk/2'),
  paper: z.literal('pk-2'),
  region: z.object({
    code: z.string(),
    name: z.string(),
    governmentName: z.string(),
    place: z.string(),
  }),
  level: z.string().check(z.minLength(1)),
  ...commonContent,
  /** The paragraphs of the statement by their place on it, with every name filled in. */
  wording: z.array(z.object({ id: z.string(), text: z.string() })),
  /** Further articles a region adds behind the tables. */
  blocks: z.array(z.object({ title: z.string(), text: z.string() })),
  /** Lines above the title. */
  letterhead: z.array(z.string()),
  /** The picture above the title by its hash; `null` is the neutral shield. */
  emblem: z.nullable(z.object({ sha256: z.string() })),
  /** Scheme and host under which this promise can be checked. */
  address: z.string(),
})
export type Content = z.infer<typeof Content>
