import * as z from 'zod/mini'
import { jsonLookRoute, Nothing, route } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'
import { words } from './feedback.contract.ts'

export const ReportKind = z.enum(['BULLYING', 'RETALIATION', 'HARASSMENT', 'OTHER'])
export type ReportKind = z.infer<typeof ReportKind>

export const ReportMessage = z.object({
  sequence: z.int(),
  by: z.enum(['REPORTER', 'APIP']),
  text: z.string(),
  closes: z.boolean(),
  at: InstantText,
})
export type ReportMessage = z.infer<typeof ReportMessage>

/** A report as both sides read it; `reporter` is `null` where they did not want to be named. */
export const Report = z.object({
  id: Id,
  kind: ReportKind,
  about: z.string(),
  text: z.string(),
  reporter: z.nullable(z.string()),
  at: InstantText,
  closed: z.boolean(),
  messages: z.array(ReportMessage),
})
export type Report = z.infer<typeof Report>

/** A report as a list of APIP shows it: that it is there, not what it says. */
export const ReportLine = z.object({
  id: Id,
  kind: ReportKind,
  at: InstantText,
  closed: z.boolean(),
  /** The reporter wrote last. */
  waits: z.boolean(),
})
export type ReportLine = z.infer<typeof ReportLine>

const text = words(5000)
/** Of a report nothing is remembered beside it. */
const discreet = { personal: true, repeats: 'ignored' } as const

export const reportContract = {
  listMyReports: route({
    ...discreet,
    method: 'GET',
    path: '/api/staff/reports',
    summary: 'Laporan saya kepada APIP; bagi APIP juga daftar laporan yang masuk',
    input: Nothing,
    output: z.object({
      items: z.array(Report),
      /** What came in, for who holds the grant of APIP; `null` for everybody else. */
      incoming: z.nullable(z.array(ReportLine)),
    }),
  }),
  reportToApip: route({
    ...discreet,
    method: 'POST',
    path: '/api/staff/reports',
    summary: 'Laporkan perundungan atau pembalasan kepada APIP',
    input: z.object({ kind: ReportKind, about: words(300), text, named: z.boolean() }),
    output: z.object({ sentence: z.string() }),
  }),
  addToReport: route({
    ...discreet,
    method: 'POST',
    path: '/api/staff/reports/:reportId/messages',
    summary: 'Tambahkan keterangan pada laporan saya',
    input: z.object({ reportId: Id, text }),
    output: z.object({ sentence: z.string() }),
  }),
  readReport: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/reports/:reportId',
    summary: 'Satu laporan, bagi APIP; pembacaannya tercatat',
    input: z.object({ reportId: Id }),
    output: Report,
  }),
  answerReport: route({
    ...discreet,
    method: 'POST',
    path: '/api/staff/reports/:reportId/answers',
    summary: 'Jawab pelapor, atau tutup laporannya, bagi APIP',
    input: z.object({ reportId: Id, text, closes: z.boolean() }),
    output: z.object({ sentence: z.string() }),
  }),
}
