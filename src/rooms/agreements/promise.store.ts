import { type Expression, sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import type { AgreementState } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'

/** The clause that promises a measure in a year: its agreement, who gives and receives, and the target as promised (canonical, empty without one). */
export type Clause = {
  agreementId: string
  versionId: string
  code: string
  state: AgreementState
  receiver: string
  giver: string | null
  target: string
}

/** What holds comes first, then what once held, then what is still being made. */
const standing = sql<number>`case state.state when 'ACTIVE' then 0 when 'ENDED' then 1 when 'CLOSED' then 1 when 'SUPERSEDED' then 2 else 3 end`

/**
 * The clauses of a year, of the measures an expression names, for a statement of another room: of each measure the version in force, else the
 * newest still being made (`perjanjian-kinerja.md` §4.8, step 2); never a withdrawn or voided one. A measure promised twice answers to the
 * earlier code.
 */
export const clausesQuery = (
  { db, tenantId }: Context<AgreementsTables>,
  year: number,
  measureIds: Expression<string>,
) =>
  db
    .selectFrom('agreements.agreements as agreement')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'agreement.tenantId')
        .onRef('version.agreementId', '=', 'agreement.id'),
    )
    .innerJoin('agreements.states as state', (join) =>
      join
        .onRef('state.tenantId', '=', 'version.tenantId')
        .onRef('state.versionId', '=', 'version.id')
        .on('state.sequence', '=', ({ selectFrom }) =>
          selectFrom('agreements.states as later')
            .select(({ fn }) => fn.max('later.sequence').as('sequence'))
            .whereRef('later.tenantId', '=', 'version.tenantId')
            .whereRef('later.versionId', '=', 'version.id'),
        ),
    )
    .innerJoin('agreements.rows as row', (join) =>
      join.onRef('row.tenantId', '=', 'version.tenantId').onRef('row.versionId', '=', 'version.id'),
    )
    .distinctOn('row.measureId')
    .select(({ ref }) => [
      'row.measureId',
      jsonBuildObject({
        agreementId: ref('agreement.id'),
        versionId: ref('version.id'),
        code: ref('agreement.code'),
        state: ref('state.state'),
        receiver: sql<string>`version.first_party ->> 'name'`,
        giver: sql<string | null>`version.second_party ->> 'name'`,
        target: ref('row.target'),
      }).as('clause'),
    ])
    .where('agreement.tenantId', '=', tenantId)
    .where('agreement.year', '=', year)
    .where('state.state', 'not in', ['VOIDED', 'CANCELLED'])
    .where('row.measureId', 'in', measureIds)
    .orderBy('row.measureId')
    .orderBy(standing)
    .orderBy('version.number', 'desc')
    .orderBy('agreement.code')

/** The measures a version promises. */
export async function measuresPromised(
  { db, tenantId }: Context<AgreementsTables>,
  versionId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('agreements.rows')
    .select('measureId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .execute()
  return rows.map(({ measureId }) => measureId)
}
