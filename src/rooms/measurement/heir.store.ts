import type { Context } from '../../platform/context.ts'
import type { MeasurementTables } from './measurement.tables.ts'

/** Current figures that were returned to one of these people with a question nobody has answered
 * yet. */
export async function awaitingFiguresOf(
  { db, tenantId }: Context<MeasurementTables>,
  people: readonly string[],
): Promise<{ id: string; reportedBy: string; period: string }[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('measurement.currentFigures')
    .select(['id', 'reportedBy', 'period'])
    .where('tenantId', '=', tenantId)
    .where('reportedBy', 'in', [...people])
    .where('verdict', '=', 'RETURNED')
    .orderBy('period')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, reportedBy, period }) =>
    reportedBy === null ? [] : [{ id, reportedBy, period }],
  )
}
