import { createHash } from 'node:crypto'
import { heed } from '../../../kernel/refusal.ts'
import type { Instant, LocalDate } from '../../../kernel/time.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import { record } from '../../audit/index.ts'
import { ratingOn } from '../../organisation/index.ts'
import { dayBegins, whyNotLog } from './log.rules.ts'
import { rowsOf } from './log.store.ts'
import type { LogCtx } from './person.actions.ts'
import { resultsOfPeople } from './team.store.ts'

type Work = {
  activity: string
  minutes: number
  /** Which of the person's results, counted from the first; none where there is no such. */
  result: number
  quantity: number
  unitLabel: string | null
}
/** A day of somebody as it was written elsewhere, and when who rates approved it. */
export type LoggedDay = {
  personId: string
  day: LocalDate
  writtenAt: Instant
  approvedAt: Instant | null
  works: readonly Work[]
}

/** Takes in days of many people that were written elsewhere, one row after the other from the hour a
 * day begins, approved in the name of who rates each on this day: a thousand rows in a statement.
 * What is there of a day stays as it is. Refuses days to come and more than 24 hours in one. By the
 * system alone. */
export async function logInNames(ctx: LogCtx, asked: readonly LoggedDay[]): Promise<number> {
  for (const { day, works } of asked)
    heed(
      whyNotLog(
        works.map(({ minutes }) => ({ day, minutes })),
        ctx.today,
      ),
    )
  const people = [...new Set(asked.map(({ personId }) => personId))]
  const inOrder = asked.map(({ day }) => day).toSorted()
  const span = { from: inOrder[0] ?? '', to: inOrder.at(-1) ?? '' }
  const there = asked.length === 0 ? [] : await rowsOf(ctx, people, span)
  const known = new Set(there.map(({ personId, day }) => `${personId} ${day}`))
  const days = asked.filter(({ personId, day }) => !known.has(`${personId} ${day}`))
  const results = Map.groupBy(
    await resultsOfPeople(ctx, people, Number(ctx.today.slice(0, 4))),
    ({ personId }) => personId,
  )
  const rows = days.flatMap((one) =>
    rowsIn(ctx, one, (at) => results.get(one.personId)?.[at]?.resultId ?? null),
  )
  await insertRows(
    ctx.db,
    'staff.logEntries',
    rows.map(({ row }) => row),
  )
  await approve(ctx, rows)
  const ids = rows.map(({ row }) => row.id)
  await record(ctx, {
    act: 'staff.log-taken-in',
    subject: null,
    after: {
      ...{ rows: rows.length, people: people.length },
      digest: createHash('sha256').update(ids.join()).digest('hex'),
    },
  })
  return rows.length
}

function rowsIn(
  { tenantId, newId }: LogCtx,
  { personId, day, writtenAt, approvedAt, works }: LoggedDay,
  resultIdAt: (result: number) => string | null,
) {
  let starts = dayBegins
  return works.map(({ result, ...work }) => {
    const row = {
      ...{ tenantId, id: newId(), personId, day, starts, ...work, resultId: resultIdAt(result) },
      ...{ actionPlan: null, dataSource: null, link: null, evidenceIds: [], personal: false },
      ...{ capturedAt: writtenAt, receivedAt: writtenAt, uncertain: false, late: false },
      ...{ lateReason: null, loggedBy: null, skewSeconds: null },
    }
    starts += work.minutes
    return { row, at: approvedAt }
  })
}

async function approve(
  ctx: LogCtx,
  rows: readonly { row: { id: string; personId: string; minutes: number }; at: Instant | null }[],
): Promise<void> {
  const { chart, raterOf } = await ratingOn(ctx, ctx.today)
  const raterIdOf = (personId: string): string | null =>
    (chart.posts.get(personId) ?? []).map((held) => raterOf(held)?.holder.personId).find(Boolean) ??
    null
  const raters = new Map(
    [...new Set(rows.map(({ row }) => row.personId))].map((id) => [id, raterIdOf(id)]),
  )
  await insertRows(
    ctx.db,
    'staff.logAnswers',
    rows.flatMap(({ row, at }) => {
      const personId = raters.get(row.personId)
      return at && personId
        ? [
            {
              ...{
                tenantId: ctx.tenantId,
                entryId: row.id,
                sequence: 1,
                answer: 'APPROVED' as const,
              },
              ...{ at, personId, actingAs: null, note: null, minutes: row.minutes },
            },
          ]
        : []
    }),
  )
}
