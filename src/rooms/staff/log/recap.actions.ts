import type { Given, Taken } from '../../../kernel/contract.ts'
import { endOf, firstDayOf, periodAround } from '../../../kernel/period.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays, daysBetween, type LocalDate } from '../../../kernel/time.ts'
import type { Look } from '../../../platform/context.ts'
import { recordLook } from '../../audit/index.ts'
import { chartOn, dutyOf, holidaysBetween, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { whyNotSee } from '../sight.rules.ts'
import type { logContract } from './log.contract.ts'
import {
  type DaySum,
  groundOf,
  type LogGround,
  monthsOfLog,
  rowsAround,
  rowsOf,
  type Span,
} from './log.store.ts'
import { daysOf, minutesPerDay, streakOf, sumsOf, whyFree } from './norm.rules.ts'
import {
  agenciesOf,
  type LogCtx,
  namer,
  ratedOn,
  readerOf,
  shownRow,
  writerFor,
} from './person.actions.ts'

type Contract = typeof logContract

/** A streak is looked back for so long. */
const streakDays = 92

const span = (day: LocalDate): Span => {
  const month = periodAround('month', day)
  return { from: firstDayOf(month), to: addDays(endOf(month), -1) }
}

/** The days that reach over both. */
const around = (a: Span, b: Span): Span => ({
  from: [a.from, b.from].toSorted()[0] ?? a.from,
  to: [a.to, b.to].toSorted()[1] ?? a.to,
})

/** Why days owe nothing of one person, within some days. */
async function freedomOf(
  ctx: LogCtx,
  personId: string,
  { from, to }: Span,
  pauses: LogGround['pauses'],
): Promise<(day: LocalDate) => string | null> {
  const duty = await dutyOf(ctx, [personId], from)
  const calendar = { duty: { ...duty, holidays: await holidaysBetween(ctx, from, to) }, pauses }
  return (day) => whyFree(calendar, personId, day)
}

/** My day, or that of somebody I write for: its rows, what the form offers, and the month. */
export async function readLogDay(
  ctx: LogCtx,
  { day = ctx.today, personId: whose }: Taken<Contract['readLogDay']>,
): Promise<Given<Contract['readLogDay']>> {
  const { personId } = await writerFor(ctx, whose)
  const reader = readerOf(ctx)
  const { log } = (await staffRules(ctx, Number(day.slice(0, 4)))).rules
  const { chart, ratedBy } = await ratingOn(ctx, ctx.today)
  const month = span(day)
  const back = addDays(ctx.today, -streakDays)
  const all = around(month, { from: back, to: ctx.today })
  const asked = { personId, readerId: reader, agencyIds: agenciesOf(chart, personId) }
  const ground = await groundOf(ctx, asked, day, all)
  const rows = await rowsAround(ctx, personId, day)
  const free = await freedomOf(ctx, personId, all, ground.pauses)
  const nameOf = await namer(ctx)
  const within = (some: Span): ReturnType<typeof daysOf> => daysOf(some, ground.days, free)
  const perDay = minutesPerDay(log.hoursPerDay)
  const shown = rows.map((row) => shownRow(row, nameOf))
  const { results, activities } = ground
  return {
    ...{ today: ctx.today, day, person: { personId, name: nameOf(personId) }, free: free(day) },
    rows: shown.filter((row) => row.day === day),
    before: shown.filter((row) => row.day !== day),
    ...{ results, activities, month: sumsOf(within(month), perDay) },
    streak: personId === reader ? streakOf(within({ from: back, to: ctx.today }), ctx.today) : null,
    ...{ minutesPerDay: perDay, graceDays: log.graceDays },
    writesFor: ground.writesFor.map((id) => ({ personId: id, name: nameOf(id) })),
    leads: ratedBy(reader).length > 0,
  }
}

/** The months of my archive. */
export async function listLogMonths(ctx: LogCtx): Promise<Given<Contract['listLogMonths']>> {
  return { items: await monthsOfLog(ctx, readerOf(ctx)) }
}

const mostDays = 366
const badSpan = refusal(
  'staff/recap-span',
  422,
  'Rekap dibuat untuk paling lama satu tahun, dari hari pertama sampai hari terakhirnya. ' +
    'Periksa tanggalnya.',
)

/** The recap of one person within some days (both included): days, rows and sums, for the page and for
 * files. Who may read it is asked by who calls. */
export async function logRecapOf(
  ctx: LogCtx,
  personId: string,
  { from, to }: Span,
): Promise<Given<Contract['readLogRecap']>> {
  const length = daysBetween(from, to)
  if (length < 0 || length >= mostDays) throw new Refused(badSpan)
  const { log } = (await staffRules(ctx, Number(to.slice(0, 4)))).rules
  const agencyIds = agenciesOf(await chartOn(ctx, ctx.today), personId)
  const ground = await groundOf(ctx, { personId, readerId: null, agencyIds }, to, { from, to })
  const rows = await rowsOf(ctx, [personId], { from, to })
  const free = await freedomOf(ctx, personId, { from, to }, ground.pauses)
  const nameOf = await namer(ctx)
  const days = daysOf({ from, to }, ground.days satisfies DaySum[], free)
  return {
    ...{ person: { personId, name: nameOf(personId) }, from, to, days },
    rows: rows.map((row) => shownRow(row, nameOf)),
    results: ground.results,
    sums: sumsOf(days, minutesPerDay(log.hoursPerDay)),
  }
}

/** My recap, or that of somebody whose work I answer for: then the look is on record first. */
export async function readLogRecap(
  look: Look<StaffRoomTables>,
  { from, to, personId: asked }: Taken<Contract['readLogRecap']>,
): Promise<Given<Contract['readLogRecap']>> {
  const { own, personId, recap } = await look.step(async (ctx) => {
    const reader = readerOf(ctx)
    const personId = asked ?? reader
    if (personId !== reader) heed(whyNotSee(ctx.actor, await ratedOn(ctx, personId, ctx.today)))
    return {
      own: personId === reader,
      personId,
      recap: await logRecapOf(ctx, personId, { from, to }),
    }
  })
  if (!own)
    await look.onRecord((ctx) =>
      recordLook(ctx, { act: 'staff.log-read', subject: personId, reason: `${from} – ${to}` }),
    )
  return recap
}
