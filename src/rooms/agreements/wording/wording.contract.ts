import * as z from 'zod/mini'
import { fileRoute, route } from '../../../kernel/contract.ts'
import { Span } from '../../../kernel/dating.ts'
import { DateText } from '../../../kernel/ids.ts'
import { MandateLevel } from '../../organisation/words.ts'

/** Whose words: one level's, or those of every level with two parties that has none of its own
 * (`TWO_PARTY`). */
const WordingScope = MandateLevel

/** The words of a promise as they are kept: a paragraph a line, places to fill between braces. */
export const Wording = z.object({
  /** `null`: our own words. */
  statement: z.nullable(z.string().check(z.maxLength(8000))),
  /** Articles behind the tables, one after an empty line, each beginning with its title. */
  articles: z.string().check(z.maxLength(12000)),
})
export type Wording = z.infer<typeof Wording>

/** Words with the days on which they count. */
export const DatedWording = z.object({ scope: WordingScope, ...Wording.shape, ...Span.shape })
export type DatedWording = z.infer<typeof DatedWording>

export const wordingContract = {
  listWordings: route({
    method: 'GET',
    path: '/api/agreements/wordings',
    summary: 'Kata-kata perjanjian kinerja menurut tingkat',
    input: z.object({}),
    output: z.object({
      today: DateText,
      /** Every place that may be filled, with what it prints of an example. */
      places: z.array(z.object({ name: z.string(), prints: z.string() })),
      scopes: z.array(
        z.object({
          scope: WordingScope,
          label: z.string(),
          form: z.enum(['SOLE', 'TWO_PARTY']),
          /** Our own statement. */
          own: z.string(),
          /** Every wording of this scope, the first to count first. */
          wordings: z.array(DatedWording),
        }),
      ),
    }),
  }),
  setWording: route({
    method: 'PUT',
    path: '/api/agreements/wordings/:scope',
    summary: 'Tetapkan kata-kata perjanjian kinerja satu tingkat sejak satu tanggal',
    input: z.object({ scope: WordingScope, ...Wording.shape, validFrom: DateText }),
    output: DatedWording,
  }),
  previewWording: fileRoute({
    method: 'POST',
    path: '/api/agreements/wordings/:scope/preview',
    summary: 'Lihat perjanjian kinerja dengan kata-kata ini (PDF), dari satu konsep atau contoh',
    input: z.object({ scope: WordingScope, ...Wording.shape }),
    repeats: 'ignored',
  }),
}
