import * as z from 'zod/mini'
import { Span } from '../../kernel/dating.ts'
import { Id } from '../../kernel/ids.ts'
import { ledger, type Use } from '../../platform/database/ledger.ts'
import { Indicator } from './indicator/indicator.contract.ts'
import { Descent, PlanNode } from './plan.contract.ts'

export const nodeLedger = ledger('planning.nodeVersions', {
  shape: { ...PlanNode.shape, ...Span.shape },
  names: { id: 'nodeId', parentId: 'parentNodeId' },
  about: 'nodeId',
  line: 'validFrom',
  order: 'code',
  things: { table: 'planning.nodes', shape: {} },
})

export const indicatorLedger = ledger('planning.indicatorVersions', {
  shape: { ...Indicator.shape, ...Span.shape },
  names: { id: 'indicatorId' },
  about: 'indicatorId',
  line: 'validFrom',
  order: 'code',
  things: { table: 'planning.indicators', shape: {} },
})

export const measureLedger = ledger('planning.measures', {
  shape: {
    id: Id,
    nodeId: Id,
    indicatorId: Id,
    descent: Descent,
    parentMeasureId: z.nullable(Id),
    /** Percent of the parent's target, for descent `SHARE`. */
    share: z.nullable(z.string()),
    number: z.int(),
    ...Span.shape,
  },
  names: { id: 'measureId' },
  about: 'measureId',
  line: 'validFrom',
  order: 'number',
  things: null,
})

export const targetLedger = ledger('planning.targets', {
  shape: {
    measureId: Id,
    period: z.string(),
    value: z.string(),
    reason: z.nullable(z.string()),
  },
  names: {},
  about: 'measureId',
  line: 'period',
  order: 'period',
  things: null,
})

/** The dated tables an import of a plan writes. */
export const planLedgers = [nodeLedger, indicatorLedger, measureLedger, targetLedger]

/** Where a row of this room names a node, an indicator or a measure. */
export const planUses: readonly Use[] = [
  { noun: 'kinerja di bawahnya', table: nodeLedger.table, column: 'parentNodeId', of: nodeLedger },
  { noun: 'pemakaian indikator', table: measureLedger.table, column: 'nodeId', of: nodeLedger },
  {
    noun: 'pemakaian indikator',
    table: measureLedger.table,
    column: 'indicatorId',
    of: indicatorLedger,
  },
  {
    noun: 'turunan indikator',
    table: measureLedger.table,
    column: 'parentMeasureId',
    of: measureLedger,
  },
  { noun: 'target', table: targetLedger.table, column: 'measureId', of: measureLedger },
]
