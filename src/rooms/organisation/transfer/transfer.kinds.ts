import { notesOf } from '../../../kernel/importer.ts'
import type { Inheritance } from '../../../kernel/ports.ts'
import type { Context } from '../../../platform/context.ts'
import type { AnyLedger, DatedChange } from '../../../platform/database/ledger.ts'
import { findEvent, namesOfThings } from '../event/event.store.ts'
import { type EventHead, type EventPlan, eventKind } from '../event/event-kind.ts'
import { assignmentLedger, personLedger } from '../organisation.ledgers.ts'
import { titleAs } from '../organisation.rules.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack } from '../pack/pack.actions.ts'
import type { AssignmentRecord } from '../records/record.contract.ts'
import { touchedLater } from '../records/undo.store.ts'
import { Transfer } from './transfer.contract.ts'
import { planTransfer, successionIn } from './transfer.rules.ts'
import { doneBy, recordsOfTransfer } from './transfer.store.ts'
import {
  aboutCancelling,
  endingsOfCancel,
  type Restored,
  restore,
} from './transfer-cancel.rules.ts'
import type { TransferPlan } from './transfer-plan.contract.ts'
import { titleOf } from './transfer-words.rules.ts'

type Ctx = Context<OrganisationTables>
type Change = DatedChange<AnyLedger>
// biome-ignore lint/suspicious/noExplicitAny: rows of two ledgers, each written by its own
type Row = any

/** A row that says something else from now on, in its own place or beside what stays of it. */
const instead = (row: Row, over: Row | null, kept: Change['turn']['kept'] = null): Change => ({
  turn: { replaced: over, kept, span: { validFrom: row.validFrom, validTo: row.validTo } },
  isNew: false,
  version: row,
})

/** What the lines do, as changes of the dated tables. */
function eventPlanOf(plan: TransferPlan, on: string): Pick<EventPlan, 'changes' | 'ends'> {
  const past = plan.ends.filter(({ record, on: last }) => record.validFrom < last)
  const never = plan.ends.filter(({ record, on: last }) => record.validFrom >= last)
  const leaving = plan.leaves.flatMap(({ records }) => records)
  return {
    changes: [
      {
        of: assignmentLedger,
        changes: [
          ...past.map(({ record, on: validTo }) => instead({ ...record, validTo }, record)),
          ...plan.begins.map(({ version, extended }) =>
            instead(
              version,
              extended,
              extended && extended.validFrom < on
                ? { validFrom: extended.validFrom, validTo: on }
                : null,
            ),
          ),
        ],
      },
      {
        of: personLedger,
        changes: leaving
          .filter(({ validFrom }) => validFrom < on)
          .map((record) => instead({ ...record, validTo: on }, record)),
      },
    ],
    ends: [
      { of: assignmentLedger, rowIds: never.map(({ record }) => record.rowId) },
      {
        of: personLedger,
        rowIds: leaving.filter(({ validFrom }) => validFrom >= on).map(({ rowId }) => rowId),
      },
    ],
  }
}

/** What becomes of somebody in a post, as people say it: «tidak lagi», «kembali sebagai». */
async function toldOf(
  ctx: Ctx,
  held: readonly { record: AssignmentRecord; says: string }[],
): Promise<Inheritance[]> {
  const ids = held.flatMap(({ record }) => [record.personId, record.positionId])
  const names = await namesOfThings(ctx, ids)
  return held.map(({ record: { id, personId, positionId, kind }, says }) => {
    const post = titleAs({ title: names.get(positionId) ?? 'jabatan lain' }, kind)
    const effect = `${names.get(personId) ?? 'Pejabat lama'} ${says} ${post}.`
    return { table: 'organisation.assignments', id, from: personId, to: null, effect }
  })
}

/** What is wrong with a line is told with whom it is about: an event has no rows of a file. */
async function planOf(ctx: Ctx, head: EventHead, { rows }: Transfer): Promise<EventPlan> {
  const notes = notesOf({ columns: [] })
  const { content: pack } = await readPack(ctx, 'organisasi', head.on, OrganisationPack)
  const plan = planTransfer(
    rows.map((line, at) => ({ ...line, row: at })),
    {
      ...{ on: head.on, today: ctx.today, acting: pack.acting, newId: ctx.newId },
      records: await recordsOfTransfer(ctx, rows),
      noteOf: notes.of,
    },
  )
  return {
    problems: notes.all().map((problem) => ({
      ...problem,
      ...{ row: null, column: null },
      detail: `${rows[problem.row ?? 0]?.name}: ${problem.detail}`,
    })),
    ...eventPlanOf(plan, head.on),
    told: await toldOf(
      ctx,
      plan.ends.map(({ record }) => ({ record, says: 'tidak lagi' })), // the lines say who begins
    ),
    succession: successionIn(plan),
  }
}

const changesOf = <Of extends AnyLedger>(of: Of, { again }: Restored<Row>) => ({
  ...{ of, changes: again.map(({ row, over }) => instead(row, over)) },
})
const voidedIn = <Of extends AnyLedger>(of: Of, { voided }: Restored<Row>) => ({
  ...{ of, rowIds: voided.map(({ rowId }) => rowId as string) },
})

/** Takes an executed transfer back: who holds what is again as if it had not been. */
async function cancelOf(ctx: Ctx, { on }: EventHead, cancels: string): Promise<EventPlan> {
  const done = await doneBy(ctx, cancels)
  const [held, people] = [restore(done.assignments), restore(done.people)]
  const event = await findEvent(ctx, cancels)
  return {
    problems: aboutCancelling(event, on, event ? await touchedLater(ctx, cancels) : 0, done),
    changes: [changesOf(assignmentLedger, held), changesOf(personLedger, people)],
    ends: [voidedIn(assignmentLedger, held), voidedIn(personLedger, people)],
    told: await toldOf(ctx, [
      ...held.voided.map((record) => ({ record, says: 'batal menjadi' })),
      ...held.again.map(({ row }) => ({ record: row, says: 'kembali sebagai' })),
    ]),
    succession: { endings: endingsOfCancel(held) },
  }
}

/** Mutasi, pelantikan, Plt and Plh, leaving: one line a person, all from one date on. */
export const transferKind = eventKind({
  kind: 'TRANSFER',
  name: 'Mutasi dan pelantikan',
  shape: Transfer,
  async title(ctx, _, { rows, cancels }) {
    const cancelled = cancels ? await findEvent(ctx, cancels) : undefined
    return cancelled ? `Pembatalan ${cancelled.code}: ${cancelled.title}` : titleOf(rows)
  },
  plan: (ctx, head, content) =>
    content.cancels ? cancelOf(ctx, head, content.cancels) : planOf(ctx, head, content),
})
