import * as z from 'zod/mini'
import { compare, decimal, isDecimalText } from '../../kernel/decimal.ts'
import { FormulaCode, Polarity } from '../planning/words.ts'
import { Band, EfficiencyCode } from './measurement.contract.ts'

/** A decimal as text with a point: packs hold no binary fractions. */
const DecimalText = z
  .string('Tulis angkanya.')
  .check(z.refine(isDecimalText, { error: 'Tulis angkanya, misalnya 75 atau 66,5.' }))
const Name = z.string().check(z.trim(), z.minLength(1, 'Isian ini kosong.'), z.maxLength(80))

const isOnce = (names: readonly string[]): boolean => new Set(names).size === names.length

/** Bands go down from the highest, the last to the bottom, each called otherwise. */
const descends = (bands: readonly { from: string | null }[]): boolean =>
  bands.every(({ from }, at) => {
    const next = bands[at + 1]
    if (!next) return from === null
    if (from === null) return false
    return next.from === null || isAbove(from, next.from)
  })
const isAbove = (a: string, b: string): boolean =>
  isDecimalText(a) && isDecimalText(b) && compare(decimal(a), decimal(b)) > 0

const Grade = z.object({
  code: Name,
  label: Name,
  score: z.optional(z.nullable(DecimalText)),
})

const isRanked = (grades: readonly { score?: string | null | undefined }[]): boolean => {
  const scores = grades.flatMap(({ score }) => score ?? [])
  if (scores.length === 0) return true
  return (
    scores.length === grades.length &&
    scores.every((score, at) => at === 0 || isAbove(scores[at - 1] ?? '', score))
  )
}

/** An ordinal scale: predicates from the highest down, each with the score it stands for, where the
 * region gives none its place counted from the lowest. The scores are arbitrary; the
 * underlying number is better where one exists. */
export const OrdinalScale = z.object({
  label: Name,
  grades: z.array(Grade).check(
    z.minLength(2, 'Skala memuat sedikitnya dua predikat.'),
    z.maxLength(40, 'Skala memuat paling banyak 40 predikat.'),
    z.refine((grades) => isOnce(grades.map(({ code }) => code.toLowerCase())), {
      error: 'Satu predikat tertulis dua kali.',
    }),
    z.refine((grades) => isRanked(grades), {
      error:
        'Skor harus turun dari predikat tertinggi, dan diisi untuk semua atau tidak sama sekali.',
    }),
  ),
})
export type OrdinalScale = z.infer<typeof OrdinalScale>

/** Bands from the highest down. `from` null reaches to the bottom; `includes` false means strictly
 * above `from`. */
export const BandProfile = z.object({
  label: z.string(),
  /** `INTEGER` rounds half-up to a whole number before choosing the band, for regions that read the
   * printed table so. */
  rounding: z.enum(['NONE', 'INTEGER']),
  bands: z
    .array(z.extend(Band, { label: Name, from: z.nullable(DecimalText), includes: z.boolean() }))
    .check(
      z.minLength(2, 'Sedikitnya dua kategori.'),
      z.maxLength(9, 'Paling banyak sembilan kategori.'),
      z.refine(descends, {
        error:
          'Batas bawah harus turun dari kategori tertinggi, dan kategori terakhir tanpa batas bawah.',
      }),
      z.refine((bands) => isOnce(bands.map(({ label }) => label.toLowerCase())), {
        error: 'Dua kategori bernama sama.',
      }),
    ),
})
export type BandProfile = z.infer<typeof BandProfile>

/** Zero and missing values (§4.2): no text of law was found, so every case is a choice of the
 * region. */
const ZeroRules = z.object({
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

const placesSaid = 'Antara 0 dan 4 angka di belakang koma.'
const Limits = z
  .object({
    floor: DecimalText,
    capForDisplay: z.nullable(DecimalText),
    capForAverage: z.nullable(DecimalText),
    places: z.int(placesSaid).check(z.gte(0, placesSaid), z.lte(4, placesSaid)),
  })
  .check(
    z.refine(
      ({ floor, capForDisplay }) => capForDisplay === null || isAbove(capForDisplay, floor),
      {
        error: 'Batas atas harus lebih tinggi daripada batas bawah.',
        path: ['capForDisplay'],
      },
    ),
    z.refine(
      ({ floor, capForAverage }) => capForAverage === null || isAbove(capForAverage, floor),
      {
        error: 'Batas atas harus lebih tinggi daripada batas bawah.',
        path: ['capForAverage'],
      },
    ),
  )

const Milestone = z.object({
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
  scales: z.record(z.string().check(z.regex(/^[A-Z][A-Z0-9_]{1,39}$/)), OrdinalScale),
  bandProfile: z.string(),
  bandProfiles: z.record(z.string(), BandProfile),
  efficiency: z.object({
    default: EfficiencyCode,
    scoreAtZero: DecimalText,
    span: DecimalText,
  }),
})
export type MeasurementPack = z.infer<typeof MeasurementPack>

/** The same as a whole may be set: the profile it names is one it holds. */
export const MeasurementRules = MeasurementPack.check(
  z.refine(({ bandProfile, bandProfiles }) => Object.hasOwn(bandProfiles, bandProfile), {
    error: 'Pilih kategori yang ada.',
    path: ['bandProfile'],
  }),
)

const day = 'Tanggal 1 sampai 28.'
const DayOfMonth = z.int(day).check(z.gte(1, day), z.lte(28, day))

/** Content of rule pack `jadwal-pengukuran`: until which day of the month after a period its
 * figures are reported and verified, and how many days before a due date people are reminded. */
export const SchedulePack = z
  .object({
    reportByDay: DayOfMonth,
    verifyByDay: DayOfMonth,
    remindDaysBefore: z.array(z.int()),
  })
  .check(
    z.refine(({ reportByDay, verifyByDay }) => verifyByDay >= reportByDay, {
      error: 'Pengesahan tidak dapat jatuh tempo sebelum pelaporan.',
      path: ['verifyByDay'],
    }),
  )
export type SchedulePack = z.infer<typeof SchedulePack>
