import { describe, expect, it } from 'vitest'
import { aMeasure, aNode, measureId, nodeId } from '../../../testing/samples/planning.samples.ts'
import { treeOf } from '../tree/tree.rules.ts'
import {
  quarterFault,
  quartersNeeded,
  shareFault,
  undescended,
  withInheritedTargets,
} from './descent.rules.ts'

const parts = (...targets: (string | null)[]) =>
  targets.map((target, at) =>
    aMeasure({ indicatorCode: `P${at}`, descent: 'SHARE', share: at === 0 ? '60' : '30', target }),
  )
const counted = { unitKind: 'NUMBER', aggregation: 'SUM' } as const

describe('C6: parts and their whole', () => {
  it.each([
    ['add up', { ...counted, target: '100' }, ['60', '40'], null],
    [
      'add up, however many places were written',
      { ...counted, target: '100.0' },
      ['60.00', '40'],
      null,
    ],
    [
      'do not add up',
      { ...counted, target: '1000' },
      ['60', '40'],
      { kind: 'SUM', parts: '100', whole: '1.000' },
    ],
    [
      'lack a figure, so the shares count',
      { ...counted, target: '100' },
      ['60', null],
      { kind: 'PERCENT', parts: '90' },
    ],
    [
      'of a percentage cannot be added',
      { unitKind: 'PERCENT', aggregation: 'LAST', target: '90' } as const,
      ['60', '30'],
      { kind: 'NOT_ADDITIVE' },
    ],
  ])('%s', (_, parent, targets, fault) =>
    expect(shareFault(parent, parts(...targets))).toEqual(fault),
  )

  it('says nothing where nothing was split', () =>
    expect(shareFault({ ...counted, target: '100' }, [aMeasure()])).toBeNull())
})

describe('quarters and their year', () => {
  const quarters = (...values: string[]) =>
    Object.fromEntries(values.map((value, at) => [`2026-Q${at + 1}`, value]))

  it.each([
    ['20 + 30 + 30 + 20 is 100', '100', quarters('20', '30', '30', '20'), null],
    [
      '20 + 30 + 30 + 10 is not 100',
      '100',
      quarters('20', '30', '30', '10'),
      { sum: '90', year: '100' },
    ],
    ['three quarters say nothing yet', '100', quarters('20', '30', '30'), null],
    ['words cannot be added', 'WTP', quarters('A', 'A', 'A', 'A'), null],
  ])('%s', (_, target, quarterTargets, fault) =>
    expect(quarterFault({ aggregation: 'SUM', target, quarterTargets })).toEqual(fault),
  )

  it('are compared only where the year is their sum', () =>
    expect(
      quarterFault({
        aggregation: 'LAST',
        target: '75',
        quarterTargets: quarters('60', '65', '70', '75'),
      }),
    ).toBeNull())

  it.each([
    ['ANNUAL', []],
    ['SEMESTER', ['2026-Q2', '2026-Q4']],
    ['MONTHLY', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
  ] as const)('an indicator read %s needs %j', (frequency, periods) =>
    expect(quartersNeeded({ frequency }, 2026)).toEqual(periods),
  )
})

describe('C5: an identical measure', () => {
  const top = aMeasure({
    indicatorCode: 'A',
    target: '80.00',
    printedTarget: '80,00',
    quarterTargets: { '2026-Q4': '80' },
  })
  const below = aMeasure({
    indicatorCode: 'B',
    descent: 'IDENTICAL',
    parentMeasureId: top.id,
    target: null,
    printedTarget: null,
  })
  const lowest = aMeasure({
    indicatorCode: 'C',
    descent: 'IDENTICAL',
    parentMeasureId: below.id,
    target: null,
    printedTarget: null,
  })

  it('takes the target from however far above', () =>
    expect(
      withInheritedTargets([lowest, below, top]).map(({ target, quarterTargets }) => [
        target,
        quarterTargets['2026-Q4'],
      ]),
    ).toEqual([
      ['80.00', '80'],
      ['80.00', '80'],
      ['80.00', '80'],
    ]))

  it('keeps its own where one was set, and survives a circle', () => {
    expect(withInheritedTargets([top, { ...below, target: '75' }])[1]?.target).toBe('75')
    const one = aMeasure({
      indicatorCode: 'X',
      descent: 'IDENTICAL',
      parentMeasureId: measureId('Y'),
      target: null,
    })
    const other = aMeasure({
      indicatorCode: 'Y',
      descent: 'IDENTICAL',
      parentMeasureId: measureId('X'),
      target: null,
    })
    expect(withInheritedTargets([one, other]).map(({ target }) => target)).toEqual([null, null])
  })
})

describe('C4: what no measure below takes up', () => {
  const nodes = [aNode({ code: 'D1' }), aNode({ code: 'P1', parentId: nodeId('D1') })]
  const above = (code: string) => aMeasure({ indicatorCode: code, nodeId: nodeId('D1') })
  const below = (parentMeasureId: string | null) =>
    aMeasure({ indicatorCode: 'Z', nodeId: nodeId('P1'), parentMeasureId })
  const left = (...measures: ReturnType<typeof aMeasure>[]) =>
    undescended(treeOf({ nodes, measures })).map(({ indicatorCode }) => indicatorCode)

  it('is told where the node has measures below it', () =>
    expect(left(above('A'), above('B'), below(measureId('A')))).toEqual(['B']))
  it('is not told of the only measure, which those below without a parent serve', () =>
    expect(left(above('A'), below(null))).toEqual([]))
  it('is not told where the branch ends (C8)', () =>
    expect(left(above('A'), above('B'))).toEqual([]))
})
