import type { Given, Taken } from '../../../kernel/contract.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import { type AuditTables, record } from '../../audit/index.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import { closeHolidays, loadHolidays, writeHolidays } from './calendar.store.ts'
import type { settingsContract } from './setting.contract.ts'
import { whyNotManageSettings } from './setting.rules.ts'
import { lockSettings } from './setting.store.ts'

type Ctx = Context<OrganisationTables & AuditTables>
type Contract = typeof settingsContract

/** The days off of a year, for everybody who works here; one statement. */
export const readHolidays = async (
  ctx: Ctx,
  { year }: Taken<Contract['readHolidays']>,
): Promise<Given<Contract['readHolidays']>> => ({
  year,
  items: await loadHolidays(ctx, `${year}-01-01`, `${year}-12-31`),
})

/** Adds days off, and corrects those of the same date; what was known before is closed, not
 * lost. */
export async function saveHolidays(
  ctx: Ctx,
  { items }: Taken<Contract['saveHolidays']>,
): Promise<Given<Contract['saveHolidays']>> {
  heed(whyNotManageSettings(ctx.actor))
  const days = items.map(({ onDate }) => onDate).toSorted()
  const twice = days.find((day, at) => day === days[at - 1])
  if (twice)
    throw new Refused(
      refusal('organisation/holiday-twice', 422, `${printDate(twice)} tertulis dua kali.`),
    )
  await lockSettings(ctx)
  const known = await loadHolidays(ctx, days[0] ?? '', days.at(-1) ?? '')
  const before = new Map(known.map((day) => [day.onDate, day]))
  const changed = items.filter(({ onDate, name, kind }) => {
    const there = before.get(onDate)
    return there?.name !== name || there.kind !== kind
  })
  const corrected = changed.flatMap(({ onDate }) => before.get(onDate) ?? [])
  if (changed.length > 0) {
    await closeHolidays(ctx, corrected)
    await writeHolidays(ctx, changed)
    await record(ctx, {
      act: 'region.holidays-saved',
      subject: null,
      before: corrected,
      after: changed,
    })
  }
  return {
    added: changed.length - corrected.length,
    corrected: corrected.length,
    same: items.length - changed.length,
  }
}

/** Takes a day off away; a day that is none any more is no mistake of whoever presses twice. */
export async function removeHoliday(
  ctx: Ctx,
  { onDate }: Taken<Contract['removeHoliday']>,
): Promise<Given<Contract['removeHoliday']>> {
  heed(whyNotManageSettings(ctx.actor))
  const before = await loadHolidays(ctx, onDate, onDate)
  if (before.length > 0) {
    await closeHolidays(ctx, before)
    await record(ctx, { act: 'region.holiday-removed', subject: null, before })
  }
  return { onDate }
}
