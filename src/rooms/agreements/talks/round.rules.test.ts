import { describe, expect, it } from 'vitest'
import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { idOf } from '../../../testing/samples/agreements.samples.ts'
import { departuresOf, keptFromBefore, traceOf } from './departure.rules.ts'
import type { Promised } from './party.rules.ts'
import type { Round } from './round.contract.ts'
import {
  isTalkedAbout,
  sideInTalk,
  standingOf,
  whyNotAnswer,
  whyNotFollow,
  whyNotReply,
  whyNotTalked,
} from './round.rules.ts'
import { whyNotReadTalk } from './talk.rules.ts'

const promised = (more: Partial<Promised> = {}): Promised => ({
  ...{ state: 'DRAFT', form: 'TWO_PARTY', mandateId: idOf('a1') },
  ...{ giverMandateId: idOf('a2'), giverPositionId: idOf('p2') },
  firstParty: { personId: idOf('Eko'), name: 'Eko' },
  secondParty: { personId: idOf('Surya'), name: 'Surya' },
  ...more,
})
const who = (
  person: string,
  post: string,
  more: Partial<Mandate> = {},
): Pick<Actor, 'kind' | 'personId' | 'mandates'> => ({
  kind: 'person',
  personId: idOf(person),
  mandates: [
    {
      ...{ kind: 'assignment', id: idOf(post), title: post, unitId: null, agencyId: null },
      ...{ positionId: null, teamId: null, regionWide: false, rights: [], ...more },
    },
  ],
})
const said = (number: number, act: Round['act'], more: Partial<Round> = {}): Round => ({
  ...{ number, act, side: 'FIRST', wasTarget: '14.00', wasIndicator: 'Prevalensi' },
  ...{ target: null, indicator: null, planned: null, amount: null, reason: null, dueOn: null },
  ...{ by: 'Eko', at: '2026-02-01T01:00:00Z' },
  ...more,
})
const proposal = (number: number, target: string, more: Partial<Round> = {}) =>
  said(number, 'PROPOSED', { target, indicator: 'Prevalensi', planned: '14.00', ...more })
const codeOf = (answer: unknown) => (answer as { code?: string } | null)?.code ?? answer

describe('where a talk stands', () => {
  const first = proposal(1, '15.00', { reason: 'angka awalnya naik' })
  const back = proposal(2, '14.50', { side: 'SECOND', reason: 'jalan tengah' })

  it.each<[string, Round[], [number, string | null, string | null]]>([
    ['nothing was said', [], [0, null, null]],
    ['a proposal waits', [first], [1, '15.00', null]],
    ['one was proposed back', [first, back], [2, '14.50', null]],
    ['both accepted', [first, back, said(3, 'ACCEPTED')], [3, null, '14.50']],
    ['it stays', [first, said(2, 'KEPT')], [2, null, null]],
    ['it was withdrawn', [first, said(2, 'WITHDRAWN')], [2, null, null]],
    ['the plan came after it', [first, said(2, 'ACCEPTED'), said(3, 'FOLLOWED')], [3, null, null]],
    [
      'the plan replied',
      [first, said(2, 'ACCEPTED'), said(3, 'ANSWERED', { side: 'OFFICE' })],
      [3, null, '15.00'],
    ],
  ])('%s', (_, rounds, [round, open, accepted]) => {
    const standing = standingOf(rounds)
    expect([standing.round, standing.open?.target ?? null]).toEqual([round, open])
    expect(standing.accepted?.target ?? null).toBe(accepted)
    expect(isTalkedAbout(rounds)).toBe(open !== null || accepted !== null)
  })

  it('tells how a row came to say what it says', () => {
    expect(traceOf([first, back])).toBeNull()
    expect(traceOf([first, back, said(3, 'ACCEPTED')])).toBe(
      'Semula 14,00, disepakati 14,50, karena «jalan tengah».',
    )
    const worded = proposal(1, '14.00', { indicator: 'Prevalensi balita', reason: 'lebih jelas.' })
    expect(traceOf([worded, said(2, 'ACCEPTED')])).toBe(
      'Semula berbunyi «Prevalensi», disepakati «Prevalensi balita», karena «lebih jelas.»',
    )
  })
})

describe('a target beside the plan (PK-02)', () => {
  const row = {
    ...{ number: 1, nodeId: null, measureId: idOf('m1'), heading: null, objective: 'Sehat' },
    ...{ indicator: 'Prevalensi', unitLabel: 'persen', target: '14.50' },
  }
  const agreed = [proposal(1, '14.50', { reason: 'karena ini' }), said(2, 'ACCEPTED')]
  const talk = new Map([[idOf('m1'), agreed]])
  const plan = (target: string | null) => new Map([[idOf('m1'), { target }]])
  const reasonOf = (target: string | null, rounds = talk, before = new Set<string>()) =>
    departuresOf([row], plan(target), rounds, before).map(({ reason }) => reason)

  it.each([
    ['is none where it is the plan’s, however it is written', reasonOf('14.5'), []],
    ['is none where the plan has no target', reasonOf(null), []],
    ['carries the reason both gave', reasonOf('14.00'), ['karena ini']],
    ['carries none once the plan moved again', reasonOf('13.00'), [null]],
    ['carries none where nobody talked', reasonOf('14.00', new Map()), [null]],
    [
      'may stay as it was agreed before',
      reasonOf('13.00', new Map(), new Set([`${idOf('m1')} 14.50`])),
      [keptFromBefore],
    ],
  ])('%s', (_, found, reasons) => expect(found).toEqual(reasons))
})

