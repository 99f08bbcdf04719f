import { errorsOf, type Problem } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { type Question, type Succession, successionOf } from '../../../kernel/ports.ts'
import { Refused } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { endRows, writeChanges } from '../../../platform/database/ledger.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Heirs } from '../records/undo.actions.ts'
import { askForVacancies } from '../vacancy/vacancy.actions.ts'
import type { EventState } from './event.contract.ts'
import { standsInTheWay, toBeKnown, whatIsOpen } from './event.rules.ts'
import {
  confirmedEvents,
  findEvent,
  holdOrganisation,
  namesOfThings,
  type StoredEvent,
  saveEffects,
  saveState,
  type Told,
} from './event.store.ts'
import type { AnyEventKind, EventPlan } from './event-kind.ts'
import { boundMeanwhile, keepReviews } from './review.actions.ts'
import { tellWhoMoved } from './told.actions.ts'

type Ctx = Context<OrganisationTables & AuditTables>
export type EventKinds = readonly AnyEventKind[]

/** What an event would do as things stand: to the organisation, and to the things of every room. */
export type Weighed = {
  plan: EventPlan
  succession: Succession
  told: Told[]
  problems: Problem[]
  questions: Question[]
}

/** The kind of an event; one that no version of the program knows any more is a fault. */
export function kindOf(kinds: EventKinds, kind: string): AnyEventKind {
  const found = kinds.find((one) => one.kind === kind)
  if (!found) throw new Error(`no kind of event «${kind}»`)
  return found
}

export const headOf = (event: StoredEvent) => ({
  ...{ eventId: event.id, on: event.effectiveOn },
  ...{ decreeNumber: event.decreeNumber, decreeDate: event.decreeDate },
})

const planOf = (ctx: Ctx, kinds: EventKinds, event: StoredEvent): Promise<EventPlan> =>
  kindOf(kinds, event.kind).plan(ctx, headOf(event), event.content)

/** How new units, posts and people of a plan are called. */
const newNames = ({ changes }: EventPlan): Record<string, string> =>
  Object.fromEntries(
    changes.flatMap((written) =>
      written.changes.flatMap(({ isNew, version }) =>
        isNew ? [[version.id, version.name ?? version.title ?? '']] : [],
      ),
    ),
  )

/** Plans an event anew and asks every heir; writes nothing. With something in the way the heirs are
 * not asked: there is no plan they could follow. */
export async function weigh(
  ctx: Ctx,
  heirs: Heirs,
  kinds: EventKinds,
  event: StoredEvent,
): Promise<Weighed> {
  const plan = await planOf(ctx, kinds, event)
  const succession = successionOf({
    ...plan.succession,
    ...{ on: event.effectiveOn, eventId: event.id, answers: event.answers, names: newNames(plan) },
  })
  const told: Told[] = (plan.told ?? []).map((one) => ({ ...one, room: 'organisation' }))
  if (errorsOf(plan.problems).length === 0)
    for (const heir of heirs)
      for (const one of await heir.preview(ctx, succession)) told.push({ ...one, room: heir.room })
  const questions = new Map(
    told.flatMap(({ question }) => (question ? [[question.key, question]] : [])),
  )
  return { plan, succession, told, problems: plan.problems, questions: [...questions.values()] }
}

const idPattern = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** The units, posts and people that the content of an event names; the import it came with is none
 * of them. */
export const namedIn = (content: unknown): string[] =>
  JSON.stringify(content, (key, value) => (key === 'runId' ? undefined : value)).match(idPattern) ??
  []

/** What ends by a plan: units and posts that are not among their own heirs. */
const endingIn = ({ succession: { units = {}, positions = {} } }: EventPlan): Set<string> =>
  new Set(
    Object.entries({ ...units, ...positions }).flatMap(([id, heirs]) =>
      heirs.includes(id) ? [] : [id],
    ),
  )

