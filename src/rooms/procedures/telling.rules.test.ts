import { expect, it } from 'vitest'
import { endOf, type Phase, phaseOf, type Step, type StepKind } from './procedure.rules.ts'
import { aStep } from './procedures.samples.ts'
import { noticesOf, type Told, takenSentence, tasksOf } from './telling.rules.ts'

const above = {
  ...{ positionId: 'kadis', personId: 'above', name: 'Citra', title: 'Kepala Dinas' },
  ...{ away: null, alone: false },
}
const told = (steps: readonly Step[], more: Partial<Told> = {}): Told => {
  const bounds = more.bounds ?? { mayObject: true, opinions: [] }
  return {
    row: { id: 'c', title: 'PK 2026 Kepala Bidang', personId: 'official', proposerId: 'giver' },
    kind: { name: 'Pembatalan PK', followUp: { title: 'hasil peninjauan jabatan' } },
    ...{ steps, bounds, phase: phaseOf(steps, bounds), ending: endOf(steps, bounds) },
    ...{ roles: { decider: above, answerer: above }, follower: 'PERSONNEL' },
    ...{ dueOn: '2026-11-11', acted: ['giver'] },
    ...more,
  }
}
const asked = (steps: readonly Step[], more: Partial<Told> = {}) =>
  tasksOf(told(steps, more)).map(({ kind, holder }) => [kind, Object.values(holder)[0]])
const notice = aStep('NOTICE')
const reply = aStep('REPLY')
const granted = aStep('DECISION', { outcome: 'GRANTED' })

it.each<[Phase, Step[], [string, string][]]>([
  ['REPLY', [notice], [['procedures/reply', 'official']]],
  ['HEARING', [notice, aStep('REPLY', { hearing: true })], [['procedures/hear', 'kadis']]],
  ['DECISION', [notice, reply], [['procedures/decide', 'kadis']]],
  ['OBJECTION', [notice, reply, granted], [['procedures/read-decision', 'official']]],
  ['ANSWER', [notice, reply, granted, aStep('OBJECTION')], [['procedures/answer', 'kadis']]],
  [
    'CLOSED',
    [notice, reply, granted, aStep('ACCEPTANCE')],
    [['procedures/follow-up', 'PERSONNEL']],
  ],
])('asks whoever %s waits for', (phase, steps, tasks) => {
  expect(told(steps).phase).toBe(phase)
  expect(asked(steps)).toEqual(tasks)
})

it('asks nothing more once it came to nothing, or was followed up', () => {
  expect(asked([notice, aStep('WITHDRAWAL')])).toEqual([])
  expect(asked([notice, granted, aStep('ACCEPTANCE'), aStep('FOLLOW_UP')])).toEqual([])
})

it('asks each adviser who still owes an opinion', () => {
  const bounds = { mayObject: true, opinions: ['sekda', 'inspektur'] }
  const steps = [notice, reply, aStep('OPINION', { positionId: 'sekda' })]
  expect(asked(steps, { bounds })).toEqual([['procedures/opine', 'inspektur']])
})

it('asks Bagian Organisasi for somebody to decide, and tells nothing of the case', () => {
  const [task] = tasksOf(told([notice, reply], { roles: { decider: null, answerer: null } }))
  expect(task).toMatchObject({
    ...{ holder: { grant: 'ORGANISATION_BUREAU' }, link: '/organisasi' },
    title: 'pejabat yang memutus satu prosedur',
  })
})

it('tells everybody it concerns but who did it, and the person until when', () => {
  const told1 = noticesOf(told([notice]), 'NOTICE', 'giver')
  expect(told1.map(({ personId }) => personId)).toEqual(['official'])
  expect(told1[0]?.title.replaceAll('\u00a0', ' ')).toBe(
    'Ada pemberitahuan untuk Anda: Pembatalan PK, PK 2026 Kepala Bidang, batasnya 11 November 2026.',
  )
  const all = noticesOf(
    told([notice, reply, granted], { acted: ['giver', 'above'] }),
    'DECISION',
    'above',
  )
  expect(all.map(({ personId }) => personId)).toEqual(['official', 'giver'])
  expect(noticesOf(told([notice, reply]), 'OPINION', 'x')).toEqual([])
})

it.each<[StepKind, string]>([
  ['NOTICE', 'Pemberitahuan terkirim. Yang bersangkutan dapat langsung menjawab.'],
  ['ACCEPTANCE', 'Keputusan diterima; keputusan berlaku.'],
])('answers %s with a sentence', (kind, sentence) =>
  expect(takenSentence(kind, kind === 'NOTICE' ? null : 'IN_FORCE')).toBe(sentence),
)
