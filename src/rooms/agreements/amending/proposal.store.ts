import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { Party } from '../agreement.contract.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { loadBlocks } from '../block.store.ts'
import { mayFollow, statesThat } from '../state.rules.ts'
import type { InForce } from './proposal.rules.ts'

type Ctx = Context<AgreementsTables>

/** The promises of a year that are in force, each with the version that counts and, where one is
 * being made, the amendment; three statements. */
export async function loadInForce(ctx: Ctx, year: number): Promise<InForce[]> {
  const { db, tenantId } = ctx
  const rows = await db
    .selectFrom('agreements.current as promise')
    .innerJoin('agreements.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'promise.tenantId')
        .on('version.id', '=', sql<string>`coalesce(promise.in_force_id, promise.version_id)`),
    )
    .select(['promise.id', 'promise.code', 'promise.mandateId', 'promise.level'])
    .select(['promise.agencyId', 'promise.unitId', 'promise.needsReview', 'promise.reviewReason'])
    .select(['promise.inForce', 'promise.version as newest', 'promise.state'])
    .select(['version.id as versionId', 'version.number as version'])
    .select(({ ref }) => [
      ref('version.firstParty').$castTo<Party>().as('firstParty'),
      ref('version.secondParty').$castTo<Party | null>().as('secondParty'),
    ])
    .select(
      sql<string | null>`(select max(s.at) from agreements.states s
        where s.tenant_id = version.tenant_id and s.version_id = version.id
        and s.state = 'AGREED')`.as('agreedAt'),
    )
    .where('promise.tenantId', '=', tenantId)
    .where('promise.year', '=', year)
    .where(
      'promise.promiseState',
      'in',
      statesThat((state) => mayFollow(state, 'SUPERSEDED')),
    )
    .orderBy('promise.code')
    .execute()
  const { rows: promised, budget } = await loadBlocks(ctx, year, 'inForce')
  return rows.map(({ inForce, newest, state, ...row }) => ({
    ...row,
    rows: promised.get(row.versionId) ?? [],
    budget: budget.get(row.versionId) ?? [],
    underWay: inForce === null ? null : { version: newest, state },
  }))
}
