import * as z from 'zod/mini'
import { Nothing, route, uploadRoute } from '../../../kernel/contract.ts'
import { DateText, Id, InstantText, Year } from '../../../kernel/ids.ts'
import { EvidenceItem, Judgement } from '../../evidence/words.ts'
import { Aggregation, Frequency, Polarity, TargetSource, UnitKind } from '../../planning/words.ts'
import {
  Figure,
  FigureLock,
  FigureState,
  figureAt,
  PeriodText,
  Result,
} from '../figure/figure.contract.ts'
import { Tone } from '../measurement.contract.ts'
import { MeasurementPack } from '../pack.contract.ts'

/** The clause of a promise that a measure answers for. */
export const MeasuredClause = z.object({
  agreementId: Id,
  code: z.string(),
  state: z.string(),
  receiver: z.string(),
  giver: z.nullable(z.string()),
})

/** One period of a measure, as months at a glance and heat cells show it. */
export const Cell = z.object({
  period: PeriodText,
  state: FigureState,
  value: z.nullable(z.string()),
  blank: z.nullable(z.string()),
  provisional: z.boolean(),
  achievement: z.nullable(z.string()),
  tone: z.nullable(Tone),
})
export type Cell = z.infer<typeof Cell>

/** One measure in one period, as desks and pages show it. */
export const DeskLine = z.object({
  measureId: Id,
  ...Cell.shape,
  periodLabel: z.string(),
  indicatorCode: z.string(),
  indicator: z.string(),
  objective: z.string(),
  unitLabel: z.string(),
  unitKind: UnitKind,
  polarity: Polarity,
  aggregation: Aggregation,
  frequency: Frequency,
  agencyId: z.nullable(Id),
  agencyName: z.nullable(z.string()),
  holder: z.nullable(z.string()),
  /** The giver of the mandate, who verifies. */
  verifier: z.nullable(z.string()),
  target: z.nullable(z.string()),
  targetSource: TargetSource,
  dueOn: DateText,
  late: z.boolean(),
  version: z.int(),
  figureId: z.nullable(Id),
  band: z.nullable(z.string()),
  /** What the giver asked when the figure was returned. */
  question: z.nullable(z.string()),
  reporter: z.nullable(z.string()),
  reportedAt: z.nullable(InstantText),
  evidence: z.int(),
  /** The last filled period before this one. */
  last: z.nullable(z.object({ period: PeriodText, label: z.string(), value: z.string() })),
  /** How the value moved since then, in points; better or worse by the indicator's own
   * direction. */
  change: z.nullable(
    z.object({
      direction: z.enum(['naik', 'turun', 'tetap']),
      by: z.string(),
      better: z.nullable(z.boolean()),
    }),
  ),
  clause: z.nullable(MeasuredClause),
  /** May the reader report, or judge, this figure now? */
  mayReport: z.boolean(),
  mayVerify: z.boolean(),
})
export type DeskLine = z.infer<typeof DeskLine>

/** A figure that waits for its verifier, with what makes it ask to be read by itself; none: it may
 * be verified together with others. */
export const WaitingLine = z.object({ ...DeskLine.shape, questions: z.array(z.string()) })
export type WaitingLine = z.infer<typeof WaitingLine>

/** A month of one's desk: how many figures it asks for, and how many are still to be filled or
 * answered. */
export const DeskMonth = z.object({
  month: PeriodText,
  label: z.string(),
  total: z.int(),
  waiting: z.int(),
  late: z.int(),
})
export type DeskMonth = z.infer<typeof DeskMonth>

const DeskYear = z.object({
  measureId: Id,
  indicatorCode: z.string(),
  indicator: z.string(),
  holder: z.nullable(z.string()),
  cells: z.array(Cell),
})
export type DeskYear = z.infer<typeof DeskYear>

export const Desk = z.object({
  period: PeriodText,
  periodLabel: z.string(),
  dueOn: DateText,
  items: z.array(DeskLine),
  waiting: z.int(),
  late: z.int(),
  /** What months before this one, of the same year, still wait for: how many in all, and the oldest
   * of them. */
  earlier: z.object({ waiting: z.int(), items: z.array(DeskLine) }),
  months: z.array(DeskMonth),
  /** Every measure of this desk with all periods of the year. */
  year: z.array(DeskYear),
})
export type Desk = z.infer<typeof Desk>

const Reason = z.nullable(z.object({ code: z.string(), detail: z.string() }))

/** An item of evidence with what verifiers said of it for this figure, and whether the reader may
 * say something. */
export const FigureEvidence = z.object({
  ...EvidenceItem.shape,
  judgements: z.array(Judgement),
  mayJudge: z.boolean(),
})
export type FigureEvidence = z.infer<typeof FigureEvidence>

