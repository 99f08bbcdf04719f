import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { agencyOf, type Chart, chartOn, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import type { Rated } from '../sight.rules.ts'
import type { AnsweredRow } from '../staff.tables.ts'
import type { LogRow } from './log.contract.ts'
import { whyNotWriteFor } from './log.rules.ts'
import { isForeman } from './log.store.ts'

export type LogCtx = Context<StaffRoomTables>

const nobody = refusal(
  'staff/nobody',
  403,
  'Catatan harian milik orang. Masuk dengan akun pegawai untuk mencatat.',
)

/** Who asks, as a person. Refuses a service and the system. */
export function readerOf({ actor }: Pick<LogCtx, 'actor'>): string {
  if (actor.personId === null) throw new Refused(nobody)
  return actor.personId
}

/** The offices of somebody's posts. */
export const agenciesOf = (chart: Chart, personId: string): string[] => [
  ...new Set(
    (chart.posts.get(personId) ?? []).flatMap(({ positionId }) => {
      const post = chart.position.get(positionId)
      return (post && agencyOf(chart, post.unitId)?.id) ?? []
    }),
  ),
]

/** Who rates somebody on a day, and who stands above: of the first of their posts that is rated. */
export async function ratedOn(ctx: LogCtx, personId: string, day: LocalDate): Promise<Rated> {
  const { chart, raterOf, aboveRaterOf } = await ratingOn(ctx, day)
  const posts = (chart.posts.get(personId) ?? []).filter(({ kind }) => kind !== 'PLH')
  const held = posts.find((post) => raterOf(post) !== null) ?? posts[0]
  return {
    personId,
    agencyId: agenciesOf(chart, personId)[0] ?? null,
    raterPersonId: (held && raterOf(held)?.holder.personId) ?? null,
    aboveRaterPersonId: (held && aboveRaterOf(held)?.holder.personId) ?? null,
  }
}

/** For whom somebody writes: themselves, or a person whose rater they are or named them. Refuses
 * everybody else. */
export async function writerFor(
  ctx: LogCtx,
  personId: string | undefined,
): Promise<{ personId: string; loggedBy: string | null }> {
  const reader = readerOf(ctx)
  if (personId === undefined || personId === reader) return { personId: reader, loggedBy: null }
  const rated = await ratedOn(ctx, personId, ctx.today)
  heed(whyNotWriteFor(rated.raterPersonId === reader || (await isForeman(ctx, reader, personId))))
  return { personId, loggedBy: reader }
}

/** Names by person, from the chart of the day. */
export async function namer(ctx: LogCtx): Promise<(personId: string) => string> {
  const { person } = await chartOn(ctx, ctx.today)
  return (personId) => person.get(personId)?.name ?? 'pegawai yang sudah pindah'
}

/** A row as it is read; a private proof is nobody else's. */
export const shownRow = (row: AnsweredRow, nameOf: (personId: string) => string): LogRow => ({
  ...{ id: row.id, day: row.day, starts: row.starts, minutes: row.minutes },
  ...{ activity: row.activity, resultId: row.resultId, actionPlan: row.actionPlan },
  ...{ dataSource: row.dataSource, quantity: row.quantity, unitLabel: row.unitLabel },
  ...{ link: row.link, evidenceIds: row.evidenceIds, personal: row.personal },
  ...{ capturedAt: row.capturedAt, uncertain: row.uncertain, late: row.late },
  ...{ lateReason: row.lateReason, loggedBy: row.loggedBy && nameOf(row.loggedBy) },
  ...{ answer: row.answer, note: row.note },
  counted: row.answer === 'APPROVED' ? (row.counted ?? row.minutes) : null,
})
