import type { Span } from '../../../kernel/dating.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { readPack } from '../pack/pack.actions.ts'
import { holidaysBetween } from '../region/calendar.store.ts'
import { AbsencePack } from './absence.contract.ts'
import { alwaysOnDuty, type Duty, offDutyKinds } from './absence.rules.ts'
import { packCode, peopleAwayOn, spansEnding, spansSince } from './absence.store.ts'

type Ctx = Context<OrganisationTables>

/** What the kinds of absence mean today. */
export const absencePack = async (ctx: Ctx): Promise<AbsencePack> =>
  (await readPack(ctx, packCode, ctx.today, AbsencePack)).content

/** A return and the working days after it never reach further than this. */
const reach = 60

/** When some people are off duty, of all that is not over before `since`: one statement, and one for
 * the days off where somebody is. */
export async function dutyOf(
  ctx: Ctx,
  personIds: readonly string[],
  since: LocalDate,
): Promise<Duty> {
  if (personIds.length === 0) return alwaysOnDuty
  const pack = await absencePack(ctx)
  const kinds = offDutyKinds(pack)
  // who came back shortly before may still have been given a day
  const from = addDays(since, -reach)
  const spans = await spansSince(ctx, { personIds, kinds, since: from })
  if (spans.length === 0) return alwaysOnDuty
  const ends = spans.flatMap(({ validTo }) => validTo ?? []).toSorted()
  const [first = since, last = since] = [ends[0], ends.at(-1)]
  return {
    off: Map.groupBy(spans, ({ personId }) => personId),
    holidays: await holidaysBetween(ctx, first, addDays(last, reach)),
    workingDaysAfterReturn: pack.workingDaysAfterReturn,
  }
}

/** When those are off duty who were so on one of some days. */
export async function dutyAround(ctx: Ctx, days: readonly LocalDate[]): Promise<Duty> {
  const first = days.toSorted()[0]
  if (first === undefined) return alwaysOnDuty
  const kinds = offDutyKinds(await absencePack(ctx))
  return dutyOf(ctx, await peopleAwayOn(ctx, kinds, days), first)
}

/** When people were off duty whose absence ends within some days (both included). */
export const absencesEnding = async (ctx: Ctx, from: LocalDate, to: LocalDate): Promise<Span[]> =>
  spansEnding(ctx, { kinds: offDutyKinds(await absencePack(ctx)), from, to })

/** What is looked after once absences have changed. */
export const standInsLater = 'organisation/stand-ins'
