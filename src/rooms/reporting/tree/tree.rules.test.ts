import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { anAssignment, aPerson, aPosition } from '../../../testing/organisation-samples.ts'
import {
  aFigure,
  aMeasureEntry,
  aNodeEntry,
  aPromise,
  aResult,
} from '../../../testing/samples/reporting.samples.ts'
import { chartOf, type Organisation } from '../../organisation/words.ts'
import { type NodeEntry, performanceTree } from './tree.rules.ts'

const moment = { year: 2026, upTo: '2026-07', today: '2026-08-12' }
const chartWith = (more: Partial<Organisation>) =>
  chartOf({
    ...{ on: '', units: [], positions: [], people: [], assignments: [], teamRoles: [] },
    ...more,
  })
const told = {
  ...{ pack: aMeasurementPack(), sight: { all: true } as const, units: null },
  chart: chartWith({}),
}
const reached = (
  id: string,
  nodeId: string,
  achievement: string,
  tone: 'good' | 'fine' | 'mid' | 'low' | 'bad' = 'fine',
) => aMeasureEntry({ id, nodeId, result: aResult(achievement, { tone }), figure: aFigure() })
const nodesOf = (...nodes: NodeEntry[]): NodeEntry[] => nodes
const byId = (tree: ReturnType<typeof performanceTree>) =>
  Object.fromEntries(tree.nodes.map((node) => [node.id, node]))

describe('the roll-up', () => {
  const nodes = nodesOf(
    aNodeEntry({ id: 'misi', component: 'MISI', unitId: null }),
    aNodeEntry({ id: 'tujuan', parentId: 'misi', component: 'TUJUAN_DAERAH' }),
    aNodeEntry({ id: 'lain', parentId: 'misi', component: 'TUJUAN_DAERAH' }),
    aNodeEntry({ id: 'kosong', parentId: 'misi', component: 'TUJUAN_DAERAH' }),
    aNodeEntry({ id: 'sasaran', parentId: 'tujuan' }),
  )
  const measures = [
    reached('a', 'tujuan', '250', 'good'),
    reached('b', 'tujuan', '60', 'low'),
    reached('c', 'lain', '50', 'bad'),
    aMeasureEntry({ id: 'd', nodeId: 'sasaran' }),
  ]
  const tree = performanceTree(nodes, measures, moment, told)

  it('gives a node the mean of its own measures, capped, and a node without any that of the nodes below', () => {
    expect(byId(tree)).toMatchObject({
      tujuan: { achievement: '90.00', tone: 'fine', basis: 'MEASURES' },
      lain: { achievement: '50.00', tone: 'bad', basis: 'MEASURES' },
      misi: {
        ...{ achievement: '70.00', tone: 'mid', basis: 'BELOW', unreported: 0 },
        coverage: { counted: 3, of: 3 },
      },
      kosong: { achievement: null, state: null, basis: null },
      sasaran: { achievement: null, state: 'NOT_REPORTED', unreported: 1 },
    })
  })

  it('counts nodes, measures, what lags and what is missing; a mean of means does not lag twice', () => {
    expect(tree.counts).toEqual({ nodes: 5, measures: 4, behind: 1, unreported: 1 })
  })

  it('is the same whatever order nodes and measures come in', () => {
    const turned = performanceTree(nodes.toReversed(), measures, moment, told)
    expect(turned).toEqual(tree)
  })

  it('survives a circle and a parent that is not shown', () => {
    const odd = nodesOf(
      aNodeEntry({ id: 'x', parentId: 'y' }),
      aNodeEntry({ id: 'y', parentId: 'x' }),
      aNodeEntry({ id: 'z', parentId: 'jauh' }),
    )
    expect(
      performanceTree(odd, [reached('a', 'x', '80')], moment, told)
        .nodes.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['x', 'y', 'z'])
  })
})

describe('a node', () => {
  it('is held by its post’s principal holder, as acted in', () => {
    const post = aPosition({ id: 'kabid', title: 'Kepala Bidang' })
    const entry = aNodeEntry({ id: 'n', holderPositionId: 'kabid' })
    const chart = chartWith({
      positions: [post],
      assignments: [anAssignment('eko@kabid', { kind: 'PLT' })],
      people: [aPerson({ id: 'eko', name: 'Eko' })],
    })
    const [node] = performanceTree([entry], [], moment, { ...told, chart }).nodes
    expect(node?.holder).toEqual({ name: 'Eko', title: 'Plt. Kepala Bidang', note: null })
    const [vacant] = performanceTree([entry], [], moment, {
      ...told,
      chart: chartWith({ positions: [post] }),
    }).nodes
    expect(vacant?.holder).toEqual({
      name: null,
      title: 'Kepala Bidang',
      note: 'Jabatan ini sedang kosong',
    })
  })

  it.each([
    ['somebody who sees everything', { all: true } as const, true],
    [
      'somebody of the office',
      { all: false as const, personId: 'x', positionIds: [], agencyIds: ['dinas'] },
      true,
    ],
    [
      'a stranger',
      { all: false as const, personId: 'x', positionIds: [], agencyIds: ['lain'] },
      false,
    ],
  ])('tells %s whether its promise may be opened', (_, sight, readable) => {
    const measure = aMeasureEntry({ id: 'a', nodeId: 'n', promise: aPromise() })
    const [node] = performanceTree([aNodeEntry({ id: 'n' })], [measure], moment, {
      ...told,
      sight,
    }).nodes
    expect(node?.agreement).toEqual({ id: 'pk', code: 'PK.1', state: 'ACTIVE', readable })
  })

  it('tells how many nodes below it are not in the answer', () => {
    const [top] = performanceTree(
      [aNodeEntry({ id: 'n' }, { below: 3 }), aNodeEntry({ id: 'm', parentId: 'n' })],
      [],
      moment,
      told,
    ).nodes
    expect(top?.more).toBe(2)
  })
})
