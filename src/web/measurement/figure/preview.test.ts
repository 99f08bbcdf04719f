import { expect, it } from 'vitest'
import { openedDraft } from './draft.ts'
import { standingPreview } from './preview.ts'

type Page = Parameters<typeof standingPreview>[0]
const stored = (scope: string, uncapped: string): object => ({
  scope,
  uncapped,
  band: 'Baik',
  tone: 'good',
  reason: null,
})
const page = {
  ...{
    unitKind: 'PERCENT',
    unitLabel: 'persen',
    aggregation: 'LAST',
    target: '90',
    version: 1,
    evidenceItems: [],
    value: '84.5',
  },
  current: {
    value: '84.5',
    numerator: null,
    denominator: null,
    blank: null,
    provisional: false,
    analysis: null,
    evidenceIds: [],
  },
  change: { direction: 'naik', by: '2', better: true },
  results: [stored('PERIOD', '93.9'), stored('TO_DATE', '91'), stored('ANNUAL', '80')],
} as unknown as Page

it('shows the stored results while the form says what was reported, whatever is written beside', () => {
  const draft = { ...openedDraft(page), reason: 'Jawaban.', provisional: true }

  expect(standingPreview(page, draft)).toEqual({
    ...{
      value: '84.5',
      change: page.change,
      own: page.results[0],
      toDate: page.results[1],
      doubts: [],
    },
  })
})

it('shows nothing once the fields say something else, or nothing was reported', () => {
  const opened = openedDraft(page)

  expect([
    standingPreview(page, { ...opened, value: '85' }),
    standingPreview(page, { ...opened, mode: 'parts' }),
    standingPreview({ ...page, value: null, current: null }, { ...opened, value: '' }),
  ]).toEqual([null, null, null])
})
