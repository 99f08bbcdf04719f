import { overlaps } from '../../../kernel/dating.ts'
import { code, date, filled, nip, type RowOf, sheetOf, text } from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  notesOf,
  type Problem,
  type RowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import { addDays } from '../../../kernel/time.ts'
import { personsNamed } from '../absence/absence-import.rules.ts'
import type { Chart } from '../organisation.rules.ts'
import type { RaterDelegation } from './superior.contract.ts'

/** What the file «Delegasi penilai SKP» holds: one row a decree for one person or post that is
 * rated. */
const fields = {
  ratedNip: nip('NIP YANG DINILAI', ['NIP Pegawai', 'NIP']),
  ratedName: text('NAMA YANG DINILAI', ['Nama Pegawai', 'Nama']),
  ratedPost: code('KODE JABATAN YANG DINILAI', ['Kode Jabatan']),
  delegateNip: nip('NIP PENILAI', ['NIP Pejabat Penilai', 'NIP Ketua Tim']),
  delegateName: text('NAMA PENILAI', ['Nama Pejabat Penilai', 'Nama Ketua Tim']),
  decreeNumber: filled(text('NOMOR KEPUTUSAN', ['Nomor SK', 'No SK'])),
  decreeDate: filled(date('TANGGAL KEPUTUSAN', ['Tanggal SK', 'Tgl SK'])),
  from: date('BERLAKU SEJAK', ['TMT', 'Mulai', 'Sejak']),
  until: date('SAMPAI DENGAN', ['Sampai', 'Hari Terakhir']),
}

/** A ketua tim who rates one member, and whoever holds a post. The names are invented. */
const example = `
  NIP YANG DINILAI | NAMA YANG DINILAI | KODE JABATAN YANG DINILAI | NIP PENILAI | NAMA PENILAI | NOMOR KEPUTUSAN | TANGGAL KEPUTUSAN | BERLAKU SEJAK | SAMPAI DENGAN

  199303252019032011 | Gita Permata, S.KM. | | 198509172010012008 | Fitri Handayani, S.Gz. | 800/12/2026 | 2026-01-05 | 2026-01-05 |

  | | J09 | 197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | 800/13/2026 | 2026-01-05 | 2026-02-01 | 2026-12-31`

/** The file, by its fields. */
export const raterSheet = sheetOf({ name: 'Delegasi penilai', example }, fields)
type Row = RowOf<typeof fields>
type Said = Omit<RaterDelegation, 'id'>
export type OnRecord = RaterDelegation & { rowId: string }
/** A decree as a row says it, and the one on record that it corrects. */
export type RaterChange = { said: Said; before: OnRecord | null }
export type RaterQuestion = { chart: Chart; onRecord: readonly OnRecord[] }
export type RaterPlan = { changes: RaterChange[]; problems: Problem[]; summary: ImportSummary }

const ratedOf = ({ ratedPersonId, ratedPositionId }: Said): string =>
  ratedPersonId ?? ratedPositionId ?? ''
const compared = ['delegateId', 'decreeNumber', 'decreeDate', 'validTo'] as const

/** What importing the file would do. A row that begins on the day of one on record corrects it; two
 * decrees for one rated that share a day are an error. */
export function planRaters(table: SheetTable, { chart, onRecord }: RaterQuestion): RaterPlan {
  const notes = notesOf(table)
  const rows = raterSheet.rows(table)
  const standing = Map.groupBy(onRecord, ratedOf)
  const read = rows.flatMap((row): RaterChange[] => {
    const note = notes.of(row.row)
    const said = row.unread.size > 0 ? null : saidIn(row, chart, note)
    if (!said) return []
    const known = standing.get(ratedOf(said)) ?? []
    const before = known.find(({ validFrom }) => validFrom === said.validFrom) ?? null
    const others = known.filter((one) => one !== before)
    const other = others.find((one) => overlaps(one, said))
    if (other)
      note.error(
        'from',
        'organisation/delegation-overlaps',
        `Sudah ada ${other.decreeNumber} sejak ${printDateShort(other.validFrom)} bagi yang dinilai ` +
          'ini. Akhiri dulu: tulis baris yang sama dengan SAMPAI DENGAN.',
      )
    standing.set(ratedOf(said), [...others, { ...said, id: before?.id ?? '', rowId: '' }])
    return other ? [] : [{ said, before }]
  })
  const changes = read.filter(
    ({ said, before }) => !before || compared.some((key) => said[key] !== before[key]),
  )
  return { changes, problems: notes.all(), summary: summaryOf(changes, read.length, chart) }
}

