import * as z from 'zod/mini'
import { Giver, MandateLevel, PositionKind, UnitKind } from '../organisation/words.ts'

/** Grain of block B: programme, activity (kegiatan) or sub-activity (`perjanjian-kinerja.md`
 * §3.4). */
export const BudgetGrain = z.enum(['PROGRAM', 'ACTIVITY', 'SUB_ACTIVITY'])
export type BudgetGrain = z.infer<typeof BudgetGrain>

const LevelPolicy = z.object({
  label: z.string(),
  /** Heading of the objectives in block A. */
  heading: z.string().check(z.trim(), z.minLength(1, 'Judul ini kosong.'), z.maxLength(80)),
  form: z.enum(['SOLE', 'TWO_PARTY']),
  giver: Giver,
  grain: BudgetGrain,
  /** The headings above the rows of block B, from the outermost in: `['PROGRAM', 'ACTIVITY']`; left
   * out, the one just above the grain. */
  budgetHeadings: z.optional(z.array(BudgetGrain).check(z.maxLength(2))),
  /** The whole region's budget, the office's, or what the holder's own nodes name. */
  budgetFrom: z.enum(['REGION', 'OFFICE', 'NODES']),
  /** Its place in lists, the head of region first. */
  rank: z._default(z.int(), 99),
})
export type LevelPolicy = z.infer<typeof LevelPolicy>

/** What the kinds of promise are called above their rows, where no pack says otherwise; what has no
 * name here is called as its level calls it. */
const kinds = {
  TUJUAN_DAERAH: 'Tujuan',
  SASARAN_DAERAH: 'Sasaran Strategis',
  TUJUAN_PD: 'Tujuan',
  SASARAN_PD: 'Sasaran Strategis',
  SASARAN_PROGRAM: 'Sasaran Program',
  SASARAN_KEGIATAN: 'Sasaran Kegiatan',
  SASARAN_SUB_KEGIATAN: 'Sasaran Sub Kegiatan',
}

/** How plan, budget and chart may have left a promise in force behind: its target or a row of block A,
 * a line of block B or its money, who gives it, the organisation around it, its parent's content. */
export const ChangeKind = z.enum([
  ...(['TARGET', 'ROW_ADDED', 'ROW_DROPPED', 'WORDING'] as const),
  ...(['LINE_ADDED', 'LINE_DROPPED', 'AMOUNT', 'SOURCE'] as const),
  ...(['GIVER', 'ORGANISATION', 'PARENT'] as const),
])
export type ChangeKind = z.infer<typeof ChangeKind>

/** What follows from it. SILENT: it is not mentioned. MAY: shown, the promise may be amended. MUST:
 * an amendment is proposed (`anggaran-organisasi-layanan.md` §1.5). */
export const Degree = z.enum(['SILENT', 'MAY', 'MUST'])
export type Degree = z.infer<typeof Degree>

/** The three degrees, where no pack says otherwise. */
const usualDegrees = {
  ...({ TARGET: 'MUST', ROW_ADDED: 'MUST', ROW_DROPPED: 'MUST', WORDING: 'MAY' } as const),
  ...({ LINE_ADDED: 'MUST', LINE_DROPPED: 'MUST', AMOUNT: 'MAY', SOURCE: 'SILENT' } as const),
  ...({ GIVER: 'MAY', ORGANISATION: 'MUST', PARENT: 'MAY' } as const),
}

/** Why a promise in force may be amended (`perjanjian-kinerja.md` §3.6). */
export const AmendmentCause = z.enum(['OFFICIAL_CHANGE', 'STRATEGY_CHANGE', 'PRIORITY_CHANGE'])
export type AmendmentCause = z.infer<typeof AmendmentCause>

