import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { ReportingTables } from '../reporting.tables.ts'

/** The agreements of some posts within some years (both included), by year. */
export const promisesOfPosts = (
  { db, tenantId }: Context<ReportingTables>,
  positionIds: readonly string[],
  { from, to }: { from: number; to: number },
): Promise<{ agreementId: string; year: number }[]> =>
  db
    .selectFrom('agreements.publishedAgreements')
    .select(['agreementId', 'year'])
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`position_id = any(${[...positionIds]}::uuid[])`)
    .where('year', '>=', from)
    .where('year', '<=', to)
    .orderBy('year')
    .execute()
