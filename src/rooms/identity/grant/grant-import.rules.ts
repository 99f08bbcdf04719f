import type { Actor } from '../../../kernel/actor.ts'
import {
  choice,
  code,
  date,
  filled,
  nip,
  type RowOf,
  sheetOf,
  text,
} from '../../../kernel/fields.ts'
import {
  type ImportSummary,
  type Notes,
  notesOf,
  type Problem,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { capitalised, printCount, printDateShort } from '../../../kernel/indonesian.ts'
import { nearest, normalised } from '../../../kernel/near.ts'
import type { Refusal } from '../../../kernel/refusal.ts'
import { addDays, type LocalDate } from '../../../kernel/time.ts'
import { agencyOf, type Chart, unitWords } from '../../organisation/words.ts'
import { grantRights, officesOfPerson } from '../mandate.rules.ts'
import type { GrantRole } from '../session/session.contract.ts'
import type { Grant } from './grant.contract.ts'
import {
  heldAlready,
  type Wanted,
  waitingAmong,
  whyNotDated,
  whyNotGrant,
  whyNotOutsider,
  whyNotThere,
} from './grant.rules.ts'

const roles: Record<GrantRole, string[]> = {
  OPERATOR: ['Operator perangkat daerah', 'Operator', 'Operator OPD', 'Admin kinerja'],
  UNIT_ADMIN: ['Administrator perangkat daerah', 'Administrator OPD', 'Admin OPD'],
  ORGANISATION_BUREAU: ['Bagian Organisasi', 'Biro Organisasi', 'Administrator daerah'],
  PLANNING: ['Perencana daerah', 'Bappeda', 'Perencana', 'Perencana daerah (Bappeda)'],
  BUDGET: [
    ...['Pengelola anggaran', 'BPKAD', 'BKAD', 'Anggaran'],
    'Pengelola anggaran daerah (BPKAD)',
  ],
  PERSONNEL: [
    ...['Pengelola kepegawaian', 'BKPSDM', 'BKD', 'BKPP', 'Kepegawaian'],
    'Pengelola kepegawaian (BKPSDM)',
  ],
  DELEGATED_VERIFIER: ['Pemeriksa angka atas nama'],
  AUDITOR: ['Pengawas intern', 'APIP', 'Inspektorat', 'Auditor', 'Pengawas intern (APIP)'],
}

/** What the file «Kewenangan menurut keputusan» holds: one row a role of a person. */
const fields = {
  nip: nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK']),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap', 'Nama Pejabat']),
  role: filled(choice('KEWENANGAN', roles, ['Peran', 'Hak Akses', 'Sebagai', 'Role'])),
  unit: code('KODE UNIT', [
    ...['Unit', 'Unit Kerja', 'Nama Unit', 'Kode Unit Kerja', 'Kode OPD'],
    ...['OPD', 'Perangkat Daerah', 'Nama Perangkat Daerah'],
  ]),
  decreeNumber: filled(
    text('NOMOR KEPUTUSAN', ['Nomor SK', 'No SK', 'SK', 'Keputusan', 'No Keputusan']),
  ),
  decreeDate: filled(date('TANGGAL KEPUTUSAN', ['Tanggal SK', 'Tgl SK', 'Tgl Keputusan'])),
  from: date('BERLAKU SEJAK', ['TMT', 'Mulai', 'Sejak', 'Berlaku Mulai']),
  until: date('SAMPAI DENGAN', ['Sampai', 'Berlaku Sampai', 'Hari Terakhir']),
}

/** An operator, one of the region, one for a time. The names are invented. */
const example = `
  NIP | NAMA | KEWENANGAN | KODE UNIT | NOMOR KEPUTUSAN | TANGGAL KEPUTUSAN | BERLAKU SEJAK | SAMPAI DENGAN

  199303252019032011 | Gita Permata, S.KM. | Operator perangkat daerah | 02 | 188.45/17/2026 | 2026-01-05 | 2026-01-05 |

  197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | Perencana daerah | | 188.45/18/2026 | 2026-01-05 | 2026-01-05 |

  | Indah Purnama, S.KM. | Pengawas intern | | 188.45/19/2026 | 2026-01-05 | 2026-02-01 | 2026-12-31`

