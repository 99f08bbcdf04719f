import { AgreementState, PromiseTrait } from '../../../rooms/agreements/agreement.contract.ts'
import { addressTo, asked } from '../../platform/address.ts'
import { useQuery } from '../../platform/place.ts'
import { useSession } from '../../platform/session.tsx'

/** What the address holds: year, state, office, level, words, whether only the reader's own, whether
 * only those that need review, and what they must have in common. Everything is text and may be missing. */
export type Chosen = {
  tahun?: string
  keadaan?: string
  unit?: string
  tingkat?: string
  kata?: string
  milik?: string
  tinjau?: string
  ciri?: string
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
  trait?: PromiseTrait
  limit: number
}

/** What promises have in common, as heads and filters call it. */
export const traitWord: Record<PromiseTrait, string> = {
  STANDING: 'Sudah disusun',
  LATE: 'Lewat batas',
  SIGNED_LATE: 'Ditandatangani terlambat',
  WET: 'Bertanda tangan basah',
  INCOHERENT: 'Tidak selaras',
  AMENDING: 'Perubahan berjalan',
}

const pageLength = 50

/** Reads the question out of an address; what does not fit is left out, so an old link still shows
 * a list. */
export function questionOf(chosen: Chosen, year: number): Question {
  const state = asked.oneOf(chosen.keadaan, AgreementState.options)
  const unit = asked.id(chosen.unit)
  const level = /^[A-Z][A-Z0-9_]*$/.exec(chosen.tingkat ?? '')?.[0]
  const trait = asked.oneOf(chosen.ciri, PromiseTrait.options)
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
    ...(trait && { trait }),
  }
}

/** Does the question leave something out? */
export const isFiltered = ({ year: _y, limit: _l, ...filters }: Question): boolean =>
  Object.values(filters).some(Boolean)

/** The question of the current address. */
export function useListQuestion(): { question: Question; chosen: Chosen } {
  const [chosen] = useQuery()
  return { question: questionOf(chosen, useSession().year), chosen }
}

/** The list of a year with one state chosen. */
export const addressWith = (year: number, state: AgreementState): string =>
  addressTo('/perjanjian', { tahun: String(year), keadaan: state })
