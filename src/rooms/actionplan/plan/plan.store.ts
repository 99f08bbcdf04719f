import { sql } from 'kysely'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { ActionPlanTables, CurrentPlan } from '../actionplan.tables.ts'
import type { ActionPlanPage, PlanContent, PlannedStep, PlanState } from './plan.contract.ts'

type Ctx = Context<ActionPlanTables>
export type Plan = Omit<CurrentPlan, 'tenantId'>

/** Taken before deciding: two who act on one plan wait for each other. */
export async function holdPlan({ db, tenantId }: Ctx, agreementId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${tenantId}::int, hashtext(${`actionplan ${agreementId}`}))`.execute(
    db,
  )
}

/** The newest version of the plans of some promises, by promise. */
export async function currentPlans(
  { db, tenantId }: Ctx,
  agreementIds: readonly string[],
): Promise<Map<string, Plan>> {
  if (agreementIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('actionplan.current')
    .selectAll()
    .where('tenantId', '=', tenantId)
    .where(sql<boolean>`agreement_id = any(${[...agreementIds]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ tenantId: _, ...plan }) => [plan.agreementId, plan]))
}

export const currentPlan = async (ctx: Ctx, agreementId: string): Promise<Plan | null> =>
  (await currentPlans(ctx, [agreementId])).get(agreementId) ?? null

/** One version of a plan, by its number. */
export async function versionOf(
  { db, tenantId }: Ctx,
  agreementId: string,
  number: number,
): Promise<{ id: string; agreementVersionId: string } | undefined> {
  return db
    .selectFrom('actionplan.versions')
    .select(['id', 'agreementVersionId'])
    .where('tenantId', '=', tenantId)
    .where('agreementId', '=', agreementId)
    .where('number', '=', number)
    .executeTakeFirst()
}

/** Where a version stands: of which promise's version, with which number. */
export async function placeOf(
  { db, tenantId }: Ctx,
  versionId: string,
): Promise<{ agreementId: string; agreementVersionId: string; number: number } | undefined> {
  return db
    .selectFrom('actionplan.versions')
    .select(['agreementId', 'agreementVersionId', 'number'])
    .where('tenantId', '=', tenantId)
    .where('id', '=', versionId)
    .executeTakeFirst()
}

/** Every state the versions of a plan have passed, oldest first. */
export async function historyOf(
  { db, tenantId }: Ctx,
  agreementId: string,
): Promise<(Omit<ActionPlanPage['history'][number], 'by'> & { personId: string | null })[]> {
  return db
    .selectFrom('actionplan.states as state')
    .innerJoin('actionplan.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'state.tenantId')
        .onRef('version.id', '=', 'state.versionId'),
    )
    .select(['version.number', 'state.state', 'state.at', 'state.personId', 'state.note'])
    .where('state.tenantId', '=', tenantId)
    .where('version.agreementId', '=', agreementId)
    .orderBy('version.number')
    .orderBy('state.sequence')
    .execute()
}

/** A step as it is stored: it has its id. */
export type StoredStep = PlannedStep & { id: string }

/** The steps of some versions, in their order, by version. */
export async function stepsOf(
  { db, tenantId }: Ctx,
  versionIds: readonly string[],
): Promise<Map<string, StoredStep[]>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('actionplan.steps as step')
    .select(['step.versionId', 'step.stepId as id', 'step.rowNumber as row', 'step.action'])
    .select(['step.output', 'step.unitLabel', 'step.positionId', 'step.executorIds'])
    .select(['step.budgetCode'])
    .select(({ selectFrom }) =>
      selectFrom('actionplan.stepMonths as planned')
        .select(({ fn, ref }) =>
          fn
            .jsonAgg(
              jsonBuildObject({ month: ref('planned.month'), amount: ref('planned.amount') }),
            )
            .orderBy('planned.month')
            .as('list'),
        )
        .whereRef('planned.tenantId', '=', 'step.tenantId')
        .whereRef('planned.versionId', '=', 'step.versionId')
        .whereRef('planned.stepId', '=', 'step.stepId')
        .as('months'),
    )
    .where('step.tenantId', '=', tenantId)
    .where(sql<boolean>`step.version_id = any(${[...versionIds]}::uuid[])`)
    .orderBy('step.number')
    .execute()
  return Map.groupBy(
    rows.map((row) => ({ ...row, months: row.months ?? [] })),
    ({ versionId }) => versionId,
  )
}

