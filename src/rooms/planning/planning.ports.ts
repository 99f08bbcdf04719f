import type { Heir, Inheritance, Succession } from '../../kernel/ports.ts'
import { addDays } from '../../kernel/time.ts'
import type { Context } from '../../platform/context.ts'
import { type OrganisationTables, unitsOn } from '../organisation/index.ts'
import { branchesOf, effectsOn, placeAfter, questionOf, type UnitNames } from './heir.rules.ts'
import { continuePlans, nodesHeldBy, plansOfUnits, rewriteNodes } from './heir.store.ts'
import type { PlanningTables } from './planning.tables.ts'

type Ctx = Context<PlanningTables & OrganisationTables>

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

/** What units are called on the eve of the change, and those that come with it. */
export async function unitNames(
  ctx: Context<OrganisationTables>,
  { on, names = {} }: Pick<Succession, 'on' | 'names'>,
): Promise<UnitNames> {
  const known = new Map((await unitsOn(ctx, addDays(on, -1))).map(({ id, name }) => [id, name]))
  return (unitId) => known.get(unitId) ?? names[unitId] ?? 'unit yang baru'
}

const planOf =
  ({ units }: Succession) =>
  ({ id, name, unitId }: { id: string; name: string; unitId: string }): Inheritance => ({
    ...{ table: 'planning.plans', id, from: unitId, to: units[unitId]?.[0] ?? null },
    effect: `${name} ${units[unitId]?.[0] ? 'ikut ke unit penggantinya' : 'menunggu unit yang baru'}.`,
  })

/** What happens to the plan when a unit, post or person goes elsewhere: from the day on, nodes name
 * who follows; those of a unit that several follow are asked for by branch. */
export const planningHeir: Heir<Ctx> = {
  room: 'planning',
  answersFor: [
    'planning.plans.unit_id',
    'planning.node_versions.unit_id',
    'planning.node_versions.holder_position_id',
    'planning.node_versions.holder_person_id',
  ],
  async preview(ctx: Ctx, succession: Succession): Promise<Inheritance[]> {
    const nodes = await nodesHeldBy(ctx, succession)
    const branches = branchesOf(nodes, succession)
    const sizes = Map.groupBy(branches.values(), ({ id }) => id)
    const nameOf = sizes.size > 0 ? await unitNames(ctx, succession) : () => ''
    const plans = await plansOfUnits(ctx, Object.keys(succession.units))
    return [
      ...nodes.flatMap((node) => {
        const top = branches.get(node.id)
        const told = effectsOn(node, placeAfter(node, succession, top), succession)
        const size = sizes.get(node.id)?.length
        const question = size ? questionOf(node, size, succession, nameOf) : undefined
        return told.map((one) =>
          question && one.from === node.unitId ? { ...one, question } : one,
        )
      }),
      ...plans.map(planOf(succession)),
    ]
  },
  async execute(ctx: Ctx, succession: Succession): Promise<void> {
    const nodes = await nodesHeldBy(ctx, succession)
    const branches = branchesOf(nodes, succession)
    const changed = nodes
      .map((record) => ({
        record,
        after: placeAfter(record, succession, branches.get(record.id)),
      }))
      .filter(({ record, after }) => effectsOn(record, after, succession).some(isMove))
    await rewriteNodes(ctx, succession, changed)
    const plans = await plansOfUnits(ctx, Object.keys(succession.units))
    await continuePlans(
      ctx,
      succession.eventId,
      plans.flatMap(({ id, unitId }) =>
        (succession.units[unitId] ?? [])
          .filter((heir) => heir !== unitId)
          .map((heir) => ({ id, unitId: heir })),
      ),
    )
  },
}

const isMove = ({ from, to }: Inheritance): boolean => from !== to
