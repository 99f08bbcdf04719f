import { expect, it } from 'vitest'
import { type Chart, chartOf } from '../../organisation/words.ts'
import { whyNotLook } from './deciding.rules.ts'
import {
  type Counting,
  distributionUnits,
  lookedAtWithin,
  populations,
} from './population.rules.ts'

const unit = (id: string, parentId: string | null, isAgency = false) => ({
  ...{ id, parentId, isAgency, code: id, name: id, shortName: id, kind: 'BIDANG', skpdCode: null },
})
const post = (id: string, unitId: string, echelon: string) => ({
  ...{ id, unitId, echelon, code: id, title: id, kind: 'STRUKTURAL', level: 'ADMINISTRATOR' },
  ...{ superiorId: null, singleHolder: true },
})
const chart: Chart = chartOf({
  units: [unit('dinas', null, true), unit('kecil', 'dinas'), unit('besar', 'dinas')],
  positions: [
    post('kadis', 'dinas', 'II.b'),
    post('a', 'kecil', 'III.b'),
    post('b', 'besar', 'III.b'),
  ],
  ...{ people: [], assignments: [] },
} as unknown as Parameters<typeof chartOf>[0])
const people = (unitId: string, count: number, positionId = 'staf'): Counting[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `${unitId}${at}`, personId: `${unitId}${at}`, positionId, unitId },
    ...{ state: 'RATED' as const, stateSequence: 1, predicate: 'BAIK' as const },
  }))

it('counts 4 and 19 at the office as 23, the leader left out, and looks at the 4 there only', () => {
  const counted = [...people('kecil', 4), ...people('besar', 19), ...people('dinas', 1, 'kadis')]
  const found = populations(chart, distributionUnits(chart), counted)
  expect([...found].map(([id, of]) => [id, of.length])).toEqual([
    ...[
      ['dinas', 23],
      ['kecil', 4],
      ['besar', 19],
    ],
  ])
  const within = (id: string) => lookedAtWithin(chart, found, id, 10)
  expect([within('kecil'), within('besar'), within('dinas')]).toEqual(['dinas', null, null])
})

it('counts who leads a division in the office above and not in the division', () => {
  const found = populations(chart, distributionUnits(chart), people('kecil', 1, 'a'))
  expect([found.get('kecil')?.length, found.get('dinas')?.length]).toEqual([0, 1])
})

it('warns, blocks or takes a word, as the region set it', () => {
  const at = {
    ...{ name: 'Dinas', mine: true, whose: 'Kadis', fresh: true, decided: true, within: null },
    ...{ waiting: 3, findings: [{ kind: 'TOO_MANY' as const }] },
  }
  const why = (mode: 'WARN' | 'BLOCK', words = '') => whyNotLook({ ...at, mode }, words)?.code
  expect([why('WARN'), why('WARN', 'unit teladan'), why('BLOCK', 'unit teladan')]).toEqual([
    ...['staff/justification-missing', undefined, 'staff/pattern-blocked'],
  ])
  const other = (over: object) => whyNotLook({ ...at, mode: 'WARN', ...over }, 'x')?.code
  expect([other({ within: 'Dinas' }), other({ waiting: 0 }), other({ fresh: false })]).toEqual([
    ...['staff/looked-at-above', 'staff/nothing-waits', 'staff/distribution-moved'],
  ])
})
