import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, InstantText, VersionNumber } from '../../../kernel/ids.ts'
import { Judgement, judging } from '../../evidence/words.ts'
import { TargetSource } from '../../planning/words.ts'
import { Tone } from '../measurement.contract.ts'

/** A period of an indicator: `2026`, `2026-S1`, `2026-Q2`, `2026-06` … (`design.md` §4). */
export const PeriodText = z
  .string()
  .check(z.regex(/^\d{4}(-(S[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$/))

/** Where a figure stands. The first three are blanks of different kinds; zero is a value. */
export const FigureState = z.enum([
  'NOT_DUE',
  'NOT_REPORTED',
  'NOT_MEASURABLE',
  'REPORTED',
  'RETURNED',
  'VERIFIED',
  'LOCKED',
])
export type FigureState = z.infer<typeof FigureState>

/** What an achievement is held against: the period's own target, that of the year so far, or the
 * year's. */
export const Scope = z.enum(['PERIOD', 'TO_DATE', 'ANNUAL'])
export type Scope = z.infer<typeof Scope>

/** What the giver of the mandate says of a version. */
export const FigureVerdict = z.enum(['VERIFIED', 'RETURNED'])
export type FigureVerdict = z.infer<typeof FigureVerdict>

/** A stored achievement, with everything needed to compute it again. */
export const Result = z.object({
  scope: Scope,
  state: z.enum(['OK', 'NOT_DUE', 'NO_DATA', 'NOT_APPLICABLE', 'INVALID']),
  realization: z.nullable(z.string()),
  target: z.nullable(z.string()),
  targetSource: TargetSource,
  formula: z.nullable(z.string()),
  inputs: z.record(z.string(), z.nullable(z.string())),
  /** Percent, exact decimal text; `capped` is what averages take. */
  uncapped: z.nullable(z.string()),
  capped: z.nullable(z.string()),
  band: z.nullable(z.string()),
  tone: z.nullable(Tone),
  reason: z.nullable(z.string()),
  packCode: z.string(),
  packDigest: z.string(),
  computedAt: InstantText,
})
export type Result = z.infer<typeof Result>

export const Figure = z.object({
  id: Id,
  measureId: Id,
  period: PeriodText,
  version: z.int(),
  value: z.nullable(z.string()),
  numerator: z.nullable(z.string()),
  denominator: z.nullable(z.string()),
  blank: z.nullable(z.enum(['NOT_MEASURABLE'])),
  provisional: z.boolean(),
  analysis: z.nullable(z.string()),
  /** Why an earlier version was corrected, or the answer to the question it was returned with. */
  reason: z.nullable(z.string()),
  capturedAt: InstantText,
  reportedBy: z.nullable(Id),
  reporterName: z.nullable(z.string()),
  verdict: z.nullable(FigureVerdict),
  question: z.nullable(z.string()),
  verdictBy: z.nullable(z.string()),
  verdictAt: z.nullable(InstantText),
  lockedAt: z.nullable(InstantText),
  evidenceIds: z.array(Id),
  recordedAt: InstantText,
})
export type Figure = z.infer<typeof Figure>

/** A lock of a figure: which version and achievement it held, and how it was opened again, if it
 * was (`perjanjian-kinerja.md` §3.9). */
export const FigureLock = z.object({
  version: z.int(),
  value: z.nullable(z.string()),
  achievement: z.nullable(z.string()),
  lockedBy: z.nullable(z.string()),
  lockedAt: InstantText,
  reason: z.nullable(z.string()),
  reopenedBy: z.nullable(z.string()),
  reopenedAt: z.nullable(InstantText),
})
export type FigureLock = z.infer<typeof FigureLock>

/** A number as text with a point, or as a JSON number; predicates and dates as text. */
const Value = z.pipe(
  z.union([z.string().check(z.trim(), z.minLength(1), z.maxLength(60)), z.number()]),
  z.transform((value: string | number) => String(value)),
)

/** Which figure. */
export const figureAt = { measureId: Id, period: PeriodText }

/** What a reporter gives in: a value, or its numerator and denominator, or the one blank a person
 * can report. */
export const FigureInput = z.object({
  ...figureAt,
  value: z.optional(Value),
  numerator: z.optional(Value),
  denominator: z.optional(Value),
  blank: z.optional(z.nullable(z.enum(['NOT_MEASURABLE']))),
  provisional: z.optional(z.boolean()),
  analysis: z.optional(z.string().check(z.maxLength(4000))),
  /** Why an earlier version is corrected, or the answer to its question. */
  reason: z.optional(z.string().check(z.maxLength(1000))),
  evidenceIds: z.optional(z.array(Id).check(z.maxLength(50))),
  /** When it was written down, on a device without signal earlier than it arrives; now, when left
   * out. */
  capturedAt: z.optional(z.string().check(z.maxLength(40))),
})
export type FigureInput = z.infer<typeof FigureInput>

/** How many figures one act verifies, or reports, at most. */
export const mostAtOnce = 200

/** A row of a month's grid: a figure, and the version its reporter saw (0: none yet). */
export const FigureRow = z.object({ ...FigureInput.shape, ifMatch: z.optional(VersionNumber) })
export type FigureRow = z.infer<typeof FigureRow>

/** What became of a row: the version that stands now, or why it was not accepted, with the field
 * that is meant. */
export const ReportedAnswer = z.object({
  ...figureAt,
  version: z.nullable(z.int()),
  achievement: z.nullable(z.string()),
  refusal: z.nullable(
    z.object({ code: z.string(), detail: z.string(), pointer: z.nullable(z.string()) }),
  ),
})
export type ReportedAnswer = z.infer<typeof ReportedAnswer>

/** A version somebody has read: only this one is verified, whatever was reported since. */
export const SeenFigure = z.object({ ...figureAt, figureId: Id })
export type SeenFigure = z.infer<typeof SeenFigure>

/** What became of one of several figures; `refusal` says why it was left. */
export const VerifiedAnswer = z.object({
  ...SeenFigure.shape,
  refusal: z.nullable(z.object({ code: z.string(), detail: z.string() })),
})
export type VerifiedAnswer = z.infer<typeof VerifiedAnswer>

export const figureContract = {
  reportFigure: route({
    method: 'PUT',
    path: '/api/figures/:measureId/:period',
    summary:
      'Laporkan atau koreksi angka (versi baru); koreksi menyebut versi yang dilihat dalam If-Match',
    input: FigureInput,
    output: z.object({ figure: Figure, results: z.array(Result), version: z.int() }),
  }),
  reportFigures: route({
    method: 'POST',
    path: '/api/figures',
    summary:
      'Laporkan banyak angka sekaligus; tiap baris diterima atau disebut sebabnya, yang lain tetap',
    limits: { bytes: 1024 * 1024, depth: 12 },
    input: z.object({
      items: z
        .array(FigureRow)
        .check(
          z.minLength(1),
          z.maxLength(mostAtOnce, `Paling banyak ${mostAtOnce} angka sekali kirim.`),
        ),
    }),
    output: z.object({ accepted: z.int(), items: z.array(ReportedAnswer) }),
  }),
  giveVerdict: route({
    method: 'POST',
    path: '/api/figures/:measureId/:period/verdict',
    summary: 'Periksa angka: sahkan, atau kembalikan dengan pertanyaan',
    input: z.object({
      ...figureAt,
      version: VersionNumber,
      verdict: FigureVerdict,
      question: z.optional(z.string().check(z.maxLength(1000))),
    }),
    output: Figure,
  }),
  verifyFigures: route({
    method: 'POST',
    path: '/api/measurement/verifications',
    summary:
      'Sahkan sekaligus angka yang tidak menimbulkan pertanyaan; yang berubah sejak dibaca ' +
      'dilewati dan disebut sebabnya',
    input: z.object({
      figures: z.array(SeenFigure).check(z.minLength(1), z.maxLength(mostAtOnce)),
    }),
    output: z.object({ verified: z.int(), answers: z.array(VerifiedAnswer) }),
  }),
  judgeEvidence: route({
    method: 'POST',
    path: '/api/figures/:measureId/:period/evidence/:itemId/judgements',
    summary: 'Nilai satu bukti angka: diterima, belum cukup, atau tidak sesuai',
    input: z.object({ ...figureAt, itemId: Id, version: VersionNumber, ...judging }),
    output: Judgement,
  }),
  reopenFigure: route({
    method: 'POST',
    path: '/api/figures/:measureId/:period/reopening',
    summary:
      'Buka kunci satu angka dengan alasan, supaya dapat dikoreksi; yang pernah dikunci tetap terbaca',
    input: z.object({
      ...figureAt,
      version: VersionNumber,
      reason: z.string().check(z.maxLength(1000)),
    }),
    output: Figure,
  }),
  lockPeriod: route({
    method: 'POST',
    path: '/api/measurement/locks',
    summary: 'Kunci angka tetap yang sudah disahkan pada satu periode',
    input: z.object({ period: PeriodText }),
    output: z.object({ locked: z.int(), left: z.int() }),
  }),
}
