import { type Span, type Turn, turnOf } from '../../../kernel/dating.ts'
import type { Problem } from '../../../kernel/importer.ts'
import { printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { standsInTheWay } from './event.rules.ts'

type Versioned = { id: string; rowId: string; validFrom: LocalDate; validTo: LocalDate | null }
type Changed<V> = {
  changes: { turn: Turn<V>; isNew: boolean; version: V }[]
  problems: Problem[]
}

const inTheWay = (code: string, detail: string): Changed<never> => ({
  changes: [],
  problems: [standsInTheWay(code, detail)],
})

/** Some fields of a thing become different from a date on: in the version of that day, which is
 * split there, and in every later one that says the same of them. Where a later version says
 * something else of one of these fields the change was overtaken, which is a problem; so is a thing
 * that is not there on the date, unless it `follows` another: then it is different from its
 * beginning. */
export function changedFrom<V extends Versioned>(
  versions: readonly V[],
  on: LocalDate,
  fields: Partial<V>,
  name: string,
  follows = false,
): Changed<V> {
  const later = versions
    .filter(({ validFrom }) => validFrom > on)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const turn = turnOf(versions, on)
  const before = turn.replaced ?? (follows ? later[0] : undefined)
  if (!before) return inTheWay('not-there', `${name} tidak ada pada ${printDate(on)}.`)
  const keys = Object.keys(fields) as (keyof V)[]
  const overtaken = later.find((version) => keys.some((key) => version[key] !== before[key]))
  if (overtaken)
    return inTheWay(
      'changed-later',
      `${name} sudah tercatat berubah lagi sejak ${printDate(overtaken.validFrom)}. ` +
        'Pilih tanggal sejak itu atau sesudahnya.',
    )
  const first = turn.replaced
    ? [{ turn, version: { ...turn.replaced, ...fields, ...turn.span }, isNew: false }]
    : []
  const rest = later.map((version) => ({
    turn: { replaced: version, kept: null, span: version },
    version: { ...version, ...fields },
    isNew: false,
  }))
  return { changes: [...first, ...rest], problems: [] }
}

/** Things that are new from their first day on. */
export const openedAs = <V extends Span>(
  versions: readonly V[],
): { turn: Turn<never>; isNew: true; version: V }[] =>
  versions.map((version) => ({
    turn: { replaced: null, kept: null, span: version },
    isNew: true,
    version,
  }))

/** Rows of things that end on a date. What begins on that date or later stands in the way: it would
 * be lost without a word. */
export function endedOn<V extends Versioned>(
  versions: readonly V[],
  on: LocalDate,
  nameOf: (version: V) => string,
): { rowIds: string[]; problems: Problem[] } {
  const open = versions.filter(({ validTo }) => validTo === null || validTo > on)
  const late = open.filter(({ validFrom }) => validFrom >= on)
  return {
    rowIds: open.filter(({ validFrom }) => validFrom < on).map(({ rowId }) => rowId),
    problems: late.map((version) =>
      standsInTheWay(
        'begins-later',
        `${nameOf(version)} tercatat sejak ${printDate(version.validFrom)}, jadi tidak dapat ` +
          `berakhir pada ${printDate(on)}. Akhiri atau pindahkan dahulu, atau pilih tanggal sesudahnya.`,
      ),
    ),
  }
}
