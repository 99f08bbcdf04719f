export { mostWorkingDays, workingDayDeadline } from './calendar.rules.ts'
export {
  hostNameOf,
  hostsOf,
  printHost,
  type RegionHost,
  readAddress,
  regionsWithoutAddress,
  whyNotBeside,
  whyNotHost,
} from './host.rules.ts'
export { checkNip } from './nip.rules.ts'
export { maskedNip, nipFor, nipOwner } from './nip-sight.rules.ts'
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
export type { Level } from './organisation-pack.contract.ts'
export { type Difference, differencesOf, printDifferences } from './records/difference.rules.ts'
export { type UnitWord, unitWords } from './unit-words.rules.ts'
