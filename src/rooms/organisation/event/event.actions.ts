import * as z from 'zod/mini'
import type { Given, Taken } from '../../../kernel/contract.ts'
import { windowOf } from '../../../kernel/paging.ts'
import type { Question } from '../../../kernel/ports.ts'
import { heed, Refused, refusal, whyStale } from '../../../kernel/refusal.ts'
import type { Actions, Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Heirs } from '../records/undo.actions.ts'
import { balancesOf } from './balance.actions.ts'
import type { EventEffect, EventLine, EventPage, eventContract } from './event.contract.ts'
import {
  noSuchEvent,
  waitsForSecond,
  whyAsked,
  whyEnded,
  whyNotConfirm,
  whyNotManageEvents,
  whyNotWithdraw,
} from './event.rules.ts'
import {
  beginEvent,
  countEffects,
  type EventSaid,
  findCancelling,
  findEvent,
  holdOrganisation,
  loadEffects,
  loadEvents,
  namesOfThings,
  type StoredEvent,
  saveState,
  saveVersion,
  stepsOf,
} from './event.store.ts'
import type { AnyEventKind } from './event-kind.ts'
import {
  type EventKinds,
  executeEvent,
  kindOf,
  namedIn,
  overtakings,
  weigh,
} from './execution.actions.ts'

export type EventTables = OrganisationTables & AuditTables
type Ctx = Context<EventTables>
type Contract = typeof eventContract

/** What the acts of events stand on: the rooms that are asked, the kinds there are, and who
 * administers the region (the room that knows it stands above this one). */
export type EventsOver = {
  heirs: Heirs
  kinds: EventKinds
  administratorsOf(ctx: Ctx): Promise<readonly string[]>
}

/** The task that asks the other administrators for their yes, and the one that tells of a stop. */
const tasks = ['organisation/confirm-event', 'organisation/event-stopped']
const noLongerOpen = async (ctx: Ctx, id: string, reason: string): Promise<void> => {
  for (const kind of tasks) await ctx.tasks.close({ kind, subjects: [id], reason })
}

const lineOf = (kinds: EventKinds, event: StoredEvent): EventLine => ({
  ...{ id: event.id, code: event.code, kind: event.kind, title: event.title },
  kindName: kindOf(kinds, event.kind).name,
  effectiveOn: event.effectiveOn,
  decree:
    event.decreeNumber === null ? null : { number: event.decreeNumber, date: event.decreeDate },
  ...{ version: event.version, state: event.state, since: event.since, note: event.note },
})

/** The event that is meant; the organisation is held until the act ends. */
async function meant(ctx: Ctx, eventId: string): Promise<StoredEvent> {
  await holdOrganisation(ctx)
  return known(ctx, eventId)
}
async function known(ctx: Ctx, eventId: string): Promise<StoredEvent> {
  const event = await findEvent(ctx, eventId)
  if (!event) throw new Refused(noSuchEvent)
  return event
}

type Declared = Pick<Taken<Contract['draftEvent']>, 'effectiveOn' | 'decree' | 'content'>

/** What is given, read by the kind's own shape; each field that does not fit is named. */
async function saidOf(
  ctx: Ctx,
  kind: AnyEventKind,
  eventId: string,
  { effectiveOn, decree, content }: Declared,
): Promise<Omit<EventSaid, 'answers'>> {
  const read = z.safeParse(kind.shape, content)
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => ({
      pointer: `/content/${path.map(String).join('/')}`,
      detail: message,
    }))
    const detail = `Isian peristiwa belum lengkap: ${errors[0]?.detail ?? ''}`
    throw new Refused(refusal('organisation/event-content', 422, detail, { errors }))
  }
  const [decreeNumber, decreeDate] = [decree?.number ?? null, decree?.date ?? null]
  const head = { eventId, on: effectiveOn, decreeNumber, decreeDate }
  const title = await kind.title(ctx, head, read.data)
  return { title, effectiveOn, decreeNumber, decreeDate, content: read.data }
}

/** Drafts an event, without asking who may: pages, importers and the demonstration. */
export async function draftEvent(
  ctx: Ctx,
  kinds: EventKinds,
  { kind: name, ...declared }: Taken<Contract['draftEvent']>,
  correctsId: string | null = null,
): Promise<string> {
  const kind = kinds.find((one) => one.kind === name)
  if (!kind)
    throw new Refused(
      refusal('organisation/no-such-kind', 404, 'Jenis peristiwa ini tidak dikenal.'),
    )
  const id = ctx.newId()
  const said = await saidOf(ctx, kind, id, declared)
  await holdOrganisation(ctx)
  await beginEvent(ctx, { id, kind: name, year: said.effectiveOn.slice(0, 4), correctsId })
  await saveVersion(ctx, id, 1, { ...said, answers: {} })
  await saveState(ctx, id, { version: 1, state: 'DRAFT' })
  const { content: _, ...after } = said
  await record(ctx, { act: 'event.drafted', subject: id, after: { kind: name, ...after } })
  return id
}

