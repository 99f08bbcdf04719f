import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { BudgetWords, PlanningTables } from '../planning/index.ts'
import type { BudgetTables } from './budget.tables.ts'
import { aliasesOf, headingsWith } from './in-force.store.ts'

type Ctx = Context<BudgetTables & OrganisationTables>

/** Another room's reason why a version may not be withdrawn (agreements were agreed on it), or
 * `null`. Joined in `app.ts`. */
export type WithdrawalGuard<Tables> = {
  // A method, not a function field: a guard over its own tables stands in a list that knows fewer.
  whyNotWithdraw(ctx: Context<Tables>, versionId: string): Promise<Refusal | null>
}

/** The codes a node of the plan may name (`planning/planning.ports.ts`). */
export const budgetWords: BudgetWords<BudgetTables & PlanningTables & OrganisationTables> = {
  headings: (ctx, words, year) => headingsWith(ctx, words, year),
}

/** What happens to codes linked by hand when a unit goes elsewhere; codes that a unit carries
 * itself go with the unit. */
export const budgetHeir: Heir<Ctx> = {
  room: 'budget',
  answersFor: ['budget.unit_aliases.unit_id'],
  async preview(ctx: Ctx, { units }: Succession): Promise<Inheritance[]> {
    return [...(await aliasesOf(ctx))].flatMap(([code, unitId]) => {
      const heirs = units[unitId]
      if (!heirs) return []
      const effect = heirs[0]
        ? `Kode anggaran ${code} ikut ke unit penggantinya.`
        : `Kode anggaran ${code} menunggu unit yang baru.`
      return [
        { table: 'budget.unit_aliases', id: code, from: unitId, to: heirs[0] ?? null, effect },
      ]
    })
  },
  execute: async () => undefined,
}
