import { type Expression, sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { LocalDate } from '../../kernel/time.ts'
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
  /** The first day on which it counts no more; `null` while nothing has ended it. */
  endedOn: LocalDate | null
}

/** The clauses of a year as they count on a day of it, of the measures an expression names, for a
 * statement of another room: of each measure the one that binds (in force, then once in force), else
 * the newest still being made (`perjanjian-kinerja.md` §4.8, step 2); never a withdrawn or voided
 * one, nor one that had ended by that day or begins after it. A measure promised twice answers to the earlier code. */
export const clausesQuery = (
  { db, tenantId }: Context<AgreementsTables>,
  { year, on }: { year: number; on: LocalDate },
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
        endedOn: ref('promise.endedOn'),
      }).as('clause'),
    ])
    .where('promise.tenantId', '=', tenantId)
    .where('promise.year', '=', year)
    .where('promise.measureId', 'in', measureIds)
    .where('promise.effectiveFrom', '<=', on)
    .where((where) =>
      where.or([where('promise.endedOn', 'is', null), where('promise.endedOn', '>', on)]),
    )
    .orderBy('promise.measureId')
    .orderBy('promise.standing')
    .orderBy('promise.version', 'desc')
    .orderBy('promise.code')

/** The days of a year on which promises of these measures end, in order. */
export async function clauseEnds(
  { db, tenantId }: Context<AgreementsTables>,
  year: number,
  measureIds: readonly string[],
): Promise<LocalDate[]> {
  const rows = await db
    .selectFrom('agreements.publishedPromises')
    .select('endedOn')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('measureId', '=', sql<string>`any(${[...measureIds]}::uuid[])`)
    .where('endedOn', 'is not', null)
    .orderBy('endedOn')
    .execute()
  return rows.flatMap(({ endedOn }) => endedOn ?? [])
}

/** The measures these versions promise, each once. */
export async function measuresPromised(
  { db, tenantId }: Context<AgreementsTables>,
  versionIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('agreements.rows')
    .select('measureId')
    .distinct()
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', sql<string>`any(${[...versionIds]}::uuid[])`)
    .execute()
  return rows.flatMap(({ measureId }) => measureId ?? [])
}
