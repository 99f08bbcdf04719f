import { expect, it } from 'vitest'
import { countsFrom, laterNotes, owesFrom, promisesLater, type Timing } from './timing.rules.ts'

const timing = (on: string): Timing => ({
  ...{ year: 2026, on, actingDays: 30, policy: { noNewFromMonth: 12 } },
})
const held = (kind: 'D' | 'PLT', validFrom: string) => ({ kind, validFrom })

it.each([
  ['a definitive holder at once', 'D', '2026-06-01', '2026-06-01', null],
  ['a Plt not before the set days', 'PLT', '2026-06-01', '2026-06-30', 'CARRIES_ON'],
  ['a Plt from then on', 'PLT', '2026-06-01', '2026-07-01', null],
  ['who was appointed on the last day before', 'D', '2026-11-30', '2026-12-05', null],
  ['nobody appointed in the last month', 'D', '2026-12-01', '2026-12-05', 'NEXT_YEAR'],
  [
    'a Plt whose days run into it: carries on first',
    'PLT',
    '2026-11-10',
    '2026-11-20',
    'CARRIES_ON',
  ],
  ['then promises in the next year', 'PLT', '2026-11-10', '2026-12-20', 'NEXT_YEAR'],
  ['who held the post before the year', 'D', '2025-12-20', '2026-01-02', null],
] as const)('obliges %s', (_, kind, from, on, why) =>
  expect(promisesLater(held(kind, from), timing(on))).toBe(why),
)

it('counts the deadline of a Plt from the day they owe, and a promise from the appointment', () => {
  expect(owesFrom(held('PLT', '2026-06-01'), 30)).toBe('2026-07-01')
  expect(owesFrom(held('D', '2026-06-01'), 30)).toBe('2026-06-01')
  expect([
    countsFrom(held('D', '2026-06-01'), 2026),
    countsFrom(held('D', '2024-02-01'), 2026),
  ]).toEqual(['2026-06-01', '2026-01-01'])
})

it('tells how many promise later, and why', () => {
  const all = [held('PLT', '2026-12-01'), held('D', '2026-12-02'), held('D', '2026-01-05')]

  expect(laterNotes(all, timing('2026-12-05')).map(({ detail }) => detail)).toEqual([
    '2 pejabat baru mulai pada akhir 2026, jadi PK-nya PK 2027.',
  ])
  expect(laterNotes([held('PLT', '2026-06-01')], timing('2026-06-05'))[0]?.detail).toBe(
    '1 Plt belum 30 hari menjabat, jadi belum membuat PK sendiri.',
  )
})
