import { expect, it } from 'vitest'
import type { ControlRoom } from '../../rooms/reporting/control-room/control-room.contract.ts'
import { listAddress } from './control-question.ts'
import { lateWords, monthNumber, objectivesWords, openingOf, shownWords } from './control-words.ts'
import { figureAddress, markOf, printPercent, printShort, upToSentence } from './reporting-words.ts'

const bands = [
  { tone: 'good' as const, label: 'Sangat tinggi', from: '91' },
  { tone: 'bad' as const, label: 'Sangat rendah', from: null },
]
const room = (
  counts: Partial<ControlRoom['counts']>,
  more: Partial<ControlRoom> = {},
): ControlRoom => ({
  ...{
    year: 2026,
    month: '2026-10',
    upTo: '2026-10',
    today: '2026-11-12',
    bands,
    cap: '120',
    own: null,
    continues: null,
    groups: [],
  },
  seat: { kind: 'REGION', unitId: null, name: 'Kota Uji' },
  counts: {
    groups: 23,
    onTrack: 0,
    behind: 0,
    overdue: 0,
    measures: 0,
    unreported: 0,
    away: 0,
    late: 0,
    ...counts,
  },
  ...more,
})

it.each([
  [room({ onTrack: 4, behind: 5 }), 'Empat dari 23 perangkat daerah di jalur.'],
  [room({ onTrack: 14, behind: 5 }), '14 dari 23 perangkat daerah di jalur.'],
  [room({ onTrack: 23 }), 'Semua 23 perangkat daerah di jalur.'],
  [room({ behind: 3 }), 'Belum satu pun dari 23 perangkat daerah di jalur.'],
  [room({}), 'Belum ada capaian yang dilaporkan sampai Oktober 2026.'],
  [room({}, { month: null }), 'Belum ada bulan yang berakhir pada 2026.'],
  [room({ groups: 0 }), 'Belum ada rencana kinerja untuk 2026.'],
  [
    room(
      { groups: 3, onTrack: 1, behind: 1 },
      { seat: { kind: 'OFFICE', unitId: 'x', name: 'Dinas' } },
    ),
    'Satu dari 3 unit kerja di jalur.',
  ],
])('opens with a true sentence: %#', (told, expected) => expect(openingOf(told)).toBe(expected))

it('says what a list counts, and since when', () => {
  expect([
    shownWords('LATE', undefined, bands),
    shownWords('ALL', 'bad', bands),
    shownWords('ALL', 'NONE', bands),
  ]).toEqual(['lewat batas lapor', 'sangat rendah', 'belum punya capaian'])
  expect([lateWords(5), lateWords(0)]).toEqual(['lewat 5 hari', 'belum lewat batas'])
  expect([objectivesWords({ objectives: 1 }), objectivesWords({ objectives: 3 })]).toEqual([
    'Dari satu sasaran',
    'Rata-rata tiga sasaran',
  ])
  expect([monthNumber('2026-10'), monthNumber('2026-Q3'), monthNumber(null)]).toEqual([
    10,
    null,
    null,
  ])
})

it('leads from a number to its list, keeping seat and month', () => {
  expect(listAddress({ year: 2026, month: 6, unit: 'u' }, { group: null, show: 'LATE' })).toBe(
    '/ruang-kendali/daftar?tahun=2026&bulan=6&unit=u&kelompok=OWN&tampil=LATE',
  )
  expect(listAddress({ year: 2026 }, { group: 'g', tone: 'bad' })).toBe(
    '/ruang-kendali/daftar?tahun=2026&kelompok=g&nada=bad',
  )
})

it('draws one shape for an achievement or for the blank there is instead', () => {
  expect([
    markOf({ tone: 'low', state: null }),
    markOf({ tone: null, state: 'NOT_REPORTED' }),
    markOf({ tone: null, state: 'VERIFIED' }),
  ]).toEqual(['low', 'unreported', 'unmeasurable'])
  expect(markOf({ tone: null, state: null })).toBeNull()
})

it('prints percentages with two places, with one in a narrow cell, rounded half up', () => {
  expect([
    printPercent('49.70'),
    printShort('49.75'),
    printShort('49.74'),
    printShort('120.00'),
  ]).toEqual(['49,70%', '49,8', '49,7', '120,0'])
  expect([upToSentence(2026, '2026-10'), upToSentence(2026, null)]).toEqual([
    'Capaian sampai Oktober 2026.',
    'Belum ada bulan yang berakhir pada 2026.',
  ])
})

it('opens the figure of the measure that has it', () => {
  expect(figureAddress({ id: 'a', follows: null, period: '2026-Q2' })).toBe('/pengukuran/a/2026-Q2')
  expect(figureAddress({ id: 'a', follows: 'b', period: '2026-Q2' })).toBe('/pengukuran/b/2026-Q2')
  expect(figureAddress({ id: 'a', follows: null, period: null })).toBeNull()
})
