import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { MeasurementTables } from './measurement.tables.ts'

/** A figure whose reporter has been asked about it. */
export type Asked = {
  id: string
  measureId: string
  period: string
  reportedBy: string
  question: string | null
}

/** Current figures that were returned to one of these people with a question nobody has answered
 * yet. */
export async function awaitingFiguresOf(
  { db, tenantId }: Context<MeasurementTables>,
  people: readonly string[],
): Promise<Asked[]> {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('measurement.currentFigures')
    .select(['id', 'measureId', 'reportedBy', 'period', 'question'])
    .where('tenantId', '=', tenantId)
    .where('reportedBy', '=', sql<string>`any(${[...people]}::uuid[])`)
    .where('verdict', '=', 'RETURNED')
    .orderBy('period')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ reportedBy, ...row }) => (reportedBy ? [{ ...row, reportedBy }] : []))
}
