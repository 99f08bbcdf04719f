import * as z from 'zod/mini'
import { isDecimalText } from '../../kernel/decimal.ts'
import { FormulaCode, Polarity } from '../planning/words.ts'
import { Band, EfficiencyCode } from './measurement.contract.ts'

/** A decimal as text with a point: packs hold no binary fractions. */
const DecimalText = z.string().check(z.refine(isDecimalText))

const Grade = z.object({
  code: z.string(),
  label: z.string(),
  score: z.optional(DecimalText),
})

/** An ordinal scale: predicates from the highest down, each with the score it stands for, where the
 * region gives none its place counted from the lowest. The scores are arbitrary; the
 * underlying number is better where one exists. */
export const OrdinalScale = z.object({
  label: z.string(),
  verified: z.boolean(),
  grades: z.array(Grade).check(z.minLength(2)),
})
export type OrdinalScale = z.infer<typeof OrdinalScale>

/** Bands from the highest down. `from` null reaches to the bottom; `includes` false means strictly
 * above `from`. */
export const BandProfile = z.object({
  label: z.string(),
  legalBasis: z.string(),
  verified: z.boolean(),
  /** `INTEGER` rounds half-up to a whole number before choosing the band, for regions that read the
   * printed table so. */
  rounding: z.enum(['NONE', 'INTEGER']),
  bands: z
    .array(z.extend(Band, { from: z.nullable(DecimalText), includes: z.boolean() }))
    .check(z.minLength(1)),
})
export type BandProfile = z.infer<typeof BandProfile>

/** Zero and missing values (§4.2): no text of law was found, so every case is a choice of the
 * region. */
const ZeroRules = z.object({
  verified: z.boolean(),
  /** Lower is better, target 0, something happened: nothing, or so many points off for each. */
  minimizeMissed: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('NOTHING') }),
    z.object({ kind: z.literal('PENALTY'), perUnit: DecimalText }),
  ]),
  maximizeBothZero: z.enum(['NOT_APPLICABLE', 'FULL']),
  maximizeExceeded: z.enum(['FULL', 'CAP']),
  progressWithoutDistance: z.enum(['REACHED_OR_NOTHING', 'NOT_APPLICABLE']),
  missingAtYearEnd: z.enum(['NO_DATA', 'ZERO']),
})

const Limits = z.object({
  verified: z.boolean(),
  floor: DecimalText,
  capForDisplay: z.nullable(DecimalText),
  capForAverage: z.nullable(DecimalText),
  places: z.int(),
})

const Milestone = z.object({
  verified: z.boolean(),
  /** What a milestone is worth when reached late: a fixed achievement, or points off for each
   * day. */
  late: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('FIXED'), value: DecimalText }),
    z.object({ kind: z.literal('PER_DAY'), points: DecimalText }),
  ]),
  done: z.array(z.string()),
  notDone: z.array(z.string()),
})

const Defaults = z.record(Polarity, FormulaCode)

/** Content of rule pack `pengukuran`: everything about measuring that a region may set
 * otherwise. */
export const MeasurementPack = z.object({
  /** Where a region calls a formula otherwise than `formulas` of `planning` does. */
  formulas: z.optional(
    z.partialRecord(FormulaCode, z.object({ label: z.string(), expression: z.string() })),
  ),
  defaults: z.object({ single: Defaults, range: Defaults }),
  zero: ZeroRules,
  limits: Limits,
  milestone: Milestone,
  scales: z.record(z.string(), OrdinalScale),
  bandProfile: z.string(),
  bandProfiles: z.record(z.string(), BandProfile),
  efficiency: z.object({
    verified: z.boolean(),
    default: EfficiencyCode,
    scoreAtZero: DecimalText,
    span: DecimalText,
  }),
})
export type MeasurementPack = z.infer<typeof MeasurementPack>
