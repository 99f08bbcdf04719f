import { turnOf } from '../../../kernel/dating.ts'
import { notesOf, type RowProblems, type SheetTable } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import type { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import { unitKindNames } from '../person/naming.rules.ts'
import { differencesOf } from '../records/difference.rules.ts'
import type { UnitRecord } from '../records/record.contract.ts'
import { coverageOf } from '../records/scope.rules.ts'
import { unitWords } from '../unit/unit-words.rules.ts'
import type { UnitChange, UnitFields, UnitPlan } from './unit-import.contract.ts'
import { absentUnits } from './unit-import-absent.rules.ts'
import { kindOfRow } from './unit-import-kind.rules.ts'
import { type UnitRow, unitSheet } from './unit-import-sheet.rules.ts'
import { checkTree } from './unit-import-tree.rules.ts'

export type UnitQuestion = {
  table: SheetTable
  records: readonly UnitRecord[]
  on: LocalDate
  pack: OrganisationPack
}

const labels: { [K in keyof UnitFields]: string } = {
  code: 'Kode',
  name: 'Nama',
  shortName: 'Nama singkat',
  kind: 'Jenis',
  parentCode: 'Induk',
  isAgency: 'Perangkat daerah',
  skpdCode: 'Kode SKPD',
  legalBasis: 'Dasar hukum',
}

/** Up to three fields of government, the office's running number and its sub-unit:
 * `1.01.2.19.0.00.01.0000`, always 22 characters. */
const skpdPattern = /^(\d\.\d{2}\.){3}\d{2}\.\d{4}$/

/** `reserved` are codes that a unit of today takes over later: nobody else may have them before. */
type Known = {
  codes: Map<string, UnitRecord>
  codeOfId: Map<string, string>
  reserved: Map<string, UnitRecord>
}

/** Records by code: the version of the date, else the nearest later one, so that a code already
 * planned is not given out twice. */
function knownOn(records: readonly UnitRecord[], on: LocalDate): Known {
  const here = records.filter((record) => holds(record, on))
  const alive = new Set(here.map(({ id }) => id))
  const later = records
    .filter(({ validFrom }) => validFrom > on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  const known = [...later.filter(({ id }) => !alive.has(id)), ...here]
  return {
    codes: new Map(known.map((record) => [record.code, record])),
    codeOfId: new Map(known.map(({ id, code }) => [id, code])),
    reserved: new Map(
      later.filter(({ id }) => alive.has(id)).map((record) => [record.code, record]),
    ),
  }
}

/** Compares a file with the units on record on a date: what is wrong row by row, and what would
 * become new or different. Decides nothing by position in the file. */
export function planUnits(question: UnitQuestion): UnitPlan {
  const { table, records, on } = question
  const known = knownOn(records, on)
  const parents = parentWords(unitSheet.rows(table), known)
  const rows = unitSheet.rows(table).map((row) => ({
    ...row,
    parentCode: row.parentCode && (parents(row.parentCode).code ?? row.parentCode),
  }))
  const notes = notesOf(table)
  const noteOf = notes.of
  const once = withoutRepeats(rows, noteOf)
  const root = rootCode(once, known, question)
  const settled = once.flatMap((row) => {
    const fields = settle(question, known, root, row, noteOf(row.row))
    return fields ? [{ row: row.row, fields }] : []
  })
  checkTree(
    settled,
    records.filter((record) => holds(record, on)),
    known.codeOfId,
    new Set(rows.map(({ code }) => code)),
    noteOf,
  )
  const changes = settled.flatMap(({ row, fields }) =>
    changeOf(question, known, row, fields, noteOf(row)),
  )
  const here = records.filter((record) => holds(record, on))
  const typed = table.format === 'TYPED'
  const absent = typed ? { problems: [], count: 0 } : absentUnits(rows, here)
  const inFile = new Set(rows.map(({ code }) => code))
  const spoken = here.filter(({ code }) => inFile.has(code)).map(({ id }) => id)
  return {
    problems: [...notes.all(), ...absent.problems],
    units: settled.map(({ fields }) => fields),
    changes,
    absent: absent.count,
    coverage: typed ? { offices: 0, all: 0 } : coverageOf(here, spoken),
  }
}

/** A parent may be named instead of coded, also one that only this file brings. */
function parentWords(rows: readonly UnitRow[], { codes }: Known): ReturnType<typeof unitWords> {
  const inFile = new Set(rows.map(({ code }) => code))
  return unitWords([
    ...[...codes.values()].filter(({ code }) => !inFile.has(code)),
    ...rows.map(({ code, name, shortName }) => ({ code, name, shortName: shortName ?? name })),
  ])
}

function withoutRepeats(rows: readonly UnitRow[], noteOf: (row: number) => RowProblems): UnitRow[] {
  const first = new Map<string, number>()
  return rows.filter(({ row, code }) => {
    const before = first.get(code)
    if (before === undefined) first.set(code, row)
    else
      noteOf(row).error(
        'code',
        'organisation/code-twice',
        `Kode ${code} sudah dipakai di baris ${before}.`,
        { found: code },
      )
    return before === undefined
  })
}

/** The one unit that stands for the whole government on the date; units without a parent hang below
 * it. */
function rootCode(
  rows: readonly UnitRow[],
  { codes }: Known,
  { pack, on }: UnitQuestion,
): string | null {
  const inFile = rows
    .filter((row) => kindOfRow(row, codes.get(row.code), pack).kind === 'PEMDA')
    .map(({ code }) => code)
  const onRecord = [...codes.values()]
    .filter((record) => record.kind === 'PEMDA' && holds(record, on))
    .map(({ code }) => code)
  const all = [...new Set([...inFile, ...onRecord])]
  return all.length === 1 ? (all[0] ?? null) : null
}

function settle(
  { table, pack }: UnitQuestion,
  known: Known,
  root: string | null,
  row: UnitRow,
  note: RowProblems,
): UnitFields | null {
  const before = known.codes.get(row.code)
  const taken = before ? undefined : known.reserved.get(row.code)
  if (taken)
    note.error(
      'code',
      'organisation/code-later',
      `Kode ${row.code} dipakai ${taken.name} mulai ${printDate(taken.validFrom)}.`,
      {
        found: row.code,
      },
    )
  const { kind, asAgency, problem } = kindOfRow(row, before, pack)
  if (problem) note[problem.severity]('kind', problem.code, problem.detail, problem.more)
  if (!kind) return null
  const saysParent = table.columns.some(({ key }) => key === 'parentCode')
  const topmost = kind === 'PEMDA' ? null : root
  const keptParent = before?.parentId ? (known.codeOfId.get(before.parentId) ?? null) : null
  const parentCode = row.parentCode ?? (saysParent || !before ? topmost : keptParent)
  const atTheTop = parentCode === null || parentCode === root
  const byKind =
    pack.agencyKinds.includes(kind) || (atTheTop && pack.agencyKindsAtTheTop.includes(kind))
  const isAgency = row.agency ?? asAgency ?? before?.isAgency ?? byKind
  return {
    ...{
      code: row.code,
      name: row.name,
      shortName: row.shortName ?? before?.shortName ?? row.name,
      kind,
      parentCode,
      isAgency,
    },
    ...{
      skpdCode: skpdCodeOf(row, before, isAgency, note),
      legalBasis: row.legalBasis ?? before?.legalBasis ?? null,
    },
  }
}

function skpdCodeOf(
  row: UnitRow,
  before: UnitRecord | undefined,
  isAgency: boolean,
  note: RowProblems,
): string | null {
  if (row.skpdCode !== null && !skpdPattern.test(row.skpdCode)) {
    note.error(
      'skpdCode',
      'organisation/skpd-code',
      'Kode SKPD harus berbentuk 1.01.2.19.0.00.01.0000 (22 karakter).',
      {
        found: row.skpdCode,
      },
    )
    return null
  }
  const code = row.skpdCode ?? before?.skpdCode ?? (skpdPattern.test(row.code) ? row.code : null)
  if (code === null && isAgency)
    note.warn(
      'skpdCode',
      'organisation/agency-without-skpd-code',
      'Perangkat daerah ini tanpa kode SKPD; anggarannya dari SIPD belum dapat dihubungkan.',
    )
  return code
}

function changeOf(
  { records, on }: UnitQuestion,
  known: Known,
  row: number,
  fields: UnitFields,
  note: RowProblems,
): UnitChange[] {
  const before = known.codes.get(fields.code)
  const turn = turnOf(before ? records.filter(({ id }) => id === before.id) : [], on)
  const differences = turn.replaced
    ? differencesOf(printable(fieldsOf(turn.replaced, known)), printable(fields), labels)
    : []
  if (turn.replaced && differences.length === 0) return []
  if (turn.span.validTo)
    note.warn(
      null,
      'organisation/until-later-change',
      `Perubahan ini berlaku sampai ${printDate(turn.span.validTo)}, karena sejak tanggal ` +
        'itu sudah tercatat keadaan lain.',
    )
  return [{ row, unitId: before?.id ?? null, fields, turn, differences }]
}

/** Fields as people read them. */
const printable = (fields: UnitFields): Record<keyof UnitFields, string | boolean | null> => ({
  ...fields,
  kind: unitKindNames[fields.kind],
})

const fieldsOf = (record: UnitRecord, { codeOfId }: Known): UnitFields => ({
  code: record.code,
  name: record.name,
  shortName: record.shortName,
  kind: record.kind,
  ...{
    parentCode: record.parentId ? (codeOfId.get(record.parentId) ?? null) : null,
    isAgency: record.isAgency,
  },
  skpdCode: record.skpdCode,
  legalBasis: record.legalBasis,
})