/** The file, by its fields. */
export const grantSheet = sheetOf({ name: 'Kewenangan', example }, fields)
type Row = RowOf<typeof fields>

export type GrantQuestion = {
  chart: Chart
  actor: Pick<Actor, 'kind' | 'personId' | 'mandates'>
  today: LocalDate
  onRecord: readonly Grant[]
  /** Who administers the region already. */
  administrators: readonly string[]
}
export type GrantPlan = { wanted: Wanted[]; problems: Problem[]; summary: ImportSummary }

/** What importing the file would do. A row that is on record already changes nothing; the same role
 * of a person twice in the file is an error, two roles of one person are pointed out. */
export function planGrants(table: SheetTable, question: GrantQuestion): GrantPlan {
  const notes = notesOf(table)
  const words = wordsOf(question.chart)
  const read: { row: number; wanted: Wanted }[] = []
  let known = 0
  for (const row of grantSheet.rows(table)) {
    const wanted = wantedIn(row, notes, words, question)
    if (!wanted || isRepeated(row.row, wanted, read, notes)) continue
    read.push({ row: row.row, wanted })
    if (heldAlready(question.onRecord, wanted)) known += 1
  }
  const fresh = read
    .map(({ wanted }) => wanted)
    .filter((wanted) => !heldAlready(question.onRecord, wanted))
  return { wanted: fresh, problems: notes.all(), summary: summaryOf(fresh, known, question) }
}

function isRepeated(
  row: number,
  wanted: Wanted,
  before: readonly { row: number; wanted: Wanted }[],
  notes: Notes,
): boolean {
  const same = before.find((one) => heldAlready([one.wanted], wanted))
  const other = before.find((one) => one.wanted.personId === wanted.personId)
  if (same)
    notes
      .of(row)
      .error(
        'name',
        'identity/row-repeated',
        `Orang ini sudah ada di baris ${same.row} dengan kewenangan yang sama.`,
      )
  else if (other)
    notes
      .of(row)
      .warn(
        'name',
        'identity/person-repeated',
        `Orang ini juga ada di baris ${other.row} sebagai ${grantRights[other.wanted.role].title}.`,
      )
  return same !== undefined
}

type Words = {
  unit: ReturnType<typeof unitWords>
  unitByCode: ReadonlyMap<string, string>
  byNip: ReadonlyMap<string, string>
  byName: ReadonlyMap<string, { id: string; name: string }[]>
}
function wordsOf({ organisation: { units, people } }: Chart): Words {
  return {
    unit: unitWords(units),
    unitByCode: new Map(units.map((unit) => [unit.code, unit.id])),
    byNip: new Map(people.flatMap((person) => (person.nip ? [[person.nip, person.id]] : []))),
    byName: Map.groupBy(people, ({ name }) => normalised(name)),
  }
}

/** The grant a row asks for; what is wrong with it is told at its cell. */
function wantedIn(
  row: Row,
  notes: Notes,
  words: Words,
  { chart, actor, today }: GrantQuestion,
): Wanted | null {
  const personId = personIn(row, notes, words)
  const unitId = unitIn(row, notes, words)
  if (personId === null || unitId === undefined || row.unread.size > 0) return null
  const unit = unitId ? chart.unit.get(unitId) : undefined
  const agencyId = unitId ? (agencyOf(chart, unitId)?.id ?? null) : null
  const { role, decreeNumber, decreeDate } = row
  const validFrom = row.from ?? decreeDate
  const validTo = row.until && addDays(row.until, 1)
  const wanted = { personId, role, unitId, decreeNumber, decreeDate, validFrom, validTo }
  const why =
    whyNotThere(role, unitId, unit && { name: unit.name, agencyId }) ??
    whyNotGrant(actor, { personId, role, agencyId }) ??
    whyNotOutsider(actor, agencyId, officesOfPerson(chart, personId)) ??
    whyNotDated(wanted, today)
  if (why) notes.of(row.row).error(columnOf(why), why.code, why.detail)
  return why ? null : wanted
}

