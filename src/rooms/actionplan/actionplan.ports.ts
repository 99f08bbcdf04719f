import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { ActionPlanRoomTables } from './plan/ground.actions.ts'

/** What happens to plans when posts and people go: nothing. The promise ends or is made anew, and the
 * plan goes with it; a step whose post nobody holds any more is asked of who made the promise. */
export const actionPlanHeir: Heir<Context<ActionPlanRoomTables>> = {
  room: 'actionplan',
  answersFor: [
    'actionplan.states.person_id',
    'actionplan.steps.position_id',
    'actionplan.progress.person_id',
  ],
  preview: async () => [],
  execute: async () => undefined,
}
