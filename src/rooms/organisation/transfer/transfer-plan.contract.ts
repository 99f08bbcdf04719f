import type { RowProblems } from '../../../kernel/importer.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import type {
  AssignmentRecord,
  AssignmentVersion,
  PersonRecord,
  PositionRecord,
} from '../records/record.contract.ts'
import type { TransferRow } from './transfer.contract.ts'

/** A line with its number, by which what is wrong with it is told. */
export type Line = TransferRow & { row: number }

/** What is on record of the people and posts that the lines name, of any date. */
export type TransferRecords = {
  posts: readonly PositionRecord[]
  people: readonly PersonRecord[]
  assignments: readonly AssignmentRecord[]
}

/** How long somebody may act for a vacant post, in months, and how often that may be repeated
 * (`anggaran-organisasi-layanan.md` §2.3). */
export type ActingLimit = { months: number; extensions: number }

/** Against what the lines are held; all of them take effect on one date. */
export type TransferQuestion = {
  on: LocalDate
  today: LocalDate
  records: TransferRecords
  acting: ActingLimit
  noteOf: (row: number) => RowProblems
  newId: () => string
}

/** An assignment that is over from a day on; one that would not have begun by then never was. */
export type TransferEnd = { row: number; record: AssignmentRecord; on: LocalDate }

/** An assignment that begins, or goes on for longer: then `extended` is what was on record. */
export type TransferBegin = {
  row: number
  version: AssignmentVersion
  extended: AssignmentRecord | null
}

/** What the lines would do. */
export type TransferPlan = {
  ends: TransferEnd[]
  begins: TransferBegin[]
  /** People who leave the government, with what is on record of them from that day on. */
  leaves: { row: number; personId: string; records: PersonRecord[] }[]
}

/** The question with its look-ups and what has been decided so far. */
export type Tools = TransferQuestion & {
  /** By the row that ends. */
  ends: Map<string, TransferEnd>
  begins: TransferBegin[]
  lines: readonly Line[]
  postOf: (id: string | null) => PositionRecord | undefined
  personOf: (id: string) => PersonRecord | undefined
  heldBy: (personId: string) => readonly AssignmentRecord[]
  holdersOf: (positionId: string) => readonly AssignmentRecord[]
}
