import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed } from '../../../kernel/refusal.ts'
import type { Context, Look } from '../../../platform/context.ts'
import { recordLook } from '../../audit/index.ts'
import { grantsOf, type IdentityTables } from '../../identity/index.ts'
import { namesOf } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import type { Report, reportContract } from './report.contract.ts'
import { whyNotAdd, whyNotAnswerReport, whyNotApip } from './report.rules.ts'
import {
  incomingReports,
  reportsOf,
  type StoredReport,
  saveMessage,
  saveReport,
} from './report.store.ts'

// None of these acts leaves an entry in the trail: the trail is read by others than APIP, and an entry
// would say who reported (decision 0080). What was written is itself only added to.
type Tables = StaffRoomTables & IdentityTables
type Ctx = Context<Tables>
type Contract = typeof reportContract

const taskKind = 'staff/report'

/** Does the actor hold the grant of APIP today? The right to read the trail is not enough. */
async function isApip(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.personId === null) return false
  return (await grantsOf(ctx, ctx.actor.personId)).some(({ role }) => role === 'AUDITOR')
}

const shown = (
  { personId: _, named: __, ...report }: StoredReport,
  reporter: string | null,
): Report => ({
  ...report,
  reporter,
})

/** The reader's own reports with their answers; for APIP also what came in. */
export async function listMyReports(ctx: Ctx): Promise<Given<Contract['listMyReports']>> {
  const mine = await reportsOf(ctx, { personId: ctx.actor.personId ?? '' })
  return {
    items: mine.map((report) => shown(report, report.named ? ctx.actor.name : null)),
    incoming: (await isApip(ctx)) ? await incomingReports(ctx) : null,
  }
}

/** Asks APIP to look at a report; the task says nothing of it. */
const askApip = (ctx: Ctx, id: string): Promise<void> =>
  ctx.tasks.open([
    {
      ...{ kind: taskKind, subject: id, holder: { grant: 'AUDITOR' } },
      ...{ title: 'Satu laporan pegawai menunggu jawaban APIP', link: `/lapor/${id}` },
    },
  ])

/** Brings a report to APIP, and to nobody else. */
export async function reportToApip(
  ctx: Ctx,
  report: Taken<Contract['reportToApip']>,
): Promise<Given<Contract['reportToApip']>> {
  const id = await saveReport(ctx, { ...report, personId: ctx.actor.personId ?? '' })
  await askApip(ctx, id)
  return { sentence: 'Laporan sampai di APIP. Jawabannya muncul di halaman ini.' }
}

/** Adds to one's own report; APIP is asked again. */
export async function addToReport(
  ctx: Ctx,
  { reportId, text }: Taken<Contract['addToReport']>,
): Promise<Given<Contract['addToReport']>> {
  const [report] = await reportsOf(ctx, { id: reportId })
  heed(whyNotAdd(ctx.actor.personId, report))
  if (report) await saveMessage(ctx, report, { auditorId: null, text, closes: false })
  await askApip(ctx, reportId)
  return { sentence: 'Keterangan Anda sampai di APIP.' }
}

/** One report, for APIP; the look is on record before it is shown. */
export async function readReport(
  look: Look<Tables>,
  { reportId }: Taken<Contract['readReport']>,
): Promise<Report> {
  const page = await look.step(async (ctx) => {
    heed(whyNotApip(await isApip(ctx)))
    const [report] = await reportsOf(ctx, { id: reportId })
    heed(whyNotAnswerReport(ctx.actor.personId, report && { ...report, closed: false }))
    if (!report) throw new Error('refused above')
    const names = report.named ? await namesOf(ctx, [report.personId]) : new Map<string, string>()
    return shown(report, names.get(report.personId) ?? null)
  })
  await look.onRecord((ctx) => recordLook(ctx, { act: 'staff.report-read', subject: reportId }))
  return page
}

/** Answers who reported, by a notice that says nothing of it; `closes` ends the report. */
export async function answerReport(
  ctx: Ctx,
  { reportId, text, closes }: Taken<Contract['answerReport']>,
): Promise<Given<Contract['answerReport']>> {
  heed(whyNotApip(await isApip(ctx)))
  const [report] = await reportsOf(ctx, { id: reportId })
  heed(whyNotAnswerReport(ctx.actor.personId, report))
  if (!report) throw new Error('refused above')
  await saveMessage(ctx, report, { auditorId: ctx.actor.personId, text, closes })
  await ctx.tasks.close({ kind: taskKind, subjects: [reportId], reason: 'Sudah dijawab' })
  await ctx.notices.tell([
    {
      ...{ personId: report.personId, kind: 'staff/report-answered', link: '/lapor' },
      title: 'Ada jawaban untuk Anda.',
    },
  ])
  return { sentence: closes ? 'Laporan ditutup; pelapor diberi tahu.' : 'Pelapor diberi tahu.' }
}
