import * as z from 'zod/mini'
import { pageInput, pageOf, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Year } from '../../../kernel/ids.ts'
import { StaffPeriod } from '../distribution/distribution.contract.ts'

/** One step of the year of an official, from the plan to what follows from the rating. */
export const YearStep = z.object({
  step: z.enum(['SKP', 'LOG', 'FEEDBACK', 'EVALUATION', 'ALLOWANCE']),
  /** Is it done, does it wait for somebody, or is there nothing to do? */
  state: z.enum(['DONE', 'WAITS', 'NONE']),
  sentence: z.string(),
  /** Who is waited for, `null` for nobody; `mine`: it is the reader. */
  waitsFor: z.nullable(z.string()),
  mine: z.boolean(),
  since: z.nullable(DateText),
  /** The page where it is done; `null` where there is none. */
  href: z.nullable(z.string()),
})
export type YearStep = z.infer<typeof YearStep>

const count = z.int()
/** How far the people of an office are, or those somebody rates. */
export const StaffLine = z.object({
  /** The office; `null` for those whom the reader rates. */
  id: z.nullable(Id),
  name: z.string(),
  people: count,
  skp: z.object({ agreed: count, submitted: count, draft: count, none: count }),
  /** Days of this week that were owed, and those that have a row, of people with an SKP. */
  log: z.object({ owed: count, logged: count }),
  /** People of whom something was said this quarter. */
  feedback: count,
  evaluations: z.object({ open: count, rated: count, released: count }),
  /** Predicates given, by code; `null` where the group is too small to show them. */
  predicates: z.nullable(z.record(z.string(), count)),
})
export type StaffLine = z.infer<typeof StaffLine>

export const boardContract = {
  readOwnYear: route({
    method: 'GET',
    path: '/api/staff/own-year',
    summary: 'Kinerja saya: tiap langkah setahun, dan siapa yang ditunggu',
    withoutPost: true,
    personal: true,
    input: z.object({ year: Year }),
    output: z.object({
      steps: z.array(YearStep),
      /** How many people the reader rates. */
      rates: count,
    }),
  }),
  readStaffBoard: route({
    method: 'GET',
    path: '/api/staff/board',
    summary: 'Kinerja pegawai menurut perangkat daerah, dan yang saya nilai, dalam angka',
    input: z.object({ year: Year, period: z.optional(StaffPeriod) }),
    output: z.object({
      /** `null` while nothing was evaluated in the year. */
      period: z.nullable(StaffPeriod),
      periods: z.array(z.object({ period: StaffPeriod, label: z.string() })),
      /** From Monday to today. */
      week: z.object({ from: DateText, to: DateText }),
      /** Predicates are shown of no smaller group. */
      smallest: count,
      own: z.nullable(StaffLine),
      offices: z.array(StaffLine),
    }),
  }),
  listLooksAtMe: route({
    method: 'GET',
    path: '/api/staff/looks',
    summary: 'Siapa melihat kinerja saya, kapan, dan untuk apa',
    withoutPost: true,
    personal: true,
    input: z.object(pageInput),
    output: pageOf(
      z.object({ id: Id, at: InstantText, name: z.string(), what: z.string(), why: z.string() }),
    ),
  }),
}
