import type { LocalDate } from '../../../kernel/time.ts'
import type { Assignment, Person, Position, Unit } from '../organisation.contract.ts'

/** From when to when something holds, half-open; `null` as end means: until further notice. */
export type Span = { validFrom: LocalDate; validTo: LocalDate | null }

/** One stored row of a dated table that is not superseded. */
export type Recorded = { rowId: string }

export type UnitVersion = Unit & Span & { legalBasis: string | null }
export type PositionVersion = Position & Span
export type PersonVersion = Omit<Person, 'nip'> & Span
export type AssignmentVersion = Assignment & {
  singleHolder: boolean
  decreeNumber: string | null
  decreeDate: LocalDate | null
}

export type UnitRecord = UnitVersion & Recorded
export type PositionRecord = PositionVersion & Recorded
export type PersonRecord = PersonVersion & Recorded & Pick<Person, 'nip'>
export type AssignmentRecord = AssignmentVersion & Recorded
