import { overlaps, type Span } from '../../../kernel/dating.ts'
import { date, filled, nip, type RowOf, sheetOf, text } from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  notesOf,
  type Problem,
  type RowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import { nearest, normalised } from '../../../kernel/near.ts'
import { addDays } from '../../../kernel/time.ts'
import type { Chart } from '../organisation.rules.ts'
import type { Absence, AbsencePack, AbsenceRecord } from './absence.contract.ts'
import { lastDayOf } from './absence.rules.ts'

/** What the file «Ketidakhadiran» holds: one row an absence. */
const fields = {
  nip: nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK']),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  /** As written; the pack of the region says which kind it stands for. */
  kind: filled(
    text('JENIS', [
      ...['Jenis Ketidakhadiran', 'Jenis Cuti', 'Kedudukan Hukum', 'Status Kepegawaian'],
      'Kedudukan',
    ]),
  ),
  from: filled(date('MULAI', ['Mulai Tanggal', 'Tanggal Mulai', 'TMT', 'Sejak', 'Dari'])),
  until: date('SAMPAI DENGAN', [
    ...['Sampai', 'Selesai', 'Tanggal Selesai', 'Hari Terakhir', 'Sampai Tanggal'],
  ]),
  decreeNumber: text('NOMOR SK', ['No SK', 'SK', 'Nomor Surat', 'Nomor']),
  decreeDate: date('TANGGAL SK', ['Tgl SK', 'Tanggal Surat']),
  note: text('KETERANGAN', ['Catatan', 'Alasan']),
}

/** Leave with an end, a suspension without, somebody who retired. The names are invented. */
const example = `
  NIP | NAMA | JENIS | MULAI | SAMPAI DENGAN | NOMOR SK | TANGGAL SK | KETERANGAN

  199303252019032011 | Gita Permata, S.KM. | Cuti melahirkan | 2026-03-02 | 2026-05-31 | 850/112/2026 | 2026-02-20 |

  197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | Tugas belajar | 2026-02-01 | | 893/7/2026 | 2026-01-15 | Sampai lulus

  199001052023212004 | Indah Purnama, S.KM. | Cuti tahunan | 2026-06-01 | 2026-06-12 | 851/98/2026 | 2026-05-20 |`

/** The file, by its fields. */
export const absenceSheet = sheetOf({ name: 'Ketidakhadiran', example }, fields)
type Row = RowOf<typeof fields>

export type AbsenceQuestion = {
  chart: Chart
  pack: AbsencePack
  /** Absences on record of the people the rows name. */
  onRecord: readonly AbsenceRecord[]
  /** May the asker enter absences of this person? */
  mayRecord: (personId: string) => boolean
}
type Said = Omit<Absence, 'id'>
/** An absence as a row says it, and the one on record that it corrects. */
export type AbsenceChange = { said: Said; before: AbsenceRecord | null }
export type AbsencePlan = {
  changes: AbsenceChange[]
  problems: Problem[]
  summary: ImportSummary
}

/** Who a row is about: by NIP, else by a name that one person alone bears among those the asker
 * answers for. */
export function personsNamed(
  rows: readonly Pick<Row, 'nip' | 'name'>[],
  { chart, mayRecord }: Pick<AbsenceQuestion, 'chart' | 'mayRecord'>,
): { idOf: (row: Pick<Row, 'nip' | 'name'>) => string[]; all: string[] } {
  const { people } = chart.organisation
  const byNip = new Map(people.flatMap(({ id, nip }) => (nip ? [[nip, id] as const] : [])))
  const byName = Map.groupBy(people, ({ name }) => normalised(name))
  const idOf = ({ nip, name }: Pick<Row, 'nip' | 'name'>): string[] => {
    if (nip) return [byNip.get(nip) ?? []].flat()
    const called = (name ? (byName.get(normalised(name)) ?? []) : []).map(({ id }) => id)
    const own = called.filter(mayRecord)
    return own.length > 0 ? own : called
  }
  return { idOf, all: [...new Set(rows.flatMap(idOf))] }
}

/** What importing the file would do. A row that begins on the day of one on record corrects it, an
 * empty cell keeps what it says; two absences of a person that share a day are an error. */
export function planAbsences(table: SheetTable, question: AbsenceQuestion): AbsencePlan {
  const notes = notesOf(table)
  const rows = absenceSheet.rows(table)
  const { idOf } = personsNamed(rows, question)
  const standing = Map.groupBy(question.onRecord, ({ personId }) => personId)
  const read = rows.flatMap((row): AbsenceChange[] => {
    const note = notes.of(row.row)
    const personId = personIn(row, idOf(row), note, question)
    const kind = kindIn(row, note, question.pack)
    if (personId === null || kind === null || row.unread.size > 0) return []
    const known = standing.get(personId) ?? []
    const before = known.find(({ validFrom }) => validFrom === row.from) ?? null
    const said = saidIn(row, { personId, kind }, before)
    if (isBroken(said, note, question.pack)) return []
    const others = known.filter((one) => one !== before)
    if (isTaken(said, others, note, question.pack)) return []
    standing.set(personId, [...others, { ...said, id: before?.id ?? '', rowId: '' }])
    return [{ said, before }]
  })
  const changes = read.filter(({ said, before }) => !before || !isSame(said, before))
  return { changes, problems: notes.all(), summary: summaryOf(changes, read.length, question) }
}

