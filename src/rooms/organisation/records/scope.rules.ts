import { agencyOf } from '../organisation.rules.ts'
import type { UnitRecord } from './record.contract.ts'

/**
 * Which units a file speaks for: a file about one office only says nothing about the others; any other file is taken for the whole
 * region. `spoken` are units on record that the file names.
 */
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
