import * as z from 'zod/mini'
import { rights } from '../../../kernel/actor.ts'
import { EmploymentKind, MandateLevel, PositionKind, UnitKind } from '../organisation.contract.ts'

const words = z.array(z.string())

/** A level of the cascade: how people call it and write it in files, what its holders may do beyond
 * reading, in the region or their office. */
export const Level = z.object({
  level: MandateLevel,
  name: z.string(),
  words,
  rights: z.array(z.enum(rights)),
  regionWide: z.boolean(),
})
export type Level = z.infer<typeof Level>

/** Which posts a line of a table is about: every condition it names must hold, and of the lines of a
 * table the first that fits counts. */
const PostRule = z.object({
  positionKind: PositionKind,
  unitKinds: z.optional(z.array(UnitKind)),
  echelons: z.optional(words),
  titleStarts: z.optional(words),
  titleHas: z.optional(words),
  /** The post leads its office: its unit is an office and its superior is known and stands outside
   * it. */
  headsAgency: z.optional(z.boolean()),
})
export type PostRule = z.infer<typeof PostRule>

/** One line of the table that gives a post its level. */
const LevelRule = z.object({ ...PostRule.shape, level: MandateLevel })

/** Who may rate, from the lowest to the highest. */
export const raterRanks = ['SUPERVISOR', 'ADMINISTRATOR', 'JPT', 'REGION_HEAD'] as const
const RaterRank = z.enum(raterRanks)
export type RaterRank = z.infer<typeof RaterRank>

/** What one who rates is, and who rates whom (`skp-dan-penghargaan.md` §2). `levels` of the PK tell
 * a post whose echelon nobody wrote down. */
const RaterPost = z.object({
  ...PostRule.shape,
  levels: z.optional(z.array(MandateLevel)),
  rank: RaterRank,
})
/** `rater` and `raterSuperior` are of this rank at least; `null`: there is none. */
const RatedPost = z.object({
  ...PostRule.shape,
  levels: z.optional(z.array(MandateLevel)),
  rater: z.nullable(RaterRank),
  raterSuperior: z.nullable(RaterRank),
})

/** Rule pack `organisasi`: how names tell kinds, which units are offices by default, which post
 * stands on which level of the PK, who rates whom. */
export const OrganisationPack = z.object({
  agencyKinds: z.array(UnitKind),
  agencyKindsAtTheTop: z.array(UnitKind),
  unitNames: z.record(UnitKind, words),
  positionTitles: z.array(
    z.object({ kind: PositionKind, starts: z.optional(words), has: z.optional(words) }),
  ),
  levels: z.array(Level),
  mandateLevels: z.array(LevelRule),
  raterPosts: z.array(RaterPost),
  ratedPosts: z.array(RatedPost),
  echelons: words,
  contractGrades: words,
  /** How many months a Plt lasts, how often that is repeated, and after how many days he promises
   * (§2.3, §2.7). */
  acting: z._default(
    z.object({ months: z.int(), extensions: z.int(), promisesAfterDays: z.int() }),
    {
      ...{ months: 3, extensions: 1, promisesAfterDays: 30 },
    },
  ),
})
export type OrganisationPack = z.infer<typeof OrganisationPack>

/** The part of it that says who rates whom. */
export type RaterRules = Pick<OrganisationPack, 'raterPosts' | 'ratedPosts'>

/** Rule pack `kepangkatan`: grade to name of rank. */
export const RanksPack = z.object({ ranks: z.record(z.string(), z.string()) })
export type RanksPack = z.infer<typeof RanksPack>

/** Rule pack `evaluasi-pegawai`: how often each kind of employment is evaluated, and for how many
 * months a contract runs where there is one (PPPK paruh waktu: Kepmenpan-RB 16/2025). */
export const EmploymentPack = z.object({
  kinds: z.partialRecord(
    EmploymentKind,
    z.object({
      evaluatedBy: z.array(z.enum(['MONTH', 'QUARTER', 'YEAR'])),
      contractMonths: z.nullable(z.int()),
    }),
  ),
})
export type EmploymentPack = z.infer<typeof EmploymentPack>
