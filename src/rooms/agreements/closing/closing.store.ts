import { sql } from 'kysely'
import type { Instant } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { AgreementsTables } from '../agreements.tables.ts'

type Ctx = Context<AgreementsTables>

/** The promises of a year that are in force, of one office (`null`: of none) or of all, by number. */
export const loadInForce = (
  { db, tenantId }: Ctx,
  { year, agencyId }: { year: number; agencyId?: string | null | undefined },
) =>
  db
    .selectFrom('agreements.current')
    .select(['id', 'code', 'year', 'versionId', 'version', 'sequence', 'digest', 'level'])
    .select(['agencyId', 'firstParty', 'inForceId'])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('promiseState', '=', 'ACTIVE')
    .$if(agencyId !== undefined, (query) =>
      query.where(sql<boolean>`agency_id is not distinct from ${agencyId ?? null}::uuid`),
    )
    .orderBy('code')
    .execute()

/** How many promises of a year are closed, by office. */
export async function countClosed(
  { db, tenantId }: Ctx,
  year: number,
): Promise<ReadonlyMap<string | null, number>> {
  const rows = await db
    .selectFrom('agreements.current')
    .select(({ fn }) => ['agencyId', fn.countAll<number>().as('count')])
    .where('tenantId', '=', tenantId)
    .where('year', '=', year)
    .where('state', '=', 'CLOSED')
    .groupBy('agencyId')
    .execute()
  return new Map(rows.map(({ agencyId, count }) => [agencyId, count]))
}

type Final = { agreementId: string; versionId: string; digest: string; canonical: string }

/** Keeps the figures with which promises were closed. */
export const saveFinals = (
  { db, tenantId, now, actor }: Ctx,
  finals: readonly Final[],
): Promise<void> =>
  insertRows(
    db,
    'agreements.closings',
    finals.map((one) => ({ tenantId, ...one, closedBy: actor.personId, closedAt: now })),
  )

/** The figures with which a promise was closed. */
export const findFinal = (
  { db, tenantId }: Ctx,
  agreementId: string,
): Promise<{ digest: string; canonical: string; closedAt: Instant } | undefined> =>
  db
    .selectFrom('agreements.closings')
    .select(['digest', 'canonical', 'closedAt'])
    .where('tenantId', '=', tenantId)
    .where('agreementId', '=', agreementId)
    .executeTakeFirst()
