import { months } from '../../../kernel/indonesian.ts'
import { isLocalDate, type LocalDate, localDate } from '../../../kernel/time.ts'

/** Spellings of months in the field beside their full names; a word counts by its first letters
 * from three on. */
const otherNames: Record<string, number> = {
  agt: 8,
  ags: 8,
  agust: 8,
  nopember: 11,
  nop: 11,
  pebruari: 2,
  peb: 2,
  des: 12,
  may: 5,
  aug: 8,
  oct: 10,
  dec: 12,
}

function monthNamed(word: string): number | null {
  const name = word.toLowerCase().replace(/\.$/, '')
  const at = months.findIndex((month) => name.length >= 3 && month.toLowerCase().startsWith(name))
  return at >= 0 ? at + 1 : (otherNames[name] ?? null)
}

const real = (year: number, month: number, day: number): LocalDate | null => {
  const date = localDate(year, month, day)
  return isLocalDate(date) ? date : null
}

const clock = String.raw`(?:[ T]\d{1,2}[:.]\d{2}.*)?$`
const iso = new RegExp(String.raw`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})${clock}`)
const dayFirst = new RegExp(String.raw`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})${clock}`)
const named = new RegExp(
  String.raw`^(?:\p{L}+,?\s+)?(\d{1,2})[-\s]+(\p{L}+)\.?[-\s]+(\d{4})${clock}`,
  'u',
)

/** A date written as text: `2026-01-07`, `7 Januari 2026`, `07-01-2026`, `07/01/2026`, also with a
 * weekday before or a time behind (dropped). The day comes before the month, as Indonesia writes
 * it. `null` for anything else, for two-digit years and for days that do not exist. */
export function dateIn(text: string): LocalDate | null {
  const byYear = iso.exec(text)
  if (byYear) return real(Number(byYear[1]), Number(byYear[2]), Number(byYear[3]))
  const byDay = dayFirst.exec(text)
  if (byDay) return real(Number(byDay[3]), Number(byDay[2]), Number(byDay[1]))
  const byName = named.exec(text)
  const month = byName?.[2] ? monthNamed(byName[2]) : null
  return byName && month ? real(Number(byName[3]), month, Number(byName[1])) : null
}
