import { describe, expect, it } from 'vitest'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { anOrganisation, aUnit } from '../../../testing/organisation-samples.ts'
import {
  aFigure,
  aMeasureEntry,
  aNodeEntry,
  aResult,
} from '../../../testing/samples/reporting.samples.ts'
import { alwaysOnDuty, chartOf } from '../../organisation/words.ts'
import type { MeasureEntry } from '../standing.rules.ts'
import { controlRoom, moneyOf } from './control-room.rules.ts'
import { decisive } from './months.rules.ts'
import { roomOf, shownIn } from './room.rules.ts'

const offices = ['disdik', 'dinkes', 'dlh', 'bkad']
const chart = chartOf(
  anOrganisation({
    units: [
      aUnit({ id: 'pemda', isAgency: false }),
      ...offices.map((id) => aUnit({ id, parentId: 'pemda' })),
    ],
  }),
)
const moment = { year: 2026, upTo: '2026-07', today: '2026-08-12' }
const nodes = [
  aNodeEntry({ id: 'kota', component: 'SASARAN_DAERAH', unitId: 'pemda' }),
  ...offices.map((id) => aNodeEntry({ id: `s-${id}`, unitId: id })),
  aNodeEntry({ id: 'p-disdik', component: 'SASARAN_PROGRAM', unitId: 'disdik' }),
]
const measures: MeasureEntry[] = [
  aMeasureEntry({
    id: 'kota',
    nodeId: 'kota',
    result: aResult('95', { tone: 'good' }),
    figure: aFigure({ verdict: 'VERIFIED' }),
  }),
  aMeasureEntry({
    id: 'disdik',
    nodeId: 's-disdik',
    result: aResult('60', { tone: 'low', period: '2026-Q2' }),
    figure: aFigure(),
  }),
  aMeasureEntry({ id: 'disdik-p', nodeId: 'p-disdik', frequency: 'MONTHLY' }),
  aMeasureEntry({ id: 'dinkes', nodeId: 's-dinkes', result: aResult('80', { period: '2026-Q1' }) }),
  aMeasureEntry({
    id: 'dlh',
    nodeId: 's-dlh',
    result: aResult('92', { tone: 'good' }),
    figure: aFigure(),
  }),
  aMeasureEntry({ id: 'bkad', nodeId: 's-bkad', frequency: 'ANNUAL' }),
]
const told = {
  moment,
  ended: '2026-07',
  seat: { kind: 'REGION' } as const,
  chart,
  pack: aMeasurementPack(),
  reportByDay: 10,
  ownersOf: new Map(),
  duty: alwaysOnDuty,
}
const room = roomOf(told, nodes, measures)
const series = {
  entries: decisive(room),
  results: [
    { measureId: 'disdik', ...aResult('40', { period: '2026-Q1', tone: 'bad' }) },
    { measureId: 'disdik', ...aResult('60', { tone: 'low' }) },
    { measureId: 'dinkes', ...aResult('80', { period: '2026-Q1' }) },
    { measureId: 'dlh', ...aResult('92', { tone: 'good' }) },
  ],
  figures: [
    { measureId: 'disdik', ...aFigure({ period: '2026-Q1' }) },
    { measureId: 'disdik', ...aFigure() },
    { measureId: 'dinkes', ...aFigure({ period: '2026-Q1' }) },
    { measureId: 'dlh', ...aFigure({ period: '2026-Q1', blank: 'NOT_MEASURABLE' }) },
    { measureId: 'dlh', ...aFigure() },
  ],
}
const promises = [
  { agencyId: 'disdik', unitId: 'disdik', state: 'ACTIVE' as const, count: 3 },
  { agencyId: 'disdik', unitId: 'bidang', state: 'DRAFT' as const, count: 1 },
  { agencyId: 'disdik', unitId: 'bidang', state: 'ENDED' as const, count: 9 },
]
const shown = controlRoom(
  room,
  series,
  {
    promises,
    budget: new Map([['disdik', { budget: 6_500_000, realised: 650_000, realisedUpTo: 5 }]]),
  },
  'Pemerintah Kota Uji',
)
const group = (name: string) => shown.groups.find((one) => one.name === name)
const monthOf = (name: string, month: number) => group(name)?.months[month - 1]

