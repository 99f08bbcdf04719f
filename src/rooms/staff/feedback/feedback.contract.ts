import * as z from 'zod/mini'
import { jsonLookRoute, route } from '../../../kernel/contract.ts'
import { DateText, Id, Year } from '../../../kernel/ids.ts'

/** In which capacity somebody speaks of another's work. Peers and subordinates are not named to whom
 * they speak of; of who was served nothing is known. */
export const Capacity = z.enum(['SUPERIOR', 'TEAM_LEAD', 'PEER', 'SUBORDINATE', 'SERVICE_USER'])
export type Capacity = z.infer<typeof Capacity>
export const FeedbackKind = z.enum(['PRAISE', 'CORRECT'])
export type FeedbackKind = z.infer<typeof FeedbackKind>

/** Words of at most so many letters, at least one. */
export const words = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
/** An address where proof is found. */
export const Link = z.nullable(
  z
    .string()
    .check(
      z.trim(),
      z.maxLength(500),
      z.regex(/^https?:\/\/\S+$/, 'Tulis alamat lengkap, misalnya https://….'),
    ),
)

export const Feedback = z.object({
  id: Id,
  kind: FeedbackKind,
  capacity: Capacity,
  /** Who said it, or whom it is about; `null` where that stays hidden. */
  name: z.nullable(z.string()),
  text: z.string(),
  /** What it is about, in words: a value, a result, a row of the log. */
  about: z.nullable(z.string()),
  link: z.nullable(z.string()),
  /** The day; of somebody who is not named only the first of its month. */
  on: DateText,
  reply: z.nullable(z.string()),
})
export type Feedback = z.infer<typeof Feedback>

/** Somebody whose work one sees, and as what. */
export const Colleague = z.object({
  personId: Id,
  name: z.string(),
  title: z.string(),
  capacity: Capacity,
})
export type Colleague = z.infer<typeof Colleague>

const values = z.array(z.object({ code: z.string(), name: z.string() }))

export const feedbackContract = {
  readMyFeedback: route({
    method: 'GET',
    path: '/api/staff/feedback',
    summary: 'Umpan balik tentang saya dan dari saya pada satu tahun',
    personal: true,
    input: z.object({ year: z.optional(Year) }),
    output: z.object({
      year: Year,
      items: z.array(Feedback),
      /** How many wait until enough people have spoken, so that nobody is recognised. */
      hidden: z.int(),
      given: z.array(Feedback),
      colleagues: z.array(Colleague),
      values,
    }),
  }),
  readFeedbackOf: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/people/:personId/feedback',
    summary: 'Umpan balik tentang seorang pegawai, bagi penilainya dan yang mengawasi',
    input: z.object({ personId: Id, year: z.optional(Year) }),
    output: z.object({
      year: Year,
      person: z.object({ id: Id, name: z.string(), title: z.string() }),
      items: z.array(Feedback),
      /** What the reader may speak of: results of the SKP in force; none unless they rate. */
      results: z.array(z.object({ id: Id, text: z.string() })),
      values,
      mayGive: z.boolean(),
    }),
  }),
  giveFeedback: route({
    method: 'POST',
    path: '/api/staff/people/:personId/feedback',
    summary: 'Beri umpan balik kepada seorang pegawai',
    input: z.object({
      personId: Id,
      kind: FeedbackKind,
      text: words(1000),
      behaviour: z.nullable(z.string().check(z.maxLength(40))),
      resultId: z.nullable(Id),
      logEntryId: z.nullable(Id),
      link: Link,
    }),
    output: z.object({ sentence: z.string() }),
  }),
  replyToFeedback: route({
    method: 'POST',
    path: '/api/staff/feedback/:feedbackId/reply',
    summary: 'Jawab umpan balik tentang saya',
    input: z.object({ feedbackId: Id, text: words(1000) }),
    output: z.object({ sentence: z.string() }),
  }),
}
