import { sql } from 'kysely'
import { dateOf } from '../../../kernel/moment.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Capacity, FeedbackKind } from './feedback.contract.ts'
import type { FeedbackTables } from './feedback.tables.ts'

type Ctx = Context<FeedbackTables & StaffTables>

/** One thing that was said of somebody's work. */
export type Said = {
  id: string
  personId: string
  giverId: string | null
  capacity: Capacity
  kind: FeedbackKind
  text: string
  behaviour: string | null
  resultId: string | null
  logEntryId: string | null
  link: string | null
  serviceLinkId: string | null
  at: Instant
  reply: string | null
  /** What a result or a row of the log is called. */
  aboutText: string | null
}
/** Half-open. */
export type DaySpan = { from: LocalDate; before: LocalDate }

const said = (ctx: Ctx) =>
  ctx.db
    .selectFrom('staff.feedback as f')
    .leftJoin('staff.feedbackReplies as r', (join) =>
      join.onRef('r.tenantId', '=', 'f.tenantId').onRef('r.feedbackId', '=', 'f.id'),
    )
    .select(['f.id', 'f.personId', 'f.giverId', 'f.capacity', 'f.kind', 'f.text', 'f.behaviour'])
    .select(['f.resultId', 'f.logEntryId', 'f.link', 'f.serviceLinkId', 'f.at', 'r.text as reply'])
    .select(
      sql<string | null>`coalesce(
        (select e.activity from staff.log_entries e
          where e.tenant_id = f.tenant_id and e.id = f.log_entry_id),
        (select p.text from staff.results p where p.tenant_id = f.tenant_id
          and p.result_id = f.result_id limit 1))`.as('aboutText'),
    )
    .where('f.tenantId', '=', ctx.tenantId)
    .orderBy('f.at', 'desc')
    .orderBy('f.id', 'desc')

/** The day of the region on which something was said lies in a span. */
const within = ({ region }: Ctx, { from, before }: DaySpan) =>
  sql<boolean>`(f.at at time zone ${region.timeZone})::date >= ${from}::date
    and (f.at at time zone ${region.timeZone})::date < ${before}::date`

/** What was said of some people in a span, the newest first. */
export async function saidAbout(
  ctx: Ctx,
  personIds: readonly string[],
  span: DaySpan,
): Promise<Said[]> {
  if (personIds.length === 0) return []
  return said(ctx)
    .where(sql<boolean>`f.person_id = any(${[...personIds]}::uuid[])`)
    .where(within(ctx, span))
    .execute()
}

/** What somebody said of others in a span. */
export const saidBy = (ctx: Ctx, giverId: string, span: DaySpan): Promise<Said[]> =>
  said(ctx).where('f.giverId', '=', giverId).where(within(ctx, span)).execute()

/** One thing that was said, with everything said of the same person in its year: whether it is shown
 * depends on them. */
export async function saidOne(
  ctx: Ctx,
  id: string,
): Promise<{ one: Said; all: Said[] } | undefined> {
  const one = await said(ctx).where('f.id', '=', id).executeTakeFirst()
  if (!one) return undefined
  const year = dateOf(one.at, ctx.region.timeZone).slice(0, 4)
  const all = await saidAbout(ctx, [one.personId], yearSpan(Number(year)))
  return { one, all }
}

/** A calendar year, half-open. */
export const yearSpan = (year: number): DaySpan => ({
  from: `${year}-01-01`,
  before: `${year + 1}-01-01`,
})

export async function saveSaid(
  ctx: Ctx,
  row: Omit<Said, 'id' | 'at' | 'reply' | 'aboutText'>,
): Promise<string> {
  const id = ctx.newId()
  await ctx.db
    .insertInto('staff.feedback')
    .values({ tenantId: ctx.tenantId, id, at: ctx.now, ...row })
    .execute()
  return id
}

export async function saveReply(ctx: Ctx, feedbackId: string, text: string): Promise<void> {
  await ctx.db
    .insertInto('staff.feedbackReplies')
    .values({ tenantId: ctx.tenantId, feedbackId, text, at: ctx.now })
    .execute()
}

/** The results of somebody's SKP in force in a year. */
export async function resultsInForce(
  ctx: Ctx,
  personId: string,
  year: number,
): Promise<{ id: string; text: string }[]> {
  return ctx.db
    .selectFrom('staff.currentPlans as p')
    .innerJoin('staff.results as r', (join) =>
      join.onRef('r.tenantId', '=', 'p.tenantId').onRef('r.versionId', '=', 'p.inForceId'),
    )
    .select(['r.resultId as id', 'r.text'])
    .where('p.tenantId', '=', ctx.tenantId)
    .where('p.personId', '=', personId)
    .where('p.year', '=', year)
    .orderBy('p.startsOn')
    .orderBy('r.number')
    .execute()
}

/** Is this a row of somebody's log? */
export async function isLogged(ctx: Ctx, personId: string, entryId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('staff.logEntries')
    .select('id')
    .where('tenantId', '=', ctx.tenantId)
    .where('id', '=', entryId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}
