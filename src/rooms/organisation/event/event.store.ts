import { sql } from 'kysely'
import type { Inheritance } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { EventEffect, EventPage, EventState } from './event.contract.ts'

type Ctx = Context<OrganisationTables>

/** An event as it stands: its newest version and state. */
export type StoredEvent = {
  id: string
  code: string
  kind: string
  correctsId: string | null
  version: number
  title: string
  effectiveOn: LocalDate
  decreeNumber: string | null
  decreeDate: LocalDate | null
  content: unknown
  answers: Record<string, string>
  writtenBy: string | null
  state: EventState
  since: string
  note: string | null
}
/** What one version of an event says. */
export type EventSaid = Pick<
  StoredEvent,
  'title' | 'effectiveOn' | 'decreeNumber' | 'decreeDate' | 'answers'
> & { content: unknown }

/** Until this transaction ends nobody else changes the organisation of this region by an event or a
 * file, so that what was planned is what is written. */
export async function holdOrganisation({ db, tenantId }: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext('organisation'))`.execute(db)
}

const standing = (ctx: Ctx) =>
  ctx.db
    .selectFrom('organisation.events as event')
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('organisation.eventVersions')
          .selectAll()
          .where('tenantId', '=', ctx.tenantId)
          .whereRef('eventId', '=', 'event.id')
          .orderBy('number', 'desc')
          .limit(1)
          .as('said'),
      (join) => join.onTrue(),
    )
    .innerJoinLateral(
      ({ selectFrom }) =>
        selectFrom('organisation.eventStates')
          .selectAll()
          .where('tenantId', '=', ctx.tenantId)
          .whereRef('eventId', '=', 'event.id')
          .orderBy('sequence', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'event.id',
      'event.code',
      'event.kind',
      'event.correctsId',
      'said.number as version',
      'said.title',
      'said.effectiveOn',
      'said.decreeNumber',
      'said.decreeDate',
      'said.content',
      'said.answers',
      'said.writtenBy',
      'last.state',
      'last.at as since',
      'last.note',
    ])
    .where('event.tenantId', '=', ctx.tenantId)

/** One event as it stands. */
export const findEvent = (ctx: Ctx, eventId: string): Promise<StoredEvent | undefined> =>
  standing(ctx).where('event.id', '=', eventId).executeTakeFirst()

/** The executed event that took this one back. */
export const findCancelling = (ctx: Ctx, eventId: string): Promise<StoredEvent | undefined> =>
  standing(ctx)
    .where('last.state', '=', 'EXECUTED')
    .where(sql`said.content ->> 'cancels'`, '=', eventId)
    .executeTakeFirst()

/** Events as they stand, those that take effect last first. */
export const loadEvents = (
  ctx: Ctx,
  asked: { state?: EventState | undefined; start: number; limit: number },
): Promise<StoredEvent[]> =>
  standing(ctx)
    .$if(asked.state !== undefined, (all) => all.where('last.state', '=', asked.state ?? 'DRAFT'))
    .orderBy('said.effectiveOn', 'desc')
    .orderBy('event.code', 'desc')
    .limit(asked.limit)
    .offset(asked.start)
    .execute()

/** Confirmed events, in the order they are to be done: by date, then as they were confirmed;
 * `until` leaves out those of a later date. */
export const confirmedEvents = (ctx: Ctx, until?: LocalDate): Promise<StoredEvent[]> =>
  standing(ctx)
    .where('last.state', '=', 'CONFIRMED')
    .$if(until !== undefined, (all) => all.where('said.effectiveOn', '<=', until ?? ''))
    .orderBy('said.effectiveOn')
    .orderBy('last.at')
    .orderBy('event.code')
    .execute()

/** Begins an event with a code of its own; the organisation is held. */
export async function beginEvent(
  ctx: Ctx,
  {
    id,
    kind,
    year,
    correctsId,
  }: { id: string; kind: string; year: string; correctsId: string | null },
): Promise<void> {
  const stem = `PO-${year}-`
  const { rows } = await sql<{ count: number }>`select count(*) as count from organisation.events
    where tenant_id = ${ctx.tenantId} and starts_with(code, ${stem})`.execute(ctx.db)
  const code = `${stem}${String((rows[0]?.count ?? 0) + 1).padStart(4, '0')}`
  await ctx.db
    .insertInto('organisation.events')
    .values({ tenantId: ctx.tenantId, id, code, kind, correctsId, createdAt: ctx.now })
    .execute()
}

/** Writes a further version of an event. */
export async function saveVersion(
  ctx: Ctx,
  eventId: string,
  number: number,
  said: EventSaid,
): Promise<void> {
  await ctx.db
    .insertInto('organisation.eventVersions')
    .values({
      ...{ tenantId: ctx.tenantId, id: ctx.newId(), eventId, number, ...said },
      content: JSON.stringify(said.content),
      answers: JSON.stringify(said.answers),
      writtenBy: ctx.actor.personId,
      writtenAt: ctx.now,
    })
    .execute()
}

/** Writes a further step of an event. */
export async function saveState(
  ctx: Ctx,
  eventId: string,
  { version, state, note = null }: { version: number; state: EventState; note?: string | null },
): Promise<void> {
  await sql`insert into organisation.event_states
      (tenant_id, id, event_id, sequence, version, state, at, person_id, acting_as, note)
    select ${ctx.tenantId}, ${ctx.newId()}::uuid, ${eventId}::uuid, coalesce(max(sequence), 0) + 1, ${version},
      ${state}, ${ctx.now}, ${ctx.actor.personId}::uuid, ${JSON.stringify(ctx.actor.actingAs)}::jsonb, ${note}
    from organisation.event_states where tenant_id = ${ctx.tenantId} and event_id = ${eventId}`.execute(
    ctx.db,
  )
}

/** Every step of an event, the first first, with the names of today. */
export async function stepsOf(
  ctx: Ctx,
  eventId: string,
): Promise<(Omit<EventPage['steps'][number], 'by'> & { personId: string | null })[]> {
  return ctx.db
    .selectFrom('organisation.eventStates')
    .select(['state', 'version', 'at', 'personId', 'note'])
    .where('tenantId', '=', ctx.tenantId)
    .where('eventId', '=', eventId)
    .orderBy('sequence')
    .execute()
}

/** What one heir told, with its room. */
export type Told = Inheritance & { room: string }

/** Keeps what an executed event did to the things of every room. */
export const saveEffects = (ctx: Ctx, eventId: string, told: readonly Told[]): Promise<void> =>
  insertRows(
    ctx.db,
    'organisation.eventEffects',
    told.map(({ room, table, id, from, to, effect }) => ({
      ...{ tenantId: ctx.tenantId, id: ctx.newId(), eventId, room },
      ...{ thingTable: table, thingId: id, fromId: from, toId: to, effect },
    })),
  )

/** What an executed event touched, counted by room and table. */
export async function countEffects(ctx: Ctx, eventId: string): Promise<EventPage['touched']> {
  const { rows } = await sql<EventPage['touched'][number]>`
    select room, thing_table as "table", count(*) as count from organisation.event_effects
    where tenant_id = ${ctx.tenantId} and event_id = ${eventId} group by 1, 2 order by min(id::text)`.execute(
    ctx.db,
  )
  return rows
}

type EffectRow = Omit<EventEffect, 'from' | 'to'> & { from: string; to: string | null }

/** A window of what an executed event touched. */
export const loadEffects = (
  ctx: Ctx,
  asked: {
    eventId: string
    room?: string | undefined
    table?: string | undefined
    start: number
    limit: number
  },
): Promise<EffectRow[]> =>
  ctx.db
    .selectFrom('organisation.eventEffects')
    .select([
      'room',
      'thingTable as table',
      'thingId as id',
      'fromId as from',
      'toId as to',
      'effect',
    ])
    .where('tenantId', '=', ctx.tenantId)
    .where('eventId', '=', asked.eventId)
    .$if(asked.room !== undefined, (all) => all.where('room', '=', asked.room ?? ''))
    .$if(asked.table !== undefined, (all) => all.where('thingTable', '=', asked.table ?? ''))
    .orderBy('organisation.eventEffects.id')
    .limit(asked.limit)
    .offset(asked.start)
    .execute()

/** How units, posts and people are or were called last, by their ids. */
export async function namesOfThings(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const all = sql`${[...new Set(ids)]}::uuid[]`
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (id) id, name from (
      select unit_id as id, name, valid_from from organisation.unit_versions
        where tenant_id = ${ctx.tenantId} and recorded_until is null and unit_id = any(${all})
      union all select position_id, title, valid_from from organisation.position_versions
        where tenant_id = ${ctx.tenantId} and recorded_until is null and position_id = any(${all})
      union all select person_id, name, valid_from from organisation.person_versions
        where tenant_id = ${ctx.tenantId} and recorded_until is null and person_id = any(${all})
    ) as thing order by id, valid_from desc`.execute(ctx.db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
