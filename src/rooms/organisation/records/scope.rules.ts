import { printNumber } from '../../../kernel/indonesian.ts'
import { agencyOf } from '../organisation.rules.ts'
import type { UnitRecord } from './record.contract.ts'

/** Which units a file speaks for: a file about one office only says nothing about the others; any
 * other file is taken for the whole region. `spoken` are units on record that the file names. */
export function scopeOf(
  here: readonly UnitRecord[],
  spoken: Iterable<string>,
): (unitId: string) => boolean {
  const unit = new Map(here.map((record) => [record.id, record]))
  const officeOf = new Map(here.map(({ id }) => [id, agencyOf({ unit }, id)?.id ?? null]))
  const offices = new Set([...spoken].map((id) => officeOf.get(id) ?? null))
  const [only] = offices.size === 1 ? [...offices] : []
  return (unitId) => !only || officeOf.get(unitId) === only
}

/** How many of the region's offices a file speaks for. */
export function coverageOf(
  here: readonly UnitRecord[],
  spoken: Iterable<string>,
): { offices: number; all: number } {
  const unit = new Map(here.map((record) => [record.id, record]))
  const offices = new Set([...spoken].flatMap((id) => agencyOf({ unit }, id)?.id ?? []))
  return { offices: offices.size, all: here.filter(({ isAgency }) => isAgency).length }
}

/** Says before anything is saved that a file speaks for some of the offices only; `rest` is what
 * becomes of the others. */
export const printCoverage = (
  { offices, all }: { offices: number; all: number },
  rest: string,
): string =>
  offices > 0 && offices < all
    ? ` Berkas ini mencakup ${printNumber(offices)} dari ${printNumber(all)} perangkat daerah; ${rest}.`
    : ''
