// all of it: the browser has no shapes, and naming one here would not build there
export {
  alwaysOnDuty,
  type Duty,
  dueAfter,
  isLateFor,
  owesOn,
} from './absence/absence.rules.ts'
export * from './absence/absence-pages.contract.ts'
export { eventContract } from './event/event.contract.ts'
export * from './organisation.contract.ts'
export {
  agencyOf,
  branchOf,
  type Chart,
  chartOf,
  leaderOf,
  principalHolder,
  printedNip,
  printedRank,
  titleAs,
  unitsAbove,
} from './organisation.rules.ts'
export type { Addition, Clause, ClauseInput, Column, PackEffect } from './pack/clause.contract.ts'
export { clausesIn, effectOf, optionsOf } from './pack/clause.rules.ts'
export type { Level } from './pack/organisation-pack.contract.ts'
export { packContract } from './pack/pack.contract.ts'
export {
  positionKindNames,
  startsWithAny,
  unitKindNames,
} from './person/naming.rules.ts'
export { checkNip } from './person/nip.rules.ts'
export { maskedNip, nipFor, nipOwner, seesNip } from './person/nip-sight.rules.ts'
export { type Difference, differencesOf, printDifferences } from './records/difference.rules.ts'
export {
  type Holidays,
  isWorkingDay,
  mostWorkingDays,
  workingDayDeadline,
} from './region/calendar.rules.ts'
export {
  hostNameOf,
  hostsOf,
  isBindable,
  isPublic,
  printHost,
  type RegionHost,
  readAddress,
  regionsWithoutAddress,
  whyNotBeside,
  whyNotBind,
  whyNotHost,
} from './region/host.rules.ts'
export * from './region/setting.contract.ts'
export { whyNotManageSettings } from './region/setting.rules.ts'
export * from './superior/superior.contract.ts'
export { superiorOf } from './superior/superior.rules.ts'
export { peopleFitting, postsFitting, unitsFitting } from './unit/unit-suggestions.rules.ts'
export { type UnitWord, unitWords } from './unit/unit-words.rules.ts'
