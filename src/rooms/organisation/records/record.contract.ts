import type { Recorded, Span } from '../../../kernel/dating.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type { Assignment, Person, Position, TeamRole, Unit } from '../organisation.contract.ts'

export type UnitVersion = Unit & Span & { legalBasis: string | null }
export type PositionVersion = Position & Span
export type PersonVersion = Omit<Person, 'nip'> & Span
export type AssignmentVersion = Assignment & {
  singleHolder: boolean
  decreeNumber: string | null
  decreeDate: LocalDate | null
}
export type TeamRoleVersion = TeamRole &
  Span & { decreeNumber: string | null; decreeDate: LocalDate | null }

export type UnitRecord = UnitVersion & Recorded
export type PositionRecord = PositionVersion & Recorded
export type PersonRecord = PersonVersion & Recorded & Pick<Person, 'nip'>
export type AssignmentRecord = AssignmentVersion & Recorded
export type TeamRoleRecord = TeamRoleVersion & Recorded
