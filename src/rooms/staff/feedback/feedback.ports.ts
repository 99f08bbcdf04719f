/** Who spoke, of whom, and in which team a round was answered: history, which a change of the
 * organisation leaves as it is. Links for who is served stay with the person. */
export const feedbackColumns = [
  'staff.service_links.person_id',
  'staff.feedback.person_id',
  'staff.dialogues.person_id',
  'staff.dialogue_confirmations.person_id',
  'staff.coachings.person_id',
  'staff.pulse_counts.unit_id',
  'staff.pulse_answered.person_id',
  'staff.reports.person_id',
  'staff.innovations.person_id',
  'staff.innovation_answers.person_id',
]
