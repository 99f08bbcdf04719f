import type { Taken } from '../../../kernel/contract.ts'
import { heed, Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import type { BudgetTables } from '../budget.tables.ts'
import { readVersions } from '../version/version.actions.ts'
import type { BudgetComparison, comparisonContract } from './comparison.contract.ts'
import { differenceOf, whyNotCompare } from './comparison.rules.ts'
import { keySums } from './comparison.store.ts'

export async function compareBudgets(
  ctx: Context<BudgetTables & OrganisationTables>,
  { from, to, skpdCode }: Taken<(typeof comparisonContract)['compareBudgets']>,
): Promise<BudgetComparison> {
  const [before, after] = await readVersions(ctx, [from, to])
  if (!before || !after)
    throw new Refused(refusal('budget/no-such-version', 404, 'Versi anggaran ini tidak ditemukan.'))
  heed(whyNotCompare(before, after))
  return { from: before, to: after, ...differenceOf(await keySums(ctx, { from, to, skpdCode })) }
}
