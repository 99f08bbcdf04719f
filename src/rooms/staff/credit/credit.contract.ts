import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id } from '../../../kernel/ids.ts'
import { Predicate } from '../evaluation/evaluation.contract.ts'

const month = z.int().check(z.gte(1), z.lte(12))
const year = z.int().check(z.gte(2020), z.lte(2100))

/** Credit points of some months of a year as issued; never changed afterwards. */
export const Credit = z.object({
  year,
  monthFrom: month,
  /** The last month counted. */
  monthTo: month,
  grade: z.string(),
  predicate: Predicate,
  /** Both as the pack of that day said them, decimal text. */
  percent: z.string(),
  coefficient: z.string(),
  issued: z.string(),
})
export type Credit = z.infer<typeof Credit>

const Threshold = z.nullable(z.object({ needed: z.string(), met: z.boolean() }))
/** What somebody has gathered in their grade; `null` thresholds where the grade has none. */
export const CreditAccount = z.object({
  grade: z.string(),
  sum: z.string(),
  rank: Threshold,
  gradeUp: Threshold,
  /** Newest first, of all grades. */
  credits: z.array(Credit),
})
export type CreditAccount = z.infer<typeof CreditAccount>

export const CreditLine = z.object({ personId: Id, name: z.string(), account: CreditAccount })
export type CreditLine = z.infer<typeof CreditLine>

export const creditContract = {
  readCredits: route({
    method: 'GET',
    path: '/api/staff/credits',
    summary: 'Angka kredit saya, dan milik satu perangkat daerah bagi pengelola kinerja',
    withoutPost: true,
    personal: true,
    input: z.object({ agencyId: z.optional(Id), year: z.optional(year) }),
    output: z.object({
      year,
      own: z.nullable(CreditAccount),
      /** Offices the reader looks after. */
      agencies: z.array(z.object({ id: Id, name: z.string() })),
      office: z.nullable(
        z.object({
          agencyId: Id,
          /** Evaluations of the year that stand and have no credit points yet. */
          waiting: z.int(),
          items: z.array(CreditLine),
        }),
      ),
    }),
  }),
  issueCredits: route({
    method: 'POST',
    path: '/api/staff/credits',
    summary: 'Terbitkan angka kredit satu perangkat daerah dari predikat tahunan yang sudah tetap',
    proves: true,
    personal: true,
    input: z.object({ agencyId: Id, year }),
    output: z.object({ issued: z.int(), sentence: z.string() }),
  }),
}
