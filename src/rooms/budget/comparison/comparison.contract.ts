import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { Id, Rupiah } from '../../../kernel/ids.ts'
import { BudgetVersion } from '../version/version.contract.ts'

/** What happened to a key between two versions. SHIFTED: a sub kegiatan whose accounts moved while
 * its sum stayed (§1.5: never a reason for a PK perubahan). */
export const ChangeKind = z.enum(['ADDED', 'REMOVED', 'INCREASED', 'DECREASED', 'SHIFTED'])
export type ChangeKind = z.infer<typeof ChangeKind>

const sums = { before: Rupiah, after: Rupiah, delta: Rupiah }

export const AccountChange = z.object({
  code: z.string(),
  name: z.string(),
  kind: ChangeKind,
  ...sums,
})
export type AccountChange = z.infer<typeof AccountChange>

/** A sub kegiatan of a spending unit whose lines differ, with only the accounts that differ; the
 * sums are those of the whole sub kegiatan. */
export const SubActivityChange = z.object({
  skpdCode: z.string(),
  skpdName: z.string(),
  subUnitCode: z.string(),
  subUnitName: z.string(),
  code: z.string(),
  name: z.string(),
  kind: ChangeKind,
  ...sums,
  accounts: z.array(AccountChange),
})
export type SubActivityChange = z.infer<typeof SubActivityChange>

export const OfficeChange = z.object({
  skpdCode: z.string(),
  skpdName: z.string(),
  ...sums,
  subActivities: z.int(),
})
export type OfficeChange = z.infer<typeof OfficeChange>

export const BudgetComparison = z.object({
  from: BudgetVersion,
  to: BudgetVersion,
  ...sums,
  /** Every office of either version, also those that stayed as they were. */
  offices: z.array(OfficeChange),
  changes: z.array(SubActivityChange),
})
export type BudgetComparison = z.infer<typeof BudgetComparison>

export const comparisonContract = {
  compareBudgets: route({
    method: 'GET',
    path: '/api/budget/comparisons',
    summary: 'Beda dua versi anggaran',
    input: z.object({ from: Id, to: Id, skpdCode: z.optional(z.string().check(z.maxLength(40))) }),
    output: BudgetComparison,
  }),
}
