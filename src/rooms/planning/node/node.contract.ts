import * as z from 'zod/mini'
import { route } from '../../../kernel/contract.ts'
import { DateText, Id, Year } from '../../../kernel/ids.ts'
import { Gap } from '../gap/gap.contract.ts'
import { Component, Level, PlanMeasure } from '../plan.contract.ts'
import { Target } from '../target/target.contract.ts'

/** Who answers for a node, as printed; `name` is empty for a vacant post and `note` says so. */
export const NodeHolder = z.object({
  positionId: Id,
  personId: z.nullable(Id),
  title: z.string(),
  name: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type NodeHolder = z.infer<typeof NodeHolder>

/** A node as lists show it, with its measures and their targets of the year. */
export const NodeLine = z.object({
  id: Id,
  parentId: z.nullable(Id),
  code: z.string(),
  /** Steps below the topmost node shown. */
  depth: z.int(),
  statement: z.string(),
  component: Component,
  componentLabel: z.string(),
  level: Level,
  levelLabel: z.string(),
  unit: z.nullable(z.object({ id: Id, name: z.string(), shortName: z.string() })),
  holder: z.nullable(NodeHolder),
  budgetCode: z.nullable(z.string()),
  measures: z.array(PlanMeasure),
  /** Nodes directly below; in a list of a unit or a branch those that belong to it. */
  children: z.int(),
})
export type NodeLine = z.infer<typeof NodeLine>

/** A measure with every yearly target and the quarters of the year; a quarter without target is
 * there with `value: null`. */
export const MeasureCard = z.object({
  ...PlanMeasure.shape,
  parent: z.nullable(
    z.object({ measureId: Id, nodeId: Id, indicatorName: z.string(), statement: z.string() }),
  ),
  years: z.array(Target),
  quarters: z.array(Target),
})
export type MeasureCard = z.infer<typeof MeasureCard>

export const NodePage = z.object({
  year: Year,
  on: DateText,
  node: NodeLine,
  /** From the top of the tree down to the node's parent. */
  path: z.array(
    z.object({ id: Id, code: z.string(), statement: z.string(), componentLabel: z.string() }),
  ),
  children: z.array(NodeLine),
  measures: z.array(MeasureCard),
  gaps: z.array(Gap),
})
export type NodePage = z.infer<typeof NodePage>

export const PlanSummary = z.object({
  nodes: z.int(),
  measures: z.int(),
  keyIndicators: z.int(),
  gaps: z.int(),
})
export type PlanSummary = z.infer<typeof PlanSummary>

export const nodeContract = {
  listNodes: route({
    method: 'GET',
    path: '/api/planning/nodes',
    scope: 'planning.read',
    summary: 'Pohon kinerja sebagai daftar, urut pohon, dengan indikator dan target setahun',
    /** `depth`: only so many levels from the top of what is asked for. `words`, `holder`: only
     * nodes with every word, held by the post, and the way down to them. Without them, all. */
    input: z.object({
      year: z.optional(Year),
      unit: z.optional(Id),
      root: z.optional(Id),
      depth: z.optional(z.int().check(z.gte(1), z.lte(50))),
      words: z.optional(z.string().check(z.maxLength(200))),
      holder: z.optional(Id),
    }),
    /** `summary` is of everything asked for, also what `depth` leaves out. `found`: what was looked
     * for. */
    output: z.object({
      year: Year,
      on: DateText,
      summary: PlanSummary,
      found: z.nullable(z.object({ count: z.int(), ids: z.array(Id) })),
      items: z.array(NodeLine),
    }),
  }),
  readNode: route({
    method: 'GET',
    path: '/api/planning/nodes/:nodeId',
    summary: 'Satu kinerja: jalur ke atas, turunan, indikator, target, pemegang, yang masih kurang',
    input: z.object({ nodeId: Id, year: z.optional(Year) }),
    output: NodePage,
  }),
}
