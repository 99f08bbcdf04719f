import type { LocalDate } from '../../../kernel/time.ts'

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
