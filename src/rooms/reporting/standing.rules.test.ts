import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../testing/measurement-pack.ts'
import {
  aFigure,
  aMeasureEntry,
  aPromise,
  aResult,
} from '../../testing/samples/reporting.samples.ts'
import { type MeasureEntry, standingsOf, treeMeasure, yearTarget } from './standing.rules.ts'

const moment = { year: 2026, upTo: '2026-07', today: '2026-08-12' }
const pack = aMeasurementPack()
const placed = (entries: MeasureEntry[], id = 'a') => {
  const found = standingsOf(entries, moment).get(id)
  if (!found) throw new Error(id)
  return found
}
const shown = (more: Partial<MeasureEntry>) =>
  treeMeasure(placed([aMeasureEntry({ id: 'a', nodeId: 'n', ...more })]), pack)

describe('where a measure stands', () => {
  it.each([
    [
      'reported',
      aResult('97.5'),
      aFigure(),
      { achievement: '97.50', state: 'REPORTED', tone: 'fine', period: '2026-Q2' },
    ],
    ['verified', aResult('97.5'), aFigure({ verdict: 'VERIFIED' }), { state: 'VERIFIED' }],
    [
      'locked',
      aResult('97.5'),
      aFigure({ verdict: 'VERIFIED', lockedAt: '2026-07-20T01:00:00.000Z' }),
      { state: 'LOCKED' },
    ],
    [
      'returned with a question',
      aResult('97.5'),
      aFigure({ verdict: 'RETURNED' }),
      { state: 'RETURNED', achievement: '97.50' },
    ],
    [
      'not reported at all',
      null,
      null,
      { achievement: null, state: 'NOT_REPORTED', period: '2026-Q2', last: '2026-Q2', tone: null },
    ],
    [
      'silent since the first quarter',
      aResult('40', { period: '2026-Q1' }),
      null,
      { achievement: '40.00', state: 'NOT_REPORTED', period: '2026-Q1' },
    ],
    [
      'reported as not measurable',
      aResult(null),
      aFigure({ blank: 'NOT_MEASURABLE' }),
      {
        achievement: null,
        state: 'NOT_MEASURABLE',
        reason: 'Belum dapat diukur pada periode ini.',
      },
    ],
    [
      'at an entered zero',
      aResult('0', { realization: '0', tone: 'bad' }),
      aFigure(),
      { achievement: '0.00', value: '0', tone: 'bad' },
    ],
    [
      'far above its target',
      aResult('250', { tone: 'good' }),
      aFigure(),
      { achievement: '250.00', capped: true },
    ],
  ])('%s', (_, result, figure, expected) =>
    expect(shown({ result, figure })).toMatchObject(expected),
  )

  it('is not due while its first period runs', () => {
    expect(shown({ frequency: 'ANNUAL' })).toMatchObject({
      state: 'NOT_DUE',
      period: null,
      last: null,
    })
  })
})

describe('an identical measure', () => {
  const chain = [
    aMeasureEntry({
      id: 'top',
      nodeId: 't',
      result: aResult('88'),
      figure: aFigure(),
      target: '78.50',
    }),
    aMeasureEntry({
      id: 'middle',
      nodeId: 's',
      descent: 'IDENTICAL',
      parentMeasureId: 'top',
      target: null,
    }),
    aMeasureEntry({
      id: 'a',
      nodeId: 'n',
      descent: 'IDENTICAL',
      parentMeasureId: 'middle',
      target: null,
    }),
  ]

  it('shares the figure and the target of the one it came down from, however far up', () => {
    expect(treeMeasure(placed(chain), pack)).toMatchObject({
      achievement: '88.00',
      state: 'REPORTED',
      follows: 'top',
      target: '78.50',
    })
  })

  it('stands for itself where the one above is not shown, and in a circle', () => {
    expect(treeMeasure(placed(chain.slice(2)), pack)).toMatchObject({
      follows: null,
      state: 'NOT_REPORTED',
    })
    const circle = [
      aMeasureEntry({ id: 'a', nodeId: 'n', descent: 'IDENTICAL', parentMeasureId: 'a' }),
    ]
    expect(treeMeasure(placed(circle), pack).state).toBe('NOT_REPORTED')
  })
})

it.each([
  ['promised', aPromise(), '90'],
  ['still a draft', aPromise({ state: 'DRAFT', binds: false }), '80'],
  ['agreed, not signed by everybody', aPromise({ state: 'SIGNED_FIRST', binds: false }), '80'],
  ['promised without a target', aPromise({ target: '' }), '80'],
  ['not promised', null, '80'],
] as const)('takes the target of the year when %s', (_, promise, expected) => {
  expect(yearTarget(placed([aMeasureEntry({ id: 'a', nodeId: 'n', promise })]))).toBe(expected)
})
