import * as z from 'zod/mini'
import { jsonLookRoute, route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText } from '../../../kernel/ids.ts'
import { Predicate } from '../evaluation/evaluation.contract.ts'

/** What becomes of a PPPK paruh waktu after the contract (KepmenPANRB 16/2025). */
export const Outcome = z.enum(['EXTENDED', 'NOT_EXTENDED', 'APPOINTED'])
export type Outcome = z.infer<typeof Outcome>

/** A contract of work as declared. */
export const WorkContract = z.object({
  personId: Id,
  number: z.string(),
  validFrom: DateText,
  /** The first day that is no longer its own. */
  validTo: DateText,
})
export type WorkContract = z.infer<typeof WorkContract>

const InPeriod = z.object({ period: z.string(), predicate: z.nullable(Predicate) })
/** What a recommendation rests on. */
export const RenewalFacts = z.object({
  /** The four quarters up to the last day, and the year. */
  quarters: z.array(InPeriod),
  annual: InPeriod,
  /** Calendar days off duty within the contract, up to today. */
  absenceDays: z.int(),
})
export type RenewalFacts = z.infer<typeof RenewalFacts>

const head = {
  personId: Id,
  name: z.string(),
  unit: z.string(),
  number: z.string(),
  lastDay: DateText,
  outcome: z.nullable(Outcome),
}
export const RenewalLine = z.object({ ...head, rater: z.nullable(z.string()) })
export type RenewalLine = z.infer<typeof RenewalLine>

export const RenewalSheet = z.object({
  ...head,
  rater: z.nullable(z.string()),
  firstDay: DateText,
  facts: RenewalFacts,
  /** Of contract and facts; said back when recommending. */
  seen: z.string(),
  given: z.nullable(
    z.object({
      outcome: Outcome,
      reason: z.string(),
      by: z.nullable(z.string()),
      at: InstantText,
      digest: z.string(),
    }),
  ),
  /** Why the reader cannot recommend, in a sentence; `null` where they can. */
  whyNot: z.nullable(z.string()),
})
export type RenewalSheet = z.infer<typeof RenewalSheet>

export const renewalContract = {
  listRenewals: route({
    method: 'GET',
    path: '/api/staff/renewals',
    summary: 'Kontrak PPPK paruh waktu yang saya nilai, atau milik satu perangkat daerah',
    withoutPost: true,
    personal: true,
    input: z.object({ agencyId: z.optional(Id) }),
    output: z.object({
      items: z.array(RenewalLine),
      /** Offices the reader looks after. */
      agencies: z.array(z.object({ id: Id, name: z.string() })),
    }),
  }),
  readRenewal: jsonLookRoute({
    method: 'GET',
    path: '/api/staff/renewals/:personId',
    summary: 'Lembar rekomendasi atas kontrak terakhir seseorang; pembacaan tercatat',
    withoutPost: true,
    personal: true,
    input: z.object({ personId: Id }),
    output: RenewalSheet,
  }),
  recommendRenewal: route({
    method: 'POST',
    path: '/api/staff/renewals/:personId',
    summary: 'Rekomendasikan kelanjutan kontrak, sekali, dengan bukti faktor kedua',
    proves: true,
    personal: true,
    input: z.object({
      personId: Id,
      outcome: Outcome,
      reason: z.string().check(z.trim(), z.maxLength(2000, 'Paling panjang 2.000 huruf.')),
      seen: z.string().check(z.maxLength(80)),
    }),
    output: z.object({ sentence: z.string() }),
  }),
}
