import fc from 'fast-check'
import { expect, it } from 'vitest'
import { printDate } from '../../../kernel/indonesian.ts'
import { addDays, holds } from '../../../kernel/time.ts'
import { isWorkingDay } from '../region/calendar.rules.ts'
import type { AbsencePack } from './absence.contract.ts'
import {
  alwaysOnDuty,
  asksForStandIn,
  type Duty,
  dueAfter,
  isLateFor,
  owesOn,
  printAbsent,
  toldOf,
} from './absence.rules.ts'

const who = 'a'
const day = (number: number): string => addDays('2026-01-01', number)
const duty = (spans: [string, string | null][], more: Partial<Duty> = {}): Duty => ({
  ...alwaysOnDuty,
  off: new Map([[who, spans.map(([validFrom, validTo]) => ({ validFrom, validTo }))]]),
  ...more,
})

it.each([
  // Tuesday 10 February 2026 is the deadline
  ['nobody away', [], '2026-02-10'],
  ['back before', [['2026-02-02', '2026-02-10']], '2026-02-10'],
  ['away that one day', [['2026-02-10', '2026-02-11']], '2026-02-11'],
  ['back on a Saturday', [['2026-02-02', '2026-02-14']], '2026-02-16'],
  [
    'away again on the day of the return',
    [
      ['2026-02-02', '2026-02-14'],
      ['2026-02-16', '2026-02-20'],
    ],
    '2026-02-20',
  ],
  ['nobody knows until when', [['2026-02-02', null]], null],
] as [string, [string, string | null][], string | null][])(
  'asks on the first working day after the return: %s',
  (_, spans, due) => {
    expect(dueAfter(duty(spans), who, '2026-02-10')).toBe(due)
  },
)

it('passes over days off, and leaves as many working days as the pack says', () => {
  const spans: [string, string][] = [['2026-02-02', '2026-02-16']]
  const holidays = new Set(['2026-02-16', '2026-02-17'])
  expect(dueAfter(duty(spans, { holidays }), who, '2026-02-10')).toBe('2026-02-18')
  const three = duty(spans, { holidays, workingDaysAfterReturn: 3 })
  expect(dueAfter(three, who, '2026-02-10')).toBe('2026-02-20')
  // what fell due on the very day of the return is not asked for earlier than what came before it
  expect(dueAfter(three, who, '2026-02-18')).toBe('2026-02-20')
})

const someDuty = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 8 }),
    open: fc.boolean(),
    off: fc.array(fc.integer({ min: 0, max: 260 }), { maxLength: 20 }),
    days: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ cuts, open, off, days }) => {
    const sorted = cuts.toSorted((a, b) => a - b)
    const spans = Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => {
      const last = open && at === Math.floor(sorted.length / 2) - 1
      return [day(sorted[2 * at] ?? 0), last ? null : day(sorted[2 * at + 1] ?? 0)]
    }) as [string, string | null][]
    return duty(spans, { holidays: new Set(off.map(day)), workingDaysAfterReturn: days })
  })

it('never asks earlier, never on a day away, never out of turn, and asks the same twice', () => {
  fc.assert(
    fc.property(someDuty, fc.integer({ min: 0, max: 220 }), (some, at) => {
      const [due, next] = [dueAfter(some, who, day(at)), dueAfter(some, who, day(at + 1))]
      if (due === null) {
        expect(next).toBeNull()
        return
      }
      expect(due >= day(at)).toBe(true)
      expect(owesOn(some, who, due)).toBe(true)
      expect(next === null || next >= due).toBe(true)
      expect(dueAfter(some, who, due)).toBe(due)
      if (due !== day(at)) expect(isWorkingDay(due, some.holidays)).toBe(true)
    }),
  )
})

it('is late only after the day it is asked for, and on no day away', () => {
  fc.assert(
    fc.property(
      someDuty,
      fc.integer({ min: 0, max: 200 }),
      fc.integer({ max: 260 }),
      (some, at, now) => {
        const late = isLateFor(some, who, day(at), day(now))
        const away = [...(some.off.get(who) ?? [])].some((span) => holds(span, day(now)))
        if (late) expect([away, day(at) < day(now)]).toEqual([false, true])
      },
    ),
  )
})

const kind = {
  ...{ name: 'Cuti besar', words: [], siasnId: null, offDuty: true, hidden: false, ends: false },
  standInAfterDays: 14,
}
it('tells the kind and the last day, and of what is nobody’s business only that they are away', () => {
  const pack: AbsencePack = {
    ...{ workingDaysAfterReturn: 1 },
    kinds: { CUTI_BESAR: kind, CUTI_SAKIT: { ...kind, name: 'Cuti sakit', hidden: true } },
  }
  const told = (code: string, validTo: string | null) =>
    printAbsent(toldOf({ personId: who, kind: code, validTo }, pack))

  expect(told('CUTI_BESAR', '2026-05-13')).toBe(`cuti besar sampai ${printDate('2026-05-12')}`)
  expect(told('CUTI_SAKIT', '2026-05-13')).toBe(`tidak bertugas sampai ${printDate('2026-05-12')}`)
  expect(told('GONE_FROM_THE_PACK', null)).toBe('tidak bertugas')
})

it('asks for a Plh or Plt where the post is empty for long enough', () => {
  expect(asksForStandIn(kind, 13)).toBe(false)
  expect(asksForStandIn(kind, 14)).toBe(true)
  expect(asksForStandIn(kind, null)).toBe(true)
  expect(asksForStandIn({ ...kind, standInAfterDays: 0 }, null)).toBe(false)
  expect(asksForStandIn({ ...kind, ends: true }, null)).toBe(false)
  expect(asksForStandIn({ ...kind, offDuty: false }, 90)).toBe(false)
})
