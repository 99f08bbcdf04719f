import type { Context } from '../../../platform/context.ts'
import { type BudgetTables, currentBudget } from '../../budget/index.ts'
import type { OrganisationTables } from '../../organisation/index.ts'
import { dateWithin } from '../../planning/index.ts'
import type { OffBudget } from '../agreement.contract.ts'
import type { Current } from '../agreement.store.ts'
import type { AgreementsTables } from '../agreements.tables.ts'
import { loadMoney } from '../block.store.ts'
import type { AgreementPolicy } from '../pack.contract.ts'
import { isHeldToBudget, offBudgetOf } from './off-budget.rules.ts'

type Ctx = Context<AgreementsTables & BudgetTables & OrganisationTables>

/** Which of these promises of a year differ from the DPA in force, by id; while an amendment is being
 * made, by the version that counts. Only the budget of their offices is read: seven statements,
 * however many promises; none where none of them has money. */
export async function offBudgetAmong(
  ctx: Ctx,
  found: readonly Current[],
  { year, policy }: { year: number; policy: AgreementPolicy },
): Promise<ReadonlyMap<string, OffBudget>> {
  const held = found.flatMap((one) => {
    const level = policy.levels[one.level]
    return level && one.budget && isHeldToBudget(one.promiseState) ? [{ ...one, level }] : []
  })
  if (held.length === 0) return new Map()
  const wholeRegion = held.some(({ level }) => level.budgetFrom === 'REGION')
  const units = new Set(held.flatMap(({ agencyId }) => agencyId ?? []))
  const budget = await currentBudget(ctx, {
    ...{ year, on: dateWithin(year, ctx.today) },
    units: wholeRegion ? undefined : units,
  })
  const versionOf = ({ inForceId, versionId }: (typeof held)[number]) => inForceId ?? versionId
  const money = await loadMoney(ctx, held.map(versionOf))
  return new Map(
    held.flatMap((one) => {
      const lines = money.get(versionOf(one)) ?? []
      const apart = offBudgetOf({ ...one, budget: lines }, budget)
      return apart ? [[one.id, apart] as const] : []
    }),
  )
}
