import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText } from '../../../kernel/ids.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { Addition, ClauseLine, PackEffect } from './clause.contract.ts'

/** A regulation as data: valid from a date, with its legal basis; `verified` false means a default
 * that no text was found for. */
export type RulePack = {
  code: string
  validFrom: LocalDate
  validTo: LocalDate | null
  legalBasis: string
  verified: boolean
  content: unknown
  digest: string
}

/** Where values of a pack come from, by path; `verified` where they were read in the text itself. */
export const PackSources = z.record(
  z.string(),
  z.object({ source: z.string(), verified: z.boolean() }),
)
export type PackSources = z.infer<typeof PackSources>

const OwnVersion = z.object({ validFrom: DateText, legalBasis: z.string(), digest: z.string() })

/** A rule pack in force on a date, value by value. */
export const RulePackLine = z.object({
  code: z.string(),
  title: z.string(),
  sentence: z.string(),
  validFrom: DateText,
  legalBasis: z.string(),
  /** What the region set otherwise, in force on the date. */
  own: z.nullable(OwnVersion),
  /** The region's latest version of all, perhaps still to come: only a later one follows it. */
  latest: z.nullable(OwnVersion),
  /** What the latest version sets, as it is stored. */
  content: z.record(z.string(), z.unknown()),
  clauses: z.array(ClauseLine),
  additions: z.array(Addition),
})
export type RulePackLine = z.infer<typeof RulePackLine>

const PackChange = z.object({
  code: z.string().check(z.maxLength(60)),
  validFrom: DateText,
  legalBasis: z.string().check(z.trim(), z.minLength(3), z.maxLength(300)),
  /** All that the region sets otherwise than the nation; what is left out is the nation's again. */
  content: z.record(z.string(), z.unknown()),
  /** The digest of the latest version that was seen, `null` where there was none. */
  seen: z.nullable(z.string().check(z.maxLength(80))),
})
export type PackChange = z.infer<typeof PackChange>

const PackPreview = z.object({ year: z.int(), effects: z.array(PackEffect) })

export const packContract = {
  listRules: route({
    method: 'GET',
    path: '/api/organisation/rules',
    summary: 'Aturan yang berlaku pada suatu tanggal, nilai demi nilai',
    input: z.object({
      on: z.optional(DateText),
      code: z.optional(z.string().check(z.maxLength(60))),
    }),
    output: z.object({ on: DateText, items: z.array(RulePackLine) }),
  }),
  previewRules: route({
    method: 'POST',
    path: '/api/organisation/rules/:code/preview',
    summary: 'Apa yang berubah bila aturan daerah diganti',
    input: PackChange,
    limits: { bytes: 64 * 1024, depth: 12 },
    output: PackPreview,
  }),
  setRules: route({
    method: 'PUT',
    path: '/api/organisation/rules/:code',
    summary: 'Tetapkan aturan daerah sejak suatu tanggal',
    input: PackChange,
    limits: { bytes: 64 * 1024, depth: 12 },
    output: OwnVersion,
  }),
}
