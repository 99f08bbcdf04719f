import { addDays, type LocalDate } from '../../../kernel/time.ts'

const lastSerial = 2_958_465

/** Excel's day count as a date; the time of day is dropped. In the 1900 system day 60 is a 29
 * February that never was (ECMA-376 §18.17.4.1), so days before it count from one day later. `null`
 * for a mere time of day and beyond the year 9999. */
export function dateOfSerial(serial: number, from1904: boolean): LocalDate | null {
  const day = Math.floor(serial)
  if (day < 1 || day > lastSerial) return null
  if (from1904) return addDays('1904-01-01', day)
  return addDays(day < 60 ? '1899-12-31' : '1899-12-30', day)
}

const plausible = { first: 18_264, last: 73_050 }

/** A number in a date column that was left without a date format: read as a day count between 1950
 * and 2099, else `null`. */
export function dateOfPlainNumber(serial: number): LocalDate | null {
  return serial >= plausible.first && serial < plausible.last + 1
    ? dateOfSerial(serial, false)
    : null
}
