export { absencesEnding, dutyAround, dutyOf } from './absence/absence.actions.ts'
export { absenceImporter } from './absence/absence-import.actions.ts'
export { chartOn, remembered, skpdCodesEver } from './chart/chart.actions.ts'
export {
  answerEvent,
  confirmEvent,
  draftEvent,
  type EventsOver,
  questionsOf,
} from './event/event.actions.ts'
export { eventContract } from './event/event.contract.ts'
export { executeDue } from './event/execution.actions.ts'
export { reorganisationKinds } from './event/kinds/kinds.ts'
export { eventsRoom, organisationRoom, rulesRoom } from './organisation.room.ts'
export {
  loadOrganisation,
  loadOrganisationOf,
  namesOf,
  unitNamesOf,
  unitsOn,
} from './organisation.store.ts'
export type { OrganisationTables } from './organisation.tables.ts'
export { organisationPacks } from './pack/organisation-packs.actions.ts'
export { levelsOn, packOf, readRanks } from './pack/pack.actions.ts'
export { type RulePackKind, rulePack } from './pack/pack.ports.ts'
export { peopleImporter } from './people-import/people-import.actions.ts'
export { admitPerson, isOfficial } from './person/person.actions.ts'
export { personOfNip } from './person/person.store.ts'
export { rankImporter } from './rank-import/rank-import.actions.ts'
export { brokenRecords } from './records/broken.store.ts'
export { holidaysBetween } from './region/calendar.store.ts'
export { createRegion, loadRegions, setHost } from './region/region.store.ts'
export { regionOn } from './region/setting.actions.ts'
export { findEmblem } from './region/setting.store.ts'
export { raterImporter } from './superior/rater-import.actions.ts'
export { type Rating, ratingOn } from './superior/rating.actions.ts'
export { teamImporter } from './team-import/team-import.actions.ts'
export { transferImporter } from './transfer-import/transfer-import.actions.ts'
export { lifeOf } from './unit/unit.actions.ts'
export { unitImporter } from './unit-import/unit-import.actions.ts'
export * from './words.ts'