const CausePolicy = z.object({
  label: z.string().check(z.trim(), z.minLength(1, 'Sebab ini belum bernama.'), z.maxLength(120)),
  legalBasis: z.string().check(z.maxLength(300)),
  /** Must it name the document it answers to? */
  needsReference: z.boolean(),
})
const AmendmentPolicy = z.object({
  /** Until when it should be signed: months from its drafting; 0 sets no date. */
  deadlineMonths: z.int().check(z.gte(0)),
  /** Whether it may not begin in a month whose figures stand already. */
  lockRealisedPeriods: z.boolean(),
  causes: z.record(AmendmentCause, CausePolicy),
})

const ownBasis = { legalBasis: 'Permenpan-RB 53/2014 Lampiran I', needsReference: true }
/** What counts where a pack says nothing of amendments. */
export const amendmentRules: z.infer<typeof AmendmentPolicy> = {
  ...{ deadlineMonths: 1, lockRealisedPeriods: true },
  causes: {
    OFFICIAL_CHANGE: { ...ownBasis, label: 'Pergantian pejabat', needsReference: false },
    STRATEGY_CHANGE: { ...ownBasis, label: 'Perubahan strategi' },
    PRIORITY_CHANGE: { ...ownBasis, label: 'Perubahan prioritas' },
  },
}

/** Content of rule pack `perjanjian-kinerja`. */
export const AgreementPolicy = z.object({
  deadlineMonths: z.int().check(z.gte(0)),
  /** From which month on no new promise of the year begins: who is appointed then promises from the
   * next year on. */
  noNewFromMonth: z._default(z.int().check(z.gte(1), z.lte(12)), 12),
  rowsAtLeast: z.int(),
  rowsAtMost: z.int(),
  levels: z.record(MandateLevel, LevelPolicy),
  /** How many days after a promise came into force its action plan is due
   * (`perjanjian-kinerja.md` §3.9). */
  actionPlanDays: z._default(z.int().check(z.gte(1), z.lte(365)), 30),
  /** Does a Plh, who stands in for some days, give and sign promises? */
  plhSigns: z._default(z.boolean(), false),
  amendment: z._default(AmendmentPolicy, amendmentRules),
  /** Heading of block A by planning component. */
  headings: z._default(z.record(z.string(), z.string()), kinds),
  /** What follows where plan, budget or chart have moved on beside a promise in force. */
  changes: z._default(z.record(ChangeKind, Degree), usualDegrees),
  /** Levels that national law obliges (Perpres 29/2014 art. 8); all others the region obliges. */
  byLaw: z._default(z.array(MandateLevel), ['REGION_HEAD', 'AGENCY_HEAD']),
  /** Whose signed PDF everybody may have; below these only who holds the code (`design.md` §6). */
  publicLevels: z.array(MandateLevel),
  obliged: z.object({
    positionKinds: z.array(PositionKind),
    exempt: z.array(z.object({ positionKind: PositionKind, unitKinds: z.array(UnitKind) })),
    /** Openings of titles whose holders promise although their kind of post is exempt: a Kepala
     * Puskesmas who is a functional official. */
    titled: z._default(z.array(z.string()), []),
  }),
})
export type AgreementPolicy = z.infer<typeof AgreementPolicy>

/** The same as a whole may be set. */
export const AgreementRules = AgreementPolicy.check(
  z.refine(({ rowsAtLeast, rowsAtMost }) => rowsAtLeast >= 1 && rowsAtMost >= rowsAtLeast, {
    error: 'Jumlah terbanyak tidak boleh kurang dari jumlah paling sedikit.',
    path: ['rowsAtMost'],
  }),
  z.refine(({ rowsAtMost }) => rowsAtMost <= 100, {
    error: 'Paling banyak 100 baris.',
    path: ['rowsAtMost'],
  }),
  z.refine(({ byLaw, publicLevels }) => byLaw.every((level) => publicLevels.includes(level)), {
    error: 'PK kepala daerah dan kepala perangkat daerah selalu terbuka bagi umum.',
    path: ['publicLevels'],
  }),
)
