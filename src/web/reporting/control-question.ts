import type { Shown } from '../../rooms/reporting/control-room.contract.ts'
import { useQuery } from '../platform/router.tsx'
import { useSession } from '../platform/session.tsx'

/** Which seat and month the control room shows, from its address. */
export type SeatQuestion = { year: number; month?: number; unit?: string }

/** The chosen cell of the heat map: a group (`OWN` for the leader's own level) and a month. */
export type CellChoice = { group: string; month: number }

const cellIn = (text: string | undefined): CellChoice | null => {
  const [, group, month] = /^([0-9a-f-]{36}|OWN)\.(\d{1,2})$/.exec(text ?? '') ?? []
  return group && Number(month) >= 1 && Number(month) <= 12 ? { group, month: Number(month) } : null
}

/** What the control room asks, from its address: `tahun`, `bulan`, `unit`, and the chosen cell `sel`. */
export function useSeatQuestion(): {
  question: SeatQuestion
  cell: CellChoice | null
  change: (change: Record<string, string | undefined>) => void
} {
  const [query, change] = useQuery()
  const { year } = useSession()
  const month = Number(query.bulan)
  const question = {
    year: Number(query.tahun) || year,
    ...(month >= 1 && month <= 12 ? { month } : {}),
    ...(query.unit ? { unit: query.unit } : {}),
  }
  return { question, cell: cellIn(query.sel), change }
}

/** The address of the list behind a number. */
export function listAddress(
  { year, month, unit }: SeatQuestion,
  { group, show, tone }: { group?: string | null; show?: Shown; tone?: string },
): string {
  const told = {
    tahun: String(year),
    bulan: month && String(month),
    unit,
    kelompok: group ?? (group === null ? 'OWN' : undefined),
    tampil: show,
    nada: tone,
  }
  const query = new URLSearchParams(
    Object.entries(told).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return `/ruang-kendali/daftar?${query}`
}
