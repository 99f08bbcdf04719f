import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, Year } from '../../../kernel/ids.ts'
import { SkpState } from '../skp/skp.contract.ts'

/** What is asked about one row: what differs, and what one press does. */
export const RowQuestion = z.object({
  /** Of the row: its result, the measure of a promise, or what is offered. */
  key: z.string(),
  text: z.string(),
  /** Where it comes from, or what happened to it, in words. */
  about: z.string(),
  differences: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
  choices: z.array(z.object({ value: z.string(), label: z.string() })),
})
export type RowQuestion = z.infer<typeof RowQuestion>

export const RowAnswer = z.object({
  key: z.string().check(z.maxLength(80)),
  choice: z.string().check(z.maxLength(80)),
})
export type RowAnswer = z.infer<typeof RowAnswer>

/** An SKP and the rows that are asked about. */
export const RowsPage = z.object({
  id: Id,
  year: Year,
  person: z.object({ personId: Id, name: z.string(), title: z.string() }),
  state: SkpState,
  startsOn: DateText,
  endsOn: DateText,
  /** Which content was seen. */
  edits: z.int(),
  number: z.int(),
  /** Against what it is held, in words; `null` where there is nothing yet. */
  source: z.nullable(z.string()),
  /** How many rows agree already. */
  same: z.int(),
  rows: z.array(RowQuestion),
})
export type RowsPage = z.infer<typeof RowsPage>

const answered = z.object({
  id: Id,
  number: z.int().check(z.gte(1), z.lte(10_000)),
  edits: z.int().check(z.gte(0), z.lte(1_000_000)),
  answers: z.array(RowAnswer).check(z.maxLength(200)),
})
const Told = z.object({ sentence: z.string() })

export const alignmentContract = {
  readSkpAround: route({
    method: 'GET',
    path: '/api/staff/skp/:id/around',
    summary: 'Di sekitar satu SKP: siapa menunggu siapa, yang perlu diselaraskan, yang ditawarkan',
    personal: true,
    input: z.object({ id: Id }),
    output: z.object({
      /** Who waits for whom, and since when, from this SKP upwards. */
      waits: z.array(z.string()),
      /** Rows whose ground has moved, and to what. */
      moved: z.int(),
      source: z.nullable(z.string()),
      /** Results of other SKPs that are not here, or otherwise. */
      offered: z.int(),
      /** How many people its official rates. */
      rated: z.int(),
      /** The reader may answer the rows. */
      mayAnswer: z.boolean(),
    }),
  }),
  readAlignment: route({
    method: 'GET',
    path: '/api/staff/skp/:id/alignment',
    summary: 'Baris SKP yang perlu diselaraskan dengan SKP atasan atau PK yang berlaku',
    personal: true,
    input: z.object({ id: Id }),
    output: RowsPage,
  }),
  alignSkp: route({
    method: 'PUT',
    path: '/api/staff/skp/:id/alignment',
    summary: 'Selaraskan SKP baris demi baris',
    personal: true,
    input: answered,
    output: Told,
  }),
  readOffers: route({
    method: 'GET',
    path: '/api/staff/skp/:id/offers',
    summary: 'Hasil kerja dari SKP tahun lalu, dari jabatan ini, dan dari jabatan sebelumnya',
    personal: true,
    input: z.object({ id: Id }),
    output: RowsPage,
  }),
  takeOffers: route({
    method: 'PUT',
    path: '/api/staff/skp/:id/offers',
    summary: 'Ambil hasil kerja yang ditawarkan, baris demi baris',
    personal: true,
    input: answered,
    output: Told,
  }),
}
