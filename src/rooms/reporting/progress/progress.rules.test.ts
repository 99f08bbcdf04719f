import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { aFigure, aMeasureEntry, aResult } from '../../../testing/samples/reporting.samples.ts'
import type { MeasureEntry } from '../standing.rules.ts'
import { agreementProgress, missingAbove } from './progress.rules.ts'

const moment = { year: 2026, upTo: '2026-07', today: '2026-08-12' }
const progress = (measureIds: string[], entries: MeasureEntry[]) =>
  agreementProgress({ agreementId: 'pk', measureIds }, entries, moment, aMeasurementPack())

describe('how far an agreement is', () => {
  it('is the mean of its objectives, each the mean of its indicators, blanks left out', () => {
    const entries = [
      aMeasureEntry({ id: 'a', nodeId: 'one', result: aResult('100'), figure: aFigure() }),
      aMeasureEntry({ id: 'b', nodeId: 'one', result: aResult('80'), figure: aFigure() }),
      aMeasureEntry({
        id: 'c',
        nodeId: 'two',
        result: aResult('50', { tone: 'bad' }),
        figure: aFigure(),
      }),
      aMeasureEntry({ id: 'd', nodeId: 'two' }),
    ]

    const { achievement, tone, counted, unreported, measures } = progress(
      ['a', 'b', 'c', 'd'],
      entries,
    )

    expect({ achievement, tone, counted, unreported }).toEqual({
      achievement: '70.00',
      tone: 'mid',
      counted: 3,
      unreported: 1,
    })
    expect(measures.map(({ id, state }) => [id, state])).toEqual([
      ['a', 'REPORTED'],
      ['b', 'REPORTED'],
      ['c', 'REPORTED'],
      ['d', 'NOT_REPORTED'],
    ])
  })

  it('shows only what was promised, in the order of the attachment', () => {
    const entries = ['a', 'b', 'c'].map((id) => aMeasureEntry({ id, nodeId: 'one' }))
    expect(progress(['c', 'a'], entries).measures.map(({ id }) => id)).toEqual(['c', 'a'])
  })

  it('takes the figure of an identical indicator from above', () => {
    const above = aMeasureEntry({
      id: 'above',
      nodeId: 'top',
      result: aResult('90'),
      figure: aFigure(),
    })
    const same = aMeasureEntry({
      id: 'same',
      nodeId: 'one',
      descent: 'IDENTICAL',
      parentMeasureId: 'above',
    })

    expect(missingAbove([same])).toEqual(['above'])
    expect(missingAbove([same, above])).toEqual([])
    expect(progress(['same'], [same, above])).toMatchObject({
      achievement: '90.00',
      measures: [{ follows: 'above' }],
    })
  })

  it('says why there is nothing yet', () => {
    const entries = [aMeasureEntry({ id: 'a', nodeId: 'one' })]
    expect(progress(['a'], entries)).toMatchObject({
      achievement: null,
      tone: null,
      state: 'NOT_REPORTED',
      counted: 0,
      unreported: 1,
    })
    expect(progress([], [])).toMatchObject({ achievement: null, state: null, measures: [] })
  })
})
