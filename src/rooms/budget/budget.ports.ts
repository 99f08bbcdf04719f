import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/context.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import type { BudgetWords, PlanningTables } from '../planning/index.ts'
import type { BudgetTables } from './budget.tables.ts'
import { headingsWith, linksOf } from './in-force.store.ts'
import { balancesOf, executeHandovers, previewHandovers } from './succession/handover.actions.ts'

type Ctx = Context<BudgetTables & OrganisationTables & PlanningTables>

/** Another room's reason why a version may not be withdrawn (agreements were agreed on it), or
 * `null`. Joined in `app.ts`. */
export type WithdrawalGuard<Tables> = {
  // A method, not a function field: a guard over its own tables stands in a list that knows fewer.
  whyNotWithdraw(ctx: Context<Tables>, versionId: string): Promise<Refusal | null>
  /** A version of the year was recorded, or this one `withdrawn`: what the room keeps from it
   * follows, in the same transaction. */
  follow?(ctx: Context<Tables>, moved: { year: number; withdrawn: string | null }): Promise<void>
}

/** The codes a node of the plan may name (`planning/planning.ports.ts`). */
export const budgetWords: BudgetWords<BudgetTables & PlanningTables & OrganisationTables> = {
  headings: (ctx, words, year) => headingsWith(ctx, words, year),
}

/** What happens to the money of units that go elsewhere: their codes stand for who follows from the
 * day on, whole or sub kegiatan by sub kegiatan; what was booked before the day stays. */
export const budgetHeir: Heir<Ctx> = {
  room: 'budget',
  answersFor: ['budget.unit_aliases.unit_id', 'budget.unit_aliases.from_unit_id'],
  async preview(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
    if (succession.eventId) return previewHandovers(ctx, succession)
    const { units } = succession
    return (await linksOf(ctx)).flatMap(({ code, unitId }) => {
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
  balances: balancesOf,
  execute: executeHandovers,
}
