import { AgreementState } from '../../../rooms/agreements/agreement.contract.ts'
import { addressTo, asked } from '../../platform/address.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'

/** What the address holds: year, state, office, level, words, whether only the reader's own, and
 * whether only those that need review. Everything is text and may be missing. */
export type Chosen = {
  tahun?: string
  keadaan?: string
  unit?: string
  tingkat?: string
  kata?: string
  milik?: string
  tinjau?: string
}

/** What the server is asked. */
export type Question = {
  year: number
  state?: AgreementState
  unit?: string
  level?: string
  search?: string
  mine?: boolean
  needsReview?: boolean
  limit: number
}

const pageLength = 50

/** Reads the question out of an address; what does not fit is left out, so an old link still shows
 * a list. */
export function questionOf(chosen: Chosen, year: number): Question {
  const state = asked.oneOf(chosen.keadaan, AgreementState.options)
  const unit = asked.id(chosen.unit)
  const level = /^[A-Z][A-Z0-9_]*$/.exec(chosen.tingkat ?? '')?.[0]
  const search = chosen.kata?.trim().slice(0, 100)
  return {
    year: asked.year(chosen.tahun, year),
    limit: pageLength,
    ...(state && { state }),
    ...(level && { level }),
    ...(unit && { unit }),
    ...(search && { search }),
    ...(chosen.milik === 'saya' && { mine: true }),
    ...(chosen.tinjau === 'perlu' && { needsReview: true }),
  }
}

/** Does the question leave something out? */
export const isFiltered = ({ state, level, unit, search, mine, needsReview }: Question): boolean =>
  Boolean(state || level || unit || search || mine || needsReview)

/** The question of the current address. */
export function useListQuestion(): { question: Question; chosen: Chosen } {
  const [chosen] = useQuery()
  return { question: questionOf(chosen, useSession().year), chosen }
}

/** The list of a year with one state chosen. */
export const addressWith = (year: number, state: AgreementState): string =>
  addressTo('/perjanjian', { tahun: String(year), keadaan: state })
