// all of it: the browser has no shapes, and naming one here would not build there
export * from './organisation.contract.ts'
export {
  agencyOf,
  branchOf,
  type Chart,
  chartOf,
  principalHolder,
  printedNip,
  printedRank,
  superiorOf,
  titleAs,
  unitsAbove,
} from './organisation.rules.ts'
export type { Level } from './pack/organisation-pack.contract.ts'
export { startsWithAny } from './person/naming.rules.ts'
export { checkNip } from './person/nip.rules.ts'
export { maskedNip, nipFor, nipOwner } from './person/nip-sight.rules.ts'
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
  printHost,
  type RegionHost,
  readAddress,
  regionsWithoutAddress,
  whyNotBeside,
  whyNotHost,
} from './region/host.rules.ts'
export { TimeZone } from './region/setting.contract.ts'
export { type UnitWord, unitWords } from './unit/unit-words.rules.ts'
