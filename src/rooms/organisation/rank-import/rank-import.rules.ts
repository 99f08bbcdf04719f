import { choice, date, filled, nip, type RowOf, sheetOf, text } from '../../../kernel/fields.ts'
import {
  notesOf,
  type Problem,
  type RowProblems,
  type SheetTable,
} from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import type { EmploymentKind } from '../organisation.contract.ts'
import { type Grades, gradeOf } from '../pack/grade.rules.ts'
import { employments } from '../people-import/people-import-sheet.rules.ts'
import { coreName, employmentKindNames } from '../person/naming.rules.ts'
import type { PersonRecord, PersonVersion } from '../records/record.contract.ts'

/** What the file «Pangkat dan status» holds: one row a rise or a change of status, with its own
 * date. */
const fields = {
  nip: filled(nip('NIP', ['NIP Baru', 'NIP/NI PPPK', 'NI PPPK'])),
  name: text('NAMA', ['Nama Pegawai', 'Nama Lengkap']),
  employmentKind: choice('STATUS PEGAWAI', employments, ['Status', 'Status Kepegawaian']),
  grade: text('GOLONGAN', ['Gol', 'Golongan Ruang', 'Gol/Ruang', 'Pangkat/Golongan', 'Pangkat']),
  since: filled(date('TMT', ['TMT Golongan', 'TMT Pangkat', 'TMT Status', 'Berlaku Sejak'])),
}

const example = `
  NIP | NAMA | STATUS PEGAWAI | GOLONGAN | TMT

  197504092002122001 | Dewi Anggraini, S.KM., M.Kes. | | IV/c | 2026-04-01

  199303252019032011 | Gita Permata, S.KM. | PNS | III/b | 2026-03-01`

/** The file, by its fields. */
export const rankSheet = sheetOf({ name: 'Pangkat', example }, fields)
type Row = RowOf<typeof fields>

/** A version as it will stand; without `rowId` it is new. */
type Line = Omit<PersonRecord, 'rowId'> & { rowId: string | null }
type Said = Partial<Pick<PersonVersion, 'employmentKind' | 'grade'>>

/** What a file changes: rows to close, versions to write, and one line a person for the summary. */
export type RankPlan = {
  problems: Problem[]
  closed: string[]
  written: Omit<PersonRecord, 'rowId'>[]
  changes: { name: string; since: LocalDate; said: string }[]
  same: number
}

const order: readonly EmploymentKind[] = ['NON_ASN', 'PPPK_PARUH_WAKTU', 'CPNS', 'PPPK', 'PNS']

/** Is this a step up from what was there? */
function rises(field: keyof Said, from: Line, said: Said, { ranks, contractGrades }: Grades) {
  if (field === 'employmentKind')
    return order.indexOf(said.employmentKind ?? 'NON_ASN') > order.indexOf(from.employmentKind)
  const grades = [...Object.keys(ranks).toSorted(), ...contractGrades]
  return grades.indexOf(said.grade ?? '') > grades.indexOf(from.grade ?? '')
}

/** The versions of one person once something holds from a date on: until something else follows.
 * What lies before the first record and is lower than it only goes before it. */
export function carried(
  versions: readonly Line[],
  since: LocalDate,
  said: Said,
  grades: Grades,
): Line[] {
  const [first] = versions
  if (!first) return []
  const before = since < first.validFrom
  const base = versions.find((version) => holds(version, since)) ?? first
  const opened = before
    ? [{ ...first, rowId: null, validFrom: since, validTo: first.validFrom }, ...versions]
    : versions.flatMap((version): Line[] =>
        version === base && version.validFrom < since
          ? [
              { ...version, rowId: null, validTo: since },
              { ...version, rowId: null, validFrom: since },
            ]
          : [version],
      )
  const fields = Object.keys(said) as (keyof Said)[]
  const ended = new Set<keyof Said>()
  return opened.map((version) => {
    if (version.validFrom < since) return version
    const own: Said = {}
    for (const field of fields) {
      const isFirst = version.validFrom === since
      if (!isFirst && version[field] !== base[field]) ended.add(field)
      if (!isFirst && before && !rises(field, base, said, grades)) ended.add(field)
      if (!ended.has(field)) Object.assign(own, { [field]: said[field] })
    }
    const changes = fields.some((field) => field in own && own[field] !== version[field])
    return changes ? { ...version, ...own, rowId: null } : version
  })
}