/** All that a version plans. */
export async function contentOf(
  ctx: Ctx,
  versionId: string,
): Promise<PlanContent & { steps: StoredStep[] }> {
  const { db, tenantId } = ctx
  const targets = await db
    .selectFrom('actionplan.targets')
    .select(['rowNumber as row', 'period', 'target'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .execute()
  const cash = await db
    .selectFrom('actionplan.cash')
    .select(['rowNumber as row', 'quarter', 'amount'])
    .where('tenantId', '=', tenantId)
    .where('versionId', '=', versionId)
    .execute()
  const steps = (await stepsOf(ctx, [versionId])).get(versionId) ?? []
  return { targets, cash, steps: steps.map(withoutVersion) }
}

const withoutVersion = ({
  versionId: _,
  ...step
}: StoredStep & { versionId?: string }): StoredStep => step

/** A further version of a plan, in its first state. */
export async function addVersion(
  ctx: Ctx,
  version: {
    id: string
    agreementId: string
    number: number
    agreementVersionId: string
    carriedFromId: string | null
  },
): Promise<void> {
  await ctx.db
    .insertInto('actionplan.versions')
    .values({ tenantId: ctx.tenantId, ...version, createdAt: ctx.now, editedAt: ctx.now })
    .execute()
  await addState(ctx, { versionId: version.id, sequence: 0 }, 'DRAFT')
}

/** Adds the next state of a version, with who and in which capacity. */
export async function addState(
  { db, tenantId, now, actor, newId }: Ctx,
  { versionId, sequence }: { versionId: string; sequence: number },
  state: PlanState,
  note: string | null = null,
): Promise<void> {
  const { kind, id, title } = actor.actingAs ?? {}
  await db
    .insertInto('actionplan.states')
    .values({
      ...{ tenantId, id: newId(), versionId, sequence: sequence + 1, state, at: now },
      ...{ personId: actor.personId, note },
      actingAs: actor.actingAs && JSON.stringify({ kind, id, title }),
    })
    .execute()
}

/** Writes what a version plans anew. */
export async function writeContent(
  ctx: Ctx,
  versionId: string,
  { targets, steps, cash }: PlanContent,
  measureOf: (row: number) => string | null,
): Promise<void> {
  const { db, tenantId, now, newId } = ctx
  for (const table of ['targets', 'steps', 'cash'] as const)
    await db
      .deleteFrom(`actionplan.${table}`)
      .where('tenantId', '=', tenantId)
      .where('versionId', '=', versionId)
      .execute()
  const at = { tenantId, versionId }
  await insertRows(
    db,
    'actionplan.targets',
    targets.map(({ row, period, target }) => ({
      ...{ ...at, rowNumber: row, period, measureId: measureOf(row), target },
    })),
  )
  const named = steps.map((step) => ({ ...step, id: step.id ?? newId() }))
  await insertRows(
    db,
    'actionplan.steps',
    named.map(({ id, row, months: _, ...step }, number) => ({
      ...{ ...at, stepId: id, rowNumber: row, number: number + 1, ...step },
    })),
  )
  await insertRows(
    db,
    'actionplan.stepMonths',
    named.flatMap(({ id, months }) => months.map((month) => ({ ...at, stepId: id, ...month }))),
  )
  await insertRows(
    db,
    'actionplan.cash',
    cash.map(({ row, quarter, amount }) => ({ ...at, rowNumber: row, quarter, amount })),
  )
  await db
    .updateTable('actionplan.versions')
    .set({ editedAt: now, edits: sql<number>`edits + 1` })
    .where('tenantId', '=', tenantId)
    .where('id', '=', versionId)
    .execute()
}

/** Targets of the plans in force, by promise and measure, for a statement of another room: it joins
 * them by `agreementId` and `measureId`. */
export const agreedTargetsQuery = ({ db, tenantId }: Ctx) =>
  db
    .selectFrom('actionplan.publishedTargets as own')
    .select(['own.agreementId', 'own.measureId'])
    .select(sql<Record<string, string>>`jsonb_object_agg(own.period, own.target)`.as('targets'))
    .where('own.tenantId', '=', tenantId)
    .groupBy(['own.agreementId', 'own.measureId'])
