import type { Given, Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import { addDays } from '../../../kernel/time.ts'
import { record } from '../../audit/index.ts'
import { type LogCtx, namer, ratedOn, readerOf } from './person.actions.ts'
import { peopleRatedBy } from './review.actions.ts'
import type { teamContract } from './team.contract.ts'
import { mondayOf, whyNotCheckIn } from './team.rules.ts'
import { checkInsOf, writeCheckIn } from './team.store.ts'

type Contract = typeof teamContract

/** The week of my teams: of those I rate, and of those who are rated by whom I am. Everybody in a team
 * reads what the others promised, moved and are stuck with; it is no rating. */
export async function readCheckIns(
  ctx: LogCtx,
  { week: asked = ctx.today }: Taken<Contract['readCheckIns']>,
): Promise<Given<Contract['readCheckIns']>> {
  const reader = readerOf(ctx)
  const week = mondayOf(asked)
  const before = addDays(week, -7)
  const { raterPersonId } = await ratedOn(ctx, reader, ctx.today)
  const leaders = [reader, ...(raterPersonId ? [raterPersonId] : [])]
  const teams = await Promise.all(
    leaders.map(async (leader) => ({ leader, people: await peopleRatedBy(ctx, leader) })),
  )
  const everybody = [...new Set([reader, ...teams.flatMap(({ people }) => people)])]
  const found = new Map(
    (await checkInsOf(ctx, everybody, [week, before])).map((one) => [
      `${one.personId} ${one.week}`,
      one,
    ]),
  )
  const nameOf = await namer(ctx)
  const said = (personId: string) => {
    const { moved = '', stuck = '', promised = '' } = found.get(`${personId} ${week}`) ?? {}
    const lastPromised = found.get(`${personId} ${before}`)?.promised ?? ''
    return { moved, stuck, promised, lastPromised }
  }
  return {
    ...{ week, thisWeek: mondayOf(ctx.today) },
    mine: { ...said(reader), edits: found.get(`${reader} ${week}`)?.edits ?? 0 },
    teams: teams
      .filter(({ people }) => people.length > 0)
      .map(({ leader, people }) => ({
        leader: nameOf(leader),
        people: people
          .filter((personId) => personId !== reader)
          .map((personId) => ({ personId, name: nameOf(personId), ...said(personId) })),
      })),
  }
}

const overtaken = refusal(
  'staff/check-in-overtaken',
  409,
  'Tinjauan minggu ini sudah Anda ubah dari perangkat lain. Muat ulang, lalu tulis di sana.',
)

export async function saveCheckIn(
  ctx: LogCtx,
  { week, seen, ...words }: Taken<Contract['saveCheckIn']>,
): Promise<Given<Contract['saveCheckIn']>> {
  const personId = readerOf(ctx)
  heed(whyNotCheckIn(week, ctx.today))
  const leaderId = (await ratedOn(ctx, personId, ctx.today)).raterPersonId
  if (!(await writeCheckIn(ctx, { personId, week, ...words, edits: seen, leaderId })))
    throw new Refused(overtaken)
  await record(ctx, { act: 'staff.check-in', subject: personId, after: { week, ...words } })
  return { edits: seen + 1 }
}
