import { date, filled, nip, type RowOf, sheetOf, text } from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  notesOf,
  type Problem,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printDateShort, printNumber } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { clockText, readClock } from './national.rules.ts'

const fields = {
  nip: nip('NIP', ['NIP Baru', 'NIP Pegawai', 'NIP/NI PPPK', 'NI PPPK']),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  day: filled(date('TANGGAL', ['Tgl', 'Tanggal Kegiatan', 'Tanggal Progres', 'Tanggal Aktivitas'])),
  starts: filled(
    text('JAM MULAI', ['Mulai', 'Waktu Mulai', 'Pukul Mulai', 'Jam Awal', 'Start', 'Jam']),
  ),
  ends: text('JAM SELESAI', ['Selesai', 'Waktu Selesai', 'Pukul Selesai', 'Jam Akhir', 'End']),
  activity: filled(
    text('KEGIATAN', [
      ...['Uraian Kegiatan', 'Nama Kegiatan', 'Aktivitas', 'Uraian', 'Uraian Aktivitas'],
      ...['Progres Harian', 'Kegiatan Harian', 'Keterangan Kegiatan'],
    ]),
  ),
}

/** Two rows of one day. The names are invented. */
const example = `
  NIP | NAMA | TANGGAL | JAM MULAI | JAM SELESAI | KEGIATAN

  199303252019032011 | Gita Permata, S.KM. | 2026-05-04 | 07.30 | 09.00 | Menyusun laporan gizi bulanan

  199303252019032011 | Gita Permata, S.KM. | 2026-05-04 | 09.00 | 11.30 | Pendampingan posyandu`

/** The recap of the national e-Kinerja, by its fields. */
export const recapSheet = sheetOf({ name: 'Rekap e-Kinerja', example }, fields)

type Row = RowOf<typeof fields>
type Said = {
  personId: string
  day: LocalDate
  /** Minutes after midnight. */
  starts: number
  ends: number | null
  activity: string
}
export type RecapQuestion = {
  personOf: (nip: string) => string | undefined
  /** Whose recap may be read by whoever brings it. */
  mayTake: (personId: string) => boolean
  /** Whose a row without NIP is: that of whoever brings their own. */
  own: string | null
  onRecord: readonly (Said & { rowId: string })[]
}
/** What a recap changes: rows of whole days are superseded by the new ones. */
export type RecapPlan = {
  closed: string[]
  written: Said[]
  problems: Problem[]
  summary: ImportSummary
}

/** The people and days a recap is about, before anything is judged. */
export function recapScope(
  table: SheetTable,
  { personOf, own }: Pick<RecapQuestion, 'personOf' | 'own'>,
): { people: string[]; from: LocalDate; until: LocalDate } {
  const rows = recapSheet.rows(table)
  const days = rows.map(({ day }) => day).toSorted()
  const people = rows.flatMap(({ nip }) => (nip ? (personOf(nip) ?? []) : (own ?? [])))
  return { people: [...new Set(people)], from: days[0] ?? '', until: days.at(-1) ?? '' }
}

/** What reading a recap would change. A row is one NIP, date and start; a day that the recap tells
 * takes the place of what an earlier recap said of it. A row of somebody whose recap one may not read
 * is refused, and with one such row the whole file. */
export function planRecap(table: SheetTable, question: RecapQuestion): RecapPlan {
  const notes = notesOf(table)
  const taken = new Map<string, Said>()
  for (const row of recapSheet.rows(table)) {
    const note = notes.of(row.row)
    const personId = personIn(row, note, question)
    const starts = timeIn(row, 'starts', note)
    const ends = timeIn(row, 'ends', note)
    if (personId === null || starts === null || starts >= 24 * 60) continue
    const key = `${personId} ${row.day} ${starts}`
    if (taken.has(key))
      note.warn(
        'starts',
        'staff/recap-row-twice',
        `Tanggal ${printDateShort(row.day)} pukul ${clockText(starts)} sudah ada di baris lain; ` +
          'yang pertama dipakai.',
      )
    else taken.set(key, { personId, day: row.day, starts, ends, activity: row.activity })
  }
  const days = Map.groupBy(taken.values(), ({ personId, day }) => `${personId} ${day}`)
  const standing = Map.groupBy(question.onRecord, ({ personId, day }) => `${personId} ${day}`)
  const changed = [...days].filter(
    ([key, rows]) => textOf(rows) !== textOf(standing.get(key) ?? []),
  )
  const closed = changed.flatMap(([key]) => (standing.get(key) ?? []).map(({ rowId }) => rowId))
  const written = changed.flatMap(([, rows]) => rows)
  return {
    ...{ closed, written, problems: notes.all() },
    summary: summaryOf([...taken.values()], days.size, changed.length),
  }
}

const textOf = (rows: readonly Said[]): string =>
  rows
    .map(({ starts, ends, activity }) => JSON.stringify([starts, ends, activity]))
    .toSorted()
    .join()

type Note = ReturnType<ReturnType<typeof notesOf>['of']>

function personIn(
  { nip, unread }: Row,
  note: Note,
  { personOf, mayTake, own }: RecapQuestion,
): string | null {
  if (unread.has('nip')) return null
  const personId = nip ? personOf(nip) : own
  if (!nip && !own)
    note.error('nip', 'staff/recap-without-nip', 'Isi NIP pegawai pemilik baris ini.')
  else if (!personId)
    note.error('nip', 'organisation/unknown-person', 'Tidak ada pegawai dengan NIP ini.')
  else if (!mayTake(personId))
    note.error(
      'nip',
      'staff/recap-of-another',
      own
        ? 'Baris ini milik orang lain. Unggah rekap Anda sendiri; rekap banyak pegawai diimpor oleh ' +
            'pengelola kinerja.'
        : 'Rekap pegawai ini tidak menjadi tugas Anda.',
    )
  else return personId
  return null
}

/** Minutes of a time cell: as words, or as a spreadsheet keeps it, a part of the day. */
function timeIn(row: Row, key: 'starts' | 'ends', note: Note): number | null {
  const said = row[key]
  if (!said || row.unread.has(key)) return null
  const part = /^0[.,](\d+)$/.exec(said) && said.length > 5 ? Number(said.replace(',', '.')) : null
  const minutes = part === null ? readClock(said) : Math.round(part * 24 * 60)
  if (minutes === null)
    note.error(key, 'staff/recap-time', `Jam «${said}» tidak terbaca. Tulis seperti 07.30.`)
  return minutes
}

function summaryOf(rows: readonly Said[], days: number, changed: number): ImportSummary {
  return {
    sentence:
      rows.length === 0
        ? 'Tidak ada baris yang terbaca dari rekap ini.'
        : `${printNumber(rows.length)} baris dari ${printNumber(days)} hari terbaca` +
          (changed === 0 ? '; semuanya sudah tercatat.' : `; ${printNumber(changed)} hari baru.`),
    counts: [
      { label: 'Baris', count: rows.length },
      { label: 'Hari', count: days },
      { label: 'Hari berubah', count: changed },
    ],
    preview: {
      columns: ['Tanggal', 'Mulai', 'Kegiatan'],
      rows: rows
        .slice(0, 100)
        .map(({ day, starts, activity }) => [printDateShort(day), clockText(starts), activity]),
    },
  }
}
