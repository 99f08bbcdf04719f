import { sql } from 'kysely'
import type { Context } from '../../platform/context.ts'
import type { AgreementState } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'

/** The clause that promises a measure in a year: its agreement, who gives and receives, and the target as promised. */
export type Clause = {
  measureId: string
  agreementId: string
  versionId: string
  code: string
  state: AgreementState
  receiver: string
  giver: string | null
  target: string
}

/** The current clauses of a year, of some measures or all, in one statement; a measure promised twice answers to the earlier code. */
export async function promisesOf(
  { db, tenantId }: Context<AgreementsTables>,
  { year, measureIds }: { year: number; measureIds?: readonly string[] },
): Promise<Map<string, Clause>> {
  if (measureIds?.length === 0) return new Map()
  const rows = await db
    .selectFrom('agreements.current as agreement')
    .innerJoin('agreements.rows as row', (join) =>
      join.onRef('row.tenant_id', '=', 'agreement.tenant_id').onRef('row.version_id', '=', 'agreement.version_id'),
    )
    .select(['row.measure_id', 'row.target', 'agreement.id', 'agreement.version_id', 'agreement.code', 'agreement.state'])
    .select([
      sql<string>`agreement.first_party ->> 'name'`.as('receiver'),
      sql<string | null>`agreement.second_party ->> 'name'`.as('giver'),
    ])
    .where('agreement.tenant_id', '=', tenantId)
    .where('agreement.year', '=', year)
    .$if(measureIds !== undefined, (query) => query.where('row.measure_id', 'in', [...(measureIds ?? [])]))
    .orderBy('agreement.code', 'desc')
    .execute()
  return new Map(
    rows.map((row) => [
      row.measure_id,
      {
        measureId: row.measure_id,
        agreementId: row.id,
        versionId: row.version_id,
        code: row.code,
        state: row.state,
        receiver: row.receiver,
        giver: row.giver,
        target: row.target,
      },
    ]),
  )
}