it('puts first what needs attention: low, then silent, then the rest', () => {
  expect(shown.groups.map(({ name }) => name)).toEqual(['disdik', 'dinkes', 'dlh', 'bkad'])
  expect(shown.counts).toEqual({
    groups: 4,
    onTrack: 1,
    behind: 1,
    overdue: 2,
    measures: 6,
    unreported: 2,
    away: 0,
    late: 2,
  })
  expect(shown.own).toMatchObject({
    id: null,
    name: 'Pemerintah Kota Uji',
    achievement: '95.00',
    tone: 'good',
  })
})

it('judges an office by its sasaran and counts all of its measures', () => {
  expect(group('disdik')).toMatchObject({
    ...{ achievement: '60.00', tone: 'low', objectives: 1, budget: 6_500_000, realised: 650_000 },
    tones: { low: 1, none: 1 },
    report: { expected: 2, reported: 1, verified: 0, unreported: 1, away: 0, late: 1 },
    agreements: { total: 4, active: 3 },
  })
})

it('knows of money what is known of all codes of a group, up to the month looked at', () => {
  const codes = [
    { amount: 10, spent: [1, 2, 3] },
    { amount: 5, spent: [4, -1] },
  ]
  expect(moneyOf(codes, 12)).toEqual({ budget: 15, realised: 6, realisedUpTo: 2 })
  expect(moneyOf(codes, 1)).toEqual({ budget: 15, realised: 5, realisedUpTo: 1 })
  expect(moneyOf([...codes, { amount: 1, spent: [] }], 12)).toEqual({
    ...{ budget: 16, realised: null, realisedUpTo: null },
  })
})

describe('a month', () => {
  it('shows the year so far at its end, and what was not yet due as such', () => {
    expect(monthOf('disdik', 2)).toMatchObject({ achievement: null, state: 'NOT_DUE', due: 0 })
    expect(monthOf('disdik', 3)).toMatchObject({
      achievement: '40.00',
      tone: 'bad',
      due: 1,
      reported: 1,
    })
    expect(monthOf('disdik', 5)).toMatchObject({ achievement: '40.00', due: 1, reported: 1 })
    expect(monthOf('disdik', 6)).toMatchObject({ achievement: '60.00', tone: 'low' })
    expect(monthOf('disdik', 8)).toMatchObject({ achievement: null, state: 'NOT_DUE' })
  })

  it('stays empty once the last ended period is silent, though an earlier figure is known', () => {
    expect(monthOf('dinkes', 5)).toMatchObject({ achievement: '80.00' })
    expect(monthOf('dinkes', 6)).toMatchObject({
      achievement: null,
      state: 'NOT_REPORTED',
      due: 1,
      reported: 0,
    })
    expect(monthOf('dinkes', 7)).toMatchObject({ achievement: null, state: 'NOT_REPORTED' })
    expect(group('dinkes')).toMatchObject({ achievement: null, state: 'NOT_REPORTED' })
  })

  it('tells what could not be measured apart from what was not reported', () => {
    expect(monthOf('dlh', 3)).toMatchObject({
      achievement: null,
      state: 'NOT_MEASURABLE',
      due: 1,
      reported: 1,
    })
    expect(monthOf('bkad', 7)).toMatchObject({ achievement: null, state: 'NOT_DUE' })
  })
})

it('opens each number as the measures it counts', () => {
  const ids = (...told: Parameters<typeof shownIn>): string[] =>
    shownIn(...told).map(({ entry }) => entry.id)
  expect(ids(room, 'disdik', 'ALL')).toEqual(['disdik', 'disdik-p'])
  expect(ids(room, 'disdik', 'OBJECTIVES')).toEqual(['disdik'])
  expect(ids(room, 'disdik', 'REPORTED')).toEqual(['disdik'])
  expect(ids(room, 'bkad', 'EXPECTED')).toEqual([])
  expect(ids(room, 'dinkes', 'LATE')).toEqual(['dinkes'])
  expect(ids(room, 'dlh', 'UNREPORTED')).toEqual([])
  expect(ids(room, 'dlh', 'VERIFIED')).toEqual([])
})

it('counts as many measures as its list holds: one that follows another is that other’s', () => {
  const follower = aMeasureEntry({
    ...{ id: 'ikut', nodeId: 'p-disdik', descent: 'IDENTICAL', parentMeasureId: 'disdik' },
  })
  const wider = roomOf(told, nodes, [...measures, follower])
  const counted = controlRoom(
    wider,
    { entries: [], results: [], figures: [] },
    { promises: [], budget: new Map() },
    'Pemerintah Kota Uji',
  )
  const listed = [...wider.nodesOf.keys()].flatMap((key) => shownIn(wider, key, 'ALL'))

  expect([counted.counts.measures, listed.length]).toEqual([6, 6])
})
