import type { Absent } from './absence/absence.contract.ts'
import type {
  Assignment,
  AssignmentKind,
  Organisation,
  Person,
  Position,
  Unit,
} from './organisation.contract.ts'
import type { RaterDelegation, StatedSuperior } from './superior/superior.contract.ts'

/** An organisation with its look-ups, built once and asked many times. */
export type Chart = {
  organisation: Organisation
  unit: Map<string, Unit>
  position: Map<string, Position>
  person: Map<string, Person>
  holders: Map<string, Assignment[]>
  posts: Map<string, Assignment[]>
  children: Map<string, Unit[]>
  /** Who is off duty, by person. */
  absent: ReadonlyMap<string, Absent>
  /** Decrees that name who rates, by the person or post that is rated. */
  delegations: Map<string, RaterDelegation[]>
  /** Superiors of single holders, by their assignment. */
  stated: Map<string, StatedSuperior[]>
}

function grouped<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    if (name === null) continue
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}

/** Builds the look-ups over an organisation. */
export function chartOf(organisation: Organisation): Chart {
  return {
    organisation,
    unit: new Map(organisation.units.map((unit) => [unit.id, unit])),
    position: new Map(organisation.positions.map((position) => [position.id, position])),
    person: new Map(organisation.people.map((person) => [person.id, person])),
    holders: grouped(organisation.assignments, ({ positionId }) => positionId),
    posts: grouped(organisation.assignments, ({ personId }) => personId),
    children: grouped(organisation.units, ({ parentId }) => parentId),
    absent: new Map((organisation.absent ?? []).map((one) => [one.personId, one])),
    delegations: grouped(
      organisation.raterDelegations ?? [],
      ({ ratedPersonId, ratedPositionId }) => ratedPersonId ?? ratedPositionId,
    ),
    stated: grouped(organisation.statedSuperiors ?? [], ({ assignmentId }) => assignmentId),
  }
}

/** A unit and everything it stands in, from itself up to the region; a circle in the data ends
 * where it closes. */
export function unitsAbove({ unit }: Pick<Chart, 'unit'>, unitId: string): Unit[] {
  const path = new Set<Unit>()
  for (
    let here = unit.get(unitId);
    here && !path.has(here);
    here = here.parentId ? unit.get(here.parentId) : undefined
  )
    path.add(here)
  return [...path]
}

/** The office (OPD) a unit belongs to: itself or the nearest ancestor that heads a budget document;
 * `null` above all offices. */
export const agencyOf = (chart: Pick<Chart, 'unit'>, unitId: string): Unit | null =>
  unitsAbove(chart, unitId).find(({ isAgency }) => isAgency) ?? null

const precedence: Record<AssignmentKind, number> = { D: 0, PJ: 1, PLT: 2, TT: 3, PLH: 4 }

/** Who answers for a post: its definitive holder, else its Pj, else its Plt
 * (`anggaran-organisasi-layanan.md` §2.3). A Plh only stands in for some days and makes no promise,
 * so with a Plh alone the post has no answerable holder. */
export function principalHolder(
  { holders }: Pick<Chart, 'holders'>,
  positionId: string,
): Assignment | null {
  const answering = (holders.get(positionId) ?? []).filter(
    ({ kind }) => kind !== 'PLH' && kind !== 'TT',
  )
  return answering.toSorted((a, b) => precedence[a.kind] - precedence[b.kind])[0] ?? null
}

/** Leaders of units by chart, found once and asked for every post. */
const leaders = new WeakMap<Chart, Map<string, Position>>()

/** The one leading post of each unit: structural or political, of the highest echelon there; a unit
 * where two stand alike has none. */
function leadersIn(chart: Chart): Map<string, Position> {
  const leading = chart.organisation.positions.filter(
    ({ kind, echelon }) => kind === 'POLITIK' || (kind === 'STRUKTURAL' && echelon !== null),
  )
  const found = new Map<string, Position>()
  for (const [unit, posts] of grouped(leading, ({ unitId }) => unitId)) {
    const [first, second] = posts.toSorted((a, b) =>
      (a.echelon ?? '') < (b.echelon ?? '') ? -1 : 1,
    )
    if (first && first.echelon !== second?.echelon) found.set(unit, first)
  }
  leaders.set(chart, found)
  return found
}

/** The post that leads a unit: structural or political, of the highest echelon there; `null` where
 * there is none, or two stand alike. */
export const leaderOf = (chart: Chart, unitId: string): Position | null =>
  (leaders.get(chart) ?? leadersIn(chart)).get(unitId) ?? null

const prefixes: Record<AssignmentKind, string> = {
  D: '',
  TT: '',
  PLT: 'Plt. ',
  PLH: 'Plh. ',
  PJ: 'Pj. ',
}

/** A post's title as printed for one holder: `Plt. Kepala Dinas Kesehatan`. */
export const titleAs = ({ title }: Pick<Position, 'title'>, kind: AssignmentKind): string =>
  `${prefixes[kind]}${title}`

/** Rank as printed: `Pembina Utama Muda (IV/c)` for a civil servant, `Golongan IX` for a PPPK,
 * nothing for somebody without rank such as an elected head of region
 * (`anggaran-organisasi-layanan.md` §2.5). `ranks` maps grade to name (rule pack `kepangkatan`). */
export function printedRank(
  { grade, employmentKind }: Pick<Person, 'grade' | 'employmentKind'>,
  ranks: Record<string, string>,
): string | null {
  if (!grade || employmentKind === 'NON_ASN') return null
  if (employmentKind === 'PNS' || employmentKind === 'CPNS')
    return ranks[grade] ? `${ranks[grade]} (${grade})` : grade
  return `Golongan ${grade}`
}

/** NIP as printed: only for those whose employment kind has one, so an elected mayor has none and a
 * Pj has. */
export const printedNip = ({
  nip,
  employmentKind,
}: Pick<Person, 'nip' | 'employmentKind'>): string | null =>
  employmentKind === 'NON_ASN' ? null : nip

/** Every unit below one, itself included. */
export function branchOf(
  { children, unit }: Pick<Chart, 'children' | 'unit'>,
  unitId: string,
): Unit[] {
  const root = unit.get(unitId)
  if (!root) return []
  const found = new Map([[root.id, root]])
  const queue = [root]
  for (const here of queue)
    for (const child of children.get(here.id) ?? [])
      if (!found.has(child.id)) {
        found.set(child.id, child)
        queue.push(child)
      }
  return [...found.values()]
}

/** Units in the order of the tree, parents before children, siblings by code, each with its
 * depth. */
export function inTreeOrder({
  organisation,
  children,
  unit,
}: Chart): { unit: Unit; depth: number }[] {
  const byCode = (a: Unit, b: Unit): number => (a.code < b.code ? -1 : 1)
  const walk = (units: readonly Unit[], depth: number): { unit: Unit; depth: number }[] =>
    units
      .toSorted(byCode)
      .flatMap((here) => [{ unit: here, depth }, ...walk(children.get(here.id) ?? [], depth + 1)])
  return walk(
    organisation.units.filter(({ parentId }) => parentId === null || !unit.has(parentId)),
    0,
  )
}
