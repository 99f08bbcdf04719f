import type { Given, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { heed, Refused } from '../../../kernel/refusal.ts'
import { daysBetween } from '../../../kernel/time.ts'
import { record, recordDoing } from '../../audit/index.ts'
import { chartOn } from '../../organisation/index.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import type { AnsweredRow } from '../staff.tables.ts'
import { captureOf, isLate } from './clock.rules.ts'
import type { logContract, SentRow } from './log.contract.ts'
import {
  dayTooLong,
  noSuchRow,
  rowOfAnother,
  strangeResult,
  whyNotChange,
  whyNotLog,
} from './log.rules.ts'
import {
  addAnswers,
  changeRow,
  deleteActivity,
  deleteRow,
  type JudgedRow,
  pausesOf,
  rowsById,
  rowsOf,
  saveActivity,
  writingRows,
} from './log.store.ts'
import { agenciesOf, type LogCtx, namer, readerOf, shownRow, writerFor } from './person.actions.ts'

type Contract = typeof logContract

/** What the server finds about the time of rows: when each was captured, and whether too late. Only
 * where one seems late are incidents asked for. */
async function judged(
  ctx: LogCtx,
  { rows, sentAt }: { rows: readonly SentRow[]; sentAt: string },
  whose: { personId: string; loggedBy: string | null },
): Promise<JudgedRow[]> {
  const { log } = (await staffRules(ctx, Number(ctx.today.slice(0, 4)))).rules
  const zone = ctx.region.timeZone
  const timed = rows.map(({ capturedAt: writtenAt, heard, ...row }) => {
    const captured = captureOf({ writtenAt, heard }, { sentAt, now: ctx.now }, log.clockJumpMinutes)
    const days = { captured: dateOf(captured.capturedAt, zone), received: ctx.today }
    const late = isLate(row.day, days, log.graceDays)
    return { ...row, ...captured, ...whose, days, late }
  })
  const first = timed
    .filter(({ late }) => late)
    .map(({ day }) => day)
    .toSorted()[0]
  const agencies = agenciesOf(await chartOn(ctx, ctx.today), whose.personId)
  const pauses = first ? await pausesOf(ctx, agencies, { from: first, to: ctx.today }) : []
  const paused = (from: string, to: string): number =>
    pauses.reduce((sum, { startsOn, endsOn }) => {
      const [begins, ends] = [startsOn > from ? startsOn : from, endsOn < to ? endsOn : to]
      return sum + Math.max(0, daysBetween(begins, ends))
    }, 0)
  return timed.map(({ days, ...row }) => {
    const late = row.late && isLate(row.day, days, log.graceDays, paused)
    const waited = days.captured < days.received
    const found = waited
      ? `Ditulis ${printDate(days.captured)}, baru terkirim ${printDate(days.received)}.`
      : null
    return { ...row, late, lateReason: late ? row.lateReason?.trim() || found : null }
  })
}

/** Why a statement wrote less than was sent: a row is another person's, a day is full, or a result is
 * strange. What is there already is well. */
async function heedUnwritten(ctx: LogCtx, rows: readonly JudgedRow[]): Promise<AnsweredRow[]> {
  const there = await rowsById(
    ctx,
    rows.map(({ id }) => id),
  )
  const personId = rows[0]?.personId ?? ''
  if (there.some((row) => row.personId !== personId)) throw new Refused(rowOfAnother)
  if (there.length === rows.length) return there
  const days = rows.map(({ day }) => day).toSorted()
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const before = (await rowsOf(ctx, [personId], { from, to })).filter(
    (one) => !rows.some(({ id }) => id === one.id),
  )
  heed(whyNotLog([...before, ...rows], ctx.today))
  throw new Refused(strangeResult)
}

/** Logs work: one statement with its entries on record (decision 0078). Rows that were sent before are
 * found by their ids and answered again. */
export async function logWork(
  ctx: LogCtx,
  { rows, sentAt, personId }: Taken<Contract['logWork']>,
): Promise<Given<Contract['logWork']>> {
  heed(whyNotLog(rows, ctx.today))
  const whose = await writerFor(ctx, personId)
  const found = await judged(ctx, { rows, sentAt }, whose)
  const acts = found.map(({ id, ...after }) => ({ act: 'staff.logged', subject: id, after }))
  const written = await recordDoing(ctx, acts, writingRows(ctx, found))
  const kept = written.length === rows.length ? written : await heedUnwritten(ctx, found)
  const nameOf = await namer(ctx)
  return { rows: kept.map((row) => shownRow(row, nameOf)) }
}

/** A row that the asker may change: their own, or one they wrote for somebody. */
async function changeable(ctx: LogCtx, id: string): Promise<AnsweredRow> {
  const reader = readerOf(ctx)
  const [row] = await rowsById(ctx, [id])
  if (!row) throw new Refused(noSuchRow)
  if (row.personId !== reader && row.loggedBy !== reader) throw new Refused(rowOfAnother)
  heed(whyNotChange(row.answer))
  return row
}

/** Changes a row that was not approved. What the person changes themselves they stand for: a row that
 * was returned waits again. */
export async function editLogRow(
  ctx: LogCtx,
  { id, ...typed }: Taken<Contract['editLogRow']>,
): Promise<Given<Contract['editLogRow']>> {
  const row = await changeable(ctx, id)
  const others = (await rowsOf(ctx, [row.personId], { from: row.day, to: row.day })).filter(
    (one) => one.id !== id,
  )
  if (whyNotLog([...others, { day: row.day, minutes: typed.minutes }], ctx.today))
    throw new Refused(dayTooLong(row.day))
  await changeRow(ctx, id, typed)
  if (row.answer === 'RETURNED')
    await addAnswers(ctx, [
      { entryId: id, sequence: row.sequence, answer: 'CONFIRMED', note: null, minutes: null },
    ])
  await record(ctx, { act: 'staff.log-changed', subject: id, before: row, after: typed })
  const nameOf = await namer(ctx)
  return { rows: (await rowsById(ctx, [id])).map((one) => shownRow(one, nameOf)) }
}

export async function dropLogRow(
  ctx: LogCtx,
  { id }: Taken<Contract['dropLogRow']>,
): Promise<Given<Contract['dropLogRow']>> {
  const row = await changeable(ctx, id)
  await deleteRow(ctx, id)
  await record(ctx, { act: 'staff.log-dropped', subject: id, before: row })
  return {}
}

/** Says yes to rows somebody else wrote: the person by a tap, or the foreman with the sheet of the week
 * that the person signed. What was answered meanwhile stays as it is. */
export async function confirmLog(
  ctx: LogCtx,
  { ids, sheetId }: Taken<Contract['confirmLog']>,
): Promise<Given<Contract['confirmLog']>> {
  const reader = readerOf(ctx)
  const rows = await rowsById(ctx, ids)
  const mine = (row: AnsweredRow): boolean =>
    row.personId === reader || (sheetId !== undefined && row.loggedBy === reader)
  if (rows.length === 0) throw new Refused(noSuchRow)
  if (!rows.every(mine)) throw new Refused(rowOfAnother)
  const waiting = rows.filter(({ answer, loggedBy }) => answer === null && loggedBy !== null)
  const confirmed = await addAnswers(
    ctx,
    waiting.map(({ id, sequence }) => ({
      ...{ entryId: id, sequence, answer: 'CONFIRMED' as const, minutes: null },
      note: sheetId ? `Lembar mingguan bertanda tangan, bukti ${sheetId}.` : null,
    })),
  )
  if (confirmed.length > 0)
    await record(ctx, {
      act: 'staff.log-confirmed',
      subject: sheetId ?? null,
      after: { ids: confirmed },
    })
  return { confirmed: confirmed.length }
}

/** Keeps what comes back, with what is asked once. */
export async function keepActivity(
  ctx: LogCtx,
  activity: Taken<Contract['keepActivity']>,
): Promise<Given<Contract['keepActivity']>> {
  const kept = { id: ctx.newId(), ...activity }
  await saveActivity(ctx, readerOf(ctx), kept)
  return kept
}

export async function dropActivity(
  ctx: LogCtx,
  { id }: Taken<Contract['dropActivity']>,
): Promise<Given<Contract['dropActivity']>> {
  await deleteActivity(ctx, readerOf(ctx), id)
  return {}
}
