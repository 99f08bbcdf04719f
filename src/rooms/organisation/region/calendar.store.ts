import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../organisation.tables.ts'
import type { Holidays } from './calendar.rules.ts'

/** The holidays of the region within some days (both included), as known now. */
export async function holidaysBetween(
  { db, tenantId }: Context<OrganisationTables>,
  from: LocalDate,
  to: LocalDate,
): Promise<Holidays> {
  const rows = await db
    .selectFrom('organisation.holidays')
    .select('onDate')
    .where('tenantId', '=', tenantId)
    .where('recordedUntil', 'is', null)
    .where('onDate', '>=', from)
    .where('onDate', '<=', to)
    .execute()
  return new Set(rows.map(({ onDate }) => onDate))
}
