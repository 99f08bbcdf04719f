import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { contentOf, type Expected, sameContent, whyNotValue } from './input.rules.ts'

const pack = aMeasurementPack()
const now = '2026-07-05T02:00:00.000Z'
const percent: Expected = { unitKind: 'PERCENT', target: '90' }
const opinion: Expected = { unitKind: 'GRADE', target: 'WTP' }
const milestone: Expected = { unitKind: 'MILESTONE', target: '2026-06-30' }
type Given = Parameters<typeof whyNotValue>[0]
type Before = Parameters<typeof whyNotValue>[2]

describe('what is no figure', () => {
  it.each<[string, Given, string | undefined, Expected?, Before?]>([
    ['a value', { value: '84.5' }, undefined],
    ['a value of zero', { value: '0' }, undefined],
    ['a ratio', { numerator: '190', denominator: '200' }, undefined],
    [
      'a blank with its reason',
      { blank: 'NOT_MEASURABLE', analysis: 'BPS terbit Februari' },
      undefined,
    ],
    ['nothing', {}, '/value'],
    ['two of them', { value: '1', numerator: '1', denominator: '2' }, '/value'],
    ['a value and a blank', { value: '1', blank: 'NOT_MEASURABLE', analysis: 'x' }, '/value'],
    ['a numerator alone', { numerator: '1' }, '/denominator'],
    ['a denominator alone', { denominator: '1' }, '/numerator'],
    ['a division by zero', { numerator: '1', denominator: '0' }, '/denominator'],
    ['words for a numerator', { numerator: 'satu', denominator: '2' }, '/numerator'],
    ['words for a denominator', { numerator: '1', denominator: 'dua' }, '/denominator'],
    ['words for a number', { value: '84,5' }, '/value'],
    ['a blank without a reason', { blank: 'NOT_MEASURABLE', analysis: ' ' }, '/analysis'],
    ['a predicate', { value: 'WDP' }, undefined, opinion],
    ['a predicate of no scale', { value: 'bagus' }, '/value', opinion],
    ['a predicate of a ratio', { numerator: '1', denominator: '2' }, '/numerator', opinion],
    [
      'any words where the target is of no scale',
      { value: 'bagus' },
      undefined,
      { unitKind: 'GRADE', target: 'sangat bagus' },
    ],
    ['a date', { value: '2026-06-12' }, undefined, milestone],
    ['not done yet', { value: 'belum' }, undefined, milestone],
    ['done without a date', { value: 'selesai' }, '/value', milestone],
    [
      'done where the target is to be done',
      { value: 'selesai' },
      undefined,
      { unitKind: 'MILESTONE', target: 'Selesai' },
    ],
    ['a number for a date', { value: '12' }, '/value', milestone],
    ['a moment to come', { value: '1', capturedAt: '2026-07-05T03:00:00Z' }, '/capturedAt'],
    [
      'a clock that runs a little fast',
      { value: '1', capturedAt: '2026-07-05T02:10:00Z' },
      undefined,
    ],
    ['no moment at all', { value: '1', capturedAt: 'kemarin' }, '/capturedAt'],
    [
      'a correction of a verified figure without reason',
      { value: '1' },
      '/reason',
      percent,
      { verdict: 'VERIFIED' },
    ],
    [
      'the same with a reason',
      { value: '1', reason: 'Data ganda dihapus' },
      undefined,
      percent,
      { verdict: 'VERIFIED' },
    ],
    [
      'a question left unanswered',
      { value: '1', reason: ' ' },
      '/reason',
      percent,
      { verdict: 'RETURNED' },
    ],
    ['a correction nobody has judged', { value: '1' }, undefined, percent, { verdict: null }],
  ])('%s', (_, input, pointer, expected = percent, before = null) => {
    const told = whyNotValue(input, expected, before, pack, now)

    expect(told?.errors?.[0]?.pointer).toBe(pointer)
    expect(told?.code).toBe(pointer && 'measurement/value')
  })
})

describe('the content of a version', () => {
  it('computes the value of a ratio and keeps its parts', () => {
    expect(
      contentOf(
        { numerator: ' 61482 ', denominator: '+84106', evidenceIds: ['b', 'a', 'b'] },
        'PERCENT',
      ),
    ).toEqual({
      ...{
        value: '73.100611',
        numerator: '61482',
        denominator: '84106',
        blank: null,
        provisional: false,
      },
      ...{ analysis: null, reason: null, evidenceIds: ['a', 'b'] },
    })
  })

  it('has no value when it is a blank', () => {
    expect(
      contentOf(
        { blank: 'NOT_MEASURABLE', analysis: ' belum terbit ', provisional: true },
        'NUMBER',
      ),
    ).toMatchObject({
      ...{ value: null, blank: 'NOT_MEASURABLE', analysis: 'belum terbit', provisional: true },
    })
  })

  it('never throws, whatever is given in', () => {
    expect(contentOf({ numerator: 'x', denominator: '0' }, 'PERCENT').value).toBeNull()
  })

  it('is the same only if all of it is', () => {
    const content = contentOf({ value: '84', evidenceIds: ['a', 'b'] }, 'NUMBER')

    expect(sameContent(content, { ...content, evidenceIds: ['b', 'a'] })).toBe(true)
    const others = [
      { value: '84.0' },
      { provisional: true },
      { analysis: 'x' },
      { reason: 'x' },
      { evidenceIds: ['a'] },
    ]
    expect(others.map((other) => sameContent(content, { ...content, ...other }))).toEqual(
      others.map(() => false),
    )
  })
})