/** What other confirmed events that wait for their day would do to the things of this one. */
export async function overtakings(
  ctx: Ctx,
  kinds: EventKinds,
  event: StoredEvent,
  { plan }: Weighed,
): Promise<Problem[]> {
  const ending = endingIn(plan)
  const own = new Set([...namedIn(event.content), ...ending])
  const found: Problem[] = []
  for (const other of await confirmedEvents(ctx)) {
    const shared = namedIn(other.content).filter((id) => own.has(id))
    if (other.id === event.id || shared.length === 0) continue
    const gone = endingIn(await planOf(ctx, kinds, other))
    const after = other.effectiveOn > event.effectiveOn
    const lost = shared.find((id) => (after ? ending : gone).has(id))
    const name = lost && ((await namesOfThings(ctx, [lost])).get(lost) ?? 'Yang disebut di sini')
    const told = `«${other.title}» (${other.code}, ${printDate(other.effectiveOn)})`
    if (!name)
      found.push(
        toBeKnown(
          'event-beside',
          `${told} menyangkut hal yang sama dan masih menunggu tanggalnya.`,
        ),
      )
    else if (after)
      found.push(
        toBeKnown(
          'event-overtaken',
          `${name} berakhir oleh peristiwa ini, sehingga ${told} nanti berhenti.`,
        ),
      )
    else
      found.push(
        standsInTheWay(
          'event-overtaken',
          `${name} sudah berakhir oleh ${told}. Batalkan peristiwa itu, atau sebut penggantinya di sini.`,
        ),
      )
  }
  return found
}

async function write(ctx: Ctx, heirs: Heirs, event: StoredEvent, weighed: Weighed): Promise<void> {
  const { plan, succession, told } = weighed
  for (const { of, rowIds } of plan.ends)
    await endRows(ctx, of, rowIds, { on: event.effectiveOn, runId: event.id })
  for (const { of, changes } of plan.changes) await writeChanges(ctx, of, changes, event.id)
  await saveEffects(ctx, event.id, told)
  // asked before the rooms move what was done
  const meanwhile = await boundMeanwhile(ctx, heirs, succession)
  for (const heir of heirs) await heir.execute(ctx, succession)
  await keepReviews(ctx, event, meanwhile)
  await askForVacancies(
    ctx,
    succession.endings.map(({ positionId }) => positionId),
  )
  await tellWhoMoved(ctx, event, weighed)
}

/** Stops a confirmed event: nothing of it is written, and Bagian Organisasi is asked. */
export async function stopEvent(ctx: Ctx, event: StoredEvent, note: string): Promise<void> {
  const { id, code, title, version } = event
  await saveState(ctx, id, { version, state: 'STOPPED', note })
  await record(ctx, { act: 'event.stopped', subject: id, after: { code, note } })
  await ctx.tasks.open([
    {
      ...{ kind: 'organisation/event-stopped', subject: id },
      title: `${title} belum terlaksana`,
      detail: note,
      holder: { grant: 'ORGANISATION_BUREAU' },
      link: `/organisasi/peristiwa/${id}`,
    },
  ])
}

/** Carries a confirmed event out, in one transaction with everything the rooms do for it. It is
 * planned anew: where something came in between it is stopped with the reason, and nothing else is
 * written. Answers the state it is in then. */
export async function executeEvent(
  ctx: Ctx,
  heirs: Heirs,
  kinds: EventKinds,
  eventId: string,
): Promise<EventState> {
  await holdOrganisation(ctx)
  const event = await findEvent(ctx, eventId)
  if (event?.state !== 'CONFIRMED') return event?.state ?? 'WITHDRAWN'
  const weighed = await weigh(ctx, heirs, kinds, event)
  const open = whatIsOpen(weighed.problems, weighed.questions)
  if (open) {
    await stopEvent(ctx, event, open)
    return 'STOPPED'
  }
  await write(ctx, heirs, event, weighed)
  const { version, code, title } = event
  await saveState(ctx, eventId, { version, state: 'EXECUTED' })
  await record(ctx, {
    act: 'event.executed',
    subject: eventId,
    after: { code, title, effectiveOn: event.effectiveOn, touched: weighed.told.length },
  })
  return 'EXECUTED'
}

const unknown = 'Pelaksanaannya gagal dan belum ada yang ditulis; sebabnya ada di catatan server.'

/** Carries out every confirmed event whose date has come, each in a transaction of its own; one that
 * fails is stopped and keeps no other waiting. */
export async function executeDue(
  step: <Result>(work: (ctx: Ctx) => Promise<Result>) => Promise<Result>,
  heirs: Heirs,
  kinds: EventKinds,
  until?: LocalDate,
): Promise<void> {
  let failure: unknown
  for (const { id } of await step((ctx) => confirmedEvents(ctx, until ?? ctx.today)))
    try {
      await step((ctx) => executeEvent(ctx, heirs, kinds, id))
    } catch (error) {
      const refused = error instanceof Refused
      if (!refused) failure = error
      await step(async (ctx) => {
        const event = await findEvent(ctx, id)
        if (event?.state === 'CONFIRMED')
          await stopEvent(ctx, event, refused ? error.message : unknown)
      })
    }
  if (failure !== undefined) throw failure
}
