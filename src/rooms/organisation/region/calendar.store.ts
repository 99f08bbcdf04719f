import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Holidays } from './calendar.rules.ts'
import type { Holiday } from './setting.contract.ts'

type Ctx = Context<OrganisationTables>

/** The days off of the region within some days (both included), as known now, in order. */
export const loadHolidays = (
  { db, tenantId }: Ctx,
  from: LocalDate,
  to: LocalDate,
): Promise<Holiday[]> =>
  db
    .selectFrom('organisation.holidays')
    .select(['onDate', 'name', 'kind'])
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .orderBy('onDate')
    .execute()

/** The same as a set, for counting working days. */
export const holidaysBetween = async (
  ctx: Ctx,
  from: LocalDate,
  to: LocalDate,
): Promise<Holidays> => new Set((await loadHolidays(ctx, from, to)).map(({ onDate }) => onDate))

/** Writes days off that are not known yet. */
export async function writeHolidays(
  { db, tenantId, now, newId }: Ctx,
  holidays: readonly Holiday[],
): Promise<void> {
  await db
    .insertInto('organisation.holidays')
    .values(
      holidays.map((day) => ({
        tenantId,
        id: newId(),
        ...day,
        recordedAt: now,
        recordedUntil: null,
      })),
    )
    .execute()
}

/** Closes what was known of these days. */
export async function closeHolidays(
  { db, tenantId, now }: Ctx,
  holidays: readonly Pick<Holiday, 'onDate'>[],
): Promise<void> {
  await db
    .updateTable('organisation.holidays')
    .set({ recordedUntil: now })
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where(
      'onDate',
      'in',
      holidays.map(({ onDate }) => onDate),
    )
    .execute()
}
