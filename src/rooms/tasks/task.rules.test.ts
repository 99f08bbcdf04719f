import { expect, it } from 'vitest'
import type { Mandate } from '../../kernel/actor.ts'
import { alwaysOnDuty } from '../organisation/words.ts'
import type { Task } from './task.contract.ts'
import { byUrgency, type OpenTask, taskFor } from './task.rules.ts'

const aTask = (more: Partial<OpenTask> = {}): OpenTask => ({
  ...{
    id: 't',
    kind: 'uji/isi',
    subject: 's',
    title: 'Isi target',
    detail: null,
    positionId: null,
    grant: null,
    unitId: null,
  },
  ...{
    waiting: null,
    dueOn: null,
    link: '/',
    openedAt: '2026-01-10T02:00:00.000Z',
    openedOn: '2026-01-10',
    ...more,
  },
})
const aMandate = (more: Partial<Mandate>): Mandate => ({
  ...{
    kind: 'assignment',
    id: 'm',
    title: 'Kepala Bidang',
    unitId: null,
    agencyId: null,
    positionId: null,
    teamId: null,
  },
  ...{ regionWide: false, rights: [], ...more },
})
const mandates = [
  aMandate({ id: 'a1', positionId: 'kabid', title: 'Kepala Bidang SMP' }),
  aMandate({ id: 'a2', positionId: 'kabid-sd', title: 'Plt. Kepala Bidang SD' }),
  aMandate({ id: 'g1', kind: 'grant', title: 'Pengawas intern (APIP)' }),
  aMandate({ id: 'g2', kind: 'grant', title: 'Operator, Disdik', unitId: 'disdik' }),
]
const grants = [
  { id: 'g1', role: 'AUDITOR', unitId: null },
  { id: 'g2', role: 'OPERATOR', unitId: 'disdik' },
]
const seen = (task: OpenTask) =>
  taskFor(task, { personId: 'p', mandates, grants, duty: alwaysOnDuty }, '2026-01-20')

it.each([
  ['of the post it is addressed to', aTask({ positionId: 'kabid-sd' }), 'Plt. Kepala Bidang SD'],
  [
    'of the role, among several',
    aTask({ grant: 'OPERATOR', unitId: 'disdik' }),
    'Operator, Disdik',
  ],
  ['of the other role', aTask({ grant: 'AUDITOR' }), 'Pengawas intern (APIP)'],
  ['of nobody but the person', aTask(), 'Anda sendiri'],
])('reaches its holder in the capacity %s', (_, task, capacity) =>
  expect(seen(task).capacity).toBe(capacity),
)

it.each([
  ['late from the day after its date', '2026-01-19', true],
  ['not late on its date', '2026-01-20', false],
  ['never late without a date', null, false],
])('is %s', (_, dueOn, late) => expect(seen(aTask({ dueOn })).late).toBe(late))

it('counts whole days since it was opened, never less than none', () => {
  expect([seen(aTask()).openDays, seen(aTask({ openedOn: '2026-01-21' })).openDays]).toEqual([
    10, 0,
  ])
})

it('tells nobody whom it is addressed to', () => {
  expect(Object.keys(seen(aTask({ positionId: 'kabid' })))).not.toContain('positionId')
})

it('puts the earliest date first, then the oldest; tasks without a date come last', () => {
  const task = (id: string, dueOn: string | null, openedAt: string): Task => ({
    ...seen(aTask()),
    id,
    dueOn,
    openedAt,
  })
  const sorted = [
    ...[
      task('e', null, '2026-01-02'),
      task('d', null, '2026-01-01'),
      task('c', '2026-02-01', '2026-01-01'),
    ],
    ...[task('b', '2026-01-19', '2026-01-05'), task('a', '2026-01-19', '2026-01-03')],
  ].toSorted(byUrgency)

  expect(sorted.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

it('waits for the return of whoever was away when it fell due', () => {
  const away = (validTo: string | null) => ({
    ...alwaysOnDuty,
    off: new Map([['p', [{ validFrom: '2026-01-05', validTo }]]]),
  })
  const seenBy = (duty: typeof alwaysOnDuty) =>
    taskFor(aTask({ dueOn: '2026-01-10' }), { personId: 'p', mandates, grants, duty }, '2026-01-20')

  expect(seenBy(alwaysOnDuty)).toMatchObject({ dueOn: '2026-01-10', late: true })
  expect(seenBy(away('2026-01-17'))).toMatchObject({ dueOn: '2026-01-19', late: true })
  expect(seenBy(away('2026-01-24'))).toMatchObject({ dueOn: '2026-01-26', late: false })
  expect(seenBy(away(null))).toMatchObject({ dueOn: null, late: false })
})
