import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'

/** What a change is about: a unit, a post, who holds one, a person, a role in a team. */
export const ChangedThing = z.enum(['UNIT', 'POST', 'HOLDING', 'PERSON', 'TEAM'])
export type ChangedThing = z.infer<typeof ChangedThing>

/** One change as one line: since when, what became what, by which decree, recorded when and by
 * whom. */
export const Change = z.object({
  id: Id,
  thing: ChangedThing,
  unitId: z.nullable(Id),
  personId: z.nullable(Id),
  /** The date of effect. */
  on: DateText,
  /** A whole sentence. */
  sentence: z.string(),
  decree: z.nullable(z.string()),
  recordedOn: DateText,
  recordedBy: z.nullable(z.string()),
  /** Recorded after it had taken effect, about something that was on record by then. */
  late: z.boolean(),
  /** Whether it still counts, was written anew by a later act, or taken back. */
  state: z.enum(['STANDS', 'REWRITTEN', 'WITHDRAWN']),
})
export type Change = z.infer<typeof Change>

export const historyContract = {
  listChanges: route({
    method: 'GET',
    path: '/api/organisation/changes',
    summary:
      'Riwayat perubahan organisasi: satu unit, jabatan, atau pegawai; atau seluruh daerah, ' +
      'yang terakhir dicatat lebih dulu',
    input: z.object({
      unit: z.optional(Id),
      position: z.optional(Id),
      person: z.optional(Id),
      thing: z.optional(ChangedThing),
      from: z.optional(DateText),
      until: z.optional(DateText),
      late: z.optional(z.boolean()),
      ...pageInput,
    }),
    output: pageOf(Change),
  }),
}
