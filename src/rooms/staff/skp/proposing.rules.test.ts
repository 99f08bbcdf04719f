import { expect, it } from 'vitest'
import { addDays } from '../../../kernel/time.ts'
import { aResult } from '../../../testing/agreed-skps.ts'
import { findingsOf, readContent, readTarget } from './content.rules.ts'
import { promisedResults, supportingResults } from './proposing.rules.ts'
import { agreedBy, spanOf } from './whose.rules.ts'

let next = 0
const newId = () => `id ${++next}`
const row = {
  ...{ number: 1, nodeId: 'n1', measureId: 'm1', heading: null, objective: 'Mutu layanan naik' },
  ...{ indicator: 'Indeks kepuasan', unitLabel: 'indeks', target: '88.00' },
}

it('one objective of a PK is one result, with its indicators and what planning sets for quarters', () => {
  const measures = new Map([
    ['m1', { polarity: 'STABILIZE' as const, planned: { '2026-Q1': '85.00', '2026': '88.00' } }],
  ])
  const rows = [row, { ...row, number: 2, measureId: 'm2', unitLabel: 'dokumen', target: '12' }]
  const [both] = promisedResults(rows, 'STAFF', { measures, newId, year: 2026 })
  expect(both?.indicators.map(({ aspect, polarity }) => [aspect, polarity])).toEqual([
    ['QUALITY', 'RANGE'],
    ['QUANTITY', 'MAXIMIZE'],
  ])
  const [one] = promisedResults([row], 'EXECUTIVE', { measures, newId, year: 2026 })
  expect(one).toMatchObject({
    ...{ perspective: 'SERVICE_RECIPIENT', measureId: 'm1', mode: 'DIRECT' },
    quarters: [{ quarter: 1, target: '85.00' }],
  })
})

const span = { year: 2026, startsOn: '2026-01-01', endsOn: '2027-01-01' }
it.each([
  ['2026-01-01', '2027-01-01', '12', ['3 laporan', '3 laporan', '3 laporan', '3 laporan']],
  ['2026-08-01', '2027-01-01', '5', ['2 laporan', '3 laporan']],
  ['2026-01-01', '2026-05-01', '4', ['3 laporan', '1 laporan']],
])('from %s to %s a report each month', (startsOn, endsOn, target, quarters) => {
  const held = { year: 2026, startsOn, endsOn }
  const [own] = supportingResults([], 'Arsiparis', { span: held, family: 'STAFF', newId })
  expect(own).toMatchObject({ text: 'Terlaksananya tugas Arsiparis', parentResultId: null })
  expect(own?.indicators[0]?.target).toBe(target)
  expect(own?.quarters.map((one) => one.target)).toEqual(quarters)
})

it('gives a leader without a PK a draft that can be submitted', () => {
  const results = supportingResults([], 'Camat', { span, family: 'EXECUTIVE', newId })
  expect(results[0]?.perspective).toBe('BUSINESS_PROCESS')
  expect(findingsOf({ approach: 'QUANTITATIVE', results }, 'EXECUTIVE')).toEqual([])
})

it('supports five results at most, and names the promise at the root', () => {
  const above = Array.from({ length: 7 }, (_, at) => ({
    ...{ text: `Terlaksananya tugas A yang mendukung «Hasil ${at}»`, resultId: `r${at}` },
    measureId: 'm1',
  }))
  const results = supportingResults(above, 'B', { span, family: 'STAFF', newId })
  expect(results).toHaveLength(5)
  expect(results[0]).toMatchObject({
    text: 'Terlaksananya tugas B yang mendukung «Hasil 0»',
    ...{ parentResultId: 'r0', measureId: null, mode: 'INDIRECT' },
  })
})

it.each([
  ['1.200', '1200'],
  ['87,5', '87.5'],
  ['20-25', '20..25'],
  ['WTP', 'WTP'],
  ['', ''],
])('reads the target %s', (typed, read) => expect(readTarget(typed)).toBe(read))

it('says what an SKP lacks', () => {
  const lacks = (over: Parameters<typeof aResult>[0], family: 'STAFF' | 'EXECUTIVE' = 'STAFF') =>
    findingsOf({ approach: 'QUANTITATIVE', results: [aResult(over)] }, family)
      .filter(({ severity }) => severity === 'error')
      .map(({ detail }) => detail)
  const [indicator] = aResult({ id: 'r' }).indicators
  if (!indicator) throw new Error('no indicator')
  expect(lacks({ id: 'r' })).toEqual([])
  expect(lacks({ id: 'r', kind: 'ADDITIONAL', basis: 'SP 1' })).toEqual([
    'Paling sedikit satu hasil kerja utama.',
  ])
  expect(lacks({ id: 'r', indicators: [{ ...indicator, target: '' }] })).toEqual([
    'Hasil kerja 1: isi target indikator «Jumlah laporan».',
  ])
  expect(lacks({ id: 'r', indicators: [] })).toEqual([
    'Hasil kerja 1: tambahkan paling sedikit satu indikator.',
  ])
  expect(lacks({ id: 'r' }, 'EXECUTIVE')).toEqual(['Hasil kerja 1: pilih perspektifnya.'])
})

it('keeps the id of a result it knows, once, and gives a new one to any other', () => {
  const { results } = readContent(
    {
      ...{ approach: 'QUANTITATIVE', behaviours: { SERVICE: '' } },
      annexes: { resources: [' '], accountability: [], consequences: [] },
      results: [aResult({ id: 'r1' }), aResult({ id: 'r1' }), aResult({ id: 'strange' })],
    },
    { known: new Set(['r1']), newId: () => 'new' },
  )
  expect(results.map(({ id }) => id)).toEqual(['r1', 'new', 'new'])
})

it('covers the part of the year a post is held, and is due later for who began later', () => {
  const held = { validFrom: '2026-05-04', validTo: '2026-09-01' }
  expect(spanOf(held, 2026)).toEqual({ startsOn: '2026-05-04', endsOn: '2026-09-01' })
  expect(spanOf({ validFrom: '2020-01-01', validTo: null }, 2026).endsOn).toBe('2027-01-01')
  const rules = { dueOn: '01-31', graceDays: 30 } as Parameters<typeof agreedBy>[0]
  const due = (startsOn: string) => agreedBy(rules, { year: 2026, startsOn }, addDays)
  expect([due('2026-01-01'), due('2026-05-04')]).toEqual(['2026-01-31', '2026-06-03'])
})
