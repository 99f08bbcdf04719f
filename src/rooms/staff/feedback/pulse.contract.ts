import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'
import { DateText } from '../../../kernel/ids.ts'

const Score = z.int().check(z.gte(1), z.lte(5))

/** A group of answers as it is shown: means in one decimal, canonical. */
export const PulseGroupShown = z.object({
  name: z.string(),
  /** Smaller units whose answers were joined. */
  joined: z.array(z.string()),
  answers: z.int(),
  load: z.string(),
  clarity: z.string(),
  safety: z.string(),
  support: z.string(),
})
export type PulseGroupShown = z.infer<typeof PulseGroupShown>

export const pulseContract = {
  readPulse: route({
    method: 'GET',
    path: '/api/staff/pulse',
    summary: 'Denyut tim: putaran yang dibuka, dan hasil putaran terakhir di perangkat daerah saya',
    personal: true,
    input: Nothing,
    output: z.object({
      /** The round that is open; `answered`: by the reader. */
      open: z.nullable(z.object({ until: DateText, answered: z.boolean() })),
      nextOn: z.nullable(DateText),
      smallest: z.int(),
      last: z.nullable(z.object({ until: DateText, groups: z.array(PulseGroupShown) })),
    }),
  }),
  answerPulse: route({
    method: 'POST',
    path: '/api/staff/pulse',
    summary: 'Jawab denyut tim, tanpa nama',
    personal: true,
    repeats: 'ignored',
    input: z.object({ load: Score, clarity: Score, safety: Score, support: Score }),
    output: z.object({ sentence: z.string() }),
  }),
}
