import { expect, it } from 'vitest'
import { alwaysOnDuty } from '../organisation/words.ts'
import { digestOf, isDigestDue, isQuiet, waitingOf } from './round.rules.ts'

const aTask = (title: string, dueOn: string | null, openedAt = '2026-01-01T00:00:00.000Z') => ({
  kind: 'uji/isi',
  title,
  dueOn,
  openedAt,
})
const daysBefore = [14, 7, 3, 1, 0, -1]
const holidays = new Set<string>()
const reminded = (dueOn: string, today: string, since: string): boolean =>
  digestOf('p', [aTask('Isi', dueOn)], { since, today, daysBefore }) !== null

it.each([
  ['14 days before', '2026-02-03', true],
  ['13 days before', '2026-02-02', false],
  ['a week before', '2026-01-27', true],
  ['three days before', '2026-01-23', true],
  ['the day before', '2026-01-21', true],
  ['on the day', '2026-01-20', true],
  ['the day after', '2026-01-19', true],
  ['two days after', '2026-01-18', false],
])('reminds %s', (_, dueOn, told) => expect(reminded(dueOn, '2026-01-20', '2026-01-19')).toBe(told))

it('loses no reminder of days on which nothing was told', () => {
  // due on Saturday, reminded of on Friday and then on Monday, after the weekend
  expect(reminded('2026-01-24', '2026-01-26', '2026-01-23')).toBe(true)
  expect(reminded('2026-01-24', '2026-01-27', '2026-01-26')).toBe(false)
})

it.each([
  ['in the morning of a working day', '2026-01-20T00:00:00Z', null, true],
  ['before that', '2026-01-19T22:30:00Z', null, false],
  ['before work ends', '2026-01-20T07:30:00Z', null, true],
  ['once work is over', '2026-01-20T08:00:00Z', null, false],
  ['late in the evening', '2026-01-20T12:00:00Z', null, false],
  ['once a day', '2026-01-20T02:00:00Z', '2026-01-20', false],
])('is told %s', (_, now, last, due) =>
  expect(isDigestDue(now, { today: '2026-01-20', timeZone: 'Asia/Makassar', last, holidays })).toBe(
    due,
  ),
)

it('is not told on a Sunday, nor on a holiday of the region', () => {
  const told = (today: string, off: string[] = []) =>
    isDigestDue(`${today}T02:00:00Z`, {
      ...{ today, timeZone: 'Asia/Makassar', last: null, holidays: new Set(off) },
    })

  expect([told('2026-01-18'), told('2026-01-19', ['2026-01-19']), told('2026-01-19')]).toEqual([
    false,
    false,
    true,
  ])
})

it('reminds nobody off duty, and of what fell due then on the day of the return', () => {
  const duty = {
    ...alwaysOnDuty,
    off: new Map([['p', [{ validFrom: '2026-01-12', validTo: '2026-01-21' }]]]),
  }
  const told = (dueOn: string, today: string, since: string) =>
    digestOf('p', [aTask('Isi', dueOn)], { since, today, daysBefore }, duty)?.detail

  expect(told('2026-01-20', '2026-01-20', '2026-01-19')).toBeUndefined()
  expect(told('2026-01-13', '2026-01-21', '2026-01-20')).toBe('Isi (hari ini).')
})

it('reminds on the days of the pack of rules', () =>
  expect(
    [2, 3].map((day) =>
      digestOf('p', [aTask('Isi', '2026-01-23')], {
        ...{ since: '2026-01-19', today: '2026-01-20', daysBefore: [day] },
      }),
    ),
  ).toEqual([null, expect.objectContaining({ kind: 'tasks/digest' })]))

it('is quiet from eight in the evening to six in the morning, by the zone of the region', () => {
  const quiet = (moment: string) => [
    isQuiet(moment, 'Asia/Jakarta'),
    isQuiet(moment, 'Asia/Jayapura'),
  ]

  expect(quiet('2026-01-20T11:30:00Z')).toEqual([false, true])
  expect(quiet('2026-01-20T22:30:00Z')).toEqual([true, false])
})

it('says in one sentence how many wait, and names the five most urgent', () => {
  const tasks = ['A', 'B', 'C', 'D', 'E', 'F'].map((title) => aTask(title, '2026-01-21'))
  const digest = digestOf(
    'p',
    [...tasks, aTask('Kapan saja', null), aTask('Kemarin', '2026-01-19')],
    { since: '2026-01-19', today: '2026-01-20', daysBefore },
  )

  expect(digest).toMatchObject({ title: 'Tujuh hal menunggu Anda.', link: '/' })
  expect(digest?.detail).toMatch(
    /^Kemarin \(lewat batas\); A \(paling lambat .*; dan dua lainnya\.$/,
  )
})

it('tells of promises only where one is new, and then of all', () => {
  const [old, fresh] = [aTask('Lama', null), aTask('Baru', null, '2026-01-20T01:00:00.000Z')]

  expect(waitingOf('p', [old], '2026-01-20T00:00:00.000Z')).toBeNull()
  expect(waitingOf('p', [old], null)).toMatchObject({ topic: 'agreements/sign' })
  expect(waitingOf('p', [old, fresh], '2026-01-20T00:00:00.000Z')).toMatchObject({
    title: 'Dua perjanjian kinerja menunggu tanda tangan Anda.',
    link: '/tanda-tangan',
  })
})
