import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, VersionNumber, Year } from '../../../kernel/ids.ts'
import { LinkMode, Polarity, ResultKind, SkpState } from '../skp/skp.contract.ts'

const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/** The figure of a result that is divided over people, or that theirs are compared with. */
export const Whole = z.object({
  /** Canonical; `null` where the result has none. */
  target: z.nullable(z.string()),
  unit: z.string(),
  polarity: Polarity,
  /** Parts of it may be added up. */
  additive: z.boolean(),
})
export type Whole = z.infer<typeof Whole>

/** A result of the leader: a column of the matrix. */
export const MatrixColumn = z.object({
  id: Id,
  kind: ResultKind,
  text: z.string(),
  whole: Whole,
  /** The leader does it, or what is left of it (dikerjakan sendiri). */
  own: z.boolean(),
})
export type MatrixColumn = z.infer<typeof MatrixColumn>

/** A result of a person, with what it supports; the amount canonical. */
export const MatrixResult = z.object({
  id: Id,
  kind: ResultKind,
  text: z.string(),
  parentResultId: z.nullable(Id),
  mode: z.nullable(LinkMode),
  share: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type MatrixResult = z.infer<typeof MatrixResult>

/** Which content of an SKP was seen: the number of its version and how often that was written. */
const Seen = z.object({ number: VersionNumber, edits: VersionNumber })

/** Somebody who delivers, in one of their posts: a row of the matrix. */
export const MatrixRow = z.object({
  assignmentId: Id,
  personId: Id,
  name: z.string(),
  title: z.string(),
  /** Rated by the leader, of a team the leader heads, or of somebody else, who is shown and left. */
  by: z.enum(['RATER', 'TEAM', 'OTHER']),
  /** `null` while there is no SKP. */
  skp: z.nullable(z.object({ id: Id, state: SkpState, since: DateText, seen: Seen })),
  results: z.array(MatrixResult),
})
export type MatrixRow = z.infer<typeof MatrixRow>

export const MatrixPage = z.object({
  /** Of the leader's SKP. */
  id: Id,
  year: Year,
  leader: z.object({ personId: Id, name: z.string(), title: z.string() }),
  /** The version that is divided: the one in force, or the draft while none is. */
  version: z.object({ number: z.int(), inForce: z.boolean() }),
  columns: z.array(MatrixColumn),
  rows: z.array(MatrixRow),
})
export type MatrixPage = z.infer<typeof MatrixPage>

/** A cell as it is filled in: which result of the person supports which of the leader; the amount as
 * printed. Without an id it is a new result. */
export const TypedCell = z.object({
  id: z.nullable(Id),
  parentResultId: Id,
  text: words(500),
  mode: LinkMode,
  share: z.nullable(words(40)),
  note: z.nullable(words(300)),
})
export type TypedCell = z.infer<typeof TypedCell>

/** All cells of one row. */
export const TypedRow = z.object({
  assignmentId: Id,
  seen: z.nullable(Seen),
  cells: z.array(TypedCell).check(z.maxLength(60)),
})
export type TypedRow = z.infer<typeof TypedRow>

export const matrixContract = {
  readMatrix: route({
    method: 'GET',
    path: '/api/staff/matrices/:id',
    summary: 'Matriks peran hasil: siapa mendukung hasil kerja pimpinan yang mana',
    personal: true,
    input: z.object({ id: Id }),
    output: MatrixPage,
  }),
  saveMatrix: route({
    method: 'PUT',
    path: '/api/staff/matrices/:id',
    summary: 'Bagi hasil kerja; tersimpan dalam konsep SKP masing-masing',
    personal: true,
    input: z.object({
      id: Id,
      /** The rows that changed. */
      rows: z.array(TypedRow).check(z.maxLength(300)),
      /** Results the leader delivers, or what is left of them. */
      own: z.array(Id).check(z.maxLength(60)),
    }),
    output: z.object({ sentence: z.string() }),
  }),
}