/** What a row says, once it is known to make sense; its problems are told at the row. */
function saidBy(row: Row, there: Line, grades: Grades, note: RowProblems): Said | null {
  const kind = row.employmentKind ?? there.employmentKind
  if (row.grade === null && row.employmentKind === null) {
    note.error('grade', 'organisation/nothing-said', 'Isi GOLONGAN atau STATUS PEGAWAI.')
    return null
  }
  const grade = row.grade === null ? there.grade : gradeOf(row.grade, kind, grades)
  if (row.grade !== null && grade === null) {
    note.error(
      'grade',
      'organisation/grade-unknown',
      `Golongan «${row.grade}» tidak ada bagi ${employmentKindNames[kind]}.`,
      { found: row.grade },
    )
    return null
  }
  if (row.grade === null && grade !== null && gradeOf(grade, kind, grades) === null) {
    note.error(
      'grade',
      'organisation/grade-missing',
      `Golongan ${grade} tidak berlaku bagi ${employmentKindNames[kind]}; isi GOLONGAN.`,
    )
    return null
  }
  return {
    ...(row.employmentKind !== null && { employmentKind: kind }),
    ...(row.grade !== null && { grade }),
  }
}

/** Compares a file of ranks and statuses, each with its own date, with what is on record. */
export function planRanks(
  table: SheetTable,
  { people, grades }: { people: readonly PersonRecord[]; grades: Grades },
): RankPlan {
  const notes = notesOf(table)
  const lines = new Map<string, Line[]>()
  for (const one of people.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)))
    lines.set(one.nip ?? '', [...(lines.get(one.nip ?? '') ?? []), one])
  const changes: RankPlan['changes'] = []
  let same = 0
  const rows = rankSheet.rows(table).toSorted((a, b) => (a.since < b.since ? -1 : 1))
  for (const row of rows) {
    const note = notes.of(row.row)
    const there = lines.get(row.nip) ?? []
    const base = there.find((version) => holds(version, row.since)) ?? there[0]
    const why = whyNotRow(row, there)
    if (why) note.error(...why)
    if (why || !base) continue
    if (row.name && coreName(row.name) !== coreName(base.name))
      note.warn('name', 'organisation/name-differs', `NIP ini tercatat atas nama ${base.name}.`)
    const said = saidBy(row, base, grades, note)
    if (!said) continue
    const after = carried(there, row.since, said, grades)
    const isNew = after.some(({ rowId }, at) => rowId === null && there[at]?.rowId !== null)
    if (!differs(there, after)) same += 1
    else if (isNew || after.length > there.length) {
      changes.push({ name: base.name, since: row.since, said: wordsOf(said) })
      lines.set(row.nip, after)
    }
  }
  const kept = new Set([...lines.values()].flat().flatMap(({ rowId }) => rowId ?? []))
  return {
    ...{ problems: notes.all(), changes, same },
    closed: people.flatMap(({ rowId }) => (kept.has(rowId) ? [] : [rowId])),
    written: [...lines.values()].flat().filter(({ rowId }) => rowId === null),
  }
}

/** Does anything become different on any day? Splitting alone does not. */
const differs = (before: readonly Line[], after: readonly Line[]): boolean =>
  after.some((line) => {
    const was = before.find((one) => holds(one, line.validFrom))
    return !was || was.grade !== line.grade || was.employmentKind !== line.employmentKind
  })

const wordsOf = ({ employmentKind, grade }: Said): string =>
  [employmentKind && employmentKindNames[employmentKind], grade].filter(Boolean).join(', ')

type Problems = [key: string, code: string, detail: string]
function whyNotRow(row: Row, there: readonly Line[]): Problems | null {
  const last = there.at(-1)
  if (!last)
    return ['nip', 'organisation/person-unknown', 'NIP ini belum tercatat sebagai pegawai.']
  if (last.validTo !== null && row.since >= last.validTo)
    return [
      'since',
      'organisation/person-left',
      `${last.name} tercatat sampai ${printDate(last.validTo)}; TMT ini sesudahnya.`,
    ]
  return null
}