function personIn(
  { nip, name, unread }: Row,
  found: readonly string[],
  note: RowProblems,
  { chart, mayRecord }: AbsenceQuestion,
): string | null {
  if (unread.has('nip')) return null
  const [personId, ...others] = found
  if (!nip && !name) note.error('nip', 'organisation/no-person', 'Isi NIP, atau nama pegawainya.')
  else if (!personId) {
    const near = nip ? null : nearest(name ?? '', chart.organisation.people, (one) => one.name)
    note.error(
      nip ? 'nip' : 'name',
      'organisation/unknown-person',
      nip
        ? 'Tidak ada pegawai hari ini dengan NIP ini.'
        : 'Tidak ada pegawai hari ini dengan nama ini.',
      near ? { suggestion: `Mungkin maksudnya ${near.name}.` } : {},
    )
  } else if (others.length > 0)
    note.error(
      'name',
      'organisation/name-of-several',
      `Ada ${printCount(found.length)} pegawai bernama ini; isi NIP-nya.`,
    )
  else if (!mayRecord(personId))
    note.error(
      nip ? 'nip' : 'name',
      'organisation/absence-not-yours',
      'Pegawai ini tidak bekerja di perangkat daerah Anda; yang mencatatnya operator di sana, ' +
        'Bagian Organisasi, atau pengelola kepegawaian.',
    )
  else return personId
  return null
}

/** The kind a row names: by its name, another word, its code, or its id in SIASN. */
function kindIn({ kind }: Row, note: RowProblems, { kinds }: AbsencePack): string | null {
  const words = Object.entries(kinds).flatMap(([code, { name, words, siasnId }]) =>
    [name, code, ...words, ...(siasnId ? [siasnId] : [])].map((word) => ({ code, name, word })),
  )
  const found = words.find(({ word }) => normalised(word) === normalised(kind))
  if (found) return found.code
  const near = nearest(kind, words, ({ word }) => word)
  note.error(
    'kind',
    'organisation/unknown-absence',
    near
      ? `Jenis «${kind}» tidak dikenal.`
      : `Jenis «${kind}» tidak dikenal. Yang dikenal: ${Object.values(kinds)
          .map(({ name }) => name.toLocaleLowerCase('id'))
          .join(', ')}.`,
    near ? { suggestion: `Mungkin maksudnya ${near.name}.` } : {},
  )
  return null
}

const saidIn = (
  { from, until, decreeNumber, decreeDate, note }: Row,
  who: Pick<Absence, 'personId' | 'kind'>,
  before: AbsenceRecord | null,
): Said => ({
  ...who,
  decreeNumber: decreeNumber ?? before?.decreeNumber ?? null,
  decreeDate: decreeDate ?? before?.decreeDate ?? null,
  note: note ?? before?.note ?? null,
  validFrom: from,
  validTo: until ? addDays(until, 1) : (before?.validTo ?? null),
})

function isBroken(said: Said, note: RowProblems, { kinds }: AbsencePack): boolean {
  if (said.validTo !== null && said.validTo <= said.validFrom) {
    note.error(
      'until',
      'organisation/absence-ends-before',
      `Hari terakhir mendahului hari pertama, ${printDateShort(said.validFrom)}. Periksa kedua tanggal.`,
    )
    return true
  }
  if (said.validTo === null && !kinds[said.kind]?.ends)
    note.warn(
      'until',
      'organisation/absence-open',
      'Tanpa tanggal akhir: berlaku sampai dicatat kembali bertugas.',
    )
  return false
}

const nameOf = ({ kinds }: AbsencePack, code: string): string => kinds[code]?.name ?? code

/** `1 Mar – 31 Mei 2026`. */
export const printSpan = (span: Span): string => {
  const last = lastDayOf(span)
  return last === span.validFrom
    ? printDateShort(last)
    : `${printDateShort(span.validFrom)} – ${last ? printDateShort(last) : 'seterusnya'}`
}

function isTaken(
  said: Said,
  others: readonly AbsenceRecord[],
  note: RowProblems,
  pack: AbsencePack,
): boolean {
  const other = others.find((one) => overlaps(one, said))
  if (!other) return false
  const { rowId, kind } = other
  note.error(
    'from',
    'organisation/absence-overlaps',
    `Pegawai ini ${rowId ? 'sudah tercatat' : 'di baris lain berkas ini'} ` +
      `${nameOf(pack, kind).toLocaleLowerCase('id')} ${printSpan(other)}. ` +
      'Dua ketidakhadiran tidak boleh bertumpuk hari; akhiri yang satu lebih dulu.',
  )
  return true
}

const compared = [
  ...(['kind', 'validFrom', 'validTo', 'decreeNumber', 'decreeDate', 'note'] as const),
]
const isSame = (said: Said, before: Said): boolean =>
  compared.every((field) => said[field] === before[field])

const shown = 100
function summaryOf(
  changes: readonly AbsenceChange[],
  all: number,
  { chart, pack }: AbsenceQuestion,
): ImportSummary {
  const fresh = changes.filter(({ before }) => !before).length
  const changed = changes.length - fresh
  const told = [
    ...(fresh > 0 ? [`${printCount(fresh)} ketidakhadiran baru`] : []),
    ...(changed > 0 ? [`${printCount(changed)} berubah`] : []),
  ]
  return {
    sentence:
      told.length === 0
        ? 'Semua ketidakhadiran di berkas ini sudah tercatat seperti itu.'
        : `${capitalised(told.join(', '))}.`,
    counts: [
      { label: 'Baru', count: fresh },
      { label: 'Berubah', count: changed },
      { label: 'Sudah tercatat', count: all - changes.length },
    ],
    preview: {
      columns: ['Perubahan', 'Pegawai', 'Jenis', 'Hari', 'Keputusan'],
      rows: changes
        .slice(0, shown)
        .map(({ said, before }) => [
          ...[before ? 'Berubah' : 'Baru', chart.person.get(said.personId)?.name ?? ''],
          ...[nameOf(pack, said.kind), printSpan(said), said.decreeNumber ?? '–'],
        ]),
    },
  }
}
