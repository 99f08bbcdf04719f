import { describe, expect, it } from 'vitest'
import packFile from '../../../../data/packs/perencanaan.json' with { type: 'json' }
import { aMeasure, aNode, measureId, nodeId } from '../../../testing/samples/planning.samples.ts'
import { PlanningPack } from '../pack.contract.ts'
import type { PlanMeasure, PlanNode } from '../plan.contract.ts'
import { treeOf } from '../tree/tree.rules.ts'
import { GapKind } from './gap.contract.ts'
import { gapCounts, gapLabels, gapsIn } from './gap.rules.ts'

const pack = PlanningPack.parse(packFile.content)
const top = aNode({ code: 'S1', component: 'SASARAN_DAERAH', parentId: nodeId('T1') })
const goal = aNode({ code: 'T1', component: 'TUJUAN_DAERAH', level: 'FINAL_OUTCOME' })
const own = aNode({ parentId: top.id })

/** Gaps of the sample node D1 and its measures; the tree above it is whole. */
function gapsOf({
  node = {},
  measures = [aMeasure()],
  others = [],
  positions = { has: () => true },
}: {
  node?: Partial<PlanNode>
  measures?: PlanMeasure[]
  others?: { node: PlanNode; measures: PlanMeasure[] }[]
  positions?: { has(id: string): boolean }
}) {
  const here = { ...own, ...node }
  const nodes = [goal, top, here, ...others.map((other) => other.node)]
  const tree = treeOf({
    nodes,
    measures: [...measures, ...others.flatMap((other) => other.measures)],
  })
  return gapsIn(tree, [here], { year: 2026, pack, positions })
}
const kindsOf = (told: Parameters<typeof gapsOf>[0]) =>
  gapsOf(told).map(({ kind, rule }) => [kind, rule])
const below = (...measures: PlanMeasure[]) => [
  {
    node: aNode({ code: 'P1', component: 'SASARAN_PROGRAM', parentId: own.id }),
    measures: measures.map((measure) => ({ ...measure, nodeId: nodeId('P1') })),
  },
]

describe('a node', () => {
  it('with parent, unit, holder, indicator and target lacks nothing', () =>
    expect(gapsOf({})).toEqual([]))

  it.each<[string, Parameters<typeof gapsOf>[0], [string, string | null][]]>([
    ['whose parent is gone', { node: { parentId: nodeId('X') } }, [['PARENT_MISSING', null]]],
    ['of a Renstra that floats', { node: { parentId: null } }, [['FLOATING_RENSTRA', 'C3']]],
    [
      'of a programme that floats',
      { node: { parentId: null, component: 'SASARAN_PROGRAM' } },
      [['PARENT_MISSING', 'C3']],
    ],
    ['nobody holds', { node: { holderPositionId: null } }, [['NODE_WITHOUT_HOLDER', null]]],
    ['whose post is gone', { positions: { has: () => false } }, [['NODE_WITHOUT_HOLDER', null]]],
    ['no unit has', { node: { unitId: null } }, [['NODE_WITHOUT_UNIT', null]]],
    ['without indicator', { measures: [] }, [['NODE_WITHOUT_INDICATOR', null]]],
    [
      'with six indicators',
      {
        measures: ['A', 'B', 'C', 'D', 'E', 'F'].map((indicatorCode) =>
          aMeasure({ indicatorCode }),
        ),
      },
      [['MANY_INDICATORS', null]],
    ],
    [
      'written as an activity',
      { node: { statement: 'Terlaksananya pelatihan guru' } },
      [['ACTIVITY_WORDING', 'C7']],
    ],
    [
      'that is a mission',
      { node: { component: 'MISI', holderPositionId: null, unitId: null }, measures: [] },
      [],
    ],
  ])('%s is told so', (_, told, kinds) => expect(kindsOf(told)).toEqual(kinds))
})

describe('a measure', () => {
  const share = (target: string) =>
    aMeasure({
      indicatorCode: `S${target}`,
      descent: 'SHARE',
      parentMeasureId: measureId('I1'),
      target,
    })
  const sum = {
    aggregation: 'SUM',
    unitKind: 'NUMBER',
    unitLabel: 'Sekolah',
    target: '40',
  } as const

  it.each<[string, Parameters<typeof gapsOf>[0], [string, string | null][]]>([
    [
      'without target of the year',
      { measures: [aMeasure({ target: null })] },
      [['TARGET_MISSING', null]],
    ],
    [
      'read quarterly without quarters',
      { measures: [aMeasure({ frequency: 'QUARTERLY' })] },
      [['QUARTERS_MISSING', null]],
    ],
    [
      'that is a grade needs no quarters',
      { measures: [aMeasure({ frequency: 'QUARTERLY', unitKind: 'GRADE', target: 'BB' })] },
      [],
    ],
    [
      'whose quarters miss the year',
      {
        measures: [
          aMeasure({
            ...sum,
            quarterTargets: { '2026-Q1': '10', '2026-Q2': '10', '2026-Q3': '10', '2026-Q4': '9' },
          }),
        ],
      },
      [['QUARTERS_DO_NOT_ADD_UP', null]],
    ],
    [
      'named as an activity',
      { measures: [aMeasure({ indicatorName: 'Jumlah rapat koordinasi' })] },
      [['ACTIVITY_WORDING', 'C7']],
    ],
    [
      'whose parts miss it',
      { measures: [aMeasure(sum)], others: below(share('10'), share('20')) },
      [['SHARES_DO_NOT_ADD_UP', 'C6']],
    ],
    [
      'that is no sum but was split',
      { others: below(share('10')) },
      [['SHARE_NOT_ADDITIVE', 'C6']],
    ],
    [
      'nothing below takes up',
      {
        measures: [aMeasure(), aMeasure({ indicatorCode: 'I2' })],
        others: below(aMeasure({ indicatorCode: 'Z', parentMeasureId: measureId('I1') })),
      },
      [['INDICATOR_NOT_DESCENDED', 'C4']],
    ],
    [
      'identical with another target',
      {
        measures: [aMeasure({ descent: 'IDENTICAL', parentMeasureId: measureId('U1') })],
        others: [
          {
            node: goal,
            measures: [aMeasure({ indicatorCode: 'U1', nodeId: goal.id, target: '98' })],
          },
        ],
      },
      [['IDENTICAL_DIFFERS', 'C5']],
    ],
  ])('%s is told so', (_, told, kinds) => expect(kindsOf(told)).toEqual(kinds))

  it('is told in one sentence, with the page that mends it', () => {
    const [gap] = gapsOf({
      measures: [aMeasure({ frequency: 'SEMESTER', quarterTargets: { '2026-Q2': '90' } })],
    })

    expect(gap).toMatchObject({
      sentence: 'Indikator «Angka partisipasi sekolah» belum punya target triwulan IV.',
      link: `/perencanaan/${own.id}?tahun=2026`,
      measureId: measureId('I1'),
    })
  })
})

it('counts the kinds, the most frequent first, each with its heading', () => {
  const gaps = gapsOf({
    node: { holderPositionId: null },
    measures: [aMeasure({ target: null }), aMeasure({ indicatorCode: 'I2', target: null })],
  })

  expect(gapCounts(gaps)).toEqual([
    { kind: 'TARGET_MISSING', label: 'Target tahun ini belum ada', count: 2 },
    { kind: 'NODE_WITHOUT_HOLDER', label: 'Belum ada pemegang', count: 1 },
  ])
  expect(Object.keys(gapLabels)).toEqual(GapKind.options)
})
