import { choice, code, filled, nip, type RowOf, sheetOf, text } from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  notesOf,
  type Problem,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { Grade, Predicate } from '../evaluation/evaluation.contract.ts'
import type { OutsidePlanState } from './predicate-import.contract.ts'

const grade = {
  ABOVE: ['Di atas ekspektasi', 'Di Atas', '1'],
  MEETS: ['Sesuai ekspektasi', 'Sesuai', '2'],
  BELOW: ['Di bawah ekspektasi', 'Di Bawah', '3'],
}
const fields = {
  nip: filled(nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK'])),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  year: filled(code('TAHUN', ['Tahun Penilaian', 'Tahun SKP'])),
  quarter: choice('TRIWULAN', {
    Q1: ['I', '1'],
    Q2: ['II', '2'],
    Q3: ['III', '3'],
    Q4: ['IV', '4'],
  }),
  planState: choice<OutsidePlanState>(
    'KEADAAN SKP',
    {
      NOT_STARTED: ['Belum dibuat', 'Belum', 'Not started'],
      DRAFT: ['Draf', 'Draft', 'Konsep'],
      SUBMITTED: ['Diajukan', 'Submitted'],
      APPROVED: ['Disetujui', 'Approved', 'Ditetapkan'],
    },
    ['Status SKP', 'Status', 'Status Rencana SKP'],
  ),
  resultRating: choice<Grade>('HASIL KERJA', grade, ['Rating Hasil Kerja']),
  behaviourRating: choice<Grade>('PERILAKU', grade, ['Perilaku Kerja', 'Rating Perilaku Kerja']),
  predicate: choice<Predicate>(
    'PREDIKAT',
    {
      SANGAT_BAIK: ['Sangat Baik'],
      BAIK: ['Baik'],
      BUTUH_PERBAIKAN: ['Butuh Perbaikan', 'Cukup'],
      KURANG: ['Kurang'],
      SANGAT_KURANG: ['Sangat Kurang'],
    },
    ['Predikat Kinerja', 'Kuadran Kinerja'],
  ),
  source: text('SUMBER', ['Asal Data', 'Aplikasi']),
}

/** A teacher whose plan is approved, and last year's predicate. The names are invented. */
const example = `
  NIP | NAMA | TAHUN | KEADAAN SKP | PREDIKAT | SUMBER

  197911302006041006 | Eko Nugroho, S.Pd. | 2026 | Disetujui | | Ruang GTK

  199303252019032011 | Gita Permata, S.KM. | 2025 | Disetujui | Baik | e-Kinerja BKN`

export const predicateSheet = sheetOf({ name: 'Predikat dari luar', example }, fields)
type Row = RowOf<typeof fields>

/** Plan state and predicate of a person in a period, made elsewhere. */
export type OutsideSaid = Pick<
  Row,
  'planState' | 'resultRating' | 'behaviourRating' | 'predicate' | 'source'
> & { personId: string; period: string }
type Known = OutsideSaid & { rowId: string }

/** What a file of predicates would change: a row of a person and period takes the place of what is on
 * record of it. Refuses unknown NIPs, a row that says nothing, and one person and period twice. */
export function planPredicates(
  table: SheetTable,
  personOf: (nip: string) => string | undefined,
  onRecord: readonly Known[],
): { closed: string[]; written: OutsideSaid[]; problems: Problem[]; summary: ImportSummary } {
  const notes = notesOf(table)
  const standing = new Map(onRecord.map((one) => [`${one.personId} ${one.period}`, one]))
  const read = new Map<string, OutsideSaid>()
  for (const row of predicateSheet.rows(table)) {
    const note = notes.of(row.row)
    const personId = personOf(row.nip)
    const period = row.quarter ? `${row.year}-${row.quarter}` : row.year
    const key = `${personId} ${period}`
    if (!personId)
      note.error('nip', 'organisation/unknown-person', 'Tidak ada pegawai dengan NIP ini.')
    else if (!/^20\d\d$/.test(row.year))
      note.error('year', 'staff/predicate-year', 'Tulis tahun seperti 2025.')
    else if (!row.planState && !row.predicate)
      note.error('predicate', 'staff/predicate-empty', 'Isi keadaan SKP, predikat, atau keduanya.')
    else if (read.has(key))
      note.error('nip', 'staff/predicate-twice', 'Pegawai dan periode ini ada di baris lain.')
    else {
      const { planState, resultRating, behaviourRating, predicate, source } = row
      const marks = { planState, resultRating, behaviourRating, predicate, source }
      read.set(key, { personId, period, ...marks })
    }
  }
  const changed = [...read].filter(([key, said]) => {
    const before = standing.get(key)
    return !before || Object.entries(said).some(([name, is]) => before[name as keyof Known] !== is)
  })
  return {
    closed: changed.flatMap(([key]) => standing.get(key)?.rowId ?? []),
    written: changed.map(([, said]) => said),
    problems: notes.all(),
    summary: {
      sentence: `${printNumber(changed.length)} dari ${printNumber(read.size)} baris baru atau berubah.`,
      counts: [
        { label: 'Baris', count: read.size },
        { label: 'Baru atau berubah', count: changed.length },
      ],
      preview: { columns: [], rows: [] },
    },
  }
}
