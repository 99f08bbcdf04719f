import { expect, it } from 'vitest'
import type { Duty } from '../../organisation/words.ts'
import {
  overlapping,
  printClock,
  printMinutes,
  startAfter,
  waitsForPerson,
  whyNotChange,
  whyNotLog,
  whyNotWriteFor,
} from './log.rules.ts'
import { daysOf, minutesPerDay, streakOf, sumsOf, whyFree } from './norm.rules.ts'

const row = (id: string, starts: number, minutes: number) => ({ id, starts, minutes })

it('warns of rows that run into one another, and lets neighbours be', () => {
  expect(overlapping([row('a', 450, 60), row('b', 510, 60), row('c', 540, 10)])).toEqual(
    new Set(['b', 'c']),
  )
  expect(startAfter([row('a', 450, 60), row('b', 480, 10)])).toBe(510)
  expect(startAfter([])).toBe(450)
  expect(printClock(450)).toBe('07.30')
  expect([30, 60, 90].map(printMinutes)).toEqual(['30 menit', '1 jam', '1 jam 30 menit'])
})

it('refuses tomorrow, thirty hours in a day, and another person’s day', () => {
  const day = '2026-05-04'

  expect(whyNotLog([{ day, minutes: 60 }], day)).toBeNull()
  expect(whyNotLog([{ day: '2026-05-05', minutes: 60 }], day)?.code).toBe('staff/log-of-tomorrow')
  expect(
    whyNotLog(
      [
        { day, minutes: 900 },
        { day, minutes: 900 },
      ],
      day,
    )?.code,
  ).toBe('staff/day-too-long')
  expect(whyNotWriteFor(false)?.code).toBe('staff/not-named-as-foreman')
  expect(whyNotWriteFor(true)).toBeNull()
  expect(whyNotChange('APPROVED')?.code).toBe('staff/log-approved')
  expect(whyNotChange('RETURNED')).toBeNull()
  expect(waitsForPerson({ loggedBy: 'Mandor', answer: null })).toBe(true)
})

const duty: Duty = {
  off: new Map([['eko', [{ personId: 'eko', validFrom: '2026-05-06', validTo: '2026-05-07' }]]]),
  holidays: new Set(['2026-05-01']),
  workingDaysAfterReturn: 1,
}
const pauses = [{ startsOn: '2026-05-07', endsOn: '2026-05-08', reason: 'Aplikasi padam' }]

it('owes nothing on days off, in an absence, and in a registered incident', () => {
  const free = (day: string) => whyFree({ duty, pauses }, 'eko', day)

  expect(['2026-05-01', '2026-05-02', '2026-05-05', '2026-05-06', '2026-05-07'].map(free)).toEqual([
    'hari libur',
    'hari libur',
    null,
    'tidak bertugas',
    'Aplikasi padam',
  ])
})

it('norms a month of twenty owed days at 6,600 minutes, of which 5,610 are 85.0 percent', () => {
  const days = Array.from({ length: 20 }, (_, at) => ({
    ...{ day: `2026-06-${at + 1}`, minutes: 300, approved: at === 0 ? 5610 : 0, free: null },
  }))

  expect(minutesPerDay('5.5')).toBe(330)
  expect(sumsOf(days, 330)).toEqual({ norm: 6600, approved: 5610, logged: 6000, percent: '85.0' })
  expect(sumsOf([], 330).percent).toBeNull()
})

it('counts owed days in a row: what owes nothing breaks nothing, nor does today', () => {
  const days = daysOf(
    { from: '2026-05-04', to: '2026-05-11' },
    ['2026-05-05', '2026-05-08'].map((day) => ({ day, minutes: 60, approved: 0 })),
    (day) => whyFree({ duty, pauses }, 'eko', day),
  )

  expect(streakOf(days, '2026-05-11')).toBe(2)
  expect(streakOf(days, '2026-05-12')).toBe(0)
})
