import { sql } from 'kysely'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { StaffRoomTables } from '../ground.actions.ts'

type Ctx = Context<StaffRoomTables>

/** An evaluation of a person, of which somebody may have looked. */
export type OwnEvaluation = {
  id: string
  period: string
  assignmentId: string
  personId: string
  positionId: string
  endsOn: LocalDate
  createdAt: Instant
}

/** The evaluations of a person that ended since a day. */
export const evaluationsOf = (
  { db, tenantId }: Ctx,
  personId: string,
  since: LocalDate,
): Promise<OwnEvaluation[]> =>
  db
    .selectFrom('staff.evaluations as e')
    .innerJoin('staff.plans as p', (join) =>
      join.onRef('p.tenantId', '=', 'e.tenantId').onRef('p.id', '=', 'e.planId'),
    )
    .select(['e.id', 'e.period', 'e.personId', 'e.positionId', 'e.endsOn', 'e.createdAt'])
    .select('p.assignmentId')
    .where('e.tenantId', '=', tenantId)
    .where('e.personId', '=', personId)
    .where('e.endsOn', '>=', since)
    .orderBy('e.endsOn', 'desc')
    .execute()

/** A look at something of a person; `period` where it was an evaluation. */
export type LookAt = {
  id: string
  at: Instant
  personId: string
  act: string
  reason: string | null
  period: string | null
}

/** Who looked at some things, of others than the person, the newest first. A thing that is a set counts
 * from when the person came into it. */
export async function looksAt(
  { db, tenantId }: Ctx,
  asked: { personId: string; acts: readonly string[] },
  things: readonly { subject: string; period: string | null; since: Instant | null }[],
  { start, limit }: { start: number; limit: number },
): Promise<LookAt[]> {
  const { rows } = await sql<LookAt>`
    select look.id, look.at, look.person_id, look.act, look.reason, thing.period
    from json_to_recordset(${JSON.stringify(things)}::json) as thing (
      subject uuid, period text, since timestamptz)
    join audit.looks look on look.tenant_id = ${tenantId} and look.subject = thing.subject
      and look.at >= coalesce(thing.since, '-infinity')
    where look.person_id <> ${asked.personId} and look.act = any(${[...asked.acts]}::text[])
    order by look.at desc, look.id desc
    limit ${limit} offset ${start}`.execute(db)
  return rows
}
