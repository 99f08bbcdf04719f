import { type Actor, may } from '../../../kernel/actor.ts'
import type { Span } from '../../../kernel/dating.ts'
import { lowered, printDate } from '../../../kernel/indonesian.ts'
import { dateOf } from '../../../kernel/moment.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { addDays, type Instant, type LocalDate } from '../../../kernel/time.ts'
import { titleAs } from '../organisation.rules.ts'
import {
  employmentKindNames,
  positionKindNames,
  teamRoleNames,
  unitKindNames,
} from '../person/naming.rules.ts'
import { calledIn } from '../person/person-page.rules.ts'
import { differencesOf, printDifferences } from '../records/difference.rules.ts'
import type {
  AssignmentVersion,
  PersonVersion,
  PositionVersion,
  TeamRoleVersion,
  UnitVersion,
} from '../records/record.contract.ts'
import type { Change, ChangedThing } from './history.contract.ts'

type Versions = {
  UNIT: UnitVersion
  POST: PositionVersion
  HOLDING: AssignmentVersion
  PERSON: PersonVersion
  TEAM: TeamRoleVersion
}

/** A row of a dated table with what it took the place of, or follows. */
export type ChangeRow = {
  [Thing in ChangedThing]: { thing: Thing; after: Versions[Thing]; before: Versions[Thing] | null }
}[ChangedThing] & {
  rowId: string
  on: LocalDate
  /** What stands after says the same as before, for a shorter or longer time. */
  samePlace: boolean
  knownBefore: boolean
  recordedAt: Instant
  recordedUntil: Instant | null
  recordedBy: string | null
  closedBy: string | null
  event: { decreeNumber: string | null; decreeDate: LocalDate | null } | null
}

/** Units, posts and people that sentences name, of any date. */
export type Named = {
  units: readonly UnitVersion[]
  positions: readonly PositionVersion[]
  people: readonly PersonVersion[]
}

const labels = {
  UNIT: {
    ...{ name: 'Nama', shortName: 'Nama singkat', code: 'Kode', kind: 'Jenis', parent: 'Induk' },
    ...{ isAgency: 'Perangkat daerah', skpdCode: 'Kode SKPD', legalBasis: 'Dasar hukum' },
  },
  POST: {
    ...{ title: 'Nama jabatan', code: 'Kode', unit: 'Unit', kind: 'Jenis', echelon: 'Eselon' },
    ...{ level: 'Tingkat PK', superior: 'Atasan', singleHolder: 'Satu pemegang' },
  },
  PERSON: { name: 'Nama', employment: 'Status pegawai', grade: 'Golongan' },
  HOLDING: { since: 'TMT', until: 'Sampai', decreeNumber: 'Nomor SK', decreeDate: 'Tanggal SK' },
  TEAM: { role: 'Peran', since: 'Sejak', until: 'Sampai', decreeNumber: 'Nomor SK' },
} as const

type Fields = Record<string, string | boolean | null>
const dateWord = (date: LocalDate | null): string | null => date && printDate(date)

/** What a row says, by the labels of its kind. */
function fieldsOf(row: ChangeRow, version: ChangeRow['after'], call: Calling): Fields {
  const at = <V>(_: V): V => version as V
  switch (row.thing) {
    case 'UNIT': {
      const { kind, parentId, ...unit } = at(row.after)
      return { ...unit, kind: unitKindNames[kind], parent: call.unit(parentId, version) }
    }
    case 'POST': {
      const { kind, unitId, superiorId, ...post } = at(row.after)
      return {
        ...{ ...post, kind: positionKindNames[kind], unit: call.unit(unitId, version) },
        superior: call.post(superiorId, version),
      }
    }
    case 'PERSON': {
      const { name, employmentKind, grade } = at(row.after)
      return { name, employment: employmentKindNames[employmentKind], grade }
    }
    case 'HOLDING': {
      const { validFrom, validTo, decreeNumber, decreeDate } = at(row.after)
      return {
        ...{ since: dateWord(validFrom), until: dateWord(validTo), decreeNumber },
        decreeDate: dateWord(decreeDate),
      }
    }
    case 'TEAM': {
      const { role, validFrom, validTo, decreeNumber } = at(row.after)
      return {
        ...{ role: teamRoleNames[role], since: dateWord(validFrom), until: dateWord(validTo) },
        decreeNumber,
      }
    }
  }
}

type Calling = Record<'unit' | 'post' | 'person', (id: string | null, span: Span) => string | null>

/** How things are called around a span. */
function callingOf({ units, positions, people }: Named, on: LocalDate): Calling {
  const by =
    <V extends Span & { id: string }>(versions: readonly V[], word: (version: V) => string) =>
    (id: string | null, span: Span): string | null => {
      const version = id === null ? undefined : calledIn(versions, id, span, on)
      return version ? word(version) : null
    }
  return {
    unit: by(units, ({ name }) => name),
    post: by(positions, ({ title }) => title),
    person: by(people, ({ name }) => name),
  }
}

