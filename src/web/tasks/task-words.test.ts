import { describe, expect, it } from 'vitest'
import type { Task } from '../../rooms/tasks/task.contract.ts'
import { dueWords, greetingAt, groupsOf, metaWords, spokenName, verbOf } from './task-words.ts'

const today = '2026-11-11'
const aTask = (more: Partial<Task>): Task => ({
  id: '00000000-0000-7000-8000-000000000001',
  kind: 'agreements/read-draft',
  subject: '00000000-0000-7000-8000-000000000002',
  title: 'Baca konsep PK 2026 Anda',
  detail: null,
  capacity: 'Anda sendiri',
  waiting: null,
  openDays: 0,
  dueOn: null,
  late: false,
  link: '/perjanjian',
  openedAt: '2026-11-11T01:00:00.000Z',
  ...more,
})

it('groups by when tasks are due; a week ends on Sunday', () => {
  const tasks = [
    aTask({ dueOn: '2026-11-10', late: true }),
    aTask({ dueOn: today }),
    aTask({ dueOn: '2026-11-15' }),
    aTask({ dueOn: '2026-11-16' }),
    aTask({}),
  ]

  expect(groupsOf(tasks, today).map(({ id, tasks: own }) => [id, own.length])).toEqual([
    ['terlambat', 1],
    ['hari-ini', 1],
    ['minggu-ini', 1],
    ['nanti', 1],
    ['tanpa-batas', 1],
  ])
  expect(groupsOf([], today)).toEqual([])
})

it.each([
  [null, undefined],
  ['2026-11-08', 'Lewat 3 hari'],
  [today, 'Hari ini'],
  ['2026-11-12', 'Kamis, 12\u00a0Nov'],
  ['2026-11-18', '18\u00a0Nov\u00a02026'],
])('says when %s is', (dueOn, words) => expect(dueWords(dueOn, today)).toBe(words))

describe('who waits', () => {
  it('says since when, and as whom', () => {
    const told = aTask({ waiting: 'Maya Lestari', openDays: 2, capacity: 'Plt. Kepala Badan' })

    expect(metaWords(told, today, 2)).toBe(
      'Maya Lestari menunggu sejak 9\u00a0Nov\u00a02026. Sebagai Plt. Kepala Badan',
    )
    expect(metaWords(told, today, 1)).toBe('Maya Lestari menunggu sejak 9\u00a0Nov\u00a02026')
    expect(metaWords(aTask({}), today, 2)).toBeUndefined()
  })
})

it.each([
  ['Drs. Surya Pratama, M.Pd.', 'Surya Pratama'],
  ['Maya Lestari', 'Maya Lestari'],
  ['H.', 'H.'],
])('says %s as %s', (name, spoken) => expect(spokenName(name)).toBe(spoken))

it.each([
  [3, 'Selamat malam'],
  [4, 'Selamat pagi'],
  [11, 'Selamat siang'],
  [15, 'Selamat sore'],
  [18, 'Selamat malam'],
])('greets at %i with %s', (hour, words) => expect(greetingAt(hour)).toBe(words))

it('opens what has no words yet', () => {
  expect(verbOf({ kind: 'agreements/read-draft' }).verb).toBe('Baca')
  expect(verbOf({ kind: 'staff/unknown' })).toEqual({ verb: 'Kerjakan', button: 'Buka' })
})
