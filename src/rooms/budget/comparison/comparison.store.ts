import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type { KeySums } from './comparison.rules.ts'

/** Every key of two versions with its sum in each, in one statement; with a code only those of one
 * office. */
export async function keySums(
  { db, tenantId }: Context<BudgetTables>,
  { from, to, skpdCode }: { from: string; to: string; skpdCode?: string | undefined },
): Promise<KeySums[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'skpdCode',
      'subUnitCode',
      'subActivityCode',
      'accountCode',
      fn.min('skpdName').as('skpdName'),
      fn.min('subUnitName').as('subUnitName'),
      fn.min('subActivityName').as('subActivityName'),
      fn.min('accountName').as('accountName'),
      sql<number | null>`(sum(amount) filter (where version_id = ${from}))::bigint`.as('before'),
      sql<number | null>`(sum(amount) filter (where version_id = ${to}))::bigint`.as('after'),
    ])
    .where('tenantId', '=', tenantId)
    .where('versionId', 'in', [from, to])
    .$if(skpdCode !== undefined, (query) => query.where('skpdCode', '=', skpdCode ?? ''))
    .groupBy(['skpdCode', 'subUnitCode', 'subActivityCode', 'accountCode'])
    .execute()
}
