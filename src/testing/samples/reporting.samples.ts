import type { PlanNode } from '../../rooms/planning/words.ts'
import type {
  FigureEntry,
  MeasureEntry,
  PromiseEntry,
  ResultEntry,
} from '../../rooms/reporting/standing.rules.ts'
import type { NodeEntry } from '../../rooms/reporting/tree/tree.rules.ts'

/** A node of an office; ids are plain words, so that a test reads well. */
export const aNodeEntry = (
  node: Partial<PlanNode> & { id: string },
  more: Partial<Omit<NodeEntry, 'node'>> = {},
): NodeEntry => ({
  node: {
    ...{
      parentId: null,
      code: node.id,
      component: 'SASARAN_PD',
      level: 'INTERMEDIATE_OUTCOME',
      statement: `Membaiknya ${node.id}`,
    },
    ...{ unitId: 'dinas', holderPositionId: null, holderPersonId: null, budgetCode: null },
    ...node,
  },
  ...{
    unitId: node.unitId === undefined ? 'dinas' : node.unitId,
    unit: 'Dinas',
    below: 0,
  },
  ...more,
})

/** A quarterly measure without promise, result and figure. */
export const aMeasureEntry = (
  more: Partial<MeasureEntry> & { id: string; nodeId: string },
): MeasureEntry => ({
  ...{
    number: 1,
    descent: 'NEW',
    parentMeasureId: null,
    indicator: `Angka ${more.id}`,
    unit: 'persen',
    unitKind: 'PERCENT',
    polarity: 'MAXIMIZE',
  },
  ...{
    frequency: 'QUARTERLY',
    isKey: false,
    target: '80',
    promise: null,
    result: null,
    figure: null,
  },
  ...more,
})

/** A stored achievement of the year so far, with the tone of the default profile's «tinggi» unless
 * said otherwise. */
export const aResult = (uncapped: string | null, more: Partial<ResultEntry> = {}): ResultEntry => ({
  ...{
    period: '2026-Q2',
    state: uncapped === null ? 'NO_DATA' : 'OK',
    uncapped,
    realization: '70',
    target: '80',
  },
  ...{
    tone: uncapped === null ? null : 'fine',
    reason: uncapped === null ? 'Belum dapat diukur pada periode ini.' : null,
  },
  ...more,
})

/** A figure as reported. */
export const aFigure = (more: Partial<FigureEntry> = {}): FigureEntry => ({
  ...{ period: '2026-Q2', blank: null, verdict: null, lockedAt: null, provisional: false },
  ...more,
})

/** A clause in force. */
export const aPromise = (more: Partial<PromiseEntry> = {}): PromiseEntry => ({
  ...{
    agreementId: 'pk',
    code: 'PK.1',
    state: 'ACTIVE',
    binds: true,
    target: '90',
    agencyId: 'dinas',
    personId: 'ani',
  },
  ...{ giverPersonId: 'wali', giverPositionId: 'wali-kota' },
  ...more,
})
