import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { FeedbackTables } from './feedback.tables.ts'
import type { ReportKind, ReportMessage } from './report.contract.ts'

type Ctx = Context<FeedbackTables>
export type StoredReport = {
  id: string
  personId: string
  named: boolean
  kind: ReportKind
  about: string
  text: string
  at: Instant
  closed: boolean
  messages: ReportMessage[]
}

/** Reports of a person, or one, with what was written since; the newest first. */
export async function reportsOf(
  { db, tenantId }: Ctx,
  of: { personId: string } | { id: string },
): Promise<StoredReport[]> {
  const reports = await db
    .selectFrom('staff.reports')
    .select(['id', 'personId', 'named', 'kind', 'about', 'text', 'at'])
    .where('tenantId', '=', tenantId)
    .where('id' in of ? 'id' : 'personId', '=', 'id' in of ? of.id : of.personId)
    .orderBy('at', 'desc')
    .execute()
  if (reports.length === 0) return []
  const messages = await db
    .selectFrom('staff.reportMessages')
    .select(['reportId', 'sequence', 'auditorId', 'text', 'closes', 'at'])
    .where('tenantId', '=', tenantId)
    .where(
      'reportId',
      'in',
      reports.map(({ id }) => id),
    )
    .orderBy('sequence')
    .execute()
  const by = Map.groupBy(messages, ({ reportId }) => reportId)
  return reports.map((report) => {
    const since = by.get(report.id) ?? []
    return {
      ...report,
      closed: since.some(({ closes }) => closes),
      messages: since.map(({ reportId: _, auditorId, ...one }) => ({
        ...one,
        by: auditorId === null ? ('REPORTER' as const) : ('APIP' as const),
      })),
    }
  })
}

/** What came in, the newest first: that it is there and whether it waits, not what it says. */
export function incomingReports({ db, tenantId }: Ctx) {
  return db
    .selectFrom('staff.reports as r')
    .select(['r.id', 'r.kind', 'r.at'])
    .select(
      sql<boolean>`exists (select from staff.report_messages m where m.tenant_id = r.tenant_id
        and m.report_id = r.id and m.closes)`.as('closed'),
    )
    .select(
      sql<boolean>`coalesce((select m.auditor_id is null from staff.report_messages m
        where m.tenant_id = r.tenant_id and m.report_id = r.id
        order by m.sequence desc limit 1), true)`.as('waits'),
    )
    .where('r.tenantId', '=', tenantId)
    .orderBy('r.at', 'desc')
    .limit(200)
    .execute()
}

export async function saveReport(
  { db, tenantId, now, newId }: Ctx,
  report: Pick<StoredReport, 'personId' | 'named' | 'kind' | 'about' | 'text'>,
): Promise<string> {
  const id = newId()
  await db
    .insertInto('staff.reports')
    .values({ tenantId, id, at: now, ...report })
    .execute()
  return id
}

/** Adds what one side writes; two at once are refused by the sequence of the second. */
export async function saveMessage(
  { db, tenantId, now }: Ctx,
  { id, messages }: StoredReport,
  message: { auditorId: string | null; text: string; closes: boolean },
): Promise<void> {
  await db
    .insertInto('staff.reportMessages')
    .values({ tenantId, reportId: id, sequence: messages.length + 1, at: now, ...message })
    .execute()
}
