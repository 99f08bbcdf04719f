import type { Right } from '../kernel/actor.ts'
import type { ImportSummary, Problem, SheetTable, SheetWish, TypedRow } from '../kernel/importer.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Context } from './context.ts'

/** One thing the file does not say and the person must: which year, which stage, from which
 * date. */
export type OptionWish = {
  key: string
  label: string
  hint?: string
  kind: 'year' | 'date' | 'text' | 'choice'
  choices?: readonly { value: string; label: string }[]
  required: boolean
}

/** What an importer says after looking at a file; `write` does it, in the transaction of the
 * commit. */
export type Examined = {
  problems: Problem[]
  summary: ImportSummary
  write: (runId: string) => Promise<void>
}

/** What an importer offers to a screen where its rows are typed (decision 0049); judged and written
 * they are by `examine`, like those of a file. */
export type Typing<Tables> = {
  /** Also typed by who holds the right in an office only: `examine` refuses rows about others. */
  withinOffice?: boolean
  /** What is on record of one thing, as rows of the file: the thing alone, or the `whole` of it with
   * what hangs below. Without rows there is no such thing. */
  rowsOf(
    ctx: Context<Tables>,
    asked: { id: string; whole: boolean; options: Record<string, string> },
  ): Promise<TypedRow[]>
  /** What each row would change that is on record already, by its name; `null` where it is new. */
  changedBy(
    ctx: Context<Tables>,
    rows: readonly TypedRow[],
    options: Record<string, string>,
  ): Promise<(string | null)[]>
  /** Keys of the columns that name something: a screen offers what fits. */
  suggests: readonly string[]
  /** The things such a column may name that fit some words, the best first. */
  suggest(
    ctx: Context<Tables>,
    asked: { column: string; words: string; options: Record<string, string> },
  ): Promise<Suggestion[]>
}
/** A word a cell takes, and what it stands for. */
export type Suggestion = { value: string; label: string }

/** How a room takes a file in. Joined in `app.ts`, so the room `imports` knows none of the others.
 * `examine` only reads; every row it writes later carries the run's id, and `undo` takes exactly
 * those back or says why not. */
export type Importer<Tables> = {
  kind: string
  title: string
  /** What the file is and where it comes from, in one sentence. */
  sentence: string
  right: Right
  /** Saving it asks for the second factor again, as the single acts do that it stands for. */
  proves?: boolean
  /** What the file holds and a filled example, by one list of fields (`kernel/fields.ts`). */
  sheet: { wish: SheetWish; example: readonly (readonly (string | null)[])[] }
  options: readonly OptionWish[]
  // Methods, not function fields: an importer over one room's tables may stand in a list that knows
  // fewer (`app.ts` lends all of them).
  examine(
    ctx: Context<Tables>,
    table: SheetTable,
    options: Record<string, string>,
  ): Promise<Examined>
  undo(ctx: Context<Tables>, runId: string): Promise<Refusal | null>
  /** Keeps everybody else from what it writes until the transaction ends; asked before a file is
   * looked at to be written, or taken back. */
  hold?(ctx: Context<Tables>): Promise<void>
  /** Absent where its rows are not typed on screen. */
  typing?: Typing<Tables>
}
