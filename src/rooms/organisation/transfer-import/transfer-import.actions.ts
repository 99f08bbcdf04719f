import { errorsOf, notesOf, type Problem, type SheetTable } from '../../../kernel/importer.ts'
import { type Inheritance, type Question, successionOf } from '../../../kernel/ports.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { Examined, Importer } from '../../../platform/importer.ts'
import { chartOn } from '../chart/chart.actions.ts'
import {
  confirmEvent,
  draftEvent,
  type EventsOver,
  type EventTables,
  withdrawEvent,
} from '../event/event.actions.ts'
import { toBeKnown, waitsForSecond } from '../event/event.rules.ts'
import { holdOrganisation, namesOfThings } from '../event/event.store.ts'
import type { Chart } from '../organisation.rules.ts'
import { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { readPack } from '../pack/pack.actions.ts'
import { personIdsByNip } from '../people-import/people-import.store.ts'
import type { Heirs } from '../records/undo.actions.ts'
import { planTransfer, successionIn } from '../transfer/transfer.rules.ts'
import { pendingTransfers, recordsOfTransfer, transfersOfRun } from '../transfer/transfer.store.ts'
import type { TransferPlan } from '../transfer/transfer-plan.contract.ts'
import {
  linesByDate,
  type ReadLine,
  type ReadQuestion,
  tellFormer,
} from './transfer-import.rules.ts'
import { type TransferLine, transferSheet } from './transfer-import-sheet.rules.ts'
import { type DatedTransfer, transferSummary } from './transfer-import-summary.rules.ts'
import { transferTyping } from './transfer-typing.actions.ts'

type Ctx = Context<EventTables>

/** So many dates may one file hold; each is an event of its own. */
const mostDates = 31

/** What the rows are read against; the organisation of each date that they take effect on. */
async function questionOf(
  ctx: Ctx,
  rows: readonly TransferLine[],
  notes: ReadQuestion['notes'],
): Promise<ReadQuestion> {
  const charts = new Map<LocalDate, Chart>()
  for (const { since } of rows) if (!charts.has(since)) charts.set(since, await chartOn(ctx, since))
  const personIdByNip = await personIdsByNip(
    ctx,
    rows.map(({ nip }) => nip),
  )
  const names = await namesOfThings(ctx, [...personIdByNip.values()])
  return {
    ...{ today: ctx.today, personIdByNip, notes },
    chartOf: (on) => charts.get(on) as Chart,
    nameOf: (id) => names.get(id),
    pending: await pendingTransfers(ctx),
  }
}

const tooManyDates = (count: number): Problem => ({
  ...{ row: null, column: 'TMT', severity: 'error', code: 'organisation/too-many-dates' },
  detail: `Berkas ini memuat ${count} TMT yang berbeda; paling banyak ${mostDates} sekali impor.`,
  suggestion: 'Pisahkan menurut keputusannya.',
})

/** A question of some room is answered with the event, after the file was saved. */
const asked = (question: Question | undefined): Problem[] =>
  question
    ? [
        toBeKnown(
          'event-asks',
          `Dijawab di halaman peristiwanya sebelum dilaksanakan: ${question.text}`,
        ),
      ]
    : []

/** What follows in every room. */
async function follows(
  ctx: Ctx,
  heirs: Heirs,
  on: LocalDate,
  plan: TransferPlan,
): Promise<Inheritance[]> {
  const found: Inheritance[] = []
  const succession = successionOf({ on, ...successionIn(plan) })
  for (const heir of heirs) found.push(...(await heir.preview(ctx, succession)))
  return found
}

/** The lines of one date held against what is on record then. */
async function dated(
  ctx: Ctx,
  heirs: Heirs,
  on: LocalDate,
  lines: readonly ReadLine[],
  tools: Pick<ReadQuestion, 'notes'> & { rowOf: ReadonlyMap<number, TransferLine> },
): Promise<DatedTransfer> {
  const { notes, rowOf } = tools
  const records = await recordsOfTransfer(ctx, lines)
  const { content: pack } = await readPack(ctx, 'organisasi', on, OrganisationPack)
  const plan = planTransfer(lines, {
    ...{ on, today: ctx.today, records, acting: pack.acting },
    ...{ noteOf: notes.of, newId: ctx.newId },
  })
  for (const { row, personId } of lines) {
    const written = rowOf.get(row)
    if (written) tellFormer(written, personId, records, tools)
  }
  const whole = errorsOf(notes.all()).length === 0
  return { on, lines, plan, effects: whole ? await follows(ctx, heirs, on, plan) : [] }
}

/** A decree that all lines of an event name. */
function decreeOf(lines: readonly ReadLine[]): { number: string; date: LocalDate | null } | null {
  const [first] = lines
  const number = first?.decreeNumber
  if (!number || lines.some(({ decreeNumber }) => decreeNumber !== number)) return null
  return { number, date: first.decreeDate }
}

/** Declares each event and confirms it: one whose date has come is carried out at once, one with a
 * question of some room waits as a draft. */
async function declare(
  ctx: Ctx,
  over: EventsOver,
  events: readonly DatedTransfer[],
  runId: string,
): Promise<void> {
  for (const { on, lines, effects } of events) {
    const eventId = await draftEvent(ctx, over.kinds, {
      kind: 'TRANSFER',
      ...{ effectiveOn: on, decree: decreeOf(lines) },
      content: { rows: lines.map(({ row: _, ...line }) => line), cancels: null, runId },
    })
    if (effects.every(({ question }) => !question)) await confirmEvent(ctx, over, eventId)
  }
}

async function examine(ctx: Ctx, over: EventsOver, table: SheetTable): Promise<Examined> {
  const rows = transferSheet.rows(table)
  const notes = notesOf(table)
  const dates = new Set(rows.map(({ since }) => since)).size
  const question = await questionOf(ctx, dates > mostDates ? [] : rows, notes)
  const rowOf = new Map(rows.map((row) => [row.row, row]))
  const events: DatedTransfer[] = []
  if (dates <= mostDates)
    for (const [on, lines] of linesByDate(rows, question))
      events.push(await dated(ctx, over.heirs, on, lines, { notes, rowOf }))
  const names = await namesOfThings(
    ctx,
    events.flatMap(({ plan }) =>
      plan.ends.flatMap(({ record }) => [record.positionId, record.personId]),
    ),
  )
  const administrators = await over.administratorsOf(ctx)
  return {
    problems: [
      ...notes.all(),
      ...(dates > mostDates ? [tooManyDates(dates)] : []),
      ...events.flatMap(({ effects }) => effects.flatMap(({ question }) => asked(question))),
    ],
    summary: transferSummary(events, {
      today: ctx.today,
      nameOf: (id) => names.get(id) ?? 'tidak tercatat',
      second: waitsForSecond(ctx.actor, ctx.actor.personId, administrators),
    }),
    write: (runId) => declare(ctx, over, events, runId),
  }
}

/** Takes back what a file declared, while none of it has been done. */
async function undo(ctx: Ctx, runId: string): Promise<Refusal | null> {
  const events = await transfersOfRun(ctx, runId)
  const done = events.find(({ state }) => state === 'EXECUTED')
  if (done)
    return refusal(
      'organisation/transfer-executed',
      409,
      `${done.code} sudah dilaksanakan, jadi impornya tidak dapat dibatalkan. Batalkan lewat ` +
        'peristiwa pembatalan di halamannya.',
      { mend: { href: `/organisasi/peristiwa/${done.id}`, label: `Buka ${done.code}` } },
    )
  for (const { id, state } of events)
    if (state !== 'WITHDRAWN') await withdrawEvent(ctx, id, 'Impornya dibatalkan.')
  return null
}

/** The importer of «Mutasi dan pelantikan»: each date of effect becomes an event. */
export function transferImporter(over: EventsOver): Importer<EventTables> {
  return {
    kind: 'transfers',
    title: 'Mutasi dan pelantikan',
    sentence:
      'Lampiran keputusan: siapa menempati jabatan apa sejak kapan, Plt dan Plh, dan siapa ' +
      'berhenti; satu baris satu pegawai.',
    right: 'organisation.manage',
    sheet: transferSheet,
    options: [],
    examine: (ctx, table) => examine(ctx, over, table),
    undo,
    hold: holdOrganisation,
    typing: transferTyping,
  }
}