/** Writes another version of an event that has not ended; it is a draft again. */
async function rewrite(
  ctx: Ctx,
  event: StoredEvent,
  said: Partial<EventSaid>,
): Promise<StoredEvent> {
  const version = event.version + 1
  const { title, effectiveOn, decreeNumber, decreeDate, content, answers } = event
  const before = { title, effectiveOn, decreeNumber, decreeDate, content, answers }
  await saveVersion(ctx, event.id, version, { ...before, ...said })
  await saveState(ctx, event.id, { version, state: 'DRAFT' })
  await noLongerOpen(ctx, event.id, 'diubah')
  await record(ctx, {
    act: 'event.changed',
    subject: event.id,
    before: { version: event.version, state: event.state },
    after: { version, ...said },
  })
  return known(ctx, event.id)
}

/** What an event asks as things stand, with the answers so far. */
export const questionsOf = async (
  ctx: Ctx,
  { heirs, kinds }: EventsOver,
  eventId: string,
): Promise<Question[]> => (await weigh(ctx, heirs, kinds, await known(ctx, eventId))).questions

/** Answers questions of an event; what was answered before stays. */
export async function answerEvent(
  ctx: Ctx,
  eventId: string,
  answers: Record<string, string>,
): Promise<void> {
  const event = await meant(ctx, eventId)
  await rewrite(ctx, event, { answers: { ...event.answers, ...answers } })
}

/** Confirms an event and, where its date has come, carries it out; refuses while something stands in
 * the way or a question is open. Who wrote it only proposes it where there is somebody else to
 * say yes. */
export async function confirmEvent(ctx: Ctx, over: EventsOver, eventId: string): Promise<void> {
  const event = await meant(ctx, eventId)
  const { version, code } = event
  const weighed = await weigh(ctx, over.heirs, over.kinds, event)
  const problems = [...weighed.problems, ...(await overtakings(ctx, over.kinds, event, weighed))]
  heed(whyNotConfirm(event, problems, weighed.questions))
  const others = kindOf(over.kinds, event.kind).oneHand ? [] : await over.administratorsOf(ctx)
  if (waitsForSecond(ctx.actor, event.writtenBy, others)) return propose(ctx, event, others)
  await saveState(ctx, eventId, { version, state: 'CONFIRMED' })
  await noLongerOpen(ctx, eventId, 'dikonfirmasi')
  await record(ctx, { act: 'event.confirmed', subject: eventId, after: { code, version } })
  if (event.effectiveOn <= ctx.today) await executeEvent(ctx, over.heirs, over.kinds, eventId)
}

/** Withdraws an event that has not ended, with the reason; asks nobody's right. */
export async function withdrawEvent(ctx: Ctx, eventId: string, reason: string): Promise<void> {
  const event = await meant(ctx, eventId)
  heed(whyNotWithdraw(event, reason))
  await saveState(ctx, eventId, { version: event.version, state: 'WITHDRAWN', note: reason })
  await noLongerOpen(ctx, eventId, 'dibatalkan')
  await record(ctx, {
    act: 'event.withdrawn',
    subject: eventId,
    before: { code: event.code, state: event.state },
    after: { reason },
  })
}

async function propose(
  ctx: Ctx,
  { id, version, state, code, title }: StoredEvent,
  administrators: readonly string[],
): Promise<void> {
  if (state === 'PROPOSED') throw new Refused(whyAsked(code))
  await saveState(ctx, id, { version, state: 'PROPOSED' })
  await record(ctx, { act: 'event.proposed', subject: id, after: { code, version } })
  await ctx.tasks.open(
    administrators
      .filter((other) => other !== ctx.actor.personId)
      .map((personId) => ({
        ...{ kind: 'organisation/confirm-event', subject: id, title, holder: { personId } },
        detail: `Disusun ${ctx.actor.name}; menunggu konfirmasi Anda.`,
        waiting: ctx.actor.name,
        link: `/organisasi/peristiwa/${id}`,
      })),
  )
}

