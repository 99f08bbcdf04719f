import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import type { ProceduresTables } from './procedures.tables.ts'

/** Whom a case concerned, who proposed it and who took which step is history; who decides is found
 * anew on the day, by the posts people hold. What a change does to the thing itself its room tells. */
export const proceduresHeir: Heir<Context<ProceduresTables>> = {
  room: 'procedures',
  answersFor: [
    'procedures.cases.person_id',
    'procedures.cases.position_id',
    'procedures.cases.proposer_position_id',
    'procedures.steps.person_id',
    'procedures.steps.position_id',
  ],
  preview: async () => [],
  execute: async () => undefined,
}
