import type { PlanMeasure, PlanNode } from '../../rooms/planning/plan.contract.ts'

const uuid = (kind: number, code: string): string => {
  const digits = [...code]
    .map((letter) => letter.charCodeAt(0).toString(16).padStart(2, '0'))
    .join('')
  return `00000000-000${kind}-7000-8000-${digits.slice(0, 12).padStart(12, '0')}`
}

/** Id of the sample node with a code, so that tests can name parents. */
export const nodeId = (code: string): string => uuid(1, code)
/** Id of the sample measure with an indicator's code. */
export const measureId = (code: string): string => uuid(2, code)

/** A node of the sample tree; its id follows from its code. */
export const aNode = (node: Partial<PlanNode> = {}): PlanNode => ({
  id: nodeId(node.code ?? 'D1'),
  parentId: null,
  code: 'D1',
  component: 'SASARAN_PD',
  level: 'INTERMEDIATE_OUTCOME',
  statement: 'Meningkatnya mutu pendidikan dasar',
  unitId: uuid(3, 'U'),
  holderPositionId: uuid(4, 'J'),
  holderPersonId: null,
  budgetCode: null,
  ...node,
})

/** A measure on the sample node, with its target of 2026; its id follows from its indicator's
 * code. */
export const aMeasure = (measure: Partial<PlanMeasure> = {}): PlanMeasure => ({
  id: measureId(measure.indicatorCode ?? 'I1'),
  nodeId: nodeId('D1'),
  indicatorId: uuid(5, measure.indicatorCode ?? 'I1'),
  number: 1,
  descent: 'NEW',
  parentMeasureId: null,
  share: null,
  indicatorCode: 'I1',
  indicatorName: 'Angka partisipasi sekolah',
  unitLabel: '%',
  unitKind: 'PERCENT',
  polarity: 'MAXIMIZE',
  aggregation: 'LAST',
  isKey: false,
  frequency: 'ANNUAL',
  target: '99.20',
  printedTarget: '99,20',
  quarterTargets: {},
  ...measure,
})
