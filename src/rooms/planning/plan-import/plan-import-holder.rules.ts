import type { RowProblems } from '../../../kernel/importer.ts'
import { printNip } from '../../../kernel/indonesian.ts'
import {
  type Assignment,
  type Chart,
  type Organisation,
  type Person,
  type Position,
  type Unit,
  type UnitWord,
  unitWords,
} from '../../organisation/words.ts'
import type { PlanNode } from '../plan.contract.ts'
import type { NodeCells } from './plan-import-sheet.rules.ts'

/** The organisation, found the way a file names it. */
export type Posts = {
  chart: Chart
  unit: Map<string, Unit>
  unitWord: (word: string) => UnitWord
  position: Map<string, Position>
  person: Map<string, Person>
}

/** Builds the look-ups over an organisation. */
export const postsOf = (chart: Chart): Posts => ({
  chart,
  unit: new Map(chart.organisation.units.map((unit) => [unit.code, unit])),
  unitWord: unitWords(chart.organisation.units),
  position: new Map(chart.organisation.positions.map((position) => [position.code, position])),
  person: new Map(
    chart.organisation.people.flatMap((person) =>
      person.nip ? [[person.nip, person] as const] : [],
    ),
  ),
})

type Ground = { posts: Posts; note: RowProblems }
type Holder = Pick<PlanNode, 'holderPositionId' | 'holderPersonId'>

const nobody: Holder = { holderPositionId: null, holderPersonId: null }
/** A post for one holder follows whoever holds it; among many, the person is named. */
const holding = (position: Position, personId: string | null): Holder => ({
  holderPositionId: position.id,
  holderPersonId: position.singleHolder ? null : personId,
})

/** The one post somebody answers for; acting and additional posts count only where there is no own
 * one. */
function onlyPostOf({ chart }: Posts, personId: string): Position | 'none' | 'many' {
  const held = (chart.posts.get(personId) ?? []).filter(({ kind }) => kind !== 'PLH')
  const own = held.filter(({ kind }: Assignment) => kind === 'D' || kind === 'PJ')
  const [first, ...more] = own.length > 0 ? own : held
  const position = first && chart.position.get(first.positionId)
  return position ? (more.length > 0 ? 'many' : position) : 'none'
}

function byNip(nip: string, posts: Posts, note: RowProblems): Holder {
  const person = posts.person.get(nip)
  if (!person) {
    note.error('nip', 'planning/nip-unknown', 'NIP ini belum tercatat sebagai pegawai.', {
      found: nip,
    })
    return nobody
  }
  const post = onlyPostOf(posts, person.id)
  if (typeof post === 'object') return holding(post, person.id)
  const detail =
    post === 'many'
      ? 'memegang lebih dari satu jabatan; isi KODE JABATAN juga'
      : 'tidak memegang jabatan pada tanggal berlaku'
  note.error(
    'nip',
    post === 'many' ? 'planning/person-with-posts' : 'planning/person-without-post',
    `${person.name} ${detail}.`,
    {
      found: printNip(nip),
    },
  )
  return nobody
}

function byPosition(
  position: Position,
  nip: string | null,
  { chart, person: people }: Posts,
  note: RowProblems,
): Holder {
  const holders = chart.holders.get(position.id) ?? []
  if (nip === null) {
    if (!position.singleHolder && holders.length > 1)
      note.warn(
        'nip',
        'planning/holder-not-named',
        `Jabatan ${position.title} dipegang ${holders.length} orang; isi NIP PEMEGANG ` +
          'supaya jelas milik siapa.',
      )
    return holding(position, null)
  }
  const person = people.get(nip)
  if (!person)
    note.error('nip', 'planning/nip-unknown', 'NIP ini belum tercatat sebagai pegawai.', {
      found: nip,
    })
  else if (!holders.some(({ personId }) => personId === person.id))
    note.warn(
      'nip',
      'planning/holder-elsewhere',
      `${person.name} tidak memegang jabatan ${position.title} pada tanggal berlaku.`,
      {
        found: printNip(nip),
      },
    )
  return holding(position, person?.id ?? null)
}

/** Who holds a node: by the code of the post, with the NIP where many hold it, or by the NIP alone;
 * empty cells leave what is known. Nobody is a warning, since the tree comes before the structure
 * (Permenpan-RB 89/2021). */
export function holderFor(
  { positionCode, nip }: NodeCells,
  before: PlanNode | undefined,
  { posts, note, needed }: Ground & { needed: boolean },
): Holder {
  if (positionCode !== null) {
    const position = posts.position.get(positionCode)
    if (position) return byPosition(position, nip, posts, note)
    note.error(
      'positionCode',
      'planning/position-unknown',
      `Jabatan ${positionCode} belum tercatat pada tanggal berlaku.`,
      {
        found: positionCode,
      },
    )
    return nobody
  }
  if (nip !== null) return byNip(nip, posts, note)
  const { holderPositionId = null, holderPersonId = null } = before ?? {}
  if (needed && holderPositionId === null)
    note.warn(
      'positionCode',
      'planning/no-holder',
      'Belum ada pemegangnya; kinerja ini tidak akan masuk perjanjian siapa pun.',
    )
  return { holderPositionId, holderPersonId }
}

/** The unit a node belongs to: as written, else the one on record while the holder stays, else the
 * unit of the holder's post. */
export function unitFor(
  { unitCode }: NodeCells,
  before: PlanNode | undefined,
  { holderPositionId }: Holder,
  { posts, note }: Ground,
): string | null {
  if (unitCode !== null) {
    const word = posts.unitWord(unitCode)
    const unit = posts.unit.get(word.code ?? unitCode)
    if (!unit)
      note.error(
        'unitCode',
        'planning/unit-unknown',
        `Unit ${unitCode} belum tercatat pada tanggal berlaku.`,
        {
          found: unitCode,
          ...(word.code === null && word.suggestion ? { suggestion: word.suggestion } : {}),
        },
      )
    return unit?.id ?? null
  }
  if (before?.unitId && before.holderPositionId === holderPositionId) return before.unitId
  return (
    (holderPositionId && posts.chart.position.get(holderPositionId)?.unitId) ||
    before?.unitId ||
    null
  )
}

/** The organisation of a date, with what was recorded only afterwards: a plan may hold from January
 * for units that were entered in March. */
export function organisationAround(on: Organisation, later: Organisation): Organisation {
  const missing = <T extends { id: string }>(here: readonly T[], there: readonly T[]): T[] => {
    const known = new Set(here.map(({ id }) => id))
    return there.filter(({ id }) => !known.has(id))
  }
  const placed = new Set(on.assignments.map(({ personId }) => personId))
  return {
    on: on.on,
    units: [...on.units, ...missing(on.units, later.units)],
    positions: [...on.positions, ...missing(on.positions, later.positions)],
    people: [...on.people, ...missing(on.people, later.people)],
    assignments: [
      ...on.assignments,
      ...later.assignments.filter(({ personId }) => !placed.has(personId)),
    ],
    teamRoles: on.teamRoles,
  }
}
