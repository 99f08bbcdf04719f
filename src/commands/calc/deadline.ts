import { partsOf } from '../../kernel/time.ts'
import { dueDateOf } from '../../rooms/agreements/words.ts'
import { mostWorkingDays, workingDayDeadline } from '../../rooms/organisation/words.ts'
import { type Answer, fieldsOf, invalid, type Kind } from './kind.ts'

const mostMonths = 1200
const instant =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:\+0[789]:00)?)?$/

/** A calendar date of the years this calculator counts with, 1900 to 2199; they leave room for any
 * deadline. */
const isDate = (value: unknown): value is string => {
  const year = typeof value === 'string' ? partsOf(value)?.year : undefined
  return year !== undefined && year >= 1900 && year < 2200
}
const isCount = (value: unknown, most: number): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= most

function byMonths({ approvedOn, months }: Record<string, unknown>): Answer {
  if (!isDate(approvedOn))
    return invalid(
      'Tanggal pengesahan (approvedOn) harus tanggal yang ada di kalender, ditulis 2026-01-31.',
    )
  if (!isCount(months, mostMonths))
    return invalid(`Jumlah bulan (months) harus bilangan bulat 0 sampai ${mostMonths}.`)
  return { state: 'OK', dueOn: dueDateOf(approvedOn, months) }
}

function byWorkingDays({ receivedAt, workingDays, holidays }: Record<string, unknown>): Answer {
  const day = instant.exec(typeof receivedAt === 'string' ? receivedAt : '')?.[1]
  if (!isDate(day))
    return invalid(
      'Waktu diterima (receivedAt) harus tanggal, boleh dengan jam setempat, ditulis 2026-06-17T09:00.',
    )
  if (!isCount(workingDays, mostWorkingDays))
    return invalid(
      `Jumlah hari kerja (workingDays) harus bilangan bulat 0 sampai ${mostWorkingDays}.`,
    )
  const off = holidays ?? []
  if (!Array.isArray(off) || !off.every(isDate))
    return invalid('Hari libur (holidays) harus daftar tanggal, ditulis ["2026-08-17"].')
  return { state: 'OK', dueOn: workingDayDeadline({ receivedAt: day, workingDays, holidays: off }) }
}

/** The last day of a period of months after an approval, or of working days after a receipt. */
export const deadline: Kind = {
  about: 'tenggat menurut bulan atau hari kerja',
  example:
    '[{"approvedOn": "2026-01-31", "months": 1}, {"receivedAt": "2026-06-17T09:00", ' +
    '"workingDays": 14, "holidays": []}]',
  answer: (row) => {
    const fields = fieldsOf(row)
    const [months, days] = [fields?.approvedOn !== undefined, fields?.receivedAt !== undefined]
    if (!fields || months === days)
      return invalid('Isi approvedOn dengan months, atau receivedAt dengan workingDays.')
    return months ? byMonths(fields) : byWorkingDays(fields)
  },
}
