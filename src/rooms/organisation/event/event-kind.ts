import type * as z from 'zod/mini'
import type { Problem } from '../../../kernel/importer.ts'
import type { Succession } from '../../../kernel/ports.ts'
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
  succession: Omit<Succession, 'on' | 'eventId' | 'answers'>
}

/** One kind of event, declared: what is given, and what that does. The engine does the rest: drafts,
 * asks every heir, confirms, executes on the date, keeps what was touched. */
export type EventKind<Shape extends z.ZodMiniObject = z.ZodMiniObject> = {
  kind: string
  /** In a list: «Penggabungan». */
  name: string
  shape: Shape
  /** A title from what is given: «Penggabungan Dinas A dan Dinas B». */
  title(content: z.output<Shape>): string
  plan(
    ctx: Context<OrganisationTables>,
    head: EventHead,
    content: z.output<Shape>,
  ): Promise<EventPlan>
}
