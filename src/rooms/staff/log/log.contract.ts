import * as z from 'zod/mini'
import { jsonLookRoute, Nothing, route, uploadRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'
import { LogAnswer } from '../evaluation/evaluation.contract.ts'

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most))
const some = (most: number) => z.nullable(z.string().check(z.trim(), z.maxLength(most)))
const Minutes = z
  .int('Lamanya bilangan bulat, dalam menit.')
  .check(z.gte(1, 'Paling singkat 1 menit.'), z.lte(960, 'Satu baris paling lama 16 jam.'))
const StartOfDay = z.int().check(z.gte(0), z.lte(1439))

/** What stays with an activity that comes back: asked once, never per day. */
const remembered = {
  activity: line(500),
  minutes: Minutes,
  resultId: z.nullable(Id),
  actionPlan: some(300),
  dataSource: some(200),
  quantity: z.int().check(z.gte(0), z.lte(1_000_000)),
  unitLabel: some(60),
}
/** Something done again and again. */
export const Activity = z.object({ id: Id, ...remembered })
export type Activity = z.infer<typeof Activity>

/** A row of a day as it is typed. */
export const TypedRow = z.object({
  /** Made on the device: what is sent twice is kept once. */
  id: Id,
  day: DateText,
  /** Minutes after midnight; `null`: after the row before. */
  starts: z.nullable(StartOfDay),
  ...remembered,
  link: some(500),
  evidenceIds: z.array(Id).check(z.maxLength(10)),
  personal: z.boolean(),
  lateReason: some(300),
})
export type TypedRow = z.infer<typeof TypedRow>

const DeviceInstant = z.iso.datetime('Waktunya tidak terbaca.')

/** The same with what the clock of the device said. */
export const SentRow = z.extend(TypedRow, {
  capturedAt: DeviceInstant,
  /** The last answer of the server before it was written: when, by the server's clock, and how many
   * seconds the device was ahead. */
  heard: z.nullable(
    z.object({ at: DeviceInstant, aheadSeconds: z.int().check(z.gte(-2e9), z.lte(2e9)) }),
  ),
})
export type SentRow = z.infer<typeof SentRow>

/** A row of a day as it is read. */
export const LogRow = z.object({
  id: Id,
  day: DateText,
  starts: z.int(),
  ...remembered,
  link: z.nullable(z.string()),
  evidenceIds: z.array(Id),
  personal: z.boolean(),
  capturedAt: InstantText,
  /** The clock of the device was not to be trusted. */
  uncertain: z.boolean(),
  late: z.boolean(),
  lateReason: z.nullable(z.string()),
  /** Who wrote it for somebody without a telephone. */
  loggedBy: z.nullable(z.string()),
  /** `null` while it waits. */
  answer: z.nullable(LogAnswer),
  note: z.nullable(z.string()),
  /** Minutes that count; `null` until it is approved. */
  counted: z.nullable(z.int()),
})
export type LogRow = z.infer<typeof LogRow>

export const WorkResult = z.object({ resultId: Id, text: z.string() })
export type WorkResult = z.infer<typeof WorkResult>
const Somebody = z.object({ personId: Id, name: z.string() })

/** A span of days with what it owed and what was done: a week or a month. */
export const SpanSums = z.object({
  /** Owed days × effective minutes of a day. */
  norm: z.int(),
  logged: z.int(),
  approved: z.int(),
  /** Approved of the norm, one place, decimal text; `null` where nothing was owed. */
  percent: z.nullable(z.string()),
})
export type SpanSums = z.infer<typeof SpanSums>

const Day = z.object({
  day: DateText,
  minutes: z.int(),
  approved: z.int(),
  /** Why the day owes nothing; `null` where it owes. */
  free: z.nullable(z.string()),
})
const Told = z.object({ row: z.int(), why: z.string() })
const kept = z.object({ rows: z.array(LogRow) })
const forSomebody = { personId: z.optional(Id) }
const byRow = { id: Id }

