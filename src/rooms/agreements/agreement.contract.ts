import * as z from 'zod/mini'
import { fileRoute, pageInput, pageOf, route, sortInput } from '../../kernel/contract.ts'
import { DateText, Id, InstantText, Rupiah, VersionNumber, Year } from '../../kernel/ids.ts'
import { MandateLevel } from '../organisation/words.ts'
import { Scan } from './scans/scan.contract.ts'

export const AgreementState = z.enum([
  'DRAFT',
  'NEGOTIATION',
  'AGREED',
  'DECLINED',
  'SIGNED_FIRST',
  'ACTIVE',
  'SUPERSEDED',
  'ENDED',
  'VOIDED',
  'CANCELLED',
  'CLOSED',
])
export type AgreementState = z.infer<typeof AgreementState>

/** A party as printed: acting title included; an elected head has neither rank nor NIP. */
export const Party = z.object({
  personId: Id,
  positionId: z.nullable(Id),
  name: z.string(),
  title: z.string(),
  rank: z.nullable(z.string()),
  nip: z.nullable(z.string()),
})
export type Party = z.infer<typeof Party>

export const AgreementRow = z.object({
  number: z.int(),
  /** `null` for a row that only a paper signed by hand has: the plan does not hold it. */
  nodeId: z.nullable(Id),
  measureId: z.nullable(Id),
  /** What kind of promise it is, as printed above it («Tujuan»); `null`: as its level calls it. */
  heading: z.nullable(z.string()),
  objective: z.string(),
  indicator: z.string(),
  unitLabel: z.string(),
  /** Canonical (`14.00`, `80..90`, `WTP`); empty while the plan has no target of the year. */
  target: z.string(),
})
export type AgreementRow = z.infer<typeof AgreementRow>

export const BudgetRow = z.object({
  number: z.int(),
  /** The heading around the nearest one, where the level asks for two. */
  outerCode: z.nullable(z.string()),
  outerName: z.nullable(z.string()),
  groupCode: z.nullable(z.string()),
  groupName: z.nullable(z.string()),
  code: z.string(),
  name: z.string(),
  amount: Rupiah,
  source: z.string(),
})
export type BudgetRow = z.infer<typeof BudgetRow>

/** A promise that differs from the DPA in force: by how much in all, and the sentence that says
 * so. */
export const OffBudget = z.object({ delta: Rupiah, sentence: z.string() })
export type OffBudget = z.infer<typeof OffBudget>

export const AgreementLine = z.object({
  id: Id,
  code: z.string(),
  year: Year,
  version: z.int(),
  state: AgreementState,
  level: MandateLevel,
  levelLabel: z.string(),
  agencyId: z.nullable(Id),
  agencyName: z.nullable(z.string()),
  unitName: z.nullable(z.string()),
  firstParty: Party,
  secondParty: z.nullable(Party),
  dueOn: z.nullable(DateText),
  /** Past the due date and not yet carrying every signature it needs. */
  late: z.boolean(),
  /** The day on which the last signature came, where that was after the due date: for ever. */
  signedLateOn: z.nullable(DateText),
  /** The day on which it was signed by hand: «tanda tangan basah», never an electronic one. */
  wetOn: z.nullable(DateText),
  /** Agreed on a content of the parent that the parent has agreed anew since: «perlu ditinjau»
   * (`design.md` §5). */
  needsReview: z.boolean(),
  /** The number of the version that counts while this one, an amendment, is being made. */
  inForce: z.nullable(z.int()),
  /** What the promise as a whole is worth: ACTIVE while a version is in force. */
  promiseState: AgreementState,
  rows: z.int(),
  budget: z.nullable(Rupiah),
  /** Where its money is not that of the DPA in force. */
  offBudget: z.nullable(OffBudget),
})
export type AgreementLine = z.infer<typeof AgreementLine>

/** Something to mend before it is agreed (`error`) or to think about (`warning`),
 * `perjanjian-kinerja.md` §3.5. */
export const Finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  detail: z.string(),
  href: z.nullable(z.string()),
})
export type Finding = z.infer<typeof Finding>

/** Another agreement of the chain; `readable` tells whether the reader may open it, `needsReview`
 * as in a line. */
const AgreementLink = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  title: z.string(),
  state: AgreementState,
  needsReview: z.boolean(),
  readable: z.boolean(),
})
export type AgreementLink = z.infer<typeof AgreementLink>

