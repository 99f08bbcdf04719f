import type { Instant, LocalDate } from './time.ts'

/** Work that waits for somebody. Addressed to a position, it reaches the holder of the day; to a
 * person, that person; to a right, all who hold it. */
export type TaskToOpen = {
  /** What kind of act is asked for, `room/act`: the interface picks its words and form by it. */
  kind: string
  /** Id of the thing the task is about. One open task per kind, subject and holder. */
  subject: string
  title: string
  detail?: string
  holder:
    | { positionId: string }
    | { personId: string }
    | { grant: string; unitId?: string }
    /** Who administers or operates the office of a unit by decree, but for who asks; else Bagian
     * Organisasi. */
    | { administratorsOf: string }
  /** Who waits until this is done, in words, and since when follows from the opening. */
  waiting?: string
  dueOn?: LocalDate | null
  link: string
}

/** Every open task of a kind about some things, with why nobody waits for it any more. */
export type TaskDone = { kind: string; subjects: readonly string[]; reason: string }

/** The port through which rooms below `tasks` ask somebody to act (`design.md` §7). Same
 * transaction as the act that causes it. */
export type TaskPort = {
  /** Asks, and at the same time closes what is `done` with. */
  open(tasks: readonly TaskToOpen[], done?: readonly TaskDone[]): Promise<void>
  close(done: TaskDone): Promise<void>
  /** What the open tasks of a kind are about. */
  subjectsOf(kind: string): Promise<string[]>
  /** What the open tasks of a kind that reach the actor are about, each with the post by which it
   * does (`null`: as a person). */
  held(kind: string): Promise<ReadonlyMap<string, { positionId: string | null }>>
}

/** Something somebody is told, with the way to it. */
export type NoticeToTell = {
  personId: string
  /** What it is about, `room/what`. */
  kind: string
  /** One whole sentence. */
  title: string
  detail?: string
  /** An address of this installation, from `/` on; it opens after sign-in. */
  link?: string
  /** Takes the place of an unread one of the same topic: six promises that wait are one notice. */
  topic?: string
}

/** The port through which any room tells somebody something (`design.md` §7). Same transaction as
 * the act that causes it: what is taken back was never told. */
export type NoticePort = { tell(notices: readonly NoticeToTell[]): Promise<void> }

/** The port by which planning and agreements say that measures are held against other targets from
 * now on: a promise came into force, a plan was corrected. Stored results follow in the same
 * transaction (decision 0013); `since` leaves out the periods that were over by that day. */
export type TargetPort = {
  moved(measureIds: readonly string[], since?: LocalDate): Promise<void>
  /** The first day after the last period of a year whose figure is verified or locked, by measure;
   * what has none is left out. */
  heldUntil(measureIds: readonly string[], year: number): Promise<ReadonlyMap<string, LocalDate>>
}

/** How far a measure was when a day came: what was computed last for the year so far, and how final the
 * figure of the last period that had ended is. Values are canonical, the achievement in per cent. */
export type Achieved = {
  /** The period the values are of; `null` where nothing was computed yet. */
  period: string | null
  realization: string | null
  target: string | null
  achievement: string | null
  /** Why there is no achievement, in words. */
  reason: string | null
  /** Its period is `due`: FINAL (locked), OPEN (reported, not locked), PROVISIONAL, BLANK (not
   * measurable yet), MISSING, or NONE where no period has ended. */
  standing: 'FINAL' | 'OPEN' | 'PROVISIONAL' | 'BLANK' | 'MISSING' | 'NONE'
  due: string | null
}

/** The port by which agreements ask how far measures were, without knowing the room that keeps the
 * figures: of a year, counting the periods that ended before a day. A measure that was not there is
 * left out; an identical one has what it follows. */
export type FigurePort = {
  achieved(
    measureIds: readonly string[],
    of: { year: number; before: LocalDate },
  ): Promise<ReadonlyMap<string, Achieved>>
}

/** How somebody may read an item of evidence: within the office it belongs to, from elsewhere by a
 * right or a duty, or not at all. */
export type EvidenceSight = 'WITHIN' | 'FROM_ELSEWHERE' | 'CLOSED'

/** The port by which evidence asks the rooms whose things carry it (figures) who may read an item:
 * evidence is read through what carries it. An item that nothing carries is left out of the
 * answer. */
export type EvidencePort = {
  sightOf(itemIds: readonly string[]): Promise<ReadonlyMap<string, EvidenceSight>>
}

/** A named count that a room offers to others: complaints, absorption, follow-up rates become
 * indicators this way. */
