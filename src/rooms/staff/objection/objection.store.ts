import type { LocalDate } from '../../../kernel/time.ts'
import type { Context } from '../../../platform/context.ts'
import { insertRows } from '../../../platform/database/insert-rows.ts'
import type { StaffTables } from '../staff.tables.ts'
import type { ObjectionStep, OpinionRole } from './objection.contract.ts'

type Ctx = Context<StaffTables>

/** What was said about an evaluation, in order. */
export const stepsOf = ({ db, tenantId }: Ctx, evaluationId: string) =>
  db
    .selectFrom('staff.objectionSteps')
    .select(['sequence', 'step', 'role', 'text', 'link', 'personId', 'at'])
    .where('tenantId', '=', tenantId)
    .where('evaluationId', '=', evaluationId)
    .orderBy('sequence')
    .execute()

export type NewStep = {
  evaluationId: string
  sequence: number
  step: ObjectionStep
  role: OpinionRole | null
  text: string
  link: string | null
}

export async function addStep(ctx: Ctx, step: NewStep): Promise<void> {
  const { kind, id, title } = ctx.actor.actingAs ?? {}
  const { tenantId, now } = ctx
  const pressed = {
    ...{ tenantId, at: now, personId: ctx.actor.personId },
    actingAs: ctx.actor.actingAs && { kind, id, title },
  }
  await insertRows(ctx.db, 'staff.objectionSteps', [{ ...pressed, ...step }])
}

/** Delivered ratings that nobody answered, oldest first. */
export const unanswered = ({ db, tenantId }: Ctx, before: LocalDate) =>
  db
    .selectFrom('staff.currentEvaluations')
    .select(['id', 'period', 'stateSequence', 'stateAt'])
    .where('tenantId', '=', tenantId)
    .where('state', '=', 'DELIVERED')
    .where('stateAt', '<', before)
    .orderBy('stateAt')
    .limit(5000)
    .execute()
