import * as z from 'zod/mini'
import { DateText, Id, Rupiah, Year } from '../../kernel/ids.ts'
import { MandateLevel } from '../organisation/words.ts'
import { BudgetGrain } from './pack.contract.ts'

/** A party as agreed: what the paper prints, and the reference its certificate carries. No NIK, birth date or contact. */
export const ContentParty = z.object({
  name: z.string(),
  title: z.string(),
  rank: z.nullable(z.string()),
  nip: z.nullable(z.string()),
  personRef: Id,
})
export type ContentParty = z.infer<typeof ContentParty>

/**
 * What the two parties agree on, frozen at `AGREED`: canonical JSON (RFC 8785) of this is digested, attached to the PDF, and its digest
 * is carried by every child (`DESIGN.md` §5). It may grow; what stands here keeps its name and meaning.
 */
export const AgreementContent = z.object({
  schema: z.literal('amanah/pk/1'),
  code: z.string(),
  year: Year,
  version: z.int(),
  /** How many times this version was agreed: after a return the same words are a new content with a new digest (`DESIGN.md` §5). */
  round: z.int(),
  region: z.object({ code: z.string(), name: z.string(), governmentName: z.string() }),
  level: MandateLevel,
  form: z.enum(['SOLE', 'TWO_PARTY']),
  agency: z.nullable(z.string()),
  unit: z.nullable(z.string()),
  firstParty: ContentParty,
  secondParty: z.nullable(ContentParty),
  heading: z.string(),
  rows: z.array(
    z.object({
      objective: z.string(),
      indicator: z.string(),
      unit: z.string(),
      target: z.string(),
    }),
  ),
  budget: z.nullable(
    z.object({
      grain: BudgetGrain,
      rows: z.array(
        z.object({
          group: z.nullable(z.string()),
          name: z.string(),
          amount: Rupiah,
          source: z.string(),
        }),
      ),
      total: Rupiah,
    }),
  ),
  /** The parent's content as it stood when this was agreed; `null` is «belum terkait». */
  parent: z.nullable(z.object({ code: z.string(), digest: z.string() })),
  date: DateText,
})
export type AgreementContent = z.infer<typeof AgreementContent>