const columnOf = ({ errors }: Refusal): string | null => {
  const columns: Record<string, string> = {
    '/unitId': 'unit',
    '/decree/date': 'decreeDate',
    '/until': 'until',
  }
  return columns[errors?.[0]?.pointer ?? ''] ?? null
}

/** By NIP, else by the whole name where only one person bears it. */
function personIn(row: Row, notes: Notes, { byNip, byName }: Words): string | null {
  const note = notes.of(row.row)
  if (row.unread.has('nip')) return null
  if (row.nip) {
    const found = byNip.get(row.nip)
    if (!found)
      note.error('nip', 'identity/unknown-nip', 'Tidak ada pegawai hari ini dengan NIP ini.')
    return found ?? null
  }
  if (!row.name) {
    note.error('nip', 'identity/no-person', 'Isi NIP, atau nama bagi yang tidak ber-NIP.')
    return null
  }
  const [found, ...others] = byName.get(normalised(row.name)) ?? []
  if (found && others.length === 0) return found.id
  const near = nearest(row.name, [...byName.values()].flat(), ({ name }) => name)
  note.error(
    'name',
    'identity/unknown-name',
    found
      ? `Ada ${others.length + 1} pegawai bernama ini; isi NIP-nya.`
      : 'Tidak ada pegawai hari ini dengan nama ini.',
    !found && near ? { suggestion: `Mungkin maksudnya ${near.name}.` } : {},
  )
  return null
}

/** The unit a row names: `null` where it names none, `undefined` where nobody knows it. */
function unitIn(row: Row, notes: Notes, { unit, unitByCode }: Words): string | null | undefined {
  if (!row.unit) return null
  const found = unit(row.unit)
  if (found.code !== null) return unitByCode.get(found.code)
  const { suggestion } = found
  notes
    .of(row.row)
    .error(
      'unit',
      'identity/unknown-unit',
      'Unit ini tidak ada hari ini.',
      suggestion ? { suggestion } : {},
    )
  return undefined
}

const shown = 100
function summaryOf(
  wanted: readonly Wanted[],
  known: number,
  { chart, actor, administrators }: GrantQuestion,
): ImportSummary {
  const waiting = waitingAmong(actor, wanted, administrators)
  const name = (id: string): string => chart.person.get(id)?.name ?? ''
  return {
    sentence:
      wanted.length === 0
        ? 'Semua kewenangan di berkas ini sudah tercatat seperti itu.'
        : `${capitalised(printCount(wanted.length))} kewenangan baru` +
          `${waiting.size > 0 ? `, ${printCount(waiting.size)} menunggu persetujuan administrator daerah yang kedua` : ''}.`,
    counts: [
      { label: 'Baru', count: wanted.length },
      { label: 'Menunggu persetujuan', count: waiting.size },
      { label: 'Sudah tercatat', count: known },
    ],
    preview: {
      columns: ['Nama', 'Kewenangan', 'Unit', 'Keputusan', 'Berlaku sejak', 'Keadaan'],
      rows: wanted
        .slice(0, shown)
        .map((one) => [
          ...[name(one.personId), grantRights[one.role].title],
          ...[
            (one.unitId && chart.unit.get(one.unitId)?.name) || 'seluruh daerah',
            one.decreeNumber,
          ],
          ...[printDateShort(one.validFrom), waiting.has(one) ? 'menunggu persetujuan' : 'berlaku'],
        ]),
    },
  }
}
