import { sql } from 'kysely'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { ActionPlanTables } from '../actionplan.tables.ts'
import type { PlanProgress, StepReport } from '../plan/plan.contract.ts'
import type { Reporting } from './progress.contract.ts'

type Ctx = Context<ActionPlanTables>
const isOneOf = (column: string, ids: readonly string[]) =>
  sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`

export type StoredReport = Omit<StepReport, 'by'> & { personId: string | null; agreementId: string }

/** What was reported last of the steps of some plans. */
export async function reportsOf(
  { db, tenantId }: Ctx,
  agreementIds: readonly string[],
): Promise<StoredReport[]> {
  return db
    .selectFrom('actionplan.reported')
    .select(['agreementId', 'stepId', 'month', 'sequence', 'done', 'amount', 'supporting'])
    .select(['obstacle', 'followUp', 'proof', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where(isOneOf('agreementId', agreementIds))
    .orderBy('month')
    .execute()
}

/** A step of a plan in force in one of its months, and the sequence of its last report (0: none). */
export type StepMonth = {
  agreementId: string
  stepId: string
  rowNumber: number
  agreementVersionId: string
  month: number
  amount: string | null
  action: string
  output: string
  unitLabel: string | null
  positionId: string | null
  executorIds: string[]
  sequence: number
  /** Had the plan been agreed to when the month ended? Earlier ones may be told, and are not asked. */
  asked: boolean
}

/** Had a plan been agreed to by the end of a month of a year? */
const isAsked = ({ region }: Ctx, year: number) =>
  sql<boolean>`coalesce(to_char(plan.first_agreed_at at time zone ${region.timeZone}, 'YYYY-MM')
    <= ${year}::text || '-' || lpad(planned.month::text, 2, '0'), false)`

/** Steps of plans in force by month, from one month of a year to another: of some promises, or those
 * that some promises, posts or a person have a part in. */
export async function stepMonths(
  ctx: Ctx,
  { year, from, to }: { year: number; from: number; to: number },
  of: {
    agreementIds: readonly string[]
    positionIds?: readonly string[]
    personId?: string | null
  },
): Promise<StepMonth[]> {
  return ctx.db
    .selectFrom('actionplan.current as plan')
    .innerJoin('actionplan.versions as version', (join) =>
      join
        .onRef('version.tenantId', '=', 'plan.tenantId')
        .onRef('version.id', '=', 'plan.inForceId'),
    )
    .innerJoin('actionplan.steps as step', (join) =>
      join
        .onRef('step.tenantId', '=', 'plan.tenantId')
        .onRef('step.versionId', '=', 'plan.inForceId'),
    )
    .innerJoin('actionplan.stepMonths as planned', (join) =>
      join
        .onRef('planned.tenantId', '=', 'step.tenantId')
        .onRef('planned.versionId', '=', 'step.versionId')
        .onRef('planned.stepId', '=', 'step.stepId'),
    )
    .select(['plan.agreementId', 'step.stepId', 'step.rowNumber', 'planned.month'])
    .select(['planned.amount', 'step.action', 'step.output', 'step.unitLabel', 'step.positionId'])
    .select(['step.executorIds', 'version.agreementVersionId'])
    .select(
      sql<number>`coalesce((select max(g.sequence) from actionplan.progress g
        where g.tenant_id = step.tenant_id and g.step_id = step.step_id
          and g.month = planned.month), 0)`.as('sequence'),
    )
    .select(isAsked(ctx, year).as('asked'))
    .where('plan.tenantId', '=', ctx.tenantId)
    .where('planned.month', '>=', from)
    .where('planned.month', '<=', to)
    .where((where) =>
      where.or([
        isOneOf('plan.agreementId', of.agreementIds),
        isOneOf('step.positionId', of.positionIds ?? []),
        ...(of.personId ? [sql<boolean>`${of.personId}::uuid = any(step.executor_ids)`] : []),
      ]),
    )
    .orderBy('planned.month')
    .orderBy('plan.agreementId')
    .orderBy('step.number')
    .execute()
}

/** How far the plans in force of some promises are, counted over the months of a year that are asked,
 * up to one; by promise. */
export async function progressOfPlans(
  ctx: Ctx,
  agreementIds: readonly string[],
  { year, upTo }: { year: number; upTo: number },
): Promise<Map<string, PlanProgress>> {
  if (agreementIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('actionplan.current as plan')
    .innerJoin('actionplan.stepMonths as planned', (join) =>
      join
        .onRef('planned.tenantId', '=', 'plan.tenantId')
        .onRef('planned.versionId', '=', 'plan.inForceId'),
    )
    .leftJoin('actionplan.reported as told', (join) =>
      join
        .onRef('told.tenantId', '=', 'planned.tenantId')
        .onRef('told.stepId', '=', 'planned.stepId')
        .onRef('told.month', '=', 'planned.month'),
    )
    .select('plan.agreementId')
    .select([
      sql<number>`count(*)::int`.as('planned'),
      sql<number>`count(told.id)::int`.as('reported'),
      sql<number>`(count(*) filter (where told.done))::int`.as('done'),
    ])
    .where('plan.tenantId', '=', ctx.tenantId)
    .where(isOneOf('plan.agreementId', agreementIds))
    .where('planned.month', '<=', upTo)
    .where(isAsked(ctx, year))
    .groupBy('plan.agreementId')
    .execute()
  return new Map(rows.map(({ agreementId, ...progress }) => [agreementId, progress]))
}

/** Of the steps planned in some months of plans in force: how many, how many were done, have any
 * progress, went beyond what was planned. */
export async function countedSteps(
  ctx: Ctx,
  agreementIds: readonly string[],
  { from, to }: { from: number; to: number },
): Promise<{ due: number; met: number; begun: number; beyond: number }> {
  const none = { due: 0, met: 0, begun: 0, beyond: 0 }
  if (agreementIds.length === 0) return none
  const amount = sql`case when told.amount ~ '^[0-9]+([.][0-9]+)?$' then told.amount::numeric end`
  const planned = sql`case when planned.amount ~ '^[0-9]+([.][0-9]+)?$' then planned.amount::numeric end`
  const counted = await ctx.db
    .selectFrom('actionplan.current as plan')
    .innerJoin('actionplan.stepMonths as planned', (join) =>
      join
        .onRef('planned.tenantId', '=', 'plan.tenantId')
        .onRef('planned.versionId', '=', 'plan.inForceId'),
    )
    .leftJoin('actionplan.reported as told', (join) =>
      join
        .onRef('told.tenantId', '=', 'planned.tenantId')
        .onRef('told.stepId', '=', 'planned.stepId')
        .onRef('told.month', '=', 'planned.month'),
    )
    .select([
      sql<number>`count(*)::int`.as('due'),
      sql<number>`(count(*) filter (where told.done))::int`.as('met'),
      sql<number>`(count(*) filter (where told.done or ${amount} > 0))::int`.as('begun'),
      sql<number>`(count(*) filter (where told.done and ${amount} > ${planned}))::int`.as('beyond'),
    ])
    .where('plan.tenantId', '=', ctx.tenantId)
    .where(isOneOf('plan.agreementId', agreementIds))
    .where('planned.month', '>=', from)
    .where('planned.month', '<=', to)
    .executeTakeFirst()
  return counted ?? none
}

type Stored = Omit<Reporting, 'seen'> & { sequence: number }

/** Adds what is reported, each with the next sequence of its step and month. */
export async function saveReports(ctx: Ctx, reports: readonly Stored[]): Promise<void> {
  const { kind, id, title } = ctx.actor.actingAs ?? {}
  await insertRows(
    ctx.db,
    'actionplan.progress',
    reports.map((report) => ({
      ...{ tenantId: ctx.tenantId, id: ctx.newId(), ...report },
      ...{ personId: ctx.actor.personId, at: ctx.now },
      actingAs: ctx.actor.actingAs && { kind, id, title },
    })),
  )
}
