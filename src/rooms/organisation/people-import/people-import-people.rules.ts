import { turnOf } from '../../../kernel/dating.ts'
import type { RowProblems } from '../../../kernel/importer.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import type { EmploymentKind } from '../organisation.contract.ts'
import { gradeOf } from '../pack/grade.rules.ts'
import { coreName, employmentKindNames, plainWords } from '../person/naming.rules.ts'
import { checkNip } from '../person/nip.rules.ts'
import { differencesOf } from '../records/difference.rules.ts'
import type { PersonRecord } from '../records/record.contract.ts'
import type { ColumnTally } from '../records/tally.rules.ts'
import type { PeopleQuestion, PersonChange, PersonFields } from './people-import.contract.ts'
import { type Known, personKeyOf } from './people-import-known.rules.ts'
import { isHolderUnread, type PeopleRow } from './people-import-sheet.rules.ts'

type Tools = {
  question: PeopleQuestion
  known: Known
  noteOf: (row: number) => RowProblems
  tally: ColumnTally
}
export type SettledPerson = { row: number; fields: PersonFields }
type Draft = {
  row: number
  key: string
  nip: string | null
  name: string
  employmentKind: EmploymentKind | null
  grade: string | null
}

const labels: { [K in keyof Omit<PersonFields, 'key'>]: string } = {
  nip: 'NIP',
  name: 'Nama',
  employmentKind: 'Status pegawai',
  grade: 'Golongan',
}

/** Does a row name somebody? An unread cell counts as somebody, so that nothing is concluded from
 * it. */
export const hasHolder = (line: PeopleRow): boolean =>
  line.nip !== null || line.name !== null || isHolderUnread(line)

/** The name of each row's holder: as written, else from another row with the same NIP, else on
 * record; rows without any are left out. */
export function namesOf(rows: readonly PeopleRow[], { person }: Known): Map<number, string> {
  const written = new Map(
    rows
      .toReversed()
      .flatMap(({ nip, name }) => (nip !== null && name !== null ? [[nip, name] as const] : [])),
  )
  return new Map(
    rows.flatMap((line) => {
      const { row, nip, name } = line
      const found = name ?? (nip === null ? undefined : (written.get(nip) ?? person.get(nip)?.name))
      return found === undefined || isHolderUnread(line) ? [] : [[row, found] as const]
    }),
  )
}

/** What each person would be, from all rows that name them and what is on record; contradictions
 * and missing parts are told. */
export function settlePeople(
  rows: readonly PeopleRow[],
  names: ReadonlyMap<number, string>,
  tools: Tools,
): SettledPerson[] {
  return personDrafts(rows, names, tools).flatMap((draft) => {
    const fields = settle(draft, tools)
    return fields ? [{ row: draft.row, fields }] : []
  })
}

function personDrafts(
  rows: readonly PeopleRow[],
  names: ReadonlyMap<number, string>,
  { noteOf }: Tools,
): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const line of rows) {
    if (isHolderUnread(line) || (line.nip === null && line.name === null)) continue
    const name = names.get(line.row)
    if (name === undefined) {
      noteOf(line.row).error(
        'name',
        'organisation/name-missing',
        'Nama pemilik NIP ini belum diisi dan belum tercatat.',
      )
      continue
    }
    const { row, nip, employmentKind, grade } = line
    const key = personKeyOf({ nip, name })
    const first = drafts.get(key)
    if (first) tellContradictions(first, line, name, noteOf(row))
    drafts.set(key, {
      ...(first ?? { row, key, nip, name }),
      employmentKind: first?.employmentKind ?? employmentKind,
      grade: first?.grade ?? grade,
    })
  }
  return [...drafts.values()]
}

/** `IV/a` and `IVa` are one. */
const lettersOf = (text: string): string => plainWords(text).replaceAll(' ', '')

function tellContradictions(first: Draft, line: PeopleRow, name: string, note: RowProblems): void {
  const there = `di baris ${first.row}`
  if (coreName(first.name) !== coreName(name))
    note.error(
      'nip',
      'organisation/nip-two-names',
      `NIP ini milik ${first.name} ${there}, sedangkan di sini ${name}.`,
      {
        found: line.nip ?? '',
      },
    )
  else if (plainWords(first.name) !== plainWords(name))
    note.warn(
      'name',
      'organisation/name-spelling',
      `Nama ini tertulis lain ${there}: ${first.name}. Yang dipakai penulisan ${there}.`,
    )
  if (first.employmentKind && line.employmentKind && first.employmentKind !== line.employmentKind)
    note.error(
      'employmentKind',
      'organisation/person-differs',
      `Status pegawai ini ${employmentKindNames[first.employmentKind]} ${there}.`,
    )
  if (first.grade && line.grade && lettersOf(first.grade) !== lettersOf(line.grade))
    note.error(
      'grade',
      'organisation/person-differs',
      `Golongan pegawai ini ${first.grade} ${there}.`,
    )
}

function settle(draft: Draft, tools: Tools): PersonFields | null {
  const { known, noteOf } = tools
  const note = noteOf(draft.row)
  const before = known.person.get(draft.key)
  const employmentKind = employmentFor(draft, before, note, tools)
  if (!employmentKind) return null
  if (before && coreName(before.name) !== coreName(draft.name))
    note.warn(
      'name',
      'organisation/name-changed',
      `NIP ini tercatat atas nama ${before.name}; pastikan orangnya sama.`,
      {
        found: draft.name,
      },
    )
  checkNumber(draft, employmentKind, note, tools)
  const grade = gradeFor(draft, employmentKind, before, tools)
  return { key: draft.key, nip: draft.nip, name: draft.name, employmentKind, grade }
}

