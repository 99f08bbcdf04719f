import type { Expression } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { Context } from '../../platform/context.ts'
import type { AgreementState } from './agreement.contract.ts'
import type { AgreementsTables } from './agreements.tables.ts'

/** The clause a measure answers for in a year. Its target (canonical, empty without one) counts
 * only where it `binds`; until then the plan's does (`perjanjian-kinerja.md` §4.8, step 2). */
export type Clause = {
  agreementId: string
  versionId: string
  code: string
  state: AgreementState
  binds: boolean
  receiver: string
  giver: string | null
  target: string
  agencyId: string | null
  personId: string
  giverPersonId: string | null
  giverPositionId: string | null
}

/** The clauses of a year, of the measures an expression names, for a statement of another room: of
 * each measure the one that binds (in force, then once in force), else the newest still being made
 * (`perjanjian-kinerja.md` §4.8, step 2); never a withdrawn or voided one. A measure promised twice
 * answers to the earlier code. */
export const clausesQuery = (
  { db, tenantId }: Context<AgreementsTables>,
  year: number,
  measureIds: Expression<string>,
) =>
  db
    .selectFrom('agreements.publishedPromises as promise')
    .distinctOn('promise.measureId')
    .select(({ ref }) => [
      'promise.measureId',
      jsonBuildObject({
        agreementId: ref('promise.agreementId'),
        versionId: ref('promise.versionId'),
        code: ref('promise.code'),
        state: ref('promise.state'),
        binds: ref('promise.binds'),
        receiver: ref('promise.receiver'),
        giver: ref('promise.giver'),
        target: ref('promise.target'),
        agencyId: ref('promise.agencyId'),
        personId: ref('promise.personId'),
        giverPersonId: ref('promise.giverPersonId'),
        giverPositionId: ref('promise.giverPositionId'),
      }).as('clause'),
    ])
    .where('promise.tenantId', '=', tenantId)
    .where('promise.year', '=', year)
    .where('promise.measureId', 'in', measureIds)
    .orderBy('promise.measureId')
    .orderBy('promise.standing')
    .orderBy('promise.version', 'desc')
    .orderBy('promise.code')

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
  return rows.flatMap(({ measureId }) => measureId ?? [])
}