/** What a paper says beside its tables, every name filled in; of a draft as it would be frozen
 * today. */
export const PaperWords = z.object({
  letterhead: z.array(z.string()),
  /** The hash of the region's emblem; `null` is the neutral shield. */
  emblem: z.nullable(z.string()),
  governmentName: z.string(),
  statement: z.array(
    z.union([
      z.object({ paragraph: z.string() }),
      z.object({ party: z.enum(['FIRST', 'SECOND']) }),
    ]),
  ),
  articles: z.array(z.object({ title: z.string(), paragraphs: z.array(z.string()) })),
})
export type PaperWords = z.infer<typeof PaperWords>

export const AgreementPage = z.object({
  ...AgreementLine.shape,
  heading: z.string(),
  /** By whom it is received and given: what the rules of the signing acts ask about. */
  mandateId: Id,
  giverMandateId: z.nullable(Id),
  giverPositionId: z.nullable(Id),
  /** Of the content as frozen; for the receiver of a draft, as it would be frozen today. */
  digest: z.nullable(z.string()),
  /** Not the version one works with: an older one, or an amendment that came to nothing. */
  superseded: z.boolean(),
  /** Until when this version should be signed; of an amendment its own day. */
  signBy: z.nullable(DateText),
  /** Where a stranger checks it. */
  verifyPath: z.string(),
  /** Which change of the organisation asks for its review; `null` where the parent's does. */
  reviewReason: z.nullable(z.string()),
  form: z.enum(['SOLE', 'TWO_PARTY']),
  grain: z.enum(['PROGRAM', 'ACTIVITY', 'SUB_ACTIVITY']),
  words: PaperWords,
  rowList: z.array(AgreementRow),
  budgetList: z.array(BudgetRow),
  /** From the head of region down to the giver. */
  chain: z.array(AgreementLink),
  children: z.array(AgreementLink),
  history: z.array(
    z.object({
      version: z.int(),
      state: AgreementState,
      at: InstantText,
      by: z.nullable(z.string()),
      note: z.nullable(z.string()),
    }),
  ),
  findings: z.array(Finding),
  /** The newest procedure about it, where the reader takes part in one. */
  procedure: z.nullable(z.object({ id: Id, open: z.boolean() })),
  /** The scan of its paper: waiting for a second person, or what it stands on. */
  scan: z.nullable(Scan),
  /** How rows came to say what they say: «Semula 14,00, disepakati 14,50, karena …». */
  traces: z.array(z.object({ indicator: z.string(), sentence: z.string() })),
  /** While it is declined: why, since when, and who is asked to answer (`null`: nobody answers for
   * the giver, so Bagian Organisasi does). */
  declined: z.nullable(
    z.object({
      reason: z.string(),
      at: InstantText,
      by: z.nullable(z.string()),
      answeredBy: z.nullable(z.string()),
    }),
  ),
})
export type AgreementPage = z.infer<typeof AgreementPage>

/** Who has no draft and why, with the link that mends it. */
export const DraftingGap = z.object({
  /** The mandate without a draft; `null` for a vacant post. */
  mandateId: z.nullable(Id),
  level: MandateLevel,
  code: z.string(),
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  agencyId: z.nullable(Id),
  agency: z.string(),
  detail: z.string(),
  href: z.string(),
  label: z.string(),
})
export type DraftingGap = z.infer<typeof DraftingGap>

/** One promise and its rows that differ: «Prevalensi stunting», «Target», from 14,00 to 15,00. */
export const DraftingChange = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  title: z.string(),
  rows: z.array(
    z.object({
      of: z.string(),
      what: z.string(),
      from: z.nullable(z.string()),
      to: z.nullable(z.string()),
    }),
  ),
})
export type DraftingChange = z.infer<typeof DraftingChange>

export const DraftingReport = z.object({
  year: Year,
  created: z.int(),
  refreshed: z.int(),
  kept: z.int(),
  /** What was changed in which; what was left though the plan says otherwise (rows in talks, and what
   * is agreed). */
  changes: z.array(DraftingChange),
  held: z.array(DraftingChange),
  gaps: z.array(DraftingGap),
  notes: z.array(
    z.object({ code: z.string(), detail: z.string(), href: z.string(), label: z.string() }),
  ),
})
export type DraftingReport = z.infer<typeof DraftingReport>

/** What promises can have in common beside their state; a board counts by it, a list filters by
 * it. */
