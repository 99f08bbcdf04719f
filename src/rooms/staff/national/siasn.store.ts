import { sql } from 'kysely'
import * as z from 'zod/mini'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { SealedKey } from '../../../platform/signing/authority/sealed-key.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { Delivery, DeliveryState, SiasnSettings } from './siasn.contract.ts'
import type { Marked, Outcome } from './siasn.rules.ts'

type Ctx = Context<StaffTables>
export type StoredDoor = SiasnSettings & { open: boolean; sealed: SealedKey }

const settingColumns = ['gateway', 'tokenUrl', 'clientId', 'ssoTokenUrl', 'ssoClientId'] as const

export async function findDoor({ db, tenantId }: Ctx): Promise<StoredDoor | undefined> {
  const row = await db
    .selectFrom('staff.siasnSettings')
    .select([...settingColumns, 'open', 'sealed'])
    .where('tenantId', '=', tenantId)
    .executeTakeFirst()
  return row && { ...row, sealed: z.parse(SealedKey, row.sealed) }
}

export async function saveDoor({ db, tenantId, now }: Ctx, door: StoredDoor): Promise<void> {
  const row = { ...door, sealed: JSON.stringify(door.sealed), editedAt: now }
  await db
    .insertInto('staff.siasnSettings')
    .values({ tenantId, ...row })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(row))
    .execute()
}

/** Answers whether it was open. */
export async function saveClosing({ db, tenantId, now }: Ctx): Promise<boolean> {
  const row = await db
    .updateTable('staff.siasnSettings')
    .set({ open: false, editedAt: now })
    .where('tenantId', '=', tenantId)
    .where('open', '=', true)
    .returning('tenantId')
    .executeTakeFirst()
  return row !== undefined
}

/** An objection that nobody decided yet goes nowhere. */
const sendable = sql`('DELIVERED', 'ACCEPTED', 'FINAL')`

/** Asks for the sending of what the rated may read, by month and quarter (a year is no matter of
 * `kinerjaperiodik`), since some day; a rating that changed goes anew. One statement. */
export async function queueReleased({ db, tenantId, now }: Ctx, since: LocalDate): Promise<void> {
  await sql`
    insert into staff.siasn_deliveries (tenant_id, evaluation_id, rating_sequence, state, asked_at,
      changed_at)
    select e.tenant_id, e.id, e.rating_sequence, 'PENDING', ${now}, ${now}
    from staff.current_evaluations e
    where e.tenant_id = ${tenantId} and e.state in ${sendable} and e.ends_on >= ${since}
      and e.rating_sequence is not null and length(e.period) > 4
    on conflict (tenant_id, evaluation_id) do update
    set rating_sequence = excluded.rating_sequence, state = 'PENDING', reason = null, tries = 0,
      asked_at = excluded.asked_at, changed_at = excluded.changed_at
    where siasn_deliveries.rating_sequence < excluded.rating_sequence`.execute(db)
}

export type DueDelivery = Marked & {
  evaluationId: string
  ratingSequence: number
  state: 'PENDING' | 'SENT'
  personId: string
  positionId: string
  assignmentId: string
}

/** Takes what is due, oldest first, and counts the try before anything leaves: a try that is cut off
 * waits like one that failed. The pause doubles with every try, from a quarter of an hour to a day. */
export async function takeDue({ db, tenantId, now }: Ctx, most: number): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    with due as (
      select d.evaluation_id from staff.siasn_deliveries d
      join staff.current_evaluations e on e.tenant_id = d.tenant_id and e.id = d.evaluation_id
      where d.tenant_id = ${tenantId} and d.state in ('PENDING', 'SENT') and e.state in ${sendable}
        and e.rating_sequence = d.rating_sequence
        and (d.tries = 0 or d.changed_at
          + least(15 * 2 ^ least(d.tries - 1, 10), 1440) * interval '1 minute' <= ${now})
      order by d.changed_at, d.evaluation_id limit ${most}
    ), taken as (
      update staff.siasn_deliveries d set tries = d.tries + 1, changed_at = ${now}
      from due where d.tenant_id = ${tenantId} and d.evaluation_id = due.evaluation_id
      returning d.evaluation_id, d.rating_sequence, d.state
    )
    select taken.*, e.period, e.starts_on, e.ends_on, e.result_rating, e.behaviour_rating,
      e.predicate, e.person_id, e.position_id, p.assignment_id
    from taken
    join staff.current_evaluations e on e.tenant_id = ${tenantId} and e.id = taken.evaluation_id
    join staff.plans p on p.tenant_id = e.tenant_id and p.id = e.plan_id
    order by taken.evaluation_id`.execute(db)
  return rows
}

/** Keeps what became of some deliveries, unless their rating has changed meanwhile. What SIASN took is
 * looked for in its history from the next round on. */
export async function saveOutcome(
  { db, tenantId, now }: Ctx,
  { evaluationId, ratingSequence, state: was }: DueDelivery,
  { state, reason }: Outcome,
): Promise<void> {
  await db
    .updateTable('staff.siasnDeliveries')
    .set({ state, reason, changedAt: now })
    .$if(state !== was, (query) => query.set({ tries: 0 }))
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('ratingSequence', '=', ratingSequence)
    .execute()
}

/** Puts a rejected delivery into the queue again; answers whether it was one. */
export async function requeue({ db, tenantId, now }: Ctx, evaluationId: string): Promise<boolean> {
  const row = await db
    .updateTable('staff.siasnDeliveries')
    .set({ state: 'PENDING', reason: null, tries: 0, askedAt: now, changedAt: now })
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .where('state', '=', 'REJECTED')
    .returning('evaluationId')
    .executeTakeFirst()
  return row !== undefined
}

export async function deliveryCounts({
  db,
  tenantId,
}: Ctx): Promise<Record<DeliveryState, number>> {
  const rows = await db
    .selectFrom('staff.siasnDeliveries')
    .select(['state', ({ fn }) => fn.countAll<string>().as('count')])
    .where('tenantId', '=', tenantId)
    .groupBy('state')
    .execute()
  const counts = { PENDING: 0, SENT: 0, CONFIRMED: 0, REJECTED: 0 }
  for (const { state, count } of rows) counts[state] = Number(count)
  return counts
}

/** Deliveries that are not seen there yet: rejected ones first, newest first, so many at most. */
export async function openDeliveries(
  { db, tenantId }: Ctx,
  most: number,
): Promise<(Omit<Delivery, 'name'> & { personId: string })[]> {
  return db
    .selectFrom('staff.siasnDeliveries as d')
    .innerJoin('staff.evaluations as e', (join) =>
      join.onRef('e.tenantId', '=', 'd.tenantId').onRef('e.id', '=', 'd.evaluationId'),
    )
    .select(['d.evaluationId', 'e.personId', 'e.period', 'd.state', 'd.reason', 'd.changedAt'])
    .where('d.tenantId', '=', tenantId)
    .where('d.state', '!=', 'CONFIRMED')
    .orderBy((at) => at('d.state', '=', 'REJECTED'), 'desc')
    .orderBy('d.changedAt', 'desc')
    .orderBy('d.evaluationId')
    .limit(most)
    .execute()
}
