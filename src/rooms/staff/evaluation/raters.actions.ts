import { endOf, parsePeriod } from '../../../kernel/period.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { idOfText } from '../../../platform/ids.ts'
import { type Assignment, agencyOf, type Rating, ratingOn } from '../../organisation/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import { type Stand, standsOf } from './evaluation.store.ts'

type Ctx = Context<StaffRoomTables>
type Of = { assignmentId: string; personId: string; positionId: string; endsOn: LocalDate }

/** Who rates an evaluation, and who stands above; the assignment it is about. */
export type Raters = {
  held: Assignment
  rater: { personId: string; name: string; reasons: string[] } | null
  aboveRaterId: string | null
}

/** Who rates what ended on some days: the rater of the last day; where that one holds no post any
 * more, whoever rates the person today. Charts come from memory. */
export async function ratersOn(ctx: Ctx, ends: readonly LocalDate[]): Promise<(one: Of) => Raters> {
  const today = await ratingOn(ctx, ctx.today)
  const days = new Map<LocalDate, Rating>()
  for (const end of new Set(ends)) days.set(end, await ratingOn(ctx, addDays(end, -1)))
  return (one) => ratersIn(days.get(one.endsOn) ?? today, today, one)
}

function ratersIn(then: Rating, today: Rating, one: Of): Raters {
  const held = heldIn(then, one)
  const found = then.raterOf(held)
  const inOffice = found && today.chart.posts.has(found.holder.personId)
  const by = inOffice ? { at: then, held, found } : { at: today, held: heldIn(today, one) }
  const rater = by.found ?? by.at.raterOf(by.held)
  return {
    held,
    rater: rater && {
      personId: rater.holder.personId,
      name: by.at.chart.person.get(rater.holder.personId)?.name ?? '',
      reasons: rater.reasons,
    },
    aboveRaterId: by.at.aboveRaterOf(by.held)?.holder.personId ?? null,
  }
}

/** The assignment an evaluation is about; where the day does not know it, one like it, or the post the
 * person holds instead. */
function heldIn({ chart }: Rating, { assignmentId, personId, positionId }: Of): Assignment {
  const posts = chart.posts.get(personId) ?? []
  return (
    posts.find(({ id }) => id === assignmentId) ??
    posts[0] ?? {
      ...{ id: assignmentId, personId, positionId, kind: 'D' },
      ...{ validFrom: '', validTo: null },
    }
  )
}

/** What a task or a look about the table of a rater in a period names. */
export const tableSubject = (raterId: string, period: string): string =>
  idOfText(`${raterId} ${period}`)

/** The assignments somebody rates today or rated on the day before some others, with the offices they
 * are in. */
export async function ratedBy(
  ctx: Ctx,
  personId: string,
  ends: readonly LocalDate[],
): Promise<{ assignmentIds: string[]; agencyIds: string[] }> {
  const assignmentIds = new Set<string>()
  const agencyIds = new Set<string>()
  for (const day of new Set([ctx.today, ...ends.map((end) => addDays(end, -1))])) {
    const { chart, ...rating } = await ratingOn(ctx, day)
    for (const { id, positionId } of rating.ratedBy(personId)) {
      assignmentIds.add(id)
      const unitId = chart.position.get(positionId)?.unitId
      const agency = unitId && agencyOf(chart, unitId)
      if (agency) agencyIds.add(agency.id)
    }
  }
  return { assignmentIds: [...assignmentIds], agencyIds: [...agencyIds] }
}

/** The first day of the periods that may be open: of this month, this quarter and this year. */
function recentEnds(today: LocalDate): LocalDate[] {
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const quarter = String(month - ((month - 1) % 3)).padStart(2, '0')
  return [`${today.slice(0, 7)}-01`, `${year}-${quarter}-01`, `${year}-01-01`]
}

/** Lists and tasks reach so many days back; what is older is read at the person. */
export const reach = 400

/** The evaluations of which somebody is the rater, newest first: two statements at most. */
export async function standsFor(ctx: Ctx, raterId: string, period?: string): Promise<Stand[]> {
  const asked = period ? parsePeriod(period) : null
  const ends = [...recentEnds(ctx.today), ...(asked ? [endOf(asked)] : [])]
  const { assignmentIds, agencyIds } = await ratedBy(ctx, raterId, ends)
  const since = addDays(asked ? ([endOf(asked), ctx.today].toSorted()[0] ?? '') : ctx.today, -reach)
  const stands = await standsOf(ctx, { assignmentIds, closingIn: agencyIds }, since)
  const raters = await ratersOn(
    ctx,
    stands.map(({ endsOn }) => endsOn),
  )
  return stands.filter((one) => raters(one).rater?.personId === raterId)
}

/** Has nobody settled it yet? */
export const isWaiting = ({ state }: Pick<Stand, 'state'>): boolean =>
  state === 'OPEN' || state === 'REPORTED'
