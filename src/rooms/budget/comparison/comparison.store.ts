import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import type { BudgetTables } from '../budget.tables.ts'
import type { KeySums } from './comparison.rules.ts'

/** Every key of two versions with its sum in each, in one statement; with a code only those of one office. */
export async function keySums(
  { db, tenantId }: Context<BudgetTables>,
  { from, to, skpdCode }: { from: string; to: string; skpdCode?: string | undefined },
): Promise<KeySums[]> {
  return db
    .selectFrom('budget.lines')
    .select(({ fn }) => [
      'skpd_code as skpdCode',
      'sub_unit_code as subUnitCode',
      'sub_activity_code as subActivityCode',
      'account_code as accountCode',
      fn.min('skpd_name').as('skpdName'),
      fn.min('sub_unit_name').as('subUnitName'),
      fn.min('sub_activity_name').as('subActivityName'),
      fn.min('account_name').as('accountName'),
      sql<number | null>`(sum(amount) filter (where version_id = ${from}))::bigint`.as('before'),
      sql<number | null>`(sum(amount) filter (where version_id = ${to}))::bigint`.as('after'),
    ])
    .where('tenant_id', '=', tenantId)
    .where('version_id', 'in', [from, to])
    .$if(skpdCode !== undefined, (query) => query.where('skpd_code', '=', skpdCode ?? ''))
    .groupBy(['skpd_code', 'sub_unit_code', 'sub_activity_code', 'account_code'])
    .execute()
}
