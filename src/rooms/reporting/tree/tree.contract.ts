import * as z from 'zod/mini'
import { route, stepFileRoute } from '../../../kernel/contract.ts'
import { DateText, Id, Year } from '../../../kernel/ids.ts'
import { AgreementState } from '../../agreements/words.ts'
import { FigureState, PeriodText, Tone } from '../../measurement/words.ts'
import { Component, Frequency, Polarity, UnitKind } from '../../planning/words.ts'

/** A percentage as decimal text with a point, rounded half-up to the places of rule pack
 * `pengukuran`. */
export const PercentText = z.string()

/** One band of the region's profile, from the highest down; `from` null reaches to the bottom. */
export const BandLine = z.object({ tone: Tone, label: z.string(), from: z.nullable(z.string()) })
export type BandLine = z.infer<typeof BandLine>

/** A measure as the tree shows it: the year so far. */
export const TreeMeasure = z.object({
  id: Id,
  indicator: z.string(),
  unit: z.string(),
  unitKind: UnitKind,
  polarity: Polarity,
  frequency: Frequency,
  isKey: z.boolean(),
  /** Target of the year, as promised where it is, else as planned; canonical (`14.00`, `80..90`,
   * `WTP`). */
  target: z.nullable(z.string()),
  /** Value and target of the year so far, canonical. */
  value: z.nullable(z.string()),
  against: z.nullable(z.string()),
  /** Uncapped; `capped` says that averages take less of it. */
  achievement: z.nullable(PercentText),
  capped: z.boolean(),
  tone: z.nullable(Tone),
  /** Where the figure of the last ended period stands. */
  state: FigureState,
  /** The period of the figure shown; without a figure the last ended period, `null` before the
   * first has ended. */
  period: z.nullable(PeriodText),
  /** The last ended period, whose figure `state` speaks of. */
  last: z.nullable(PeriodText),
  provisional: z.boolean(),
  /** Why a reported figure has no achievement, in words. */
  reason: z.nullable(z.string()),
  /** The measure above whose figure this one shares (`IDENTICAL`). */
  follows: z.nullable(Id),
})
export type TreeMeasure = z.infer<typeof TreeMeasure>

/** On how many indicators, of how many there are, an achievement rests. */
export const Coverage = z.object({ counted: z.int(), of: z.int() })

/** A node of the cascade with who answers, the promise, and how far it is. */
export const TreeNode = z.object({
  id: Id,
  parentId: z.nullable(Id),
  code: z.string(),
  component: Component,
  statement: z.string(),
  unitId: z.nullable(Id),
  /** Short name of its unit. */
  unit: z.nullable(z.string()),
  holder: z.nullable(
    z.object({ name: z.nullable(z.string()), title: z.string(), note: z.nullable(z.string()) }),
  ),
  agreement: z.nullable(
    z.object({ id: Id, code: z.string(), state: AgreementState, readable: z.boolean() }),
  ),
  achievement: z.nullable(PercentText),
  tone: z.nullable(Tone),
  /** Why there is no achievement; `null` where there is one, and for what has nothing to
   * measure. */
  state: z.nullable(FigureState),
  /** The mean of its own measures, or, without any, of the nodes directly below. */
  basis: z.nullable(z.enum(['MEASURES', 'BELOW'])),
  coverage: Coverage,
  /** Own measures whose last period is over and empty. */
  unreported: z.int(),
  /** Nodes directly below that are not in this answer. */
  more: z.int(),
  measures: z.array(TreeMeasure),
})
export type TreeNode = z.infer<typeof TreeNode>

export const PerformanceTree = z.object({
  year: Year,
  today: DateText,
  /** The last month that has ended, `2026-10`; `null` before the first has. */
  upTo: z.nullable(PeriodText),
  /** The units below whose nodes are shown, or `null` for the whole region. */
  units: z.nullable(z.array(Id)),
  bands: z.array(BandLine),
  /** What averages cut an achievement at, or `null`. */
  cap: z.nullable(z.string()),
  /** `behind`: nodes with measures whose mean lies below the second band; `unreported`: measures
   * whose last period is over and empty. */
  counts: z.object({ nodes: z.int(), measures: z.int(), behind: z.int(), unreported: z.int() }),
  /** Parents before children, siblings by code. */
  nodes: z.array(TreeNode),
})
export type PerformanceTree = z.infer<typeof PerformanceTree>

export const treeContract = {
  readTree: route({
    method: 'GET',
    path: '/api/performance-tree',
    scope: 'planning.read',
    summary:
      'Pohon kinerja setahun: turunan, indikator, target, pemegang, PK, dan capaian dalam satu jawaban',
    /** `until` ends the tree at the objectives of the offices, for a first look at a whole
     * region. */
    input: z.object({
      year: z.optional(Year),
      unit: z.optional(Id),
      until: z.optional(z.enum(['OFFICES'])),
    }),
    output: PerformanceTree,
  }),
  readTreeFile: stepFileRoute({
    method: 'GET',
    path: '/api/performance-tree/file',
    summary: 'Pohon kinerja sebagai berkas: XLSX, gambar SVG, atau poster PDF',
    /** `paper` is the poster's; without a unit, everything the asker sees. */
    input: z.object({
      year: z.optional(Year),
      unit: z.optional(Id),
      as: z.enum(['XLSX', 'SVG', 'PDF']),
      paper: z.optional(z.enum(['A1', 'A2', 'A3'])),
    }),
  }),
}
