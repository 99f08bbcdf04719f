import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, InstantText } from '../../../kernel/ids.ts'
import { Grade, OrganisationPredicate, Predicate } from '../evaluation/evaluation.contract.ts'

export const StaffPeriod = z.string().check(z.regex(/^20\d\d(-Q[1-4]|-(0[1-9]|1[0-2]))?$/))
const count = z.int()
const seen = z.int().check(z.gte(0), z.lte(10_000))
const words = z.string().check(z.trim(), z.maxLength(2000, 'Paling panjang 2.000 huruf.'))

/** Heads by predicate; `null`: the group is too small to show to who may not read its ratings. */
export const Heads = z.nullable(z.partialRecord(Predicate, count))

export const UnitLine = z.object({
  unitId: Id,
  name: z.string(),
  agencyName: z.nullable(z.string()),
  leader: z.nullable(z.string()),
  /** Of the organisation, as decided. */
  predicate: z.nullable(OrganisationPredicate),
  /** Whose rating is owed, and whose is settled; `null` where the group is too small to say. */
  people: z.nullable(count),
  rated: z.nullable(count),
  findings: z.nullable(count),
  /** The unit in which a small one is looked at instead. */
  within: z.nullable(z.string()),
  lookedAt: z.nullable(InstantText),
  /** Settled ratings that wait for a look. */
  waiting: z.nullable(count),
})
export type UnitLine = z.infer<typeof UnitLine>

const Counted = z.object({ due: count, met: count, begun: count, beyond: count })
const Limit = z.object({
  classes: z.array(Predicate),
  atMost: z.nullable(count),
  atLeast: z.nullable(count),
})
const Decided = z.object({
  sequence: count,
  proposed: z.nullable(OrganisationPredicate),
  predicate: OrganisationPredicate,
  note: z.string(),
  by: z.nullable(z.string()),
  at: InstantText,
})
export const DistributionPage = z.object({
  ...UnitLine.shape,
  period: StaffPeriod,
  annual: z.boolean(),
  heads: Heads,
  limits: z.array(Limit),
  texts: z.array(z.string()),
  mode: z.enum(['WARN', 'BLOCK', 'OFF']),
  facts: z.object({
    counted: Counted,
    /** By what was expected of the organisation; a month or quarter has the same for each. */
    proposals: z.record(Grade, z.nullable(OrganisationPredicate)),
  }),
  decided: z.nullable(Decided),
  look: z.nullable(
    z.object({
      sequence: count,
      justification: z.nullable(z.string()),
      by: z.nullable(z.string()),
      at: InstantText,
    }),
  ),
  /** Who decides about the predicate. */
  authority: z.nullable(z.string()),
  mayDecide: z.boolean(),
  mayLook: z.boolean(),
})
export type DistributionPage = z.infer<typeof DistributionPage>

const Said = z.object({ sentence: z.string() })
const ofUnit = { unitId: Id, period: StaffPeriod }

export const distributionContract = {
  listDistributions: route({
    method: 'GET',
    path: '/api/staff/distributions',
    summary: 'Predikat organisasi dan distribusi predikat pegawai, per unit, dalam jumlah orang',
    input: z.object({ period: z.optional(StaffPeriod) }),
    output: z.object({
      period: z.nullable(StaffPeriod),
      periods: z.array(z.object({ period: StaffPeriod, label: z.string() })),
      items: z.array(UnitLine),
    }),
  }),
  readDistribution: route({
    method: 'GET',
    path: '/api/staff/distributions/:unitId',
    summary: 'Distribusi satu unit: jumlah orang, batas pola, dan usulan predikat organisasi',
    input: z.object(ofUnit),
    output: DistributionPage,
  }),
  decideOrganisation: route({
    method: 'POST',
    path: '/api/staff/distributions/:unitId/predicate',
    summary: 'Tetapkan predikat kinerja organisasi, dengan catatan',
    input: z.object({
      ...ofUnit,
      predicate: OrganisationPredicate,
      expectation: z.nullable(Grade),
      note: words,
      seen,
    }),
    output: Said,
  }),
  lookAtDistribution: route({
    method: 'POST',
    path: '/api/staff/distributions/:unitId/look',
    summary: 'Nyatakan distribusi sudah dilihat; hasilnya disampaikan kepada pegawai',
    input: z.object({ ...ofUnit, justification: words, seen }),
    output: Said,
  }),
}