function saidIn(row: Row, chart: Chart, note: RowProblems): Said | null {
  const delegateId = personIn(row, 'delegate', chart, note)
  const rated = ratedIn(row, chart, note)
  if (delegateId === null || rated === null) return null
  const validFrom = row.from ?? row.decreeDate
  const validTo = row.until && addDays(row.until, 1)
  if (delegateId === rated.ratedPersonId)
    note.error(
      'delegateNip',
      'organisation/delegate-self',
      'Seseorang tidak menilai dirinya sendiri.',
    )
  else if (validTo !== null && validTo <= validFrom)
    note.error(
      'until',
      'organisation/delegation-backwards',
      `Hari terakhir mendahului mulai berlakunya, ${printDateShort(validFrom)}.`,
    )
  else {
    const { decreeNumber, decreeDate } = row
    return { ...rated, delegateId, decreeNumber, decreeDate, validFrom, validTo }
  }
  return null
}

type Rated = Pick<Said, 'ratedPersonId' | 'ratedPositionId'>
function ratedIn(row: Row, chart: Chart, note: RowProblems): Rated | null {
  if (!row.ratedPost) {
    const ratedPersonId = personIn(row, 'rated', chart, note)
    return ratedPersonId === null ? null : { ratedPersonId, ratedPositionId: null }
  }
  const post = chart.organisation.positions.find((one) => one.code === row.ratedPost)
  if (row.ratedNip || row.ratedName)
    note.error(
      'ratedPost',
      'organisation/rated-twice',
      'Isi orang yang dinilai, atau kode jabatannya; tidak keduanya.',
    )
  else if (!post)
    note.error(
      'ratedPost',
      'organisation/unknown-post',
      'Tidak ada jabatan hari ini dengan kode ini.',
    )
  else return { ratedPersonId: null, ratedPositionId: post.id }
  return null
}

/** Somebody by NIP, else by a name that one person alone bears. */
function personIn(
  row: Row,
  who: 'rated' | 'delegate',
  chart: Chart,
  note: RowProblems,
): string | null {
  const named = { nip: row[`${who}Nip`], name: row[`${who}Name`] }
  const [found, ...others] = personsNamed([], { chart, mayRecord: () => true }).idOf(named)
  if (found && others.length === 0) return found
  const detail = found
    ? `Ada ${printCount(others.length + 1)} pegawai bernama ini; isi NIP-nya.`
    : named.nip || named.name
      ? 'Tidak ada pegawai hari ini dengan NIP atau nama ini.'
      : who === 'rated'
        ? 'Isi NIP atau nama yang dinilai, atau kode jabatannya.'
        : 'Isi NIP atau nama penilainya.'
  note.error(`${who}Nip`, 'organisation/unknown-person', detail)
  return null
}

const shown = 100
function summaryOf(changes: readonly RaterChange[], all: number, chart: Chart): ImportSummary {
  const name = (id: string | null): string => chart.person.get(id ?? '')?.name ?? ''
  return {
    sentence:
      changes.length === 0
        ? 'Semua delegasi di berkas ini sudah tercatat seperti itu.'
        : `${capitalised(printCount(changes.length))} delegasi penilai baru atau berubah.`,
    counts: [
      { label: 'Baru', count: changes.filter(({ before }) => !before).length },
      { label: 'Berubah', count: changes.filter(({ before }) => before).length },
      { label: 'Sudah tercatat', count: all - changes.length },
    ],
    preview: {
      columns: ['Yang dinilai', 'Penilai', 'Keputusan', 'Berlaku sejak'],
      rows: changes
        .slice(0, shown)
        .map(({ said }) => [
          ...[
            said.ratedPersonId
              ? name(said.ratedPersonId)
              : (chart.position.get(said.ratedPositionId ?? '')?.title ?? ''),
            name(said.delegateId),
          ],
          ...[said.decreeNumber, printDateShort(said.validFrom)],
        ]),
    },
  }
}
