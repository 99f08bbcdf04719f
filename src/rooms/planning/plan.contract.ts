import * as z from 'zod/mini'
import { Id } from '../../kernel/ids.ts'

/** Planning components of RPJMD, Renstra and below (`perjanjian-kinerja.md` §2.2), from the vision
 * down to what one person promises. */
export const Component = z.enum([
  'VISI',
  'MISI',
  'TUJUAN_DAERAH',
  'SASARAN_DAERAH',
  'TUJUAN_PD',
  'SASARAN_PD',
  'SASARAN_PROGRAM',
  'SASARAN_KEGIATAN',
  'SASARAN_SUB_KEGIATAN',
  'KINERJA_INDIVIDU',
])
export type Component = z.infer<typeof Component>

/** Levels of the performance tree (Permenpan-RB 89/2021; `perjanjian-kinerja.md` §2.3). */
export const Level = z.enum([
  'FINAL_OUTCOME',
  'INTERMEDIATE_OUTCOME',
  'IMMEDIATE_OUTCOME',
  'OUTPUT',
  'PROCESS',
])
export type Level = z.infer<typeof Level>

export const UnitKind = z.enum([
  'NUMBER',
  'PERCENT',
  'INDEX',
  'RUPIAH',
  'DURATION',
  'GRADE',
  'MILESTONE',
])
export type UnitKind = z.infer<typeof UnitKind>

export const Polarity = z.enum(['MAXIMIZE', 'MINIMIZE', 'STABILIZE', 'RANGE'])
export type Polarity = z.infer<typeof Polarity>

export const Aggregation = z.enum(['SUM', 'LAST', 'AVERAGE', 'RATIO_POOLED', 'MAX', 'MIN'])
export type Aggregation = z.infer<typeof Aggregation>

export const Frequency = z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'SEMESTER', 'ANNUAL'])
export type Frequency = z.infer<typeof Frequency>

/** How a measure comes down from its parent's: another indicator, the same one, a part of its
 * target, a part of the thing (§2.4 C5). */
export const Descent = z.enum(['NEW', 'IDENTICAL', 'SHARE', 'COMPONENT'])
export type Descent = z.infer<typeof Descent>

/** A node of the tree as it stands on one date. */
export const PlanNode = z.object({
  id: Id,
  parentId: z.nullable(Id),
  code: z.string(),
  component: Component,
  level: Level,
  statement: z.string(),
  unitId: z.nullable(Id),
  holderPositionId: z.nullable(Id),
  holderPersonId: z.nullable(Id),
  budgetCode: z.nullable(z.string()),
})
export type PlanNode = z.infer<typeof PlanNode>

/** A measure (node × indicator) with its targets of one year. */
export const PlanMeasure = z.object({
  id: Id,
  nodeId: Id,
  indicatorId: Id,
  /** Order within the node, from 1. */
  number: z.int(),
  descent: Descent,
  parentMeasureId: z.nullable(Id),
  /** Percent of the parent's target, decimal text; for descent `SHARE`. */
  share: z.nullable(z.string()),
  indicatorCode: z.string(),
  indicatorName: z.string(),
  unitLabel: z.string(),
  unitKind: UnitKind,
  polarity: Polarity,
  aggregation: Aggregation,
  isKey: z.boolean(),
  frequency: Frequency,
  /** Target of the year: decimal text with a point, a range `80..90`, a grade, or a date. */
  target: z.nullable(z.string()),
  /** The same as documents print it: `14,00`, `80–90`, `WTP`, `31 Desember 2026`. */
  printedTarget: z.nullable(z.string()),
  /** By period, `2026-Q1` … `2026-Q4`; only those that were set, canonical like `target`. */
  quarterTargets: z.record(z.string(), z.string()),
})
export type PlanMeasure = z.infer<typeof PlanMeasure>

/** The whole plan of a region on one date, with the targets of one year. */
export type PlanTree = { nodes: PlanNode[]; measures: PlanMeasure[] }
