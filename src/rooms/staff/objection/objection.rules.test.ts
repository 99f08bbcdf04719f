import { describe, expect, it } from 'vitest'
import {
  type Case,
  daysAfter,
  opinionRoleOf,
  whyNotDecide,
  whyNotObject,
  whyNotStatement,
} from './objection.rules.ts'

const nobody: Case = {
  ...{ state: 'DELIVERED', steps: [], today: '2026-02-02', lastDay: '2026-02-02' },
  ...{ statementUntil: '2026-02-09', isRated: false, isRater: false, isDecider: false },
  ...{ alone: false, wanted: ['SEKDA', 'BKPSDM', 'INSPEKTORAT'], roles: [] },
}
const filed: Case = {
  ...nobody,
  ...{ state: 'OBJECTED', steps: [{ step: 'FILED', role: null }] },
}
const upheld = { outcome: 'UPHELD' as const, grades: null, text: 'sudah tepat' }
const now = { result: 'MEETS' as const, behaviour: 'MEETS' as const }

it('received 19 January: 2 February by the calendar, 6 February by working days', () => {
  expect(daysAfter('2026-01-19', 14, 'CALENDAR', new Set())).toBe('2026-02-02')
  expect(daysAfter('2026-01-19', 14, 'WORKING', new Set())).toBe('2026-02-06')
})

describe('objecting', () => {
  it.each([
    [{}, 'ada', 'staff/objection-not-yours'],
    [{ isRated: true }, 'ada', undefined],
    [{ isRated: true }, ' ', 'staff/objection-words'],
    [{ isRated: true, today: '2026-02-03' }, 'ada', 'staff/objection-too-late'],
    [{ isRated: true, state: 'RATED' as const }, 'ada', 'staff/objection-too-early'],
    [{ isRated: true, state: 'OBJECTED' as const }, 'ada', 'staff/objection-filed'],
    [{ isRated: true, state: 'FINAL' as const }, 'ada', 'staff/objection-decided'],
  ])('%j, %j: %s', (over, grounds, code) =>
    expect(whyNotObject({ ...nobody, ...over }, grounds)?.code).toBe(code),
  )
})

describe('deciding', () => {
  const stated = { steps: [...filed.steps, { step: 'STATED' as const, role: null }] }
  const changed = { outcome: 'CHANGED' as const, grades: now, text: 'bukti kurang dibaca' }
  const above = { result: 'ABOVE' as const, behaviour: 'MEETS' as const }
  it.each([
    [{ isRater: true, isDecider: true, ...stated }, upheld, 'staff/objection-not-the-decider'],
    [{ isRater: true, ...stated }, upheld, 'staff/objection-not-the-decider'],
    [{ isRated: true, isDecider: true, ...stated }, upheld, 'staff/objection-not-the-decider'],
    [{ isDecider: true }, upheld, 'staff/objection-unheard'],
    [{ isDecider: true, today: '2026-02-10' }, upheld, undefined],
    [{ isDecider: true, ...stated }, upheld, undefined],
    [{ isDecider: true, ...stated }, { ...upheld, text: '' }, 'staff/objection-words'],
    [{ isDecider: true, ...stated }, changed, 'staff/objection-grades'],
    [{ isDecider: true, ...stated }, { ...changed, grades: above }, undefined],
    [{ isDecider: true, state: 'FINAL' as const }, upheld, 'staff/objection-decided'],
    [{ isDecider: true, state: 'DELIVERED' as const }, upheld, 'staff/objection-none'],
  ])('%j, %j: %s', (over, decision, code) =>
    expect(whyNotDecide({ ...filed, ...over }, decision, now)?.code).toBe(code),
  )

  it('of a head of office by the head of region, after every opinion', () => {
    const alone = { ...filed, alone: true, isRater: true, isDecider: true }
    expect(whyNotDecide(alone, upheld, now)?.code).toBe('staff/objection-no-opinions')
    const steps = (['SEKDA', 'BKPSDM', 'INSPEKTORAT'] as const).map((role) => ({
      ...{ step: 'OPINION' as const, role },
    }))
    expect(whyNotDecide({ ...alone, steps }, upheld, now)).toBeNull()
  })

  it('lets nobody give an opinion twice, or decide and give one', () => {
    const sekda = { ...filed, alone: true, roles: ['SEKDA' as const] }
    expect(opinionRoleOf(sekda)).toBe('SEKDA')
    expect(opinionRoleOf({ ...sekda, steps: [{ step: 'OPINION', role: 'SEKDA' }] })).toBeNull()
    expect(opinionRoleOf({ ...sekda, isDecider: true })).toBeNull()
    expect(opinionRoleOf({ ...sekda, alone: false })).toBeNull()
  })
})

it('hears the rater once', () => {
  expect(whyNotStatement({ ...filed, isRater: true }, 'begini')).toBeNull()
  const again = { ...filed, isRater: true, steps: [{ step: 'STATED' as const, role: null }] }
  expect(whyNotStatement(again, 'lagi')?.code).toBe('staff/objection-stated')
})
