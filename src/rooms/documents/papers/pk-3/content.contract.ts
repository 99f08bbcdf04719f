import * as z from 'zod/mini'
import { Content as SecondContent } from '../pk-2/content.contract.ts'

/** What two parties agree on since rows stand under their own kind of heading and a region pastes
 * its own words: a statement of paragraphs, and articles of several. */
export const Content = z.extend(z.omit(SecondContent, { heading: true, wording: true }), {
  schema: z.literal('amanah/pk/3'),
  paper: z.literal('pk-3'),
  rows: z.array(
    z.object({
      /** What kind of promise the row is, as printed above it: «Tujuan», «Sasaran Strategis». */
      heading: z.string(),
      objective: z.string(),
      indicator: z.string(),
      unit: z.string(),
      target: z.string(),
    }),
  ),
  budget: z.nullable(
    z.object({
      grain: z.enum(['PROGRAM', 'ACTIVITY', 'SUB_ACTIVITY']),
      rows: z.array(
        z.object({
          /** The headings above the row, from the outermost in; at most two. */
          groups: z.array(z.string()).check(z.maxLength(2)),
          name: z.string(),
          amount: z.int(),
          source: z.string(),
        }),
      ),
      total: z.int(),
    }),
  ),
  /** Why block B is empty, where it is. */
  noBudget: z.nullable(z.string()),
  /** The first page between owners and place: its paragraphs, every name filled in, and where each
   * party stands among them. */
  statement: z.array(
    z.union([
      z.object({ paragraph: z.string() }),
      z.object({ party: z.enum(['FIRST', 'SECOND']) }),
    ]),
  ),
  /** Further articles a region adds behind the tables. */
  blocks: z.array(z.object({ title: z.string(), paragraphs: z.array(z.string()) })),
})
export type Content = z.infer<typeof Content>
