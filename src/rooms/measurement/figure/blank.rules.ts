import type { MeasurementPack } from '../pack.contract.ts'

/** When a figure is looked at: `due` false before its period has ended, `yearEnd` once the year is
 * being closed. */
export type Moment = { due: boolean; yearEnd?: boolean }

/** What an empty realisation means (§4.2): nothing yet, no data, or, where a region decided so, 0
 * at the end of the year. An entered 0 is a value and never comes here. */
export function blankMeans(
  { zero }: Pick<MeasurementPack, 'zero'>,
  { due, yearEnd = false }: Moment,
): 'NOT_DUE' | 'NO_DATA' | 'ZERO' {
  if (!due) return 'NOT_DUE'
  return yearEnd && zero.missingAtYearEnd === 'ZERO' ? 'ZERO' : 'NO_DATA'
}
