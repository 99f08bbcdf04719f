import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { stands } from '../progress/validity.store.ts'
import type { ReportingTables } from '../reporting.tables.ts'
import type { Counted } from './first-steps.rules.ts'

/** What the views of other rooms say, in one statement: parts of the plan, headings of this year's
 * budget, and who of these people can sign in and sign. */
export async function countFirstSteps(
  { db, tenantId, today }: Context<ReportingTables>,
  workers: readonly string[],
): Promise<Pick<Counted, 'accounts' | 'nodes' | 'budgets' | 'signers'>> {
  const people = sql`${[...workers]}::uuid[]`
  const year = Number(today.slice(0, 4))
  const { rows } = await sql<Pick<Counted, 'accounts' | 'nodes' | 'budgets' | 'signers'>>`select
    (select count(*)::int from identity.published_accounts
      where tenant_id = ${tenantId} and person_id = any(${people})) as accounts,
    (select count(*)::int from planning.published_nodes node
      where node.tenant_id = ${tenantId} and ${stands('node', today)}) as nodes,
    (select exists (select from budget.published_headings
      where tenant_id = ${tenantId} and year = ${year})::int) as budgets,
    (select count(*)::int from documents.published_signers
      where tenant_id = ${tenantId} and person_id = any(${people})) as signers`.execute(db)
  const [counted] = rows
  if (!counted) throw new Error('a statement of counts answers one row')
  return counted
}
