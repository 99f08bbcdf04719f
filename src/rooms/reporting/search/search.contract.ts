import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'

/** What can be found. Pages and acts are the browser's own: it knows them without asking. */
export const FoundKind = z.enum(['PERSON', 'UNIT', 'AGREEMENT', 'NODE', 'INDICATOR', 'BUDGET'])
export type FoundKind = z.infer<typeof FoundKind>

/** One thing found: what it is called, what tells it from its namesakes, and where it opens. */
export const Found = z.object({
  kind: FoundKind,
  title: z.string(),
  detail: z.string(),
  link: z.string(),
})
export type Found = z.infer<typeof Found>

export const searchContract = {
  searchEverything: route({
    method: 'GET',
    path: '/api/search',
    summary:
      'Cari orang, unit, PK, kinerja, indikator, dan kode anggaran yang boleh dibuka penanya',
    /** Every word must be there, in any order. Of all kinds the first few, of one kind more. */
    input: z.object({
      q: z
        .string()
        .check(
          z.trim(),
          z.minLength(2, 'Ketik paling sedikit dua huruf.'),
          z.maxLength(100, 'Ketik paling banyak seratus huruf.'),
        ),
      kind: z.optional(FoundKind),
    }),
    output: z.object({ items: z.array(Found) }),
  }),
}
