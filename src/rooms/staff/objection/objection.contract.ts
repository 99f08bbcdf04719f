import * as z from 'zod/mini'
import { jsonLookRoute, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'
import { EvaluationState, Grade, Predicate } from '../evaluation/evaluation.contract.ts'

export const ObjectionStep = z.enum(['FILED', 'STATED', 'OPINION', 'UPHELD', 'CHANGED'])
export type ObjectionStep = z.infer<typeof ObjectionStep>
/** Whose opinion is asked where nobody stands above the rater. */
export const OpinionRole = z.enum(['SEKDA', 'BKPSDM', 'INSPEKTORAT'])
export type OpinionRole = z.infer<typeof OpinionRole>

const words = z.string().check(z.trim(), z.maxLength(4000, 'Paling panjang 4.000 huruf.'))
const byId = { id: Id }
const Said = z.object({ sentence: z.string() })

export const ObjectionPage = z.object({
  id: Id,
  name: z.string(),
  periodLabel: z.string(),
  state: z.enum(['OPEN', ...EvaluationState.options]),
  rating: z.nullable(z.object({ result: Grade, behaviour: Grade, predicate: Predicate })),
  /** The rating it had before the decision changed it. */
  before: z.nullable(Predicate),
  /** The last day on which the rated may object; `null` before it was delivered. */
  lastDay: z.nullable(DateText),
  /** Nobody stands above the rater: the head of region decides, after opinions. */
  alone: z.boolean(),
  /** Who decides. */
  decider: z.nullable(z.string()),
  rater: z.nullable(z.string()),
  /** Opinions that are still asked. */
  asked: z.array(OpinionRole),
  steps: z.array(
    z.object({
      step: ObjectionStep,
      role: z.nullable(OpinionRole),
      text: z.string(),
      link: z.nullable(z.string()),
      by: z.nullable(z.string()),
      at: InstantText,
    }),
  ),
  /** What the reader may do now. */
  may: z.object({
    accept: z.boolean(),
    object: z.boolean(),
    state: z.boolean(),
    opine: z.nullable(OpinionRole),
    decide: z.boolean(),
  }),
})
export type ObjectionPage = z.infer<typeof ObjectionPage>

export const objectionContract = {
  readObjection: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/objections/:id',
    summary: 'Keberatan atas satu hasil penilaian; pembacaan milik orang lain tercatat',
    withoutPost: true,
    personal: true,
    input: z.object(byId),
    output: ObjectionPage,
  }),
  acceptRating: route({
    method: 'POST',
    path: '/api/staff/objections/:id/acceptance',
    summary: 'Terima hasil penilaian saya',
    withoutPost: true,
    personal: true,
    input: z.object(byId),
    output: Said,
  }),
  objectToRating: route({
    method: 'POST',
    path: '/api/staff/objections/:id',
    summary: 'Ajukan keberatan atas hasil penilaian saya, dengan alasan',
    withoutPost: true,
    personal: true,
    input: z.object({ ...byId, grounds: words, link: z.string().check(z.maxLength(500)) }),
    output: Said,
  }),
  stateOnObjection: route({
    method: 'POST',
    path: '/api/staff/objections/:id/statement',
    summary: 'Penjelasan penilai atas keberatan',
    personal: true,
    input: z.object({ ...byId, text: words }),
    output: Said,
  }),
  opineOnObjection: route({
    method: 'POST',
    path: '/api/staff/objections/:id/opinion',
    summary: 'Pertimbangan tertulis atas keberatan pimpinan perangkat daerah',
    personal: true,
    input: z.object({ ...byId, text: words }),
    output: Said,
  }),
  decideObjection: route({
    method: 'POST',
    path: '/api/staff/objections/:id/decision',
    summary: 'Putuskan keberatan; putusan ini final',
    personal: true,
    input: z.object({
      ...byId,
      outcome: z.enum(['UPHELD', 'CHANGED']),
      /** The new grades, where it is changed. */
      grades: z.nullable(z.object({ result: Grade, behaviour: Grade })),
      text: words,
    }),
    output: Said,
  }),
}