describe('who speaks', () => {
  const eko = who('Eko', 'a1')
  const surya = who('Surya', 'a2')
  const draft = { regionWide: true, rights: ['agreements.draft' as const] }

  it.each([
    ['the receiver', promised(), eko, 'FIRST'],
    ['the giver', promised(), surya, 'SECOND'],
    [
      'the new holder of the giver’s post',
      promised(),
      who('Baru', 'a7', { positionId: idOf('p2') }),
      'SECOND',
    ],
    [
      'a receiver who holds the giver’s post too',
      promised(),
      who('Eko', 'a1', { positionId: idOf('p2') }),
      'FIRST',
    ],
    ['a receiver who left', promised(), who('Eko', 'a9'), 'agreements/mandate-ended'],
    [
      'a Plh of the giver',
      promised(),
      who('Baru', 'a7', { positionId: idOf('p2'), routineOnly: true }),
      'agreements/stand-in',
    ],
    ['a stranger', promised(), who('Orang', 'a9'), 'agreements/not-in-talk'],
    ['a head of region', promised({ form: 'SOLE' }), eko, 'agreements/nothing-to-talk'],
  ])('%s', (_, promise, someone, side) => expect(codeOf(sideInTalk(promise, someone))).toBe(side))

  it.each([
    ['the receiver', promised(), eko, null],
    ['a head of region, for the own promise', promised({ form: 'SOLE' }), eko, null],
    ['Bagian Organisasi', promised(), who('Bagus', 'g1', draft), null],
    ['a stranger', promised(), who('Orang', 'a9'), 'agreements/not-in-talk'],
    ['a stranger of a sole promise', promised({ form: 'SOLE' }), surya, 'agreements/not-a-party'],
  ])('lets %s follow the plan', (_, promise, someone, code) =>
    expect(codeOf(whyNotFollow(promise, someone))).toBe(code),
  )

  it('is read by both sides and who reads the whole region', () => {
    const reader = { regionWide: true, rights: ['agreements.read' as const] }
    for (const one of [eko, surya, who('Lina', 'g2', reader)])
      expect(whyNotReadTalk(promised(), one)).toBeNull()
    expect(codeOf(whyNotReadTalk(promised(), who('Orang', 'a9', { rights: reader.rights })))).toBe(
      'agreements/talk-closed',
    )
  })

  it('is over once it is agreed', () => {
    expect(whyNotTalked({ state: 'DECLINED' })).toBeNull()
    expect(codeOf(whyNotTalked({ state: 'AGREED' }))).toBe('agreements/wrong-state')
  })
})

describe('who ends a proposal', () => {
  const open = standingOf([proposal(1, '15.00')])

  it.each([
    ['the other side accepts', whyNotAnswer(open, 'ACCEPTED', 'SECOND', 'ROW'), null],
    ['the own side withdraws', whyNotAnswer(open, 'WITHDRAWN', 'FIRST', 'ROW'), null],
    [
      'the own side accepts',
      whyNotAnswer(open, 'ACCEPTED', 'FIRST', 'ROW'),
      'agreements/own-proposal',
    ],
    [
      'the other side withdraws',
      whyNotAnswer(open, 'WITHDRAWN', 'SECOND', 'ROW'),
      'agreements/not-your-proposal',
    ],
    [
      'nothing waits',
      whyNotAnswer(standingOf([]), 'KEPT', 'SECOND', 'ROW'),
      'agreements/nothing-proposed',
    ],
    [
      'money is accepted',
      whyNotAnswer(open, 'ACCEPTED', 'SECOND', 'MONEY'),
      'agreements/money-of-the-dpa',
    ],
  ])('%s', (_, why, code) => expect(codeOf(why)).toBe(code))

  it('lets only the office that was asked reply', () => {
    const keeper = who('Budi', 'g1', { regionWide: true, rights: ['budget.manage'] })
    expect(whyNotReply('MONEY', true, keeper, promised())).toBeNull()
    expect(codeOf(whyNotReply('ROW', true, keeper, promised()))).toBe('agreements/not-your-reply')
    expect(codeOf(whyNotReply('MONEY', false, keeper, promised()))).toBe('agreements/nothing-asked')
    expect(codeOf(whyNotReply('MONEY', true, keeper, promised({ state: 'CANCELLED' })))).toBe(
      'agreements/nothing-asked',
    )
  })
})
