import { printDate } from '../../../kernel/indonesian.ts'
import type {
  NationalCells,
  NationalState,
} from '../../../rooms/staff/national/national.contract.ts'
import type { MarkKind } from '../../parts/drawings.ts'
import type { ListFile } from '../../parts/list/list.ts'

export const stateWords: Record<NationalState, { mark: MarkKind; word: string }> = {
  HERE: { mark: 'notyet', word: 'Baru di sini' },
  CHANGED: { mark: 'mid', word: 'Berubah sejak diserahkan' },
  HANDED_OVER: { mark: 'agreed', word: 'Sudah diserahkan' },
  CONFIRMED: { mark: 'good', word: 'Terlihat di rekap nasional' },
}

/** The columns of the national form in its order, as they are pasted there: `07:30`, `04/05/2026`. */
export const fieldsOf = (
  cells: NationalCells,
): { label: string; shown: string; pasted: string }[] => {
  const [year, month, day] = cells.day.split('-')
  const clock = (time: string) => time.replace('.', ':')
  const same = (label: string, text: string | null) => ({
    ...{ label, shown: text ?? '', pasted: text ?? '' },
  })
  return [
    same('Rencana aksi', cells.actionPlan),
    { label: 'Tanggal', shown: printDate(cells.day), pasted: `${day}/${month}/${year}` },
    { label: 'Jam mulai', shown: cells.from, pasted: clock(cells.from) },
    { label: 'Jam selesai', shown: cells.until, pasted: clock(cells.until) },
    same('Kegiatan', cells.activity),
    same('Sumber data', cells.dataSource),
    same('Realisasi', String(cells.realisation)),
    same('Satuan', cells.unit),
    same('Tautan bukti', cells.link),
  ]
}

/** Rows as a file in the columns of the national form. */
export const nationalFile = (name: string, rows: readonly NationalCells[]): ListFile => ({
  name,
  columns: [
    { heading: 'Rencana Aksi' },
    { heading: 'Tanggal', kind: 'date' },
    { heading: 'Jam Mulai', kind: 'text' },
    { heading: 'Jam Selesai', kind: 'text' },
    { heading: 'Kegiatan' },
    { heading: 'Sumber Data' },
    { heading: 'Realisasi', kind: 'number' },
    { heading: 'Satuan' },
    { heading: 'Tautan Bukti' },
  ],
  rows: rows.map((row) => [
    ...[row.actionPlan, row.day, row.from.replace('.', ':'), row.until.replace('.', ':')],
    ...[row.activity, row.dataSource, row.realisation, row.unit, row.link],
  ]),
})