/** Told, else on record, else from the NIP: positions 13–14 of a NI PPPK hold 21 and more where a
 * PNS has a month. */
function employmentFor(
  draft: Draft,
  before: PersonRecord | undefined,
  note: RowProblems,
  { tally }: Tools,
): EmploymentKind | null {
  const told = draft.employmentKind ?? before?.employmentKind ?? null
  if (told) {
    if (draft.nip !== null || told === 'NON_ASN') return told
    note.error(
      'nip',
      'organisation/nip-missing',
      `NIP belum diisi; setiap ${employmentKindNames[told]} punya NIP.`,
    )
    return null
  }
  if (draft.nip === null) {
    note.error('nip', 'organisation/nip-missing', 'NIP belum diisi.', {
      suggestion: 'Isi NIP, atau tulis Non ASN di STATUS PEGAWAI bila memang tanpa NIP.',
    })
    return null
  }
  const guess: EmploymentKind = Number(draft.nip.slice(12, 14)) > 20 ? 'PPPK' : 'PNS'
  tally.warn(note, {
    ...{
      key: 'employmentKind',
      code: 'organisation/employment-guessed',
      detail: `Status pegawai tidak tertulis; dibaca ${guess} dari NIP-nya.`,
    },
    all: (count) =>
      `Kolom STATUS PEGAWAI tidak ada; status ${printNumber(count)} pegawai dibaca dari NIP-nya.`,
  })
  return guess
}

function checkNumber(
  { nip }: Draft,
  kind: EmploymentKind,
  note: RowProblems,
  { question }: Tools,
): void {
  if (nip === null) return
  if (kind === 'NON_ASN') {
    note.warn(
      'nip',
      'organisation/nip-not-printed',
      'NIP pegawai Non ASN disimpan, tetapi tidak dicetak di dokumen.',
    )
    return
  }
  const read = checkNip({
    nip,
    kind: kind === 'PNS' || kind === 'CPNS' ? 'PNS' : 'PPPK',
    today: question.today,
  })
  if (!read.valid) note.error('nip', read.code, read.reason, { found: nip })
  else
    for (const warning of read.warnings)
      note.warn('nip', 'organisation/nip-unusual', warning, { found: nip })
}

function gradeFor(
  draft: Draft,
  kind: EmploymentKind,
  before: PersonRecord | undefined,
  { question, noteOf, tally }: Tools,
): string | null {
  const note = noteOf(draft.row)
  if (draft.grade !== null) {
    const grade = gradeOf(draft.grade, kind, question.grades)
    if (grade === null)
      note.error(
        'grade',
        'organisation/grade-unknown',
        `Golongan «${draft.grade}» tidak ada bagi ${employmentKindNames[kind]}.`,
        {
          found: draft.grade,
          suggestion: gradeHint[kind],
        },
      )
    return grade
  }
  const recorded = before && before.employmentKind === kind ? before.grade : null
  if (recorded === null && (kind === 'PNS' || kind === 'CPNS'))
    tally.warn(note, {
      ...{
        key: 'grade',
        code: 'organisation/grade-missing',
        detail: 'Golongan kosong; pangkat tidak akan tercetak di bawah tanda tangan.',
      },
      all: (count) =>
        `Kolom GOLONGAN tidak ada; pangkat ${printNumber(count)} PNS tidak akan tercetak ` +
        'di bawah tanda tangan.',
    })
  return recorded
}

const gradeHint: Record<EmploymentKind, string> = {
  PNS: 'PNS bergolongan I/a sampai IV/e, misalnya III/d.',
  CPNS: 'CPNS bergolongan I/a sampai IV/e, misalnya III/a.',
  PPPK: 'PPPK bergolongan I sampai XVII, misalnya IX.',
  PPPK_PARUH_WAKTU: 'PPPK bergolongan I sampai XVII, misalnya V.',
  NON_ASN: 'Kosongkan golongan bagi Non ASN.',
}

/** People that become new or different on the date. */
export function personChangesOf(
  people: readonly SettledPerson[],
  { question, known }: Tools,
): PersonChange[] {
  const versions = Map.groupBy(question.records.people, ({ id }) => id)
  return people.flatMap(({ row, fields }) => {
    const { key: _, ...stated } = fields
    const personId =
      known.person.get(fields.key)?.id ??
      (fields.nip ? (question.records.personIdByNip.get(fields.nip) ?? null) : null)
    const turn = turnOf(personId ? (versions.get(personId) ?? []) : [], question.on)
    const differences = turn.replaced
      ? differencesOf(printable(turn.replaced), printable(stated), labels)
      : []
    return turn.replaced && differences.length === 0
      ? []
      : [{ row, personId, fields, turn, differences }]
  })
}

const printable = ({
  nip,
  name,
  employmentKind,
  grade,
}: Omit<PersonFields, 'key'>): Record<keyof typeof labels, string | null> => ({
  nip,
  name,
  employmentKind: employmentKindNames[employmentKind],
  grade,
})
