import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, daysBetween, type LocalDate, localDate, partsOf } from '../../../kernel/time.ts'
import type { Missing, NationalCells, NationalState, ResultDefault } from './national.contract.ts'

/** The key of what belongs to no result. */
export const noResult = 'NONE'

/** A row of the log, as far as the national form asks for it. */
export type Logged = {
  day: LocalDate
  /** Minutes after midnight. */
  starts: number
  minutes: number
  activity: string
  actionPlan: string | null
  dataSource: string | null
  quantity: number
  unitLabel: string | null
  link: string | null
  personal: boolean
}
/** What its result says once for all its rows. */
export type Default = Partial<
  Pick<ResultDefault, 'actionPlan' | 'dataSource' | 'unit' | 'quantity'>
> & { resultText?: string | undefined }

/** `07.30`; the end of a day is `24.00`. */
export const clockText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}.${String(minutes % 60).padStart(2, '0')}`

/** Minutes after midnight of `07.30`, `7:30` or `07:30:00`; `null` where it is no time. */
export function readClock(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(text.trim()) ?? []
  const at = Number(hours) * 60 + Number(minutes)
  return hours && Number(minutes) < 60 && at <= 24 * 60 ? at : null
}

/** A row in the columns of the national form. What the row says itself counts; else what its result
 * says, and the words of the result are its action plan. Unit and quantity go together: a row that
 * names no unit and counts one takes both from the result. `proof` is the address of its file; of
 * private proof nothing leaves. A row never ends after its day. */
export function cellsOf(row: Logged, said: Default, proof: string | null): NationalCells {
  const counts = row.unitLabel === null && row.quantity === 1
  return {
    actionPlan: row.actionPlan || said.actionPlan || said.resultText || null,
    day: row.day,
    from: clockText(row.starts),
    until: clockText(Math.min(row.starts + row.minutes, 24 * 60)),
    activity: row.activity,
    dataSource: row.dataSource || said.dataSource || null,
    realisation: (counts ? said.quantity : undefined) ?? row.quantity,
    unit: row.unitLabel || said.unit || null,
    link: row.personal ? null : (proof ?? row.link),
  }
}

/** Which columns the national form cannot do without are still empty. */
export const missingIn = (cells: NationalCells): Missing[] =>
  (['actionPlan', 'dataSource', 'unit'] as const).filter((key) => !cells[key])

/** Where a row stands: seen in a recap at its own day and start; else handed over as it still is, or
 * changed since; a link made later changes nothing of the work. */
export function stateOf(
  cells: NationalCells,
  handed: NationalCells | null,
  inRecap: boolean,
): NationalState {
  if (inRecap) return 'CONFIRMED'
  if (!handed) return 'HERE'
  const { link: _, ...said } = cells
  const same = Object.entries(said).every(
    ([key, value]) => handed[key as keyof NationalCells] === value,
  )
  return same ? 'HANDED_OVER' : 'CHANGED'
}

const linkDays = 30

/** The last day on which a link to proof of a day opens: 30 days after the quarter in which it is
 * evaluated. */
export function lastDayOfLink(day: LocalDate): LocalDate {
  const { year, month } = partsOf(day) ?? { year: 1900, month: 1 }
  const next = Math.ceil(month / 3) * 3 + 1
  const afterwards = next > 12 ? localDate(year + 1, 1, 1) : localDate(year, next, 1)
  return addDays(afterwards, linkDays - 1)
}

/** A year of days at most, the first before the last. */
export const whyNotDays = ({ from, until }: Record<'from' | 'until', LocalDate>): Refusal | null =>
  from <= until && daysBetween(from, until) <= 366
    ? null
    : refusal(
        'staff/wrong-days',
        422,
        'Tanggal mulai harus mendahului tanggal akhir, dan rentangnya paling lama setahun.',
      )

export const noSuchRow = refusal(
  'staff/no-such-row',
  404,
  'Baris catatan ini tidak ada pada Anda. Mungkin sudah dihapus; muat ulang halaman ini.',
)

/** What still keeps a row from being handed over. */
export const whyNotHandOver = (missing: readonly Missing[]): Refusal | null =>
  missing.length === 0
    ? null
    : refusal(
        'staff/row-incomplete',
        409,
        `Baris ini belum lengkap: ${missing.map((key) => missingWords[key]).join(', ')}. ` +
          'Isi sekali pada hasil kerjanya; semua barisnya ikut terisi.',
      )

export const missingWords: Record<Missing, string> = {
  actionPlan: 'rencana aksi',
  dataSource: 'sumber data',
  unit: 'satuan',
}