export const FigurePage = z.object({
  ...DeskLine.shape,
  definition: z.nullable(z.string()),
  formulaText: z.nullable(z.string()),
  dataSource: z.nullable(z.string()),
  baseline: z.nullable(z.string()),
  achievementFormula: z.nullable(z.string()),
  /** Targets of the year by period, as this figure is held against them. */
  targets: z.record(z.string(), z.string()),
  current: z.nullable(Figure),
  versions: z.array(Figure),
  /** Every lock this figure had, oldest first. */
  locks: z.array(FigureLock),
  results: z.array(Result),
  evidenceItems: z.array(FigureEvidence),
  /** The year's periods, for months at a glance. */
  cells: z.array(Cell),
  /** The year's reported periods with their parts: what an achievement to date is computed from. */
  reported: z.array(
    z.object({
      period: PeriodText,
      value: z.nullable(z.string()),
      numerator: z.nullable(z.string()),
      denominator: z.nullable(z.string()),
    }),
  ),
  /** Where the series breaks because units became one: what was before, or as what it goes on. */
  breaks: z.array(
    z.object({
      openedOn: DateText,
      /** The first period of the year that ends after that day. */
      begins: z.nullable(PeriodText),
      /** The whole sentence: since when, made of what, by which rule. */
      sentence: z.string(),
      elsewhere: z.array(z.object({ measureId: Id, period: PeriodText, label: z.string() })),
    }),
  ),
  /** Why the evidence stays closed to who sees the figure only because the tree shows it. */
  whyNotReadEvidence: Reason,
  whyNotReport: Reason,
  whyNotVerify: Reason,
  /** The head of region's figure, where no second planner could verify it, and whom to appoint. */
  whyNobodyVerifies: Reason,
  whyNotReopen: Reason,
})
export type FigurePage = z.infer<typeof FigurePage>

/** A row of the grid of a month: a figure that asks for its reporter, with what judges it while it
 * is typed. `parts`: how the dictionary names numerator and denominator. */
export const GridLine = z.object({
  ...DeskLine.shape,
  ...{ baseline: z.nullable(z.string()), achievementFormula: z.nullable(z.string()) },
  parts: z.nullable(z.object({ numerator: z.string(), denominator: z.string() })),
  targets: FigurePage.shape.targets,
  reported: FigurePage.shape.reported,
  current: FigurePage.shape.current,
  evidenceItems: z.array(EvidenceItem),
})
export type GridLine = z.infer<typeof GridLine>

const typed = z.nullable(z.string())
/** A row of a filled form that goes into the grid: its cells as typed, `null` where empty. */
export const FormRow = z.object({
  ...figureAt,
  ...{ numerator: typed, denominator: typed, value: typed, kind: typed, analysis: typed },
})
export type FormRow = z.infer<typeof FormRow>
/** A row of a filled form that does not, and why. */
export const FormTold = z.object({ row: z.int(), name: z.string(), why: z.string() })
export type FormTold = z.infer<typeof FormTold>

/** How far a period is, for those who lock it. */
export const PeriodProgress = z.object({
  period: PeriodText,
  label: z.string(),
  reported: z.int(),
  verified: z.int(),
  /** Verified and final, not locked yet. */
  ready: z.int(),
  locked: z.int(),
})
export type PeriodProgress = z.infer<typeof PeriodProgress>

export const deskContract = {
  readDesk: route({
    method: 'GET',
    path: '/api/measurement/desk',
    summary: 'Indikator yang saya laporkan pada satu bulan, dan bulan demi bulan tahun itu',
    input: z.object({ month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))) }),
    output: Desk,
  }),
  readGrid: route({
    method: 'GET',
    path: '/api/measurement/grid',
    summary: 'Isian satu bulan dalam satu layar, dengan yang terlewat dari bulan sebelumnya',
    input: z.object({ month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))) }),
    output: z.object({
      period: PeriodText,
      periodLabel: z.string(),
      items: z.array(GridLine),
      /** How many more wait; they come once these are sent. */
      left: z.int(),
    }),
  }),
  readGridForm: uploadRoute({
    method: 'POST',
    path: '/api/measurement/grid/form',
    summary: 'Baca isian yang diisi di spreadsheet; tidak menulis apa pun',
    input: z.object({ month: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}$/))) }),
    output: z.object({ rows: z.array(FormRow), told: z.array(FormTold) }),
  }),
  readVerificationDesk: route({
    method: 'GET',
    path: '/api/measurement/verification',
    summary: 'Angka yang menunggu saya periksa',
    input: Nothing,
    output: z.object({ items: z.array(WaitingLine), verifyByDay: z.int() }),
  }),
  listPeriods: route({
    method: 'GET',
    path: '/api/measurement/periods',
    summary: 'Kemajuan periode satu tahun: dilaporkan, disahkan, dikunci',
    input: z.object({ year: z.optional(Year) }),
    output: z.object({ year: z.int(), items: z.array(PeriodProgress) }),
  }),
  readMeasurementRules: route({
    method: 'GET',
    path: '/api/measurement/rules',
    summary: 'Aturan pengukuran yang berlaku pada satu tahun (paket aturan pengukuran)',
    input: z.object({ year: Year }),
    output: z.object({
      code: z.string(),
      digest: z.string(),
      legalBasis: z.string(),
      verified: z.boolean(),
      content: MeasurementPack,
    }),
  }),
  readFigure: route({
    method: 'GET',
    path: '/api/figures/:measureId/:period',
    summary: 'Satu angka dengan riwayat, bukti, dan asal-usulnya',
    input: z.object(figureAt),
    output: FigurePage,
  }),
}