async function readEvent(ctx: Ctx, over: EventsOver, eventId: string): Promise<EventPage> {
  const event = await known(ctx, eventId)
  const steps = await stepsOf(ctx, eventId)
  const named = namedIn(event.content)
  const names = await namesOfThings(ctx, [
    ...named,
    ...steps.flatMap(({ personId }) => personId ?? []),
  ])
  const page = {
    event: lineOf(over.kinds, event),
    content: z.parse(z.record(z.string(), z.unknown()), event.content),
    names: Object.fromEntries(named.map((id) => [id, names.get(id) ?? ''])),
    steps: steps.map(({ personId, ...step }) => ({
      ...step,
      by:
        personId === null
          ? null
          : { id: personId, name: names.get(personId) ?? 'tidak lagi bertugas' },
    })),
    mine: event.writtenBy === ctx.actor.personId,
  }
  if (whyEnded(event)) {
    const by = event.state === 'EXECUTED' ? await findCancelling(ctx, eventId) : undefined
    return {
      ...page,
      cancelledBy: by ? { id: by.id, code: by.code } : null,
      ...{ problems: [], questions: [], secondHand: false },
      touched: await countEffects(ctx, eventId),
      balances: await balancesOf(ctx, over.heirs, event, null),
    }
  }
  const weighed = await weigh(ctx, over.heirs, over.kinds, event)
  const others = kindOf(over.kinds, event.kind).oneHand ? [] : await over.administratorsOf(ctx)
  return {
    ...page,
    cancelledBy: null,
    problems: [...weighed.problems, ...(await overtakings(ctx, over.kinds, event, weighed))],
    questions: weighed.questions.map(({ options, ...question }) => ({
      ...question,
      options: options && [...options],
    })),
    touched: [...Map.groupBy(weighed.told, ({ room, table }) => `${room} ${table}`).values()].map(
      (told) => ({ room: told[0]?.room ?? '', table: told[0]?.table ?? '', count: told.length }),
    ),
    balances: await balancesOf(ctx, over.heirs, event, weighed),
    secondHand: waitsForSecond(ctx.actor, event.writtenBy, others),
  }
}

async function listEffects(
  ctx: Ctx,
  over: EventsOver,
  { eventId, room, table, ...page }: Taken<Contract['listEffects']>,
): Promise<Given<Contract['listEffects']>> {
  const event = await known(ctx, eventId)
  const { start, limit, cut } = windowOf(page)
  const weighed = whyEnded(event) ? null : await weigh(ctx, over.heirs, over.kinds, event)
  const { items, next } = cut(
    weighed
      ? weighed.told
          .filter((one) => (!room || one.room === room) && (!table || one.table === table))
          .slice(start, start + limit + 1)
      : await loadEffects(ctx, { eventId, room, table, start, limit: limit + 1 }),
  )
  const names = await namesOfThings(
    ctx,
    items.flatMap(({ from, to }) => (to ? [from, to] : [from])),
  )
  const named = (id: string) => ({
    id,
    name: names.get(id) ?? weighed?.succession.names?.[id] ?? 'tidak lagi tercatat',
  })
  return {
    items: items.map(
      ({ room, table, id, from, to, effect }): EventEffect => ({
        ...{ room, table, id, effect },
        ...{ from: named(from), to: to === null ? null : named(to) },
      }),
    ),
    next,
  }
}

/** The acts of events over the heirs and kinds that `app.ts` brings together. */
export function eventActs(over: EventsOver): Actions<Contract, EventTables> {
  const told = async (ctx: Ctx, eventId: string): Promise<EventLine> =>
    lineOf(over.kinds, await known(ctx, eventId))
  /** The event as the writer saw it, not yet at its end. */
  const openTo = async (ctx: Ctx, { eventId, version }: { eventId: string; version: number }) => {
    heed(whyNotManageEvents(ctx.actor))
    const event = await meant(ctx, eventId)
    heed(whyEnded(event))
    heed(whyStale(String(version), event.version))
    return event
  }
  return {
    async listEvents(ctx, { state, ...page }) {
      heed(whyNotManageEvents(ctx.actor))
      const { start, limit, cut } = windowOf(page)
      const { items, next } = cut(await loadEvents(ctx, { state, start, limit: limit + 1 }))
      return { items: items.map((event) => lineOf(over.kinds, event)), next }
    },
    async readEvent(ctx, { eventId }) {
      heed(whyNotManageEvents(ctx.actor))
      return readEvent(ctx, over, eventId)
    },
    async listEffects(ctx, asked) {
      heed(whyNotManageEvents(ctx.actor))
      return listEffects(ctx, over, asked)
    },
    async draftEvent(ctx, declared) {
      heed(whyNotManageEvents(ctx.actor))
      return told(ctx, await draftEvent(ctx, over.kinds, declared))
    },
    async changeEvent(ctx, { eventId, version, ...declared }) {
      const event = await openTo(ctx, { eventId, version })
      const said = await saidOf(ctx, kindOf(over.kinds, event.kind), eventId, declared)
      return lineOf(over.kinds, await rewrite(ctx, event, said))
    },
    async answerQuestions(ctx, { answers, ...seen }) {
      await openTo(ctx, seen)
      await answerEvent(ctx, seen.eventId, answers)
      return told(ctx, seen.eventId)
    },
    async confirmEvent(ctx, seen) {
      await openTo(ctx, seen)
      await confirmEvent(ctx, over, seen.eventId)
      return told(ctx, seen.eventId)
    },
    async withdrawEvent(ctx, { eventId, reason }) {
      heed(whyNotManageEvents(ctx.actor))
      await withdrawEvent(ctx, eventId, reason)
      return told(ctx, eventId)
    },
  }
}
