import * as z from 'zod/mini'
import { pageInput, pageOf, route, sortInput, uploadRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Rupiah, VersionNumber, Year } from '../../../kernel/ids.ts'
import { AgreementState } from '../../agreements/words.ts'
import { MandateLevel } from '../../organisation/words.ts'
import { Aggregation, Frequency, UnitKind } from '../../planning/words.ts'

export const PlanState = z.enum(['DRAFT', 'PROPOSED', 'RETURNED', 'AGREED'])
export type PlanState = z.infer<typeof PlanState>

const Month = z.int().check(z.gte(1), z.lte(12))
/** A row of the promise. */
const RowNumber = z.int().check(z.gte(1), z.lte(1000))
const words = (most: number) => z.string().check(z.trim(), z.maxLength(most))

/** A step (aksi, langkah) towards one row of the promise: in which months, and how much of its output
 * where that is counted (decimal text). */
export const PlannedStep = z.object({
  /** The same in every version of the plan; `null` for one that is new. */
  id: z.nullable(Id),
  /** The row of the promise. */
  row: RowNumber,
  action: words(300),
  output: words(200),
  unitLabel: z.nullable(words(60)),
  months: z.array(z.object({ month: Month, amount: z.nullable(words(40)) })).check(z.maxLength(12)),
  /** The post that answers for it; `null`: who holds the promise. */
  positionId: z.nullable(Id),
  executorIds: z.array(Id).check(z.maxLength(30)),
  /** A row of the promise's budget, by its code. */
  budgetCode: z.nullable(words(60)),
})
export type PlannedStep = z.infer<typeof PlannedStep>

/** The target of a quarter or month, canonical; only what planning leaves open. */
export const PlannedTarget = z.object({
  row: RowNumber,
  period: z.string().check(z.maxLength(10)),
  target: words(200),
})
export type PlannedTarget = z.infer<typeof PlannedTarget>

/** What one quarter takes of a row of the promise's budget; whole rupiah. */
export const PlannedCash = z.object({
  row: RowNumber,
  quarter: z.int().check(z.gte(1), z.lte(4)),
  amount: Rupiah,
})

/** All that is planned. */
export type PlanContent = {
  targets: PlannedTarget[]
  steps: PlannedStep[]
  cash: z.infer<typeof PlannedCash>[]
}

/** The same as it is typed: amounts as people print them. */
const TypedContent = {
  targets: z.array(PlannedTarget).check(z.maxLength(500)),
  steps: z.array(PlannedStep).check(z.maxLength(200)),
  cash: z.array(z.object({ ...PlannedCash.shape, amount: words(30) })).check(z.maxLength(1000)),
}
const Typed = z.object(TypedContent)
export type TypedContent = z.infer<typeof Typed>

/** The target of a period as it counts: planning's, the plan's own, or that of the year. */
export const PeriodCell = z.object({
  period: z.string(),
  target: z.nullable(z.string()),
  from: z.enum(['PLANNING', 'OWN', 'YEAR', 'NONE']),
})
export type PeriodCell = z.infer<typeof PeriodCell>

/** A row of the promise with the periods that ask for a target. */
export const PlanRow = z.object({
  number: z.int(),
  measureId: z.nullable(Id),
  objective: z.string(),
  indicator: z.string(),
  unitLabel: z.string(),
  unitKind: UnitKind,
  aggregation: Aggregation,
  frequency: Frequency,
  /** Of the year, as promised; canonical. */
  target: z.string(),
  quarters: z.array(PeriodCell),
  /** Only where the indicator is reported by month. */
  months: z.array(PeriodCell),
})
export type PlanRow = z.infer<typeof PlanRow>

export const MoneyRow = z.object({
  row: z.int(),
  code: z.string(),
  name: z.string(),
  amount: Rupiah,
  /** By quarter. */
  cash: z.array(z.nullable(Rupiah)),
})
export type MoneyRow = z.infer<typeof MoneyRow>

/** What is to be mended before it is proposed (`error`), or to think about (`warning`). */
export const PlanFinding = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  detail: z.string(),
})
export type PlanFinding = z.infer<typeof PlanFinding>

/** What was reported last of a step and month. */
export const StepReport = z.object({
  stepId: Id,
  month: Month,
  sequence: z.int(),
  done: z.boolean(),
  amount: z.nullable(z.string()),
  supporting: z.nullable(z.string()),
  obstacle: z.nullable(z.string()),
  followUp: z.nullable(z.string()),
  proof: z.nullable(z.string()),
  by: z.nullable(z.string()),
  at: InstantText,
})
export type StepReport = z.infer<typeof StepReport>

/** How far plans are: steps by month that have ended, those reported, those done. */
export const PlanProgress = z.object({ planned: z.int(), reported: z.int(), done: z.int() })
export type PlanProgress = z.infer<typeof PlanProgress>

const Holder = z.object({ personId: Id, name: z.string(), title: z.string() })

export const PlanLine = z.object({
  agreementId: Id,
  code: z.string(),
  level: MandateLevel,
  levelLabel: z.string(),
  unitName: z.nullable(z.string()),
  agencyName: z.nullable(z.string()),
  name: z.string(),
  title: z.string(),
  /** `null` while nobody has begun. */
  state: z.nullable(PlanState),
  version: z.nullable(z.int()),
  /** The promise has a newer version than the plan was written for. */
  outdated: z.boolean(),
  progress: z.nullable(PlanProgress),
})
export type PlanLine = z.infer<typeof PlanLine>

