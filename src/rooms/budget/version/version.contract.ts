import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Rupiah, Year } from '../../../kernel/ids.ts'
import { OfficeBudget, Stage } from '../in-force.contract.ts'
import { Spent, SpentLine } from '../realisation/realisation.contract.ts'

/** One budget of a year as it was approved, with what its lines add up to. */
export const BudgetVersion = z.object({
  id: Id,
  year: Year,
  sequence: z.int(),
  stage: Stage,
  /** `APBD murni`, `Pergeseran`, … */
  stageLabel: z.string(),
  legalBasis: z.nullable(z.string()),
  approvedOn: DateText,
  effectiveFrom: DateText,
  recordedAt: InstantText,
  /** Taken back by undoing its import; kept so that history stays readable. */
  withdrawnAt: z.nullable(InstantText),
  /** The one that counts today. */
  inForce: z.boolean(),
  offices: z.int(),
  lines: z.int(),
  total: Rupiah,
})
export type BudgetVersion = z.infer<typeof BudgetVersion>

/** An office's line in a version: its sum, whom it belongs to, and its DPA (§1.2: PPKD approves,
 * Sekretaris Daerah consents). */
export const OfficeLine = z.object({
  skpdCode: z.string(),
  skpdName: z.string(),
  unit: z.nullable(z.object({ id: Id, name: z.string() })),
  /** Where to link the code, while `unit` is missing. */
  mend: z.nullable(z.object({ href: z.string(), label: z.string() })),
  total: Rupiah,
  /** Of the version in force only. */
  ...Spent,
  programs: z.int(),
  subActivities: z.int(),
  lines: z.int(),
  dpaNumber: z.nullable(z.string()),
  approvedOn: DateText,
  approvedBy: z.nullable(z.string()),
  consentBy: z.nullable(z.string()),
  /** False while the day is only that of the version as a whole. */
  ownApproval: z.boolean(),
})
export type OfficeLine = z.infer<typeof OfficeLine>

export const BudgetPage = z.object({
  version: BudgetVersion,
  unmatched: z.int(),
  offices: z.array(OfficeLine),
})
export type BudgetPage = z.infer<typeof BudgetPage>

/** One account of an office with its source of funds, as far as a sub kegiatan or the whole office
 * spends on it. */
export const AccountLine = z.object({
  code: z.string(),
  name: z.string(),
  source: z.string(),
  lines: z.int(),
  amount: Rupiah,
  /** As far as `realisedUpTo`; `null` where nothing is known, and where several sources of funds
   * pay the account, because no file says which paid what. */
  realised: z.nullable(Rupiah),
})
export type AccountLine = z.infer<typeof AccountLine>

const byVersion = { versionId: Id }
const byOffice = { ...byVersion, skpdCode: z.string().check(z.minLength(1), z.maxLength(40)) }
const words = z.string().check(z.trim(), z.maxLength(200))

export const versionContract = {
  listBudgetVersions: route({
    method: 'GET',
    path: '/api/budget/versions',
    scope: 'budget.read',
    summary: 'Versi anggaran',
    input: z.object({ year: z.optional(Year) }),
    output: z.object({ items: z.array(BudgetVersion) }),
  }),
  readBudget: route({
    method: 'GET',
    path: '/api/budget/versions/:versionId',
    scope: 'budget.read',
    summary: 'Satu versi anggaran dengan jumlah tiap perangkat daerah',
    input: z.object(byVersion),
    output: BudgetPage,
  }),
  readOfficeBudget: route({
    method: 'GET',
    path: '/api/budget/versions/:versionId/offices/:skpdCode',
    scope: 'budget.read',
    summary: 'Program, kegiatan, dan sub kegiatan satu perangkat daerah',
    input: z.object(byOffice),
    output: z.object({
      version: BudgetVersion,
      line: OfficeLine,
      office: OfficeBudget,
      /** What was spent, as far as `line.realisedUpTo`. */
      spent: z.array(SpentLine),
      /** What changes of the organisation did to this money, a sentence each. */
      changes: z.array(z.string()),
    }),
  }),
  listOfficeAccounts: route({
    method: 'GET',
    path: '/api/budget/versions/:versionId/offices/:skpdCode/accounts',
    summary: 'Rekening satu perangkat daerah atau satu sub kegiatannya',
    input: z.object({ ...byOffice, subActivity: z.optional(z.string().check(z.maxLength(40))) }),
    output: z.object({
      total: Rupiah,
      realisedUpTo: Spent.realisedUpTo,
      items: z.array(AccountLine),
    }),
  }),
  setApproval: route({
    method: 'PUT',
    path: '/api/budget/versions/:versionId/approvals/:skpdCode',
    summary: 'Catat pengesahan DPA satu perangkat daerah',
    input: z.object({
      ...byOffice,
      dpaNumber: z.nullable(words),
      approvedOn: DateText,
      approvedBy: z.nullable(words),
      consentBy: z.nullable(words),
    }),
    output: OfficeLine,
  }),
  linkOffice: route({
    method: 'PUT',
    path: '/api/budget/aliases/:skpdCode',
    summary: 'Hubungkan kode SKPD dengan unit kerja',
    input: z.object({ skpdCode: byOffice.skpdCode, unitId: Id }),
    output: z.object({ skpdCode: z.string(), unit: z.object({ id: Id, name: z.string() }) }),
  }),
}
