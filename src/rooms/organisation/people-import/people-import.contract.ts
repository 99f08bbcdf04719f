import type { Span, Turn } from '../../../kernel/dating.ts'
import type { Problem } from '../../../kernel/importer.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type {
  AssignmentKind,
  EmploymentKind,
  MandateLevel,
  PositionKind,
} from '../organisation.contract.ts'
import type { Grades } from '../pack/grade.rules.ts'
import type { OrganisationPack } from '../pack/organisation-pack.contract.ts'
import type { Difference } from '../records/difference.rules.ts'
import type {
  AssignmentRecord,
  PersonRecord,
  PositionRecord,
  UnitRecord,
} from '../records/record.contract.ts'

/** What is on record, of any date. `personIdByNip` also knows people whose versions were taken
 * back. */
export type Records = {
  units: readonly UnitRecord[]
  positions: readonly PositionRecord[]
  people: readonly PersonRecord[]
  assignments: readonly AssignmentRecord[]
  personIdByNip: ReadonlyMap<string, string>
}

/** Against what a file is read: the date it holds from, today, the rule packs and what is on
 * record. */
export type PeopleQuestion = {
  on: LocalDate
  today: LocalDate
  pack: OrganisationPack
  /** What a political post called «Wakil …» is, once somebody was asked. */
  deputies: 'wakil' | 'tetap' | null
  grades: Grades
  records: Records
}

/** A post as the file and what is on record together say it. */
export type PostFields = {
  code: string
  title: string
  unitCode: string
  kind: PositionKind
  echelon: string | null
  level: MandateLevel
  superiorCode: string | null
  singleHolder: boolean
}

/** A person as the file and what is on record together say it; `key` is the NIP, or the name where
 * there is none. */
export type PersonFields = {
  key: string
  nip: string | null
  name: string
  employmentKind: EmploymentKind
  grade: string | null
}

/** What one row says about who holds a post. */
export type Holding = {
  row: number
  personKey: string
  postCode: string
  kind: AssignmentKind
  since: LocalDate | null
  decreeNumber: string | null
  decreeDate: LocalDate | null
}

export type PostChange = {
  row: number
  positionId: string | null
  fields: PostFields
  turn: Turn<PositionRecord>
  differences: Difference[]
}
export type PersonChange = {
  row: number
  /** `null` for somebody the region has never recorded. */
  personId: string | null
  fields: PersonFields
  turn: Turn<PersonRecord>
  differences: Difference[]
}
/** An assignment that begins, is corrected, or ends because somebody else or another post takes its
 * place. */
export type HoldingChange =
  | { what: 'begins'; row: number; holding: Holding; span: Span; singleHolder: boolean }
  | {
      what: 'corrected'
      row: number
      before: AssignmentRecord
      after: AssignmentRecord
      differences: Difference[]
    }
  | { what: 'ends'; row: number; before: AssignmentRecord; on: LocalDate }

/** What importing a file would do. */
export type PeoplePlan = {
  problems: Problem[]
  posts: PostFields[]
  people: PersonFields[]
  vacant: number
  postChanges: PostChange[]
  personChanges: PersonChange[]
  holdingChanges: HoldingChange[]
  absent: number
  /** How many of the region's offices the file speaks for. */
  coverage: { offices: number; all: number }
}
