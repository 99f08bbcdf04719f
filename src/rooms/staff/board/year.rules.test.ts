import { expect, it } from 'vitest'
import { alwaysOnDuty } from '../../organisation/words.ts'
import { type BoardRow, lineOf } from './count.rules.ts'
import { lookWords } from './look.rules.ts'
import { stepsOf, type YearGround } from './year.rules.ts'

const plan = {
  ...{ id: 'p', state: 'AGREED' as const, since: '2026-01-20', inForce: true },
  ...{ startsOn: '2026-01-01', endsOn: '2027-01-01' },
}
const ground = (over: Partial<YearGround> = {}): YearGround => ({
  ...{ plans: [plan], evaluations: [], pauses: [], feedback: 0, year: 2026, today: '2026-04-02' },
  log: { days: ['2026-03-30', '2026-03-31', '2026-04-01'], waiting: 0, since: null },
  ...{ dueOn: () => '2026-01-31', unplanned: null, rater: 'Surya', aboveRater: 'Gita' },
  owed: ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02'],
  ...over,
})
const step = (name: string, over: Partial<YearGround> = {}) =>
  stepsOf(ground(over)).find((one) => one.step === name)
const evaluation = (state: YearGround['evaluations'][number]['state'], period = '2026-Q1') => ({
  ...{ id: period, period, endsOn: '2026-04-01', state, since: '2026-04-01' },
})

it.each([
  [{ plans: [] }, { state: 'WAITS', waitsFor: 'Anda', mine: true, href: '/skp' }],
  [
    { plans: [], unplanned: 'Di tempat lain.' },
    { state: 'NONE', sentence: 'Di tempat lain.' },
  ],
  [{ plans: [{ ...plan, state: 'DRAFT' as const, inForce: false }] }, { mine: true }],
  [
    { plans: [{ ...plan, state: 'SUBMITTED' as const, inForce: false }] },
    { waitsFor: 'Surya', mine: false, since: '2026-01-20', href: '/skp/p' },
  ],
  [{}, { state: 'DONE', waitsFor: null }],
])('says of an SKP who is waited for: %#', (over, told) => {
  expect(step('SKP', over)).toMatchObject(told)
})

it('asks for a day that is over and owed, then tells who has still to approve', () => {
  expect(step('LOG')).toMatchObject({
    ...{ state: 'DONE', sentence: 'Minggu ini tiga dari empat hari kerja tercatat.' },
  })
  const days = ['2026-03-30', '2026-04-01']
  expect(step('LOG', { log: { days, waiting: 2, since: '2026-03-30' } })).toMatchObject({
    ...{ waitsFor: 'Anda', since: '2026-03-31' },
  })
  const waiting = { ...ground().log, waiting: 2, since: '2026-03-30' }
  expect(step('LOG', { log: waiting })).toMatchObject({ waitsFor: 'Surya', since: '2026-03-30' })
  // on leave the whole week nothing is owed, and nobody is waited for
  expect(step('LOG', { owed: [], log: { ...waiting, days: [], waiting: 0 } })).toMatchObject({
    ...{ state: 'NONE', waitsFor: null },
  })
})

it.each([
  ['OPEN', 'Anda'],
  ['REPORTED', 'Surya'],
  ['RATED', 'pimpinan perangkat daerah, yang melihat distribusinya dahulu'],
  ['DELIVERED', 'Anda'],
  ['OBJECTED', 'Gita'],
  ['FINAL', null],
] as const)('an evaluation that is %s waits for %s', (state, waitsFor) => {
  expect(step('EVALUATION', { evaluations: [evaluation(state)] })).toMatchObject({ waitsFor })
})

it('names the oldest evaluation that waits for the official first', () => {
  const evaluations = [evaluation('REPORTED', '2026-Q1'), evaluation('OPEN', '2026-Q2')]
  expect(step('EVALUATION', { evaluations })?.href).toBe('/penilaian/2026-Q2')
})

it('says plainly that the allowance is not counted here', () => {
  expect(step('ALLOWANCE')).toMatchObject({ state: 'NONE', href: null, waitsFor: null })
})

const row = (at: number, over: Partial<BoardRow> = {}): BoardRow => ({
  ...{ assignmentId: `a${at}`, personId: `p${at}`, agencyId: 'd', state: 'AGREED', inForce: true },
  ...{ startsOn: '2026-01-01', endsOn: '2027-01-01', logged: 2, praised: false },
  ...{ evaluation: 'RATED', predicate: 'BAIK', ...over },
})
const posts = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ assignmentId: `a${at}`, personId: `p${at}` }))
const calendar = { duty: alwaysOnDuty, pauses: [] }
const over = { days: ['2026-03-30', '2026-03-31'], calendar, smallest: 5 }
const office = { id: 'd', name: 'Dinas' }

it('counts SKPs, owed days and evaluations, and shows no predicates of fewer than five', () => {
  const four = [row(0), row(1, { inForce: false, state: 'SUBMITTED' }), row(2), row(3)]
  expect(lineOf(office, posts(6), four, over)).toMatchObject({
    ...{ people: 6, skp: { agreed: 3, submitted: 1, draft: 0, none: 2 } },
    ...{ log: { owed: 8, logged: 8 }, evaluations: { open: 0, rated: 4, released: 0 } },
    predicates: null,
  })
  expect(lineOf(office, posts(5), [...four, row(4)], over).predicates).toEqual({ BAIK: 5 })
})

it('owes nothing on leave, and never counts more days than were owed', () => {
  const off = new Map([['p0', [{ validFrom: '2026-03-31', validTo: '2026-04-02' }]]])
  const { log } = lineOf(office, posts(1), [row(0)], {
    ...over,
    calendar: { ...calendar, duty: { ...alwaysOnDuty, off } },
  })
  expect(log).toEqual({ owed: 1, logged: 1 })
})

it('tells a look over many by its set, without the digest', () => {
  const reason = 'Triwulan I 2026, 12 pegawai yang dinilai Surya, sha256:0ab1'
  expect(lookWords({ act: 'evaluation.listed', period: '2026-Q1', reason })).toBe(
    'Membuka daftar penilaian Triwulan I 2026, 12 pegawai yang dinilai Surya',
  )
})