export const PromiseTrait = z.enum([
  /** Drafted, and neither ended nor withdrawn. */
  'STANDING',
  'LATE',
  'SIGNED_LATE',
  'WET',
  'INCOHERENT',
  'AMENDING',
])
export type PromiseTrait = z.infer<typeof PromiseTrait>

const count = z.int()
/** How far promises are: how many must be made, how many have none (`ready` of them could be drafted
 * at once), the states, the due date. */
const figures = {
  dueOn: z.nullable(DateText),
  obliged: count,
  missing: count,
  ready: count,
  draft: count,
  negotiation: count,
  agreed: count,
  signedFirst: count,
  active: count,
  /** Of the active ones, those signed by hand. */
  wet: count,
  declined: count,
  late: count,
  /** Of the late, those that are not even drafted. */
  lateMissing: count,
  /** Signed by everybody, after the due date. */
  signedLate: count,
  /** To be reviewed, agreed below a promise that is not, or with a row that has no target. */
  incoherent: count,
  /** In force while an amendment is being made. */
  amending: count,
  /** Of all these, what national law obliges (head of region, heads of office); the rest is the
   * region's own policy. */
  byLaw: z.object({ obliged: count, active: count, late: count, signedLate: count }),
}
const Figures = z.object(figures)
export type Figures = z.infer<typeof Figures>
export const OfficeReadiness = z.object({
  agencyId: z.nullable(Id),
  agencyName: z.string(),
  ...figures,
})
export type OfficeReadiness = z.infer<typeof OfficeReadiness>

export const LevelReadiness = z.object({ level: MandateLevel, label: z.string(), ...figures })
export type LevelReadiness = z.infer<typeof LevelReadiness>

export const agreementContract = {
  listAgreements: route({
    method: 'GET',
    path: '/api/agreements',
    scope: 'agreements.read',
    summary: 'Daftar perjanjian kinerja',
    withoutPost: true,
    input: z.object({
      year: Year,
      state: z.optional(AgreementState),
      unit: z.optional(Id),
      level: z.optional(MandateLevel),
      mine: z.optional(z.boolean()),
      /** Only those that need review, or only those that do not. */
      needsReview: z.optional(z.boolean()),
      trait: z.optional(PromiseTrait),
      search: z.optional(z.string().check(z.maxLength(100))),
      ...sortInput('holder', 'giver', 'level', 'state', 'dueOn', 'rows', 'budget'),
      ...pageInput,
    }),
    output: z.object({
      ...pageOf(AgreementLine).shape,
      total: z.int(),
      states: z.array(z.object({ state: AgreementState, count: z.int() })),
      /** How many need review, whatever state or review was asked for. */
      needReview: z.int(),
      /** Every level a PK can have, from the head of region down, in the words of the rule pack. */
      levels: z.array(z.object({ level: MandateLevel, label: z.string() })),
    }),
  }),
  readAgreement: route({
    method: 'GET',
    path: '/api/agreements/:id',
    scope: 'agreements.read',
    summary: 'Satu perjanjian kinerja',
    withoutPost: true,
    /** `version`: one that is not worked with any more, as it was left. */
    input: z.object({ id: Id, version: z.optional(VersionNumber) }),
    output: AgreementPage,
  }),
  readDocument: fileRoute({
    method: 'GET',
    path: '/api/agreements/:id/document',
    summary: 'Dokumen perjanjian kinerja (PDF)',
    withoutPost: true,
    input: z.object({ id: Id, version: z.optional(VersionNumber) }),
  }),
  draftCascade: route({
    writesMany: true,
    method: 'POST',
    path: '/api/agreements/drafting',
    summary: 'Susun PK: konsep untuk setiap jabatan yang wajib',
    input: z.object({ year: Year }),
    output: DraftingReport,
  }),
  readReadiness: route({
    method: 'GET',
    path: '/api/agreements/readiness',
    summary: 'Kesiapan perjanjian kinerja per perangkat daerah dan tingkat',
    input: z.object({ year: Year, unit: z.optional(Id) }),
    output: z.object({
      year: Year,
      today: DateText,
      total: Figures,
      offices: z.array(OfficeReadiness),
      levels: z.array(LevelReadiness),
      gaps: z.array(DraftingGap),
      notes: z.array(
        z.object({ code: z.string(), detail: z.string(), href: z.string(), label: z.string() }),
      ),
    }),
  }),
}
