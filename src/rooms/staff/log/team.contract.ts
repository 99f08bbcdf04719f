import * as z from 'zod/mini'
import { Nothing, route } from '../../../kernel/contract.ts'
import { DateText, Id } from '../../../kernel/ids.ts'
import { LogRow, WorkResult } from './log.contract.ts'

const Foreman = z.object({ id: Id, personId: Id, name: z.string() })

/** A week of somebody whose log I answer for. */
export const ReviewedPerson = z.object({
  personId: Id,
  name: z.string(),
  rows: z.array(LogRow),
  results: z.array(WorkResult),
  foremen: z.array(Foreman),
})
export type ReviewedPerson = z.infer<typeof ReviewedPerson>

/** What is said of one row: it counts, with fewer minutes where the rater cut some, or it goes back. */
export const RowAnswer = z.object({
  id: Id,
  answer: z.enum(['APPROVED', 'RETURNED']),
  minutes: z.nullable(z.int().check(z.gte(0), z.lte(960))),
  note: z.nullable(z.string().check(z.trim(), z.maxLength(300))),
})
export type RowAnswer = z.infer<typeof RowAnswer>

const said = z.string().check(z.trim(), z.maxLength(1000))
const words = { moved: said, stuck: said, promised: said }
const CheckIn = z.object({ ...words, personId: Id, name: z.string(), lastPromised: z.string() })
const byId = z.object({ id: Id })

export const teamContract = {
  readLogReview: route({
    method: 'GET',
    path: '/api/staff/log/review',
    summary: 'Catatan harian satu minggu dari pegawai yang saya nilai',
    input: z.object({ week: z.optional(DateText) }),
    output: z.object({
      /** Monday and Sunday. */
      from: DateText,
      to: DateText,
      today: DateText,
      /** Other weeks with rows that wait for the reader: their Mondays, the latest first. */
      waiting: z.array(z.object({ week: DateText, rows: z.int() })),
      people: z.array(ReviewedPerson),
    }),
  }),
  answerLog: route({
    method: 'POST',
    path: '/api/staff/log/answers',
    summary: 'Setujui catatan harian sekaligus, dengan pengecualian yang dikembalikan',
    input: z.object({ items: z.array(RowAnswer).check(z.minLength(1), z.maxLength(1500)) }),
    output: z.object({ answered: z.int(), overtaken: z.int() }),
  }),
  nameForeman: route({
    method: 'POST',
    path: '/api/staff/log/foremen',
    summary: 'Tunjuk siapa mencatatkan untuk pegawai tanpa telepon',
    input: z.object({ personId: Id, foremanId: Id }),
    output: Foreman,
  }),
  endForeman: route({
    method: 'DELETE',
    path: '/api/staff/log/foremen/:id',
    summary: 'Akhiri penunjukan pencatat',
    input: byId,
    output: Nothing,
  }),
  readCheckIns: route({
    method: 'GET',
    path: '/api/staff/check-ins',
    summary: 'Tinjauan mingguan tim saya: dijanjikan, bergerak, tersendat',
    input: z.object({ week: z.optional(DateText) }),
    output: z.object({
      week: DateText,
      thisWeek: DateText,
      mine: z.object({ ...words, edits: z.int(), lastPromised: z.string() }),
      teams: z.array(z.object({ leader: z.string(), people: z.array(CheckIn) })),
    }),
  }),
  saveCheckIn: route({
    method: 'PUT',
    path: '/api/staff/check-ins/:week',
    summary: 'Tulis tinjauan mingguan saya',
    input: z.object({ week: DateText, ...words, seen: z.int().check(z.gte(0), z.lte(1_000_000)) }),
    output: z.object({ edits: z.int() }),
  }),
}
