import type { Span } from '../../../kernel/dating.ts'
import { holds, type LocalDate } from '../../../kernel/time.ts'
import { plainWords } from '../person/naming.rules.ts'
import type {
  AssignmentRecord,
  PersonRecord,
  PositionRecord,
  UnitRecord,
} from '../records/record.contract.ts'
import { type UnitWord, unitWords } from '../unit/unit-words.rules.ts'
import type { Records } from './people-import.contract.ts'

/** What is on record, ready to be asked by code, title, NIP and name. */
export type Known = {
  unit: ReadonlyMap<string, UnitRecord>
  unitOfId: ReadonlyMap<string, UnitRecord>
  /** Units by what a file calls them. */
  unitWord: (word: string) => UnitWord
  post: ReadonlyMap<string, PositionRecord>
  /** Codes that a post of today takes over later: nobody else may have them before. */
  reservedPost: ReadonlyMap<string, PositionRecord>
  /** Also posts that have ended, to name them. */
  postOfId: ReadonlyMap<string, PositionRecord>
  /** Codes of posts that have not ended. */
  codeOfPost: ReadonlyMap<string, string>
  postByTitle: ReadonlyMap<string, PositionRecord>
  person: ReadonlyMap<string, PersonRecord>
  personOfId: ReadonlyMap<string, PersonRecord>
  /** Every assignment on record of a person, oldest first. */
  heldBy: ReadonlyMap<string, readonly AssignmentRecord[]>
}

/** The version of the date, else the nearest later one, else the last that ended: `wins` is put
 * last and so stays in a map. */
function winsLast<V extends Span>(versions: readonly V[], on: LocalDate): V[] {
  const ended = versions.filter(({ validTo }) => validTo !== null && validTo <= on)
  const later = versions
    .filter(({ validFrom }) => validFrom > on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
  return [...ended, ...later, ...versions.filter((version) => holds(version, on))]
}

/** Two posts of one unit with one title are taken for the same when a file gives no code. */
export const titleKey = (unitId: string, title: string): string => `${unitId} ${plainWords(title)}`

/** A person without NIP is known by name. */
export const nameKey = (name: string): string => `nama:${plainWords(name)}`
export const personKeyOf = ({ nip, name }: { nip: string | null; name: string }): string =>
  nip ?? nameKey(name)

/** Builds the look-ups for one date. Units must hold on it; posts may also begin later, people may
 * also have ended before. */
export function knownOn({ units, positions, people, assignments }: Records, on: LocalDate): Known {
  const here = units.filter((unit) => holds(unit, on))
  const posts = winsLast(positions, on)
  const today = new Set(positions.filter((post) => holds(post, on)).map(({ id }) => id))
  const alive = posts.filter(
    (post) => holds(post, on) || (post.validFrom > on && !today.has(post.id)),
  )
  const persons = winsLast(people, on)
  return {
    unit: new Map(here.map((unit) => [unit.code, unit])),
    unitOfId: new Map(here.map((unit) => [unit.id, unit])),
    unitWord: unitWords(here),
    post: new Map(alive.map((post) => [post.code, post])),
    reservedPost: new Map(
      posts
        .filter((post) => post.validFrom > on && today.has(post.id))
        .map((post) => [post.code, post]),
    ),
    postOfId: new Map(posts.map((post) => [post.id, post])),
    codeOfPost: new Map(alive.map(({ id, code }) => [id, code])),
    postByTitle: new Map(alive.map((post) => [titleKey(post.unitId, post.title), post])),
    person: new Map(persons.map((person) => [personKeyOf(person), person])),
    personOfId: new Map(persons.map((person) => [person.id, person])),
    heldBy: Map.groupBy(assignments, ({ personId }) => personId),
  }
}
