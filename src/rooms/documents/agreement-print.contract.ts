import * as z from 'zod/mini'
import { DateText, InstantText, Rupiah, Year } from '../../kernel/ids.ts'

/** The file inside the file: the frozen content, whose digest is the digest of the agreement. */
export const contentFile = 'perjanjian-kinerja.json'

/**
 * What stands in the place of a signature. All `null`: an empty space for ink.
 * `qr` alone: a signature to come, page 1 is left free for its field and the attachment prints the code and the way to page 1.
 * `qr` is the address the code leads to; `label` the assurance, «TTE internal, tidak tersertifikasi» (`DESIGN.md` §6).
 */
export const PrintedSignature = z.object({
  signedAt: z.nullable(z.string()),
  qr: z.nullable(z.string()),
  label: z.nullable(z.string()),
})

/** A party as it stands on paper: acting title included («Plt. Kepala Dinas …»); elected heads have neither rank nor NIP. */
export const PrintedParty = z.object({
  name: z.string(),
  position: z.string(),
  rank: z.nullable(z.string()),
  /** 18 digits; spaced when printed. */
  nip: z.nullable(z.string()),
  /** Words before «selanjutnya disebut pihak …»; `null` takes «selaku atasan pihak pertama» for the second party. */
  roleLine: z.nullable(z.string()),
  signature: PrintedSignature,
})

/** A target: decimal text with a point and the decimals to show (`14.00`), or a word of an ordinal scale (`BB`, `WTP`). */
export const PrintedTarget = z.union([
  z.object({ number: z.string().check(z.regex(/^-?\d+(\.\d+)?$/)) }),
  z.object({ words: z.string() }),
])

export const PrintedRow = z.object({
  objective: z.string(),
  indicator: z.string(),
  unit: z.string(),
  target: PrintedTarget,
})

export const PrintedBudgetRow = z.object({ name: z.string(), amount: Rupiah, source: z.string() })

/** Block B. `grain` heads the column; a group's `name` is what its rows belong to (the program of a kegiatan), `null` where nothing is above. */
export const PrintedBudget = z.object({
  grain: z.enum(['Program', 'Kegiatan', 'Sub Kegiatan']),
  groups: z
    .array(
      z.object({
        name: z.nullable(z.string()),
        rows: z.array(PrintedBudgetRow).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
})

/** Why a post has no block B, as one sentence on the paper. */
export const NoBudget = z.object({ reason: z.string() })

const common = {
  region: z.object({
    /** «Pemerintah Kota Tanjung Amanah» */
    governmentName: z.string(),
    /** Where documents are signed. */
    place: z.string(),
    /** SVG document; `null` prints a neutral shield. */
    emblem: z.nullable(z.string()),
  }),
  year: Year,
  amendment: z.boolean(),
  /** Heading of the objectives: «Sasaran Strategis», «Sasaran Program», «Sasaran Kegiatan» (by mandate level). */
  objectiveHeading: z.string(),
  rows: z.array(PrintedRow),
  budget: z.union([PrintedBudget, NoBudget]),
  /** `null` prints dots to be filled in. */
  date: z.nullable(DateText),
  code: z.string(),
  version: z.int(),
  /** `sha256:…` of the frozen content; `null` while it is not frozen. */
  digest: z.nullable(z.string()),
  parentDigest: z.nullable(z.string()),
  verifyUrl: z.string(),
  /** Written large behind the text: «KONSEP» for a draft. */
  watermark: z.nullable(z.string().check(z.maxLength(12))),
  /** Written into the file as its date; never the clock. */
  createdAt: InstantText,
  firstParty: PrintedParty,
}

/** Two parties: a giver and a receiver of the mandate (`perjanjian-kinerja.md` §3.4). */
export const TwoPartyPrint = z.object({
  ...common,
  form: z.literal('TWO_PARTY'),
  agencyName: z.string(),
  /** The part of the agency a lower agreement is for («Bidang Kesehatan Masyarakat»). */
  unitName: z.nullable(z.string()),
  secondParty: PrintedParty,
})

/** The head of a region promises alone: one signature, no paragraph of supervision (§3.4). */
export const SolePrint = z.object({ ...common, form: z.literal('SOLE') })

/** Everything a performance agreement prints, as plain data. */
export const AgreementPrint = z.discriminatedUnion('form', [TwoPartyPrint, SolePrint])

export type PrintedSignature = z.infer<typeof PrintedSignature>
export type PrintedParty = z.infer<typeof PrintedParty>
export type PrintedTarget = z.infer<typeof PrintedTarget>
export type PrintedRow = z.infer<typeof PrintedRow>
export type PrintedBudget = z.infer<typeof PrintedBudget>
export type TwoPartyPrint = z.infer<typeof TwoPartyPrint>
export type SolePrint = z.infer<typeof SolePrint>
export type AgreementPrint = z.infer<typeof AgreementPrint>
