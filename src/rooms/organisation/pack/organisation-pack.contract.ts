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

/** One line of the table that gives a post its level; every condition it names must hold, the first
 * line that fits counts. */
export const LevelRule = z.object({
  positionKind: PositionKind,
  unitKinds: z.optional(z.array(UnitKind)),
  echelons: z.optional(words),
  titleStarts: z.optional(words),
  titleHas: z.optional(words),
  /** The post leads its office: its unit is an office and its superior is known and stands outside
   * it. */
  headsAgency: z.optional(z.boolean()),
  level: MandateLevel,
})
export type LevelRule = z.infer<typeof LevelRule>

/** Rule pack `organisasi`: how names tell kinds, which units are offices by default, which post
 * stands on which level of the PK. */
export const OrganisationPack = z.object({
  agencyKinds: z.array(UnitKind),
  agencyKindsAtTheTop: z.array(UnitKind),
  unitNames: z.record(UnitKind, words),
  positionTitles: z.array(
    z.object({ kind: PositionKind, starts: z.optional(words), has: z.optional(words) }),
  ),
  levels: z.array(Level),
  mandateLevels: z.array(LevelRule),
  echelons: words,
  contractGrades: words,
})
export type OrganisationPack = z.infer<typeof OrganisationPack>

/** Rule pack `kepangkatan`: grade to name of rank. */
export const RanksPack = z.object({ ranks: z.record(z.string(), z.string()) })
export type RanksPack = z.infer<typeof RanksPack>

/** Rule pack `evaluasi-pegawai`: how often each kind of employment is evaluated, and for how many
 * months a contract runs where there is one (PPPK paruh waktu: Kepmenpan-RB 16/2025). */
export const EmploymentPack = z.object({
  kinds: z.partialRecord(
    EmploymentKind,
    z.object({
      evaluatedBy: z.array(z.enum(['QUARTER', 'YEAR'])),
      contractMonths: z.nullable(z.int()),
    }),
  ),
})
export type EmploymentPack = z.infer<typeof EmploymentPack>
