import type * as z from 'zod/mini'
import type { Problem } from '../../../kernel/importer.ts'
import type { Inheritance, Succession } from '../../../kernel/ports.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { AnyLedger, DatedChange } from '../../../platform/database/ledger.ts'
import type { OrganisationTables } from '../organisation.tables.ts'

/** What every event says besides its content. */
export type EventHead = {
  eventId: string
  on: LocalDate
  decreeNumber: string | null
  decreeDate: LocalDate | null
}

/** What an event would do to the organisation as it stands now. */
export type EventPlan = {
  /** What stands in the way (`error`), or is to be known before confirming (`warning`). */
  problems: Problem[]
  /** What becomes different in each dated table of this room, in the order to be written. */
  changes: { of: AnyLedger; changes: DatedChange<AnyLedger>[] }[]
  /** Rows that end on the date: closed, and written anew up to it. */
  ends: { of: AnyLedger; rowIds: string[] }[]
  /** Every unit, post and assignment that is touched, with where it goes. */
  told?: Inheritance[]
  succession: Partial<Omit<Succession, 'on' | 'eventId' | 'answers' | 'names'>>
}

/** One kind of event, declared: what is given, and what that does. The engine does the rest: drafts,
 * asks every heir, confirms, executes on the date, keeps what was touched. */
export type EventKind<Shape extends z.ZodMiniObject = z.ZodMiniObject> = {
  kind: string
  /** In a list: «Penggabungan». */
  name: string
  shape: Shape
  /** One hand suffices: nothing that was promised ends by it. */
  oneHand?: boolean
  /** A title from what is given: «Penggabungan Dinas A dan Dinas B». */
  title(
    ctx: Context<OrganisationTables>,
    head: EventHead,
    content: z.output<Shape>,
  ): Promise<string>
  plan(
    ctx: Context<OrganisationTables>,
    head: EventHead,
    content: z.output<Shape>,
  ): Promise<EventPlan>
}

// biome-ignore lint/suspicious/noExplicitAny: kinds of every shape stand in one list
export type AnyEventKind = EventKind<any>

/** Declares a kind over its own shape. */
export const eventKind = <Shape extends z.ZodMiniObject>(kind: EventKind<Shape>): AnyEventKind =>
  kind

/** An event that changes nothing yet: a plan says only what it adds. */
export const planWith = (plan: Partial<EventPlan>): EventPlan => ({
  ...{ problems: [], changes: [], ends: [], succession: {} },
  ...plan,
})
