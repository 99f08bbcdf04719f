import { expect, it } from 'vitest'
import { dateOf, instantIn, printMoment, printMomentShort } from './moment.ts'

it.each([
  ['Asia/Jakarta', '10 November 2026 pukul 23.42 WIB'],
  ['Asia/Makassar', '11 November 2026 pukul 00.42 WITA'],
  ['Asia/Jayapura', '11 November 2026 pukul 01.42 WIT'],
  ['UTC', '10 November 2026 pukul 16.42 UTC'],
])('tells the day and the time of %s', (zone, printed) => {
  expect(printMoment('2026-11-10T16:42:30.000Z', zone).replaceAll('\u00a0', ' ')).toBe(printed)
})

it('keeps figures and their words together, and is short in narrow places', () => {
  expect(printMomentShort('2026-01-20T02:05:00.000Z', 'Asia/Makassar')).toBe(
    '20\u00a0Jan\u00a02026 pukul\u00a010.05\u00a0WITA',
  )
  expect(dateOf('2026-12-31T16:00:00.000Z', 'Asia/Makassar')).toBe('2027-01-01')
})

it('knows the instant at which clocks of a zone show a time', () => {
  expect(instantIn('2026-01-20', '09.30', 'Asia/Makassar')).toBe('2026-01-20T01:30:00.000Z')
  expect(instantIn('2026-01-20', '0:05', 'Asia/Jayapura')).toBe('2026-01-19T15:05:00.000Z')
  expect(instantIn('2026-01-20', 'pagi', 'Asia/Makassar')).toBeNull()
})