export type Fact = {
  name: string
  numerator: string | null
  denominator: string | null
  rowCount: number
  query: string
}

/** What a room knows about counts (`design.md` §7); joined in `app.ts`, so that a reader need not
 * know the room. */
export type FactSource<Ctx> = {
  names: readonly string[]
  // A method, not a function field: a source over its own tables stands in a list that knows fewer.
  read(ctx: Ctx, name: string, period: string, unitId: string | null): Promise<Fact | null>
}

/** The port through which any room reads a named fact of another: `agreements.signed` of 2026, of
 * one office or of all. */
export type FactPort = {
  read(name: string, period: string, unitId: string | null): Promise<Fact | null>
}

/** Something a change of organisation leaves to a person: nothing is executed while one has no
 * answer. */
export type Question = {
  /** `room/what:id`; the answer is kept with the event under it. */
  key: string
  /** A whole sentence that says what is asked about which thing. */
  text: string
  /** The answers there are; `null` where a number is asked for. */
  options: readonly { value: string; label: string }[] | null
  /** What was answered, or `null`. */
  answer: string | null
}

/** What happens to one row when a unit, position or person goes elsewhere. */
export type Inheritance = {
  table: string
  id: string
  from: string
  to: string | null
  effect: string
  /** Asked before anything happens; absent where nothing is left open. */
  question?: Question
}

/** An assignment that ends with the change, and by whom its work goes on. */
export type Ending = {
  assignmentId: string
  personId: string
  positionId: string
  /** Who holds the post next; `null` while it stays vacant or is closed. */
  next: { assignmentId: string; personId: string } | null
}

/** A change of organisation, as a room's heir needs to see it: which unit, position or person
 * becomes which, on which day. */
export type Succession = {
  on: LocalDate
  /** The event that does it; `null` where an import only asks. */
  eventId: string | null
  /** What goes → what it becomes; more than one heir, and each room asks which. A unit that is
   * split and lives on is among its own heirs. */
  units: Record<string, string[]>
  positions: Record<string, string[]>
  people: Record<string, string[]>
  /** Units that stay themselves and come under another office: from which, to which. */
  moved: Record<string, { from: string | null; to: string | null }>
  endings: readonly Ending[]
  /** What units and posts are called that are not on record before the change; a question names
   * its heirs by them. */
  names?: Readonly<Record<string, string>>
  /** Answers to the questions of the heirs, by their keys. */
  answers: Readonly<Record<string, string>>
}

/** A change that says only what is given; the rest stays as it is. */
export const successionOf = (change: Pick<Succession, 'on'> & Partial<Succession>): Succession => ({
  ...{ eventId: null, units: {}, positions: {}, people: {}, moved: {}, endings: [], answers: {} },
  ...change,
})

/** Something that was done by an assignment, binds others, and stays whatever becomes of its holder:
 * a figure that was verified. */
export type Bound = {
  table: string
  id: string
  assignmentId: string
  at: Instant
  /** A whole sentence that names the thing and what was done. */
  text: string
  link: string
}

/** A sum that a change of units divides anew: what each has of it on the eve and from the day on; whole
 * rupiah, in all the same. `unitId` null: of nobody, or not answered yet. */
export type Balance = {
  /** «Pagu anggaran 2026». */
  name: string
  shares: readonly { unitId: string | null; before: number; after: number }[]
}

/** Every room whose tables carry a unit, position or person says what a reorganisation does to them
 * (`design.md` §7). */
export type Heir<Ctx> = {
  room: string
  /** `schema.table.column` of every column it answers for; a catalogue test compares this with the
   * database. */
  answersFor: readonly string[]
  /** What the change would do to the room's things, and what it has to ask. Writes nothing. */
  preview(ctx: Ctx, succession: Succession): Promise<Inheritance[]>
  /** What was done since a day by assignments that, as turns out late, had ended by then. It stays
   * with who did it and is listed for a decision (`anggaran-organisasi-layanan.md` §2.7). What
   * cannot wait for one is a `Question` of the preview. */
  boundSince?(ctx: Ctx, assignmentIds: readonly string[], on: LocalDate): Promise<Bound[]>
  /** What the units of the change have before and after it, as it would be, or as it is once `done`. */
  balances?(ctx: Ctx, succession: Succession, done: boolean): Promise<Balance[]>
  /** Does what `preview` told, in the transaction of the event, after the organisation itself has
   * changed; every question has its answer by then. */
  execute(ctx: Ctx, succession: Succession): Promise<void>
}
