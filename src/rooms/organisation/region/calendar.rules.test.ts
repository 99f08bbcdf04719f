import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/time.ts'
import {
  addWorkingDays,
  isWorkingDay,
  mostWorkingDays,
  readHolidayList,
  workingDayDeadline,
  workingDayFrom,
  workingDaysBetween,
} from './calendar.rules.ts'

const none: ReadonlySet<string> = new Set()

describe('working days', () => {
  it.each([
    ['2026-06-17T09:00', 14, [], '2026-07-07'],
    ['2026-06-17T23:59', 14, [], '2026-07-07'],
    ['2026-06-17', 1, [], '2026-06-18'],
    ['2026-06-19', 1, [], '2026-06-22'],
    ['2026-06-20', 1, [], '2026-06-22'],
    ['2026-06-21', 1, [], '2026-06-22'],
    ['2026-06-17', 1, ['2026-06-18', '2026-06-19'], '2026-06-22'],
    ['2026-06-17', 14, ['2026-07-07', '2026-06-20'], '2026-07-08'],
    ['2026-06-20', 0, [], '2026-06-20'],
    ['2026-12-24', 5, ['2026-12-25', '2027-01-01'], '2027-01-04'],
  ])('%s and %i working days off %j: %s', (receivedAt, workingDays, holidays, due) => {
    expect(workingDayDeadline({ receivedAt, workingDays, holidays })).toBe(due)
  })

  it('knows weekends and holidays', () => {
    expect(
      ['2026-06-19', '2026-06-20', '2026-06-21', '2026-06-22'].map((day) =>
        isWorkingDay(day, none),
      ),
    ).toEqual([true, false, false, true])
    expect(isWorkingDay('2026-08-17', new Set(['2026-08-17']))).toBe(false)
    expect(workingDayFrom('2026-06-20', none)).toBe('2026-06-22')
    expect(workingDayFrom('2026-06-22', none)).toBe('2026-06-22')
  })

  it('counts between two dates', () => {
    expect(workingDaysBetween('2026-06-17', '2026-06-24', none)).toBe(5)
    expect(workingDaysBetween('2026-06-20', '2026-06-22', none)).toBe(0)
    expect(workingDaysBetween('2026-06-24', '2026-06-17', none)).toBe(0)
  })

  it.each([-1, 1.5, mostWorkingDays + 1, Number.NaN])('refuses %s days', (days) =>
    expect(() => addWorkingDays('2026-06-17', days, none)).toThrow(RangeError),
  )

  it('ends on a working day with exactly that many counted', () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2024-01-01', days))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 120 }),
        fc.uniqueArray(day, { maxLength: 40 }),
        (from, days, holidays) => {
          const off = new Set(holidays)
          const due = addWorkingDays(from, days, off)
          expect(isWorkingDay(due, off)).toBe(true)
          expect(workingDaysBetween(addDays(from, 1), addDays(due, 1), off)).toBe(days)
        },
      ),
    )
  })
})

describe('a pasted list of days off', () => {
  it('is read in the ways such lists are written', () => {
    const list = [
      '1. Kamis, 1 Januari 2026\tTahun Baru 2026 Masehi',
      '2026-03-20; Cuti bersama Idulfitri',
      '17/08/2026 – Proklamasi Kemerdekaan',
      '',
      '9 Nov 2026, Hari jadi kota (libur daerah)',
    ].join('\n')

    expect(readHolidayList(list)).toEqual({
      items: [
        { onDate: '2026-01-01', name: 'Tahun Baru 2026 Masehi', kind: 'NATIONAL' },
        { onDate: '2026-03-20', name: 'Cuti bersama Idulfitri', kind: 'COLLECTIVE_LEAVE' },
        { onDate: '2026-08-17', name: 'Proklamasi Kemerdekaan', kind: 'NATIONAL' },
        { onDate: '2026-11-09', name: 'Hari jadi kota (libur daerah)', kind: 'REGIONAL' },
      ],
    })
  })

  it.each([
    ['31 Februari 2026; Salah', 'Baris 1: tanggalnya tidak terbaca'],
    ['1 Januari 2026', 'Baris 1: nama harinya belum ada'],
    ['2026-01-01 Tahun Baru\n1/1/2026 Lagi', 'Baris 2: tanggal ini sudah ada sebagai Tahun Baru'],
  ])('%j is told by its line', (list, problem) => {
    const read = readHolidayList(list)

    expect('problem' in read && read.problem).toContain(problem)
  })
})