export const logContract = {
  readLogDay: route({
    method: 'GET',
    path: '/api/staff/log/day',
    summary: 'Catatan harian saya pada satu hari, dengan yang diperlukan untuk mencatat',
    input: z.object({ day: z.optional(DateText), ...forSomebody }),
    output: z.object({
      today: DateText,
      day: DateText,
      person: Somebody,
      /** Why the day owes nothing. */
      free: z.nullable(z.string()),
      rows: z.array(LogRow),
      /** The last day with rows before it: drafts for this one. */
      before: z.array(LogRow),
      activities: z.array(Activity),
      results: z.array(WorkResult),
      /** The month of the day. */
      month: SpanSums,
      /** Owed days in a row with a row; only the person reads it. */
      streak: z.nullable(z.int()),
      minutesPerDay: z.int(),
      graceDays: z.int(),
      /** For whom the reader writes as well. */
      writesFor: z.array(Somebody),
      leads: z.boolean(),
    }),
  }),
  logWork: route({
    method: 'POST',
    path: '/api/daily-logs',
    summary: 'Catat pekerjaan; baris yang sama dikirim dua kali tetap tercatat sekali',
    input: z.object({
      rows: z.array(SentRow).check(z.minLength(1), z.maxLength(100)),
      /** The clock of the device at sending. */
      sentAt: DeviceInstant,
      ...forSomebody,
    }),
    output: kept,
    repeats: 'recognised',
  }),
  editLogRow: route({
    method: 'PUT',
    path: '/api/staff/log/:id',
    summary: 'Perbaiki baris catatan harian yang belum disetujui',
    input: z.omit(TypedRow, { day: true }),
    output: kept,
  }),
  dropLogRow: route({
    method: 'DELETE',
    path: '/api/staff/log/:id',
    summary: 'Hapus baris catatan harian yang belum disetujui',
    input: z.object(byRow),
    output: Nothing,
  }),
  confirmLog: route({
    method: 'POST',
    path: '/api/staff/log/confirmation',
    summary: 'Benarkan baris yang dicatatkan orang lain, sendiri atau dengan lembar mingguan',
    input: z.object({
      ids: z.array(Id).check(z.minLength(1), z.maxLength(200)),
      /** The signed sheet of the week, where the foreman confirms with it. */
      sheetId: z.optional(Id),
    }),
    output: z.object({ confirmed: z.int() }),
  }),
  readLogSheet: uploadRoute({
    method: 'POST',
    path: '/api/staff/log/sheet',
    summary: 'Baca catatan harian dari lembar kerja ke dalam isian; belum menyimpan apa pun',
    input: z.object(forSomebody),
    output: z.object({ rows: z.array(TypedRow), told: z.array(Told) }),
    repeats: 'ignored',
  }),
  keepActivity: route({
    method: 'POST',
    path: '/api/staff/log/activities',
    summary: 'Simpan kegiatan rutin',
    input: z.object(remembered),
    output: Activity,
  }),
  dropActivity: route({
    method: 'DELETE',
    path: '/api/staff/log/activities/:id',
    summary: 'Hapus kegiatan rutin',
    input: z.object(byRow),
    output: Nothing,
  }),
  listLogMonths: route({
    method: 'GET',
    path: '/api/staff/log/months',
    summary: 'Arsip catatan harian saya, bulan demi bulan',
    input: Nothing,
    personal: true,
    output: z.object({
      items: z.array(
        z.object({ month: z.string(), rows: z.int(), minutes: z.int(), approved: z.int() }),
      ),
    }),
  }),
  readLogRecap: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/log/recap',
    summary: 'Rekap catatan harian seseorang selama minggu atau bulan',
    input: z.object({ from: DateText, to: DateText, ...forSomebody }),
    output: z.object({
      person: Somebody,
      from: DateText,
      /** The last day. */
      to: DateText,
      days: z.array(Day),
      rows: z.array(LogRow),
      results: z.array(WorkResult),
      sums: SpanSums,
    }),
  }),
}
