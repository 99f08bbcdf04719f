import * as z from 'zod/mini'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { record } from '../../audit/index.ts'
import {
  type Duty,
  dueAfter,
  dutyOf,
  EmploymentKind,
  owesOn,
  packOf,
} from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { staffRules } from '../pack/staff-pack.actions.ts'
import { openOwed, planYears, type Stand, standsOf } from './evaluation.store.ts'
import {
  dueIn,
  type Owed,
  owedPeriods,
  rateKind,
  rateTask,
  reportKind,
  reportTask,
} from './periods.rules.ts'
import { isWaiting, ratersOn, reach, standsFor, tableSubject } from './raters.actions.ts'

type Ctx = Context<StaffRoomTables>

const Kinds = z.object({
  kinds: z.partialRecord(
    EmploymentKind,
    z.object({ evaluatedBy: z.array(z.enum(['MONTH', 'QUARTER', 'YEAR'])) }),
  ),
})

/** Opens the evaluations of all periods that are over, of this year and the last, for everybody whose
 * SKP was agreed to: as many statements for ten people as for ten thousand. */
export async function openEvaluations(ctx: Ctx): Promise<void> {
  const owed: Owed[] = []
  for (const year of await planYears(ctx, Number(ctx.today.slice(0, 4)) - 1)) {
    const { content } = await packOf(ctx, 'evaluasi-pegawai', year, Kinds)
    owed.push(...owedPeriods(year, ctx.today, content.kinds))
  }
  const count = owed.length === 0 ? 0 : await openOwed(ctx, owed)
  if (count > 0) await record(ctx, { act: 'evaluations.opened', subject: null, after: { count } })
}

/** By when something is due from somebody: its own day, or as many days from today where that is
 * over before anybody asked; after an absence. */
function dueFor(
  one: { endsOn: LocalDate; days: number; personId: string },
  { today, duty }: { today: LocalDate; duty: Duty },
): LocalDate | null {
  const own = dueIn(one.endsOn, one.days)
  const due = own < today ? addDays(today, one.days) : own
  return dueAfter(duty, one.personId, due)
}

/** Asks the rated to report and raters to rate, and asks no more where that is done; whoever is off
 * duty is asked when they are back. */
export async function tendRatings(ctx: Ctx): Promise<void> {
  const stands = await standsOf(ctx, 'UNRATED', addDays(ctx.today, -reach))
  const raters = await ratersOn(
    ctx,
    stands.map(({ endsOn }) => endsOn),
  )
  const rated = new Map<string, Stand & { raterId: string }>()
  for (const one of stands) {
    const raterId = raters(one).rater?.personId
    if (raterId) rated.set(tableSubject(raterId, one.period), { ...one, raterId })
  }
  await askReports(
    ctx,
    stands.filter(({ state }) => state === 'OPEN'),
  )
  await askRatings(ctx, rated)
}

async function askReports(ctx: Ctx, waiting: readonly Stand[]): Promise<void> {
  const open = new Set(await ctx.tasks.subjectsOf(reportKind))
  const standing = new Set(waiting.map(({ id }) => id))
  const missing = waiting.filter(({ id }) => !open.has(id))
  const { duty, days } = await askingOf(
    ctx,
    missing.map(({ personId }) => personId),
  )
  await ctx.tasks.open(
    missing
      .filter(({ personId }) => owesOn(duty, personId, ctx.today))
      .map((one) =>
        reportTask(one, dueFor({ ...one, days: days.reportDays }, { today: ctx.today, duty })),
      ),
    [
      {
        kind: reportKind,
        subjects: [...open].filter((id) => !standing.has(id)),
        reason: 'Realisasinya sudah dilaporkan, atau periodenya sudah dinilai',
      },
    ],
  )
}

async function askRatings(
  ctx: Ctx,
  rated: ReadonlyMap<string, Stand & { raterId: string }>,
): Promise<void> {
  const open = new Set(await ctx.tasks.subjectsOf(rateKind))
  const missing = [...rated].filter(([subject]) => !open.has(subject))
  const { duty, days } = await askingOf(
    ctx,
    missing.map(([, { raterId }]) => raterId),
  )
  await ctx.tasks.open(
    missing
      .filter(([, { raterId }]) => owesOn(duty, raterId, ctx.today))
      .map(([subject, { raterId, period, endsOn }]) => {
        const due = { endsOn, days: days.settleDays, personId: raterId }
        return rateTask({ subject, raterId, period }, dueFor(due, { today: ctx.today, duty }))
      }),
    [
      {
        kind: rateKind,
        subjects: [...open].filter((subject) => !rated.has(subject)),
        reason: allRated,
      },
    ],
  )
}

const allRated = 'Semua pegawainya sudah dinilai untuk periode itu'

async function askingOf(ctx: Ctx, people: readonly string[]) {
  const duty = await dutyOf(ctx, [...new Set(people)], addDays(ctx.today, -reach))
  const { rules } = await staffRules(ctx, Number(ctx.today.slice(0, 4)))
  return { duty, days: rules.rating }
}

/** After a rater settled: those rated are asked for no report, and the rater no more for a period
 * whose people are all rated. */
export async function closeRatingTasks(
  ctx: Ctx,
  settled: readonly Pick<Stand, 'id' | 'period'>[],
): Promise<void> {
  const raterId = ctx.actor.personId
  if (settled.length === 0 || raterId === null) return
  const reason = 'Periode itu sudah dinilai'
  await ctx.tasks.close({ kind: reportKind, subjects: settled.map(({ id }) => id), reason })
  const waiting = new Set(
    (await standsFor(ctx, raterId)).filter(isWaiting).map(({ period }) => period),
  )
  const done = [...new Set(settled.map(({ period }) => period))].filter((one) => !waiting.has(one))
  const subjects = done.map((period) => tableSubject(raterId, period))
  await ctx.tasks.close({ kind: rateKind, subjects, reason: allRated })
}
