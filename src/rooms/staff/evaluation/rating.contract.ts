import * as z from 'zod/mini'
import { jsonLookRoute, Nothing, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'
import { Aspect, Polarity, ResultKind } from '../skp/skp.contract.ts'
import { EvaluationState, Grade, Predicate, RatingStep } from './evaluation.contract.ts'

const Period = z.string().check(z.regex(/^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/))
const reason = z.string().check(z.trim(), z.maxLength(2000, 'Paling panjang 2.000 huruf.'))
const State = z.enum(['OPEN', ...EvaluationState.options])
const Quadrant = z.record(Grade, z.record(Grade, Predicate))
const seen = z.int().check(z.gte(0), z.lte(10_000))

/** What the facts suggest, and why; a grade is `null` where they suggest none. */
export const Suggestion = z.object({
  result: z.nullable(Grade),
  behaviour: z.nullable(Grade),
  reasons: z.array(z.string()),
})
export type Suggestion = z.infer<typeof Suggestion>

/** Marks of results by their id, and of behaviour by the code of the value. */
export const Marks = z.object({
  results: z.record(z.uuid(), Grade),
  behaviours: z.record(z.string().check(z.maxLength(40)), Grade),
})
export type Marks = z.infer<typeof Marks>

/** One rating as it was pressed. */
export const Rated = z.object({
  sequence: z.int(),
  step: RatingStep,
  result: Grade,
  behaviour: Grade,
  predicate: Predicate,
  marks: Marks,
  suggestion: z.nullable(Suggestion),
  reason: z.nullable(z.string()),
  at: InstantText,
  by: z.nullable(z.string()),
  /** The capacity in which it was pressed. */
  as: z.nullable(z.string()),
})
export type Rated = z.infer<typeof Rated>

/** What there is to go by: reported results, days and minutes that were logged, feedback. */
export const Facts = z.object({
  results: z.int(),
  reported: z.int(),
  logDays: z.int(),
  logMinutes: z.int(),
  feedback: z.int(),
})
export type Facts = z.infer<typeof Facts>

const head = {
  id: Id,
  personId: Id,
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  period: Period,
  periodLabel: z.string(),
  startsOn: DateText,
  endsOn: DateText,
  /** Ends with a transfer. */
  closing: z.boolean(),
  state: State,
  /** The newest rating; said back when rating, so that two who rate see each other. */
  seen,
  facts: Facts,
  suggestion: Suggestion,
  /** Leads an office: the grade of results follows its predicate (§10.4); `UNDECIDED` where it has
   * none yet, `null` for everybody else. */
  follows: z.nullable(z.enum([...Grade.options, 'UNDECIDED'])),
}

export const RaterLine = z.object({
  ...head,
  rating: z.nullable(Rated),
  /** Why this one cannot be rated any more, in a sentence. */
  closed: z.nullable(z.string()),
})
export type RaterLine = z.infer<typeof RaterLine>

/** What somebody says of one evaluation. */
export const Rating = z.object({
  id: Id,
  seen,
  result: Grade,
  behaviour: Grade,
  reason,
  marks: z.optional(Marks),
})
export type Rating = z.infer<typeof Rating>

const Named = z.object({ personId: Id, name: z.string() })
const lines = z.array(Rating).check(z.minLength(1), z.maxLength(200))
const Answers = z.object({
  accepted: z.int(),
  items: z.array(z.object({ id: Id, refusal: z.nullable(z.string()) })),
})

export const IndicatorFact = z.object({
  number: z.int(),
  aspect: z.nullable(Aspect),
  text: z.string(),
  target: z.string(),
  /** The target is of the year, and nothing is counted against it in a part of the year. */
  ofYear: z.boolean(),
  unit: z.string(),
  polarity: Polarity,
  realised: z.string(),
  /** In percent, one decimal; `null` where it cannot be counted. */
  achievement: z.nullable(z.string()),
  /** What a measured figure of the promise or the log says, for who reports. */
  offered: z.nullable(z.string()),
})
export type IndicatorFact = z.infer<typeof IndicatorFact>
export const ResultFact = z.object({
  id: Id,
  kind: ResultKind,
  text: z.string(),
  indicators: z.array(IndicatorFact),
  told: z.string(),
  link: z.nullable(z.string()),
  logEntries: z.int(),
  logMinutes: z.int(),
  /** What its achievements suggest; `null` where they suggest nothing. */
  mark: z.nullable(Grade),
})
export type ResultFact = z.infer<typeof ResultFact>

const Told = z.object({
  resultId: Id,
  realised: z
    .array(
      z.object({
        number: z.int().check(z.gte(1), z.lte(12)),
        text: z.string().check(z.trim(), z.maxLength(200)),
      }),
    )
    .check(z.maxLength(12)),
  text: reason,
  link: z.string().check(z.trim(), z.maxLength(500)),
})
export type Told = z.infer<typeof Told>

export const EvaluationPage = z.object({
  ...head,
  dueOn: DateText,
  /** In which capacity the reader sees it. */
  sight: z.enum(['OWN', 'RATER', 'PREPARER', 'ABOVE_RATER', 'OFFICER', 'AUDITOR']),
  rater: z.nullable(z.string()),
  results: z.array(ResultFact),
  behaviours: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      guides: z.array(z.string()),
      expectation: z.nullable(z.string()),
    }),
  ),
  /** Newest first; none for the rated before the distribution was looked at. */
  ratings: z.array(Rated),
  states: z.array(
    z.object({
      state: EvaluationState,
      at: InstantText,
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
  /** Earlier ratings of the year, each with its months, and the mean they hint at (§10.5). */
  year: z.array(z.object({ label: z.string(), predicate: Predicate, months: z.int() })),
  hint: z.nullable(z.object({ mean: z.string(), predicate: Predicate })),
  quadrant: Quadrant,
  thresholds: z.object({ mostAbove: z.string(), smallPrimaryBelow: z.string() }),
  mayReport: z.boolean(),
  closed: z.nullable(z.string()),
})
export type EvaluationPage = z.infer<typeof EvaluationPage>

export const ratingContract = {
  listRatings: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/ratings',
    summary: 'Yang saya nilai, atau yang penilaiannya saya siapkan; pembacaannya tercatat',
    personal: true,
    input: z.object({ period: z.optional(Period), raterId: z.optional(Id) }),
    output: z.object({
      period: z.nullable(Period),
      periodLabel: z.string(),
      dueOn: z.nullable(DateText),
      periods: z.array(z.object({ period: Period, label: z.string(), waiting: z.int() })),
      rater: Named,
      /** Does the reader only prepare? */
      prepares: z.boolean(),
      preparers: z.array(Named),
      preparesFor: z.array(Named),
      lines: z.array(RaterLine),
      quadrant: z.nullable(Quadrant),
    }),
  }),
  listOwnEvaluations: route({
    method: 'GET',
    path: '/api/staff/evaluations',
    summary: 'Evaluasi saya sendiri, yang terbaru dahulu',
    withoutPost: true,
    personal: true,
    input: Nothing,
    output: z.object({
      items: z.array(
        z.object({
          id: Id,
          period: Period,
          label: z.string(),
          state: State,
          reportBy: DateText,
          predicate: z.nullable(Predicate),
        }),
      ),
    }),
  }),
  settleRatings: route({
    method: 'POST',
    path: '/api/staff/ratings',
    summary: 'Tetapkan penilaian satu orang atau seluruh tabel, dengan bukti faktor kedua',
    proves: true,
    personal: true,
    input: z.object({ items: lines }),
    output: Answers,
  }),
  prepareRatings: route({
    method: 'POST',
    path: '/api/staff/ratings/prepared',
    summary: 'Siapkan konsep penilaian; penilai yang menetapkan',
    personal: true,
    input: z.object({ items: lines }),
    output: Answers,
  }),
  namePreparer: route({
    method: 'POST',
    path: '/api/staff/ratings/preparers',
    summary: 'Tunjuk, atau akhiri penunjukan, siapa menyiapkan konsep penilaian saya',
    personal: true,
    input: z.object({ personId: Id, prepares: z.boolean() }),
    output: z.object({ preparers: z.array(Named) }),
  }),
  readEvaluation: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/evaluations/:id',
    summary: 'Satu evaluasi dengan fakta dan riwayatnya; pembacaan milik orang lain tercatat',
    withoutPost: true,
    personal: true,
    input: z.object({ id: Id }),
    output: EvaluationPage,
  }),
  reportRealisations: route({
    method: 'POST',
    path: '/api/staff/evaluations/:id/realisations',
    summary: 'Laporkan realisasi tiap hasil kerja, sekali atau sebagian dahulu',
    withoutPost: true,
    personal: true,
    input: z.object({
      id: Id,
      results: z.array(Told).check(z.minLength(1), z.maxLength(60)),
      /** Done with it, and the rater may go by it. */
      done: z.boolean(),
    }),
    output: z.object({ sentence: z.string() }),
  }),
}
