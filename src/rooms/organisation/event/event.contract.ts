import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, VersionNumber } from '../../../kernel/ids.ts'
import { Problem } from '../../../kernel/importer.ts'

/** DRAFT: still changes. PROPOSED: waits for a second hand. CONFIRMED: waits for its date. STOPPED:
 * could not be done on its date. EXECUTED and WITHDRAWN are ends. */
export const EventState = z.enum([
  'DRAFT',
  'PROPOSED',
  'CONFIRMED',
  'STOPPED',
  'EXECUTED',
  'WITHDRAWN',
])
export type EventState = z.infer<typeof EventState>

const Named = z.object({ id: Id, name: z.string() })
const Decree = z.object({
  number: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  date: z.nullable(DateText),
})

export const EventLine = z.object({
  id: Id,
  code: z.string(),
  kind: z.string(),
  kindName: z.string(),
  title: z.string(),
  effectiveOn: DateText,
  decree: z.nullable(Decree),
  version: z.int(),
  state: EventState,
  /** When it came into this state, by whom, and why where somebody said so. */
  since: InstantText,
  note: z.nullable(z.string()),
})
export type EventLine = z.infer<typeof EventLine>

/** A question with the answer there is (`kernel/ports.ts`). */
export const EventQuestion = z.object({
  key: z.string(),
  text: z.string(),
  options: z.nullable(z.array(z.object({ value: z.string(), label: z.string() }))),
  answer: z.nullable(z.string()),
})

export const EventPage = z.object({
  event: EventLine,
  content: z.record(z.string(), z.unknown()),
  /** How the units, posts and people are called that it names, by their ids. */
  names: z.record(z.string(), z.string()),
  steps: z.array(
    z.object({
      state: EventState,
      version: z.int(),
      at: InstantText,
      by: z.nullable(Named),
      note: z.nullable(z.string()),
    }),
  ),
  problems: z.array(Problem),
  questions: z.array(EventQuestion),
  /** What it touches (or touched), counted by room and table. */
  touched: z.array(z.object({ room: z.string(), table: z.string(), count: z.int() })),
  /** Sums that it divides anew: what each unit has before and after it; without a unit while nobody
   * is said. Whole rupiah. */
  balances: z.array(
    z.object({
      name: z.string(),
      shares: z.array(z.object({ unit: z.nullable(Named), before: z.int(), after: z.int() })),
    }),
  ),
  /** Somebody else than who wrote it has to confirm it. */
  secondHand: z.boolean(),
  /** The event that took it back, once it was executed. */
  cancelledBy: z.nullable(z.object({ id: Id, code: z.string() })),
  mine: z.boolean(),
})
export type EventPage = z.infer<typeof EventPage>

export const EventEffect = z.object({
  room: z.string(),
  table: z.string(),
  id: z.string(),
  from: Named,
  to: z.nullable(Named),
  effect: z.string(),
})
export type EventEffect = z.infer<typeof EventEffect>

/** What every event says; its kind says what its content holds. */
const declared = {
  effectiveOn: DateText,
  decree: z.nullable(Decree),
  content: z.record(z.string(), z.unknown()),
}
/** The version that was seen: whoever was overtaken is told. */
const seen = { eventId: Id, version: VersionNumber }

export const eventContract = {
  listEvents: route({
    method: 'GET',
    path: '/api/organisation/events',
    summary: 'Daftar peristiwa organisasi',
    input: z.object({ state: z.optional(EventState), ...pageInput }),
    output: pageOf(EventLine),
  }),
  readEvent: route({
    method: 'GET',
    path: '/api/organisation/events/:eventId',
    summary: 'Satu peristiwa organisasi dengan yang ikut berubah',
    input: z.object({ eventId: Id }),
    output: EventPage,
  }),
  listEffects: route({
    method: 'GET',
    path: '/api/organisation/events/:eventId/effects',
    summary: 'Yang ikut berubah karena satu peristiwa',
    input: z.object({
      eventId: Id,
      room: z.optional(z.string().check(z.maxLength(40))),
      table: z.optional(z.string().check(z.maxLength(100))),
      ...pageInput,
    }),
    output: pageOf(EventEffect),
  }),
  draftEvent: route({
    method: 'POST',
    path: '/api/organisation/events',
    summary: 'Susun peristiwa organisasi',
    input: z.object({ kind: z.string().check(z.maxLength(40)), ...declared }),
    output: EventLine,
  }),
  changeEvent: route({
    method: 'PUT',
    path: '/api/organisation/events/:eventId',
    summary: 'Ubah peristiwa yang belum dilaksanakan',
    input: z.object({ ...seen, ...declared }),
    output: EventLine,
  }),
  answerQuestions: route({
    method: 'PUT',
    path: '/api/organisation/events/:eventId/answers',
    summary: 'Jawab pertanyaan satu peristiwa',
    input: z.object({
      ...seen,
      answers: z.record(
        z.string().check(z.maxLength(200)),
        z.string().check(z.trim(), z.maxLength(200)),
      ),
    }),
    output: EventLine,
  }),
  confirmEvent: route({
    method: 'POST',
    path: '/api/organisation/events/:eventId/confirmation',
    summary: 'Ajukan atau konfirmasi peristiwa; yang sudah waktunya langsung dilaksanakan',
    writesMany: true,
    input: z.object(seen),
    output: EventLine,
  }),
  withdrawEvent: route({
    method: 'POST',
    path: '/api/organisation/events/:eventId/withdrawal',
    summary: 'Batalkan peristiwa yang belum dilaksanakan',
    input: z.object({ eventId: Id, reason: z.string().check(z.trim(), z.maxLength(500)) }),
    output: EventLine,
  }),
}
