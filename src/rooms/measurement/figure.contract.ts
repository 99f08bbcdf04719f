import * as z from 'zod/mini'
import { Nothing, route } from '../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../kernel/ids.ts'
import { Aggregation, Frequency, Polarity, UnitKind } from '../planning/words.ts'
import { Tone } from './measurement.contract.ts'

/** A period of an indicator: `2026`, `2026-S1`, `2026-Q2`, `2026-06` … (`DESIGN.md` §4). */
export const PeriodText = z.string().check(z.regex(/^\d{4}(-(S[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$/))

/** Where a figure stands. The first three are blanks of different kinds; zero is a value. */
export const FigureState = z.enum(['NOT_DUE', 'NOT_REPORTED', 'NOT_MEASURABLE', 'REPORTED', 'RETURNED', 'VERIFIED', 'LOCKED'])
export type FigureState = z.infer<typeof FigureState>

/** Where the target of a period comes from: its own, a containing period's, or an even share of a sum over the months. */
export const TargetSource = z.enum(['EXPLICIT', 'CONTAINING', 'EVEN_SHARE', 'NONE'])
export type TargetSource = z.infer<typeof TargetSource>

export const Scope = z.enum(['PERIOD', 'TO_DATE', 'ANNUAL'])
export type Scope = z.infer<typeof Scope>

export const Result = z.object({
  scope: Scope,
  state: z.enum(['OK', 'NOT_DUE', 'NO_DATA', 'NOT_APPLICABLE', 'INVALID']),
  realization: z.nullable(z.string()),
  target: z.nullable(z.string()),
  targetSource: TargetSource,
  formula: z.nullable(z.string()),
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

/** The clause of a promise that a measure answers for. */
export const Clause = z.object({
  agreementId: Id,
  code: z.string(),
  state: z.string(),
  receiver: z.string(),
  giver: z.nullable(z.string()),
})

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
  reason: z.nullable(z.string()),
  capturedAt: InstantText,
  reportedBy: z.nullable(Id),
  reporterName: z.nullable(z.string()),
  verdict: z.nullable(z.enum(['VERIFIED', 'RETURNED'])),
  question: z.nullable(z.string()),
  verdictBy: z.nullable(z.string()),
  verdictAt: z.nullable(InstantText),
  lockedAt: z.nullable(InstantText),
  evidenceIds: z.array(Id),
  recordedAt: InstantText,
})
export type Figure = z.infer<typeof Figure>

/** One measure in one period, as desks and pages show it. */
export const DeskLine = z.object({
  measureId: Id,
  period: PeriodText,
  periodLabel: z.string(),
  indicatorCode: z.string(),
  indicator: z.string(),
  objective: z.string(),
  unitLabel: z.string(),
  unitKind: UnitKind,
  polarity: Polarity,
  aggregation: Aggregation,
  frequency: Frequency,
  agencyId: z.nullable(Id),
  agencyName: z.nullable(z.string()),
  holder: z.nullable(z.string()),
  target: z.nullable(z.string()),
  targetSource: TargetSource,
  dueOn: DateText,
  late: z.boolean(),
  state: FigureState,
  version: z.int(),
  value: z.nullable(z.string()),
  figureId: z.nullable(Id),
  achievement: z.nullable(z.string()),
  tone: z.nullable(Tone),
  band: z.nullable(z.string()),
  lastValue: z.nullable(z.string()),
  clause: z.nullable(Clause),
  /** May the reader report, or judge, this figure now? */
  mayReport: z.boolean(),
  mayVerify: z.boolean(),
})
export type DeskLine = z.infer<typeof DeskLine>

export const FigurePage = z.object({
  ...DeskLine.shape,
  definition: z.nullable(z.string()),
  formulaText: z.nullable(z.string()),
  dataSource: z.nullable(z.string()),
  baseline: z.nullable(z.string()),
  current: z.nullable(Figure),
  versions: z.array(Figure),
  results: z.array(Result),
  /** The year's periods with value and achievement, for months at a glance. */
  series: z.array(
    z.object({
      period: PeriodText,
      label: z.string(),
      state: FigureState,
      value: z.nullable(z.string()),
      achievement: z.nullable(z.string()),
      tone: z.nullable(Tone),
    }),
  ),
})
export type FigurePage = z.infer<typeof FigurePage>

const at = { measureId: Id, period: PeriodText }
const decimalText = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

/** What a reporter gives in: a value, or its numerator and denominator, or the one blank a person can report. */
export const FigureInput = z.object({
  ...at,
  value: z.optional(decimalText),
  numerator: z.optional(decimalText),
  denominator: z.optional(decimalText),
  blank: z.optional(z.enum(['NOT_MEASURABLE'])),
  provisional: z.boolean(),
  analysis: z.optional(z.string().check(z.maxLength(4000))),
  /** Why an earlier version is corrected. */
  reason: z.optional(z.string().check(z.maxLength(1000))),
  evidenceIds: z.array(Id),
  capturedAt: InstantText,
})
export type FigureInput = z.infer<typeof FigureInput>

const Desk = z.object({ period: PeriodText, periodLabel: z.string(), items: z.array(DeskLine), waiting: z.int(), late: z.int() })

export const figureContract = {
  readDesk: route({
    method: 'GET',
    path: '/api/measurement/desk',
    summary: 'Ukuran yang saya laporkan pada satu bulan',
    input: z.object({ month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))) }),
    output: Desk,
  }),
  readVerificationDesk: route({
    method: 'GET',
    path: '/api/measurement/verification',
    summary: 'Angka yang menunggu saya periksa',
    input: Nothing,
    output: z.object({ items: z.array(DeskLine) }),
  }),
  readFigure: route({
    method: 'GET',
    path: '/api/figures/:measureId/:period',
    summary: 'Satu angka dengan riwayat, bukti, dan asal-usulnya',
    input: z.object(at),
    output: FigurePage,
  }),
  reportFigure: route({
    method: 'PUT',
    path: '/api/figures/:measureId/:period',
    summary: 'Laporkan atau koreksi angka (versi baru)',
    input: FigureInput,
    output: z.object({ figure: Figure, results: z.array(Result), version: z.int() }),
  }),
  giveVerdict: route({
    method: 'POST',
    path: '/api/figures/:measureId/:period/verdict',
    summary: 'Periksa angka: sahkan, atau kembalikan dengan pertanyaan',
    input: z.object({
      ...at,
      version: z.int(),
      verdict: z.enum(['VERIFIED', 'RETURNED']),
      question: z.optional(z.string().check(z.maxLength(1000))),
    }),
    output: Figure,
  }),
  lockPeriod: route({
    method: 'POST',
    path: '/api/measurement/locks',
    summary: 'Kunci angka terverifikasi satu periode',
    input: z.object({ period: PeriodText }),
    output: z.object({ locked: z.int(), left: z.int() }),
  }),
}
