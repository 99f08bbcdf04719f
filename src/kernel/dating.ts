import * as z from 'zod/mini'
import { DateText } from './ids.ts'
import { holds, type LocalDate } from './time.ts'

/** From when to when something holds, half-open; `null` as end means: until further notice. */
export const Span = z.object({ validFrom: DateText, validTo: z.nullable(DateText) })
export type Span = z.infer<typeof Span>

/** One stored row of a dated table that is not superseded. */
export type Recorded = { rowId: string }

/** What a change on a date does to the versions of one thing: the row it closes, the part of it
 * that stays true, the span that is new. */
export type Turn<V> = { replaced: V | null; kept: Span | null; span: Span }

/** The version that holds on a date. */
export const versionOn = <V extends Span>(versions: readonly V[], on: LocalDate): V | null =>
  versions.find((version) => holds(version, on)) ?? null

/** Something becomes different on a date: the version of that day is closed and split at it, and
 * what is new holds until that version's end. Where no version holds yet, the new one ends where
 * the next begins, so versions never overlap (`anggaran-organisasi-layanan.md` §2.6). */
export function turnOf<V extends Span & Recorded>(versions: readonly V[], on: LocalDate): Turn<V> {
  const replaced = versionOn(versions, on)
  if (replaced) {
    const kept = replaced.validFrom < on ? { validFrom: replaced.validFrom, validTo: on } : null
    return { replaced, kept, span: { validFrom: on, validTo: replaced.validTo } }
  }
  const later = versions.map(({ validFrom }) => validFrom).filter((date) => date > on)
  return {
    replaced: null,
    kept: null,
    span: { validFrom: on, validTo: later.toSorted()[0] ?? null },
  }
}

/** Do two half-open spans share a day? */
export const overlaps = (a: Span, b: Span): boolean =>
  (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo)
