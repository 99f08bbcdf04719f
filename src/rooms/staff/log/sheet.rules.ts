import { date, lines, required, sheetOf, text } from '../../../kernel/fields.ts'
import { normalised } from '../../../kernel/near.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { TypedRow, WorkResult } from './log.contract.ts'

/** A day's work as a file or a pasted table: a row each. */
export const logSheet = sheetOf(
  {
    name: 'Catatan harian',
    example: 'Tanggal | Kegiatan | Menit\n\n2026-05-04 | Menyusun laporan bulanan | 90',
  },
  {
    day: required(date('Tanggal', ['Hari', 'Tgl'])),
    activity: required(lines('Kegiatan', ['Uraian', 'Aktivitas', 'Pekerjaan', 'Uraian kegiatan'])),
    minutes: text('Menit', ['Lama', 'Durasi', 'Durasi (menit)', 'Lama (menit)']),
    starts: text('Mulai', ['Jam mulai', 'Pukul']),
    ends: text('Selesai', ['Jam selesai']),
    result: text('Hasil kerja', ['RHK', 'Rencana hasil kerja', 'Untuk hasil']),
    quantity: text('Jumlah', ['Realisasi', 'Kuantitas', 'Volume']),
    unitLabel: text('Satuan'),
    dataSource: text('Sumber data'),
    link: text('Tautan', ['Bukti', 'Link', 'Tautan bukti']),
  },
)
type Row = ReturnType<typeof logSheet.rows>[number]

/** `07.30` or `7:30` as minutes after midnight; `null` for what is no time. */
export function readClock(typed: string | null): number | null {
  const found = /^(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?$/.exec(typed?.trim() ?? '')
  const [hours, minutes] = [Number(found?.[1]), Number(found?.[2])]
  return found && hours < 24 && minutes < 60 ? hours * 60 + minutes : null
}

/** `90`, `1 jam 30 menit`, `1,5 jam` as minutes; `null` for what is no length. */
export function readLength(typed: string | null): number | null {
  const words = typed?.trim().toLowerCase().replace(',', '.') ?? ''
  const found = /^(?:(\d{1,2}(?:\.\d+)?)\s*(?:jam|j))?\s*(?:(\d{1,4})\s*(?:menit|mnt|m)?)?$/.exec(
    words,
  )
  if (!found || words === '') return null
  const minutes = Math.round(Number(found[1] ?? 0) * 60) + Number(found[2] ?? 0)
  return minutes >= 1 && minutes <= 960 ? minutes : null
}

function lengthOf({ minutes, starts, ends }: Row): number | null {
  const [from, to] = [readClock(starts), readClock(ends)]
  return readLength(minutes) ?? (from !== null && to !== null && to > from ? to - from : null)
}

/** What a file says of days, for the form where it is looked through and kept; and what of it could
 * not be used, row by row. */
export function placeLogSheet(
  rows: readonly Row[],
  known: { results: readonly WorkResult[]; today: LocalDate; newId: () => string },
): { rows: TypedRow[]; told: { row: number; why: string }[] } {
  const told: { row: number; why: string }[] = []
  const placed = rows.flatMap((row): TypedRow[] => {
    const tell = (why: string): void => void told.push({ row: row.row, why })
    const [minutes, { day, activity }] = [lengthOf(row), row]
    if (day === null || activity === null) tell('tanggal atau kegiatannya tidak terbaca')
    else if (day > known.today) tell('tanggalnya belum tiba')
    else if (minutes === null) tell('lamanya tidak terbaca; tulis menitnya, 1 sampai 960')
    else {
      const named = row.result && normalised(row.result)
      const result = known.results.find(({ text }) => normalised(text) === named)
      if (named && !result) tell(`hasil kerja «${row.result}» tidak ada dalam SKP Anda; pilih lagi`)
      const quantity = Number(row.quantity ?? 1)
      return [
        {
          ...{ id: known.newId(), day, starts: readClock(row.starts), minutes },
          ...{ activity: activity.slice(0, 500), resultId: result?.resultId ?? null },
          ...{ actionPlan: null, dataSource: row.dataSource?.slice(0, 200) ?? null },
          quantity: Number.isInteger(quantity) && quantity >= 0 && quantity <= 1e6 ? quantity : 1,
          ...{
            unitLabel: row.unitLabel?.slice(0, 60) ?? null,
            link: row.link?.slice(0, 500) ?? null,
          },
          ...{ evidenceIds: [], personal: false, lateReason: null },
        },
      ]
    }
    return []
  })
  return { rows: placed.slice(0, mostRows), told }
}

/** As many as one sending takes. */
const mostRows = 100
