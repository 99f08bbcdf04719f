import type { Heir } from '../../kernel/ports.ts'
import type { Context } from '../../platform/context.ts'
import { feedbackColumns } from './feedback/feedback.ports.ts'
import type { StaffRoomTables } from './ground.actions.ts'
import { executeSkps, previewSkps } from './matrix/succession/succession.actions.ts'

/** What happens to SKPs and evaluations when units, posts and people go. */
export const staffHeir: Heir<Context<StaffRoomTables>> = {
  room: 'staff',
  answersFor: [
    'staff.plans.person_id',
    'staff.plans.position_id',
    'staff.plans.unit_id',
    'staff.plans.agency_id',
    'staff.states.person_id',
    'staff.log_entries.person_id',
    'staff.log_answers.person_id',
    'staff.log_activities.person_id',
    'staff.log_foremen.person_id',
    'staff.log_pauses.agency_id',
    'staff.log_pauses.person_id',
    'staff.check_ins.person_id',
    'staff.evaluations.person_id',
    'staff.evaluations.position_id',
    'staff.evaluations.unit_id',
    'staff.evaluations.agency_id',
    'staff.ratings.person_id',
    'staff.evaluation_states.person_id',
    'staff.organisation_predicates.unit_id',
    'staff.organisation_predicates.person_id',
    'staff.distributions.unit_id',
    'staff.distributions.person_id',
    'staff.objection_steps.person_id',
    ...feedbackColumns,
    'staff.result_defaults.person_id',
    'staff.national_rows.person_id',
    'staff.evidence_links.person_id',
    'staff.outside_predicates.person_id',
    'staff.credits.person_id',
    'staff.work_contracts.person_id',
    'staff.recommendations.rated_id',
    'staff.recommendations.person_id',
    'staff.rating_preparers.rater_id',
    'staff.rating_preparers.person_id',
  ],
  preview: previewSkps,
  execute: executeSkps,
}
