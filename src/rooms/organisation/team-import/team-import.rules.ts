import { overlaps, type Span } from '../../../kernel/dating.ts'
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
  notesOf,
  type Problem,
  type RowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, holds, type LocalDate } from '../../../kernel/time.ts'
import { coreName, teamRoleNames } from '../person/naming.rules.ts'
import type {
  PersonRecord,
  TeamRoleRecord,
  TeamRoleVersion,
  UnitRecord,
} from '../records/record.contract.ts'
import { unitWords } from '../unit/unit-words.rules.ts'

/** What the file «Peran tim kerja» holds: one row a role of a person in a team
 * (Permenpan-RB 7/2022). */
const fields = {
  unitCode: filled(code('KODE TIM', ['Tim', 'Nama Tim', 'Tim Kerja', 'Kode Unit'])),
  nip: filled(nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK'])),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  role: filled(
    choice('PERAN', { KETUA: ['Ketua', 'Ketua tim'], ANGGOTA: ['Anggota', 'Anggota tim'] }, [
      'Peran Tim',
      'Sebagai',
    ]),
  ),
  since: filled(date('SEJAK', ['TMT', 'Mulai', 'Terhitung Mulai Tanggal'])),
  /** The last day of the role. */
  until: date('SAMPAI', ['Berakhir', 'Sampai Dengan']),
  decreeNumber: text('NOMOR SK', ['No SK', 'SK']),
  decreeDate: date('TANGGAL SK', ['Tgl SK']),
}

const example = `
  KODE TIM | NIP | NAMA | PERAN | SEJAK | SAMPAI | NOMOR SK | TANGGAL SK

  02.01.T1 | 199303252019032011 | Gita Permata, S.KM. | Ketua | 2026-01-05 | 2026-12-31 | 800/7/2026 | 2026-01-05

  02.01.T1 | 199001052023212004 | Indah Purnama, S.KM. | Anggota | 2026-01-05 | | 800/7/2026 | 2026-01-05`

/** The file, by its fields. */
export const teamSheet = sheetOf({ name: 'Tim kerja', example }, fields)
type Row = RowOf<typeof fields>

/** What is on record of the people and teams a file names. */
export type TeamRecords = {
  units: readonly UnitRecord[]
  people: readonly PersonRecord[]
  roles: readonly TeamRoleRecord[]
}
export type TeamPlan = {
  problems: Problem[]
  closed: string[]
  written: TeamRoleVersion[]
  changes: { name: string; role: string; team: string; since: LocalDate }[]
  same: number
}

type Place = { unit: UnitRecord; person: PersonRecord; span: Span }

/** What a row speaks of, or why it cannot be. */
function placeOf(row: Row, { units, people }: TeamRecords, note: RowProblems): Place | null {
  const here = units.filter((unit) => holds(unit, row.since))
  const word = unitWords(here)(row.unitCode)
  const unit = here.find((one) => one.code === word.code)
  const person = people.find((one) => one.nip === row.nip)
  if (word.code === null || !unit)
    note.error(
      'unitCode',
      'organisation/team-unknown',
      `Tim «${row.unitCode}» tidak ada pada ${printDate(row.since)}. Impor dulu unitnya, berjenis Tim kerja.`,
      {
        found: row.unitCode,
        ...(word.code === null && word.suggestion && { suggestion: word.suggestion }),
      },
    )
  if (!person)
    note.error('nip', 'organisation/person-unknown', 'NIP ini belum tercatat sebagai pegawai.')
  else if (row.name && coreName(row.name) !== coreName(person.name))
    note.warn('name', 'organisation/name-differs', `NIP ini tercatat atas nama ${person.name}.`)
  if (row.until !== null && row.until < row.since) {
    note.error('until', 'organisation/ends-before', 'SAMPAI lebih awal daripada SEJAK.')
    return null
  }
  const validTo = row.until && addDays(row.until, 1)
  return unit && person ? { unit, person, span: { validFrom: row.since, validTo } } : null
}

/** Compares a file of roles in teams with what is on record. A further ketua ends the one before, a
 * role that is there is corrected; who is left out stays. */
export function planTeams(table: SheetTable, records: TeamRecords, newId: () => string): TeamPlan {
  const notes = notesOf(table)
  const plan: TeamPlan = { problems: [], closed: [], written: [], changes: [], same: 0 }
  const leaders: { row: number; unitId: string; span: Span }[] = []
  for (const row of teamSheet.rows(table)) {
    const note = notes.of(row.row)
    const place = placeOf(row, records, note)
    if (!place) continue
    const { unit, span } = place
    if (row.role === 'KETUA') {
      const second = leaders.find((one) => one.unitId === unit.id && overlaps(one.span, span))
      if (second) {
        const detail = `Tim ini sudah punya ketua di baris ${second.row}.`
        note.error('role', 'organisation/two-leaders', detail)
        continue
      }
      leaders.push({ row: row.row, unitId: unit.id, span })
    }
    take(plan, row, place, records.roles, { newId, note })
  }
  return { ...plan, problems: notes.all() }
}

function take(
  plan: TeamPlan,
  row: Row,
  { unit, person, span }: Place,
  roles: readonly TeamRoleRecord[],
  { newId, note }: { newId: () => string; note: RowProblems },
): void {
  const own = roles.find(
    (one) =>
      one.unitId === unit.id &&
      one.personId === person.id &&
      one.role === row.role &&
      overlaps(one, span),
  )
  const version: TeamRoleVersion = {
    ...{ id: own?.id ?? newId(), unitId: unit.id, personId: person.id, role: row.role, ...span },
    decreeNumber: row.decreeNumber ?? own?.decreeNumber ?? null,
    decreeDate: row.decreeDate ?? own?.decreeDate ?? null,
  }
  if (own && JSON.stringify(said(own)) === JSON.stringify(said(version))) {
    plan.same += 1
    return
  }
  const led = roles.find(
    (one) => one !== own && one.unitId === unit.id && one.role === 'KETUA' && overlaps(one, span),
  )
  if (row.role === 'KETUA' && led) {
    if (led.validFrom >= span.validFrom) {
      const since = printDate(led.validFrom)
      note.error('since', 'organisation/leader-later', `Tim ini punya ketua lain sejak ${since}.`)
      return
    }
    note.warn(
      'role',
      'organisation/leader-replaced',
      `Ketua tim sebelumnya berakhir per ${printDate(span.validFrom)}.`,
    )
    plan.closed.push(led.rowId)
    plan.written.push({ ...led, validTo: span.validFrom })
  }
  if (own) plan.closed.push(own.rowId)
  plan.written.push(version)
  const [name, team] = [person.name, unit.name]
  plan.changes.push({ name, role: teamRoleNames[row.role], team, since: span.validFrom })
}

const said = ({ validFrom, validTo, decreeNumber, decreeDate }: TeamRoleVersion) => [
  ...[validFrom, validTo, decreeNumber, decreeDate],
]