type Verbs = { begins: string; ends: string; goesOn: string }

/** Who or what the sentence is about, and what it does. */
function subjectOf(row: ChangeRow, call: Calling): Verbs {
  const { after } = row
  const person = (id: string) => call.person(id, after) ?? 'Seorang pegawai'
  switch (row.thing) {
    case 'UNIT':
      return verbs(row.after.name, row.event ? 'dibentuk' : 'mulai tercatat', 'ditutup')
    case 'POST': {
      const place = call.unit(row.after.unitId, after)
      const title = place ? `${row.after.title}, ${place}` : row.after.title
      return verbs(title, row.event ? 'dibentuk' : 'mulai tercatat', 'dihapus')
    }
    case 'PERSON':
      return verbs(row.after.name, 'mulai tercatat', 'tidak lagi tercatat')
    case 'HOLDING': {
      const post = call.post(row.after.positionId, after) ?? 'pemegang jabatan lain'
      return roleVerbs(person(row.after.personId), titleAs({ title: post }, row.after.kind))
    }
    case 'TEAM': {
      const team = call.unit(row.after.unitId, after) ?? 'tim kerja'
      const role = `${lowered(teamRoleNames[row.after.role])} ${team}`
      return roleVerbs(person(row.after.personId), role)
    }
  }
}

const verbs = (name: string, begins: string, ends: string): Verbs => ({
  ...{ begins: `${name} ${begins}`, ends: `${name} ${ends}`, goesOn: name },
})
const roleVerbs = (name: string, role: string): Verbs => ({
  begins: `${name} menjadi ${role}`,
  ends: `${name} selesai sebagai ${role}`,
  goesOn: `${name} sebagai ${role}`,
})

/** What a row changed, as one sentence. */
function sentenceOf(row: ChangeRow, named: Named): string {
  const { before, after, samePlace } = row
  const call = callingOf(named, row.on)
  const { begins, ends, goesOn } = subjectOf(row, call)
  const until = after.validTo && `sampai ${printDate(addDays(after.validTo, -1))}`
  if (!before) return until ? `${begins} ${until}.` : `${begins}.`
  if (samePlace && after.validTo !== null && (before.validTo ?? '9999') > after.validTo)
    return `${ends}.`
  if (samePlace && row.thing === 'PERSON' && !until) return `${goesOn} tetap tercatat.`
  if (samePlace) return `${goesOn} berlaku ${until ?? 'tanpa batas waktu'}.`
  const told = differencesOf(
    fieldsOf(row, before, call),
    fieldsOf(row, after, call),
    labels[row.thing] as Record<string, string>,
  )
  const name = row.thing === 'UNIT' || row.thing === 'PERSON' ? before : after
  const subject = 'name' in name ? name.name : goesOn
  return told.length > 0 ? `${subject}: ${printDifferences(told)}.` : `${subject} dicatat kembali.`
}

const decreeOf = (row: ChangeRow): string | null => {
  const own = 'decreeNumber' in row.after ? row.after : null
  const number = own?.decreeNumber ?? row.event?.decreeNumber ?? null
  const date = own?.decreeNumber ? own.decreeDate : (row.event?.decreeDate ?? null)
  if (number) return date ? `${number}, ${printDate(date)}` : number
  return row.thing === 'UNIT' ? row.after.legalBasis : null
}

/** A row as a line of the history; `recorders` are the people by the act that wrote it. */
export function changeOf(
  row: ChangeRow,
  named: Named,
  { timeZone, recorder }: { timeZone: string; recorder: string | null },
): Change {
  const { after, recordedUntil, recordedBy, closedBy } = row
  const recordedOn = dateOf(row.recordedAt, timeZone)
  const ownIds = { unitId: 'unitId' in after ? after.unitId : null }
  return {
    ...{ id: row.rowId, thing: row.thing, on: row.on, sentence: sentenceOf(row, named) },
    unitId: row.thing === 'UNIT' ? after.id : ownIds.unitId,
    personId: row.thing === 'PERSON' ? after.id : 'personId' in after ? after.personId : null,
    ...{ decree: decreeOf(row), recordedOn, recordedBy: recorder },
    late: row.knownBefore && recordedOn > row.on,
    state:
      recordedUntil === null
        ? 'STANDS'
        : closedBy !== null && closedBy === recordedBy
          ? 'WITHDRAWN'
          : 'REWRITTEN',
  }
}

/** Who reads the changes of the whole region in one list: who manages people or reads what was
 * recorded. Of one unit, post or person everybody does, as the chart of every date says the
 * same. */
export const whyNotReadAllChanges = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'organisation.manage') || may(actor, 'audit.read')
    ? null
    : refusal(
        'organisation/changes-of-all',
        403,
        'Riwayat seluruh daerah dibaca pengelola organisasi dan pemeriksa. Buka riwayat satu unit ' +
          'atau satu pegawai.',
      )
