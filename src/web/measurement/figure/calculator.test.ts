import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { errorsOf, inputOf, readFields, typedValue } from './calculator.ts'
import { draftName, type FigureDraft, isFigureDraft, openedDraft } from './draft.ts'

const pack = aMeasurementPack()
const now = '2026-07-15T02:00:00Z'
type Page = Parameters<typeof openedDraft>[0]
const aPage = (more: Partial<Page> = {}): Page => ({
  ...{
    unitKind: 'PERCENT',
    unitLabel: 'persen',
    aggregation: 'LAST',
    target: '90',
    current: null,
    version: 0,
    evidenceItems: [],
  },
  ...more,
})
const aCurrent = (
  more: Partial<NonNullable<Page['current']>> = {},
): NonNullable<Page['current']> => ({
  ...{
    id: 'a',
    measureId: 'm',
    period: '2026-Q2',
    version: 1,
    value: '84.5',
    numerator: null,
    denominator: null,
    blank: null,
  },
  ...{
    provisional: true,
    analysis: 'Naik.',
    reason: 'lama',
    capturedAt: now,
    reportedBy: 'eko',
    reporterName: 'Eko',
    verdict: null,
  },
  ...{
    question: null,
    verdictBy: null,
    verdictAt: null,
    lockedAt: null,
    evidenceIds: ['b1'],
    recordedAt: now,
  },
  ...more,
})
const aDraft = (more: Partial<FigureDraft> = {}): FigureDraft => ({
  ...openedDraft(aPage()),
  ...more,
})

describe('the form as it opens', () => {
  it('is empty, and asks for parts where ratios are pooled', () => {
    expect([
      openedDraft(aPage()).mode,
      openedDraft(aPage({ aggregation: 'RATIO_POOLED' })).mode,
    ]).toEqual(['value', 'parts'])
  })

  it('holds the figure to be corrected, with its evidence, but asks for a reason anew', () => {
    const evidenceItems = ['b1', 'b2'].map((id) => ({
      ...{
        id,
        name: `${id}.pdf`,
        mediaType: 'application/pdf',
        size: 9,
        sha256: '',
        page: null,
        note: null,
        uploadedBy: null,
      },
      ...{ recordedAt: now, judgements: [], mayJudge: false },
    }))

    expect(openedDraft(aPage({ current: aCurrent(), version: 1, evidenceItems }))).toEqual({
      ...{
        mode: 'value',
        value: '84,5',
        numerator: '',
        denominator: '',
        provisional: true,
        analysis: 'Naik.',
        reason: '',
        seen: 1,
        sending: null,
      },
      files: [{ key: 'b1', item: 'b1', name: 'b1.pdf', size: 9 }],
    })
    expect(
      openedDraft(
        aPage({ current: aCurrent({ value: '73.1', numerator: '61482', denominator: '84106' }) }),
      ),
    ).toMatchObject({
      ...{ mode: 'parts', numerator: '61482', denominator: '84106' },
    })
    expect(
      openedDraft(aPage({ current: aCurrent({ value: null, blank: 'NOT_MEASURABLE' }) })).mode,
    ).toBe('blank')
  })

  it('is known again on the device, and nothing else is', () => {
    expect([
      isFigureDraft(aDraft()),
      isFigureDraft(JSON.parse(JSON.stringify(aDraft()))),
      isFigureDraft({ mode: 'value' }),
      isFigureDraft(null),
    ]).toEqual([...[true, true, false, false]])
    expect(draftName('akun', 'm', '2026-06')).toBe('akun/angka/m/2026-06')
  })
})

describe('what the fields say', () => {
  it('is a value, a ratio, or nothing yet', () => {
    expect(typedValue(aDraft({ value: '84,5' }), aPage())).toBe('84.5')
    expect(
      typedValue(aDraft({ mode: 'parts', numerator: '61.482', denominator: '84.106' }), aPage()),
    ).toBe('73.100611')
    expect(typedValue(aDraft({ value: '84,' }), aPage())).toBeNull()
    expect(typedValue(aDraft({ mode: 'blank', value: '84' }), aPage())).toBeNull()
    expect(readFields(aDraft({ value: ' WTP ' }), aPage({ unitKind: 'GRADE' })).value).toEqual({
      kind: 'value',
      value: 'WTP',
    })
  })

  it('becomes what is sent, without what was left open', () => {
    const files = [
      { key: '1', item: 'b1', name: 'a', size: 1 },
      { key: '2', item: null, name: 'b', size: 1 },
    ]

    expect(
      inputOf(aDraft({ value: '84,5', numerator: '1', analysis: ' Naik ', files }), aPage()),
    ).toEqual({
      ...{ value: '84.5', provisional: false, analysis: 'Naik', evidenceIds: ['b1'] },
    })
    expect(
      inputOf(aDraft({ mode: 'blank', analysis: 'Belum terbit', reason: 'x' }), aPage()),
    ).toEqual({
      ...{
        blank: 'NOT_MEASURABLE',
        provisional: false,
        analysis: 'Belum terbit',
        reason: 'x',
        evidenceIds: [],
      },
    })
  })
})

it.each<[string, Partial<FigureDraft>, Partial<Page>, string[]]>([
  ['a good one', { value: '84,5' }, {}, []],
  ['nothing', {}, {}, ['value']],
  ['nothing in two fields', { mode: 'parts' }, {}, ['numerator']],
  [
    'what cannot be read',
    { mode: 'parts', numerator: 'banyak', denominator: '80-90' },
    {},
    ['numerator', 'denominator'],
  ],
  ['a zero below', { mode: 'parts', numerator: '1', denominator: '0' }, {}, ['denominator']],
  ['a blank without a reason', { mode: 'blank' }, {}, ['analysis']],
  [
    'a question without an answer',
    { value: '84' },
    { current: aCurrent({ verdict: 'RETURNED' }) },
    ['reason'],
  ],
  ['a predicate of no scale', { value: 'bagus' }, { unitKind: 'GRADE', target: 'WTP' }, ['value']],
])('errors of %s', (_, draft, page, pointers) =>
  expect(Object.keys(errorsOf(aDraft(draft), aPage(page), pack, now))).toEqual(pointers),
)
