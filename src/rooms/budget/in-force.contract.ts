import * as z from 'zod/mini'
import { DateText, Id, Rupiah, Year } from '../../kernel/ids.ts'

/** Stages of a year's budget (`anggaran-organisasi-layanan.md` §1.5). */
export const Stage = z.enum(['MURNI', 'PERGESERAN', 'PERUBAHAN', 'PERGESERAN_SETELAH_PERUBAHAN'])
export type Stage = z.infer<typeof Stage>

const line = { code: z.string(), name: z.string(), amount: Rupiah, sources: z.array(z.string()) }

export const SubActivityBudget = z.object(line)
export const ActivityBudget = z.object({ ...line, subActivities: z.array(SubActivityBudget) })
export const ProgramBudget = z.object({ ...line, activities: z.array(ActivityBudget) })
export type ProgramBudget = z.infer<typeof ProgramBudget>

/** What one spending unit of an office has (kelurahan, puskesmas, bagian): the part of the office's
 * lines under its own code. */
export const SubUnitBudget = z.object({
  code: z.string(),
  name: z.string(),
  unitId: z.nullable(Id),
  total: Rupiah,
  programs: z.array(ProgramBudget),
})
export type SubUnitBudget = z.infer<typeof SubUnitBudget>

/** One office's budget with its sums, all computed from lines. */
export const OfficeBudget = z.object({
  skpdCode: z.string(),
  skpdName: z.string(),
  /** The unit this code belongs to on the date asked for; `null` while nobody has linked it. */
  unitId: z.nullable(Id),
  approvedOn: DateText,
  dpaNumber: z.nullable(z.string()),
  total: Rupiah,
  programs: z.array(ProgramBudget),
  /** Only where others than the office itself spend; together with the office's own lines they give
   * `programs`. */
  subUnits: z.optional(z.array(SubUnitBudget)),
})
export type OfficeBudget = z.infer<typeof OfficeBudget>

/** The budget in force on a date: the version of the year that took effect last. */
export const BudgetInForce = z.object({
  versionId: Id,
  year: Year,
  stage: Stage,
  sequence: z.int(),
  approvedOn: DateText,
  total: Rupiah,
  offices: z.array(OfficeBudget),
})
export type BudgetInForce = z.infer<typeof BudgetInForce>
