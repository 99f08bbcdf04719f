import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { nodesHeldBy, plansOfUnits } from './heir.store.ts'
import type { PlanningTables } from './planning.tables.ts'

type Ctx = Context<PlanningTables>

/** A room that keeps what it took from the plan (agreements, figures). Asked before an import is
 * taken back; answers with one sentence when it must not be. */
export type PlanUser<Tables> = {
  // A method, not a function field: a user over its own tables stands in a list that knows fewer.
  whyKept(
    ctx: Context<Tables>,
    taken: { nodeIds: readonly string[]; measureIds: readonly string[] },
  ): Promise<string | null>
}

/** The room that knows the budget, asked for the codes a node may name: headings of the year that
 * hold every word. */
export type BudgetWords<Tables> = {
  headings(
    ctx: Context<Tables>,
    words: readonly string[],
    year: number,
  ): Promise<{ value: string; label: string }[]>
}

/** What happens to the plan when a unit, post or person goes elsewhere: nodes follow it, or wait
 * for a new holder. */
export const planningHeir: Heir<Ctx> = {
  room: 'planning',
  answersFor: [
    'planning.plans.unit_id',
    'planning.node_versions.unit_id',
    'planning.node_versions.holder_position_id',
    'planning.node_versions.holder_person_id',
  ],
  async preview(ctx: Ctx, { units, positions, people }: Succession): Promise<Inheritance[]> {
    const nodes = await nodesHeldBy(ctx, {
      units: Object.keys(units),
      positions: Object.keys(positions),
      people: Object.keys(people),
    })
    const plans = await plansOfUnits(ctx, Object.keys(units))
    const node = (
      id: string,
      statement: string,
      from: string | null,
      heirs: Record<string, string[]>,
      what: string,
    ): Inheritance[] => {
      const to = from === null ? undefined : heirs[from]
      if (from === null || to === undefined) return []
      const effect = to[0]
        ? `Kinerja «${statement}» ikut ke ${what} penggantinya.`
        : `Kinerja «${statement}» menunggu ${what} yang baru.`
      return [{ table: 'planning.node_versions', id, from, to: to[0] ?? null, effect }]
    }
    return [
      ...nodes.flatMap(({ id, statement, unitId, holderPositionId, holderPersonId }) => [
        ...node(id, statement, unitId, units, 'unit'),
        ...node(id, statement, holderPositionId, positions, 'jabatan'),
        ...node(id, statement, holderPersonId, people, 'pemegang'),
      ]),
      ...plans.map(({ id, name, unitId }) => ({
        table: 'planning.plans',
        id,
        from: unitId,
        to: units[unitId]?.[0] ?? null,
        effect: `${name} ${units[unitId]?.[0] ? 'ikut ke unit penggantinya' : 'menunggu unit yang baru'}.`,
      })),
    ]
  },
  execute: async () => undefined,
}
