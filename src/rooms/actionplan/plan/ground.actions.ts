import { Refused, refusal } from '../../../kernel/refusal.ts'
import type { Context } from '../../../platform/context.ts'
import {
  type AgreementsTables,
  blocksOf,
  type StandingPromise,
  standingPromises,
} from '../../agreements/index.ts'
import type { AuditTables } from '../../audit/index.ts'
import { type OrganisationTables, packOf } from '../../organisation/index.ts'
import {
  dateWithin,
  measuresOn,
  PlanningPack,
  type PlanningTables,
  unitKindOf,
} from '../../planning/index.ts'
import type { ActionPlanTables } from '../actionplan.tables.ts'
import type { Ground } from './content.rules.ts'
import type { ActionPlanPage } from './plan.contract.ts'

export type ActionPlanRoomTables = ActionPlanTables &
  AgreementsTables &
  PlanningTables &
  OrganisationTables &
  AuditTables
type Ctx = Context<ActionPlanRoomTables>

const noSuch = refusal(
  'agreements/no-such-agreement',
  404,
  'PK ini tidak ditemukan. Cari di daftar perjanjian.',
)

/** One promise, as it stands; who may see it is asked by who calls. */
export async function promiseOf(ctx: Ctx, id: string): Promise<StandingPromise> {
  const [promise] = await standingPromises(ctx, { ids: [id] })
  if (!promise) throw new Refused(noSuch)
  return promise
}

export const planningWords = async (ctx: Ctx, year: number): Promise<PlanningPack> =>
  (await packOf(ctx, 'perencanaan', year, PlanningPack)).content

/** A version of a promise as a plan is written for it: its rows with what planning says of their
 * measures, and its budget. */
export async function groundOf(
  ctx: Ctx,
  { year, effectiveFrom, versionId }: Pick<StandingPromise, 'year' | 'effectiveFrom' | 'versionId'>,
): Promise<Ground> {
  const { rows, budget } = await blocksOf(ctx, versionId)
  const measureIds = rows.flatMap(({ measureId }) => measureId ?? [])
  const entries = await measuresOn(ctx, dateWithin(year, ctx.today), { measureIds })
  const words = await planningWords(ctx, year)
  return {
    ...{ year, effectiveFrom },
    rows: rows.map(({ number, measureId, objective, indicator, unitLabel, target }) => {
      const entry = entries.find(({ measure }) => measure.id === measureId)
      return {
        ...{ number, measureId, objective, indicator, unitLabel, target },
        unitKind: entry?.measure.unitKind ?? unitKindOf(unitLabel, words),
        // a row that only a paper has is read at the end of the year
        aggregation: entry?.measure.aggregation ?? 'LAST',
        frequency: entry?.measure.frequency ?? 'ANNUAL',
        planned: entry?.planned ?? {},
        baseline: entry?.baseline ?? null,
        budgetCode: entry?.node.budgetCode ?? null,
      }
    }),
    money: budget.map(({ number, code, name, amount }) => ({ row: number, code, name, amount })),
  }
}

/** The promise as the rules of the acts ask about it. */
export function promisedOf(promise: StandingPromise): ActionPlanPage['promise'] {
  const { state, form, mandateId, giverMandateId, giverPositionId } = promise
  const { firstParty, secondParty, version, effectiveFrom } = promise
  const party = ({ personId, name, title }: StandingPromise['firstParty']) => ({
    ...{ personId, name, title },
  })
  return {
    ...{ state, form, mandateId, giverMandateId, giverPositionId, version, effectiveFrom },
    firstParty: party(firstParty),
    secondParty: secondParty && party(secondParty),
  }
}
