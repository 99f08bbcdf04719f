import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Year } from '../../../kernel/ids.ts'
import { Moved } from '../signing/signing.contract.ts'
import { Reached } from '../succession/handover.contract.ts'

const Reason = z.string().check(z.trim(), z.maxLength(2000))

/** A promise that cannot be closed yet, with every figure that stands in its way, in sentences. */
export const Unclosed = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  title: z.string(),
  why: z.array(z.string()),
})
export type Unclosed = z.infer<typeof Unclosed>

/** One office at the close of a year; `agencyId` null: the head of region. */
const OfficeClosing = z.object({
  agencyId: z.nullable(Id),
  agencyName: z.string(),
  ready: z.int(),
  waiting: z.int(),
  closed: z.int(),
})

export const closingContract = {
  cancelAgreement: route({
    method: 'POST',
    path: '/api/agreements/:id/cancellation',
    summary: 'Tarik konsep PK yang belum ditandatangani siapa pun, dengan alasan',
    input: z.object({ id: Id, reason: Reason }),
    output: Moved,
  }),
  readClosing: route({
    method: 'GET',
    path: '/api/agreements/closing',
    summary: 'Penutupan tahun: PK yang siap ditutup, dan angka yang masih menghalangi',
    input: z.object({ year: Year }),
    output: z.object({
      year: Year,
      /** From when the year can be closed. */
      from: DateText,
      offices: z.array(OfficeClosing),
      waiting: z.array(Unclosed),
    }),
  }),
  closeYear: route({
    writesMany: true,
    method: 'POST',
    path: '/api/agreements/closing',
    summary: 'Tutup PK satu tahun yang angkanya sudah dikunci, satu perangkat daerah atau semuanya',
    /** `agencyId`: one office, `null` the head of region, left out all. */
    input: z.object({ year: Year, agencyId: z.optional(z.nullable(Id)) }),
    output: z.object({ closed: z.int(), waiting: z.array(Unclosed) }),
  }),
  readFinal: route({
    method: 'GET',
    path: '/api/agreements/:id/final',
    summary: 'Angka akhir dengan mana satu PK ditutup',
    withoutPost: true,
    input: z.object({ id: Id }),
    output: z.object({
      code: z.string(),
      year: z.int(),
      title: z.string(),
      name: z.string(),
      digest: z.string(),
      closedAt: InstantText,
      rows: z.array(Reached),
    }),
  }),
}
