import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, VersionNumber, Year } from '../../../kernel/ids.ts'
import { StepReport } from '../plan/plan.contract.ts'

/** A month, `2026-05`. */
export const MonthText = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))

/** A step as its month is asked about. */
export const MonthStep = z.object({
  agreementId: Id,
  code: z.string(),
  holder: z.string(),
  stepId: Id,
  month: z.int(),
  monthLabel: z.string(),
  action: z.string(),
  output: z.string(),
  unitLabel: z.nullable(z.string()),
  /** How much is planned in the month, where it is counted. */
  planned: z.nullable(z.string()),
  indicator: z.string(),
  /** Asked of the reader, not only open to them. */
  owed: z.boolean(),
  report: z.nullable(StepReport),
})
export type MonthStep = z.infer<typeof MonthStep>

const said = z.nullable(z.string().check(z.trim(), z.maxLength(500)))

/** What is reported of a step and month; `seen` is the sequence of the report that was seen, 0 where
 * there was none. */
export const Reporting = z.object({
  stepId: Id,
  agreementId: Id,
  month: z.int().check(z.gte(1), z.lte(12)),
  seen: VersionNumber,
  done: z.boolean(),
  /** As printed. */
  amount: z.nullable(z.string().check(z.maxLength(40))),
  supporting: said,
  obstacle: said,
  followUp: said,
  /** Where the proof is found: an address. */
  proof: said,
})
export type Reporting = z.infer<typeof Reporting>

export const progressContract = {
  readActionMonth: route({
    method: 'GET',
    path: '/api/action-plans/months',
    summary: 'Langkah rencana aksi saya pada satu bulan',
    input: z.object({ month: z.optional(MonthText) }),
    output: z.object({
      month: MonthText,
      year: Year,
      monthLabel: z.string(),
      dueOn: DateText,
      /** Before its end a month is not asked about yet; what is done already may be told. */
      ended: z.boolean(),
      /** Of the month, and what is still missing of the months before it. */
      steps: z.array(MonthStep),
    }),
  }),
  reportActionSteps: route({
    method: 'POST',
    path: '/api/action-plans/reports',
    summary: 'Laporkan langkah rencana aksi: terlaksana atau belum, kendala, tindak lanjut',
    input: z.object({ items: z.array(Reporting).check(z.minLength(1), z.maxLength(200)) }),
    output: z.object({
      accepted: z.int(),
      items: z.array(
        z.object({
          stepId: Id,
          month: z.int(),
          sequence: z.nullable(z.int()),
          refusal: z.nullable(z.string()),
        }),
      ),
    }),
  }),
}
