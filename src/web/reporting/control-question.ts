import type { Shown } from '../../rooms/reporting/control-room/control-room.contract.ts'
import { addressTo, asked } from '../platform/address.ts'
import { useQuery } from '../platform/place.ts'
import { useSession } from '../platform/session.tsx'

/** Which seat and month the control room shows, from its address. */
export type SeatQuestion = { year: number; month?: number; unit?: string }

/** The chosen cell of the heat map: a group (`OWN` for the leader's own level) and a month. */
export type CellChoice = { group: string; month: number }

const cellIn = (text: string | undefined): CellChoice | null => {
  const [, group, month] = /^([0-9a-f-]{36}|OWN)\.(\d{1,2})$/.exec(text ?? '') ?? []
  const asMonth = asked.month(month)
  return group && asMonth ? { group, month: asMonth } : null
}

/** What the control room asks, from its address: `tahun`, `bulan`, `unit`, and the chosen cell
 * `sel`. */
export function useSeatQuestion(): {
  question: SeatQuestion
  cell: CellChoice | null
  change: (change: Record<string, string | undefined>) => void
} {
  const [query, change] = useQuery()
  const { year } = useSession()
  const month = asked.month(query.bulan)
  const unit = asked.id(query.unit)
  const question = {
    year: asked.year(query.tahun, year),
    ...(month && { month }),
    ...(unit && { unit }),
  }
  return { question, cell: cellIn(query.sel), change }
}

/** The address of the list behind a number. */
export function listAddress(
  { year, month, unit }: SeatQuestion,
  { group, show, tone }: { group?: string | null; show?: Shown; tone?: string },
): string {
  return addressTo('/ruang-kendali/daftar', {
    tahun: String(year),
    bulan: month ? String(month) : undefined,
    unit,
    kelompok: group ?? (group === null ? 'OWN' : undefined),
    tampil: show,
    nada: tone,
  })
}