/** The plans of an office, or of a level, together. */
export const PlanSum = z.object({
  id: z.string(),
  name: z.string(),
  promises: z.int(),
  /** With a plan that the giver has agreed to. */
  agreed: z.int(),
  ...PlanProgress.shape,
})
export type PlanSum = z.infer<typeof PlanSum>

export const ActionPlanPage = z.object({
  agreementId: Id,
  code: z.string(),
  year: Year,
  /** What the rules of the acts ask about. */
  promise: z.object({
    state: AgreementState,
    form: z.enum(['SOLE', 'TWO_PARTY']),
    mandateId: Id,
    giverMandateId: z.nullable(Id),
    giverPositionId: z.nullable(Id),
    firstParty: Holder,
    secondParty: z.nullable(Holder),
    version: z.int(),
    effectiveFrom: DateText,
  }),
  /** Who answers for the giver today; `null`: nobody, so Bagian Organisasi does. */
  answerer: z.nullable(z.string()),
  plan: z.nullable(
    z.object({
      number: z.int(),
      state: PlanState,
      editedAt: InstantText,
      /** Which content was seen. */
      edits: z.int(),
      /** Why it was returned. */
      note: z.nullable(z.string()),
      /** Written for another version of the promise than the one in force. */
      outdated: z.boolean(),
      /** What it was carried over from, in words; `null` where it began empty. */
      carried: z.nullable(z.string()),
      /** The version in force, where it is another one. */
      inForce: z.nullable(z.int()),
    }),
  ),
  rows: z.array(PlanRow),
  money: z.array(MoneyRow),
  steps: z.array(
    z.object({ ...PlannedStep.shape, responsible: z.string(), executors: z.array(z.string()) }),
  ),
  reports: z.array(StepReport),
  progress: z.nullable(PlanProgress),
  findings: z.array(PlanFinding),
  /** Who may answer for a step and who may carry it out. */
  posts: z.array(z.object({ id: Id, title: z.string(), holder: z.nullable(z.string()) })),
  people: z.array(z.object({ id: Id, name: z.string() })),
  history: z.array(
    z.object({
      number: z.int(),
      state: PlanState,
      at: InstantText,
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
})
export type ActionPlanPage = z.infer<typeof ActionPlanPage>

/** What of a row of a file could not be used. */
export const SheetTold = z.object({ row: z.int(), why: z.string() })
export type SheetTold = z.infer<typeof SheetTold>

const Moved = z.object({ number: z.int(), state: PlanState, sentence: z.string() })
export type Moved = z.infer<typeof Moved>

const byAgreement = z.object({ id: Id })

export const actionPlanContract = {
  listActionPlans: route({
    method: 'GET',
    path: '/api/action-plans',
    scope: 'agreements.read',
    summary: 'Rencana aksi: keadaan dan kemajuannya per PK, per perangkat daerah, per tingkat',
    input: z.object({
      year: Year,
      unit: z.optional(Id),
      level: z.optional(MandateLevel),
      mine: z.optional(z.boolean()),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...sortInput('holder', 'level', 'state', 'progress'),
      ...pageInput,
    }),
    output: z.object({
      ...pageOf(PlanLine).shape,
      total: PlanSum,
      offices: z.array(PlanSum),
      levels: z.array(PlanSum),
    }),
  }),
  readActionPlan: route({
    method: 'GET',
    path: '/api/action-plans/:id',
    scope: 'agreements.read',
    summary: 'Rencana aksi satu PK',
    input: z.object({ id: Id, version: z.optional(VersionNumber) }),
    output: ActionPlanPage,
  }),
  draftActionPlan: route({
    method: 'POST',
    path: '/api/action-plans/:id/draft',
    summary: 'Susun rencana aksi, atau versi baru sesudah disepakati',
    input: byAgreement,
    output: Moved,
  }),
  saveActionPlan: route({
    method: 'PUT',
    path: '/api/action-plans/:id',
    summary: 'Simpan isi konsep rencana aksi',
    input: z.object({ id: Id, seen: VersionNumber, ...TypedContent }),
    output: z.object({ edits: z.int(), findings: z.array(PlanFinding) }),
  }),
  readActionPlanSheet: uploadRoute({
    method: 'POST',
    path: '/api/action-plans/:id/sheet',
    summary: 'Baca rencana aksi yang diisi di spreadsheet; tidak menulis apa pun',
    input: byAgreement,
    output: z.object({ content: Typed, told: z.array(SheetTold) }),
  }),
  proposeActionPlan: route({
    method: 'POST',
    path: '/api/action-plans/:id/proposal',
    summary: 'Ajukan rencana aksi kepada pemberi amanah',
    input: byAgreement,
    output: Moved,
  }),
  agreeActionPlan: route({
    method: 'POST',
    path: '/api/action-plans/:id/agreement',
    summary: 'Setujui rencana aksi yang diajukan',
    input: z.object({ id: Id, number: VersionNumber }),
    output: Moved,
  }),
  returnActionPlan: route({
    method: 'POST',
    path: '/api/action-plans/:id/return',
    summary: 'Kembalikan rencana aksi dengan alasan',
    input: z.object({ id: Id, number: VersionNumber, reason: words(500) }),
    output: Moved,
  }),
}
