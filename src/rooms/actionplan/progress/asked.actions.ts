import * as z from 'zod/mini'
import type { Context } from '../../../platform/context.ts'
import { type StandingPromise, standingPromises } from '../../agreements/index.ts'
import { packOf } from '../../organisation/index.ts'
import type { ActionPlanRoomTables } from '../plan/ground.actions.ts'

type Ctx = Context<ActionPlanRoomTables>

const Schedule = z.object({ reportByDay: z.int() })
/** By which day of the next month a month is reported (pack `jadwal-pengukuran`). */
export const reportByDay = async (ctx: Ctx): Promise<number> =>
  (await packOf(ctx, 'jadwal-pengukuran', ctx.today.slice(0, 4), Schedule)).content.reportByDay

/** The promises of a year that somebody made and that are in force. */
export async function promisesBy(
  ctx: Ctx,
  year: number,
  personId: string,
): Promise<StandingPromise[]> {
  const sight = { all: false as const, personId, positionIds: [], agencyIds: [] }
  const found = await standingPromises(ctx, { year, sight, state: 'ACTIVE' })
  return found.filter(({ firstParty }) => firstParty.personId === personId)
}
