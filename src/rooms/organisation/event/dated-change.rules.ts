import { type Turn, turnOf } from '../../../kernel/dating.ts'
import type { Problem } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { standsInTheWay } from './event.rules.ts'

type Versioned = { id: string; rowId: string; validFrom: LocalDate; validTo: LocalDate | null }

/** Some fields of a thing become different from a date on: in the version of that day, which is
 * split there, and in every later one that says the same of them. Where a later version says
 * something else of one of these fields the change was overtaken, which is a problem. */
export function changedFrom<V extends Versioned>(
  versions: readonly V[],
  on: LocalDate,
  fields: Partial<V>,
  name: string,
): { changes: { turn: Turn<V>; isNew: boolean; version: V }[]; problems: Problem[] } {
  const { replaced, kept, span } = turnOf(versions, on)
  if (!replaced)
    return {
      changes: [],
      problems: [standsInTheWay('not-there', `${name} tidak ada pada ${printDate(on)}.`)],
    }
  const keys = Object.keys(fields) as (keyof V)[]
  const later = versions.filter(({ validFrom }) => validFrom > on)
  const overtaken = later.find((version) => keys.some((key) => version[key] !== replaced[key]))
  if (overtaken) {
    const since = printDate(overtaken.validFrom)
    return {
      changes: [],
      problems: [
        standsInTheWay(
          'changed-later',
          `${name} sudah tercatat berubah lagi sejak ${since}. Pilih tanggal sejak itu atau sesudahnya.`,
        ),
      ],
    }
  }
  const first = { turn: { replaced, kept, span }, version: { ...replaced, ...fields, ...span } }
  const rest = later.map((version) => ({
    turn: { replaced: version, kept: null, span: version },
    version: { ...version, ...fields },
  }))
  return { changes: [first, ...rest].map((one) => ({ ...one, isNew: false })), problems: [] }
}
