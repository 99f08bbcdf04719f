import { describe, expect, it } from 'vitest'
import type { Actor, Mandate, Right } from '../../../kernel/actor.ts'
import {
  aHolder,
  aPerson,
  aPosition,
  aUnit,
  idOf,
} from '../../../testing/samples/agreements.samples.ts'
import { chartOf } from '../../organisation/words.ts'
import type { AgreementState } from '../agreement.contract.ts'
import { answererOf } from '../drafting/mandate.rules.ts'
import type { Promised } from './party.rules.ts'
import { declinedOf, whyNotReopen } from './talk.rules.ts'

const declined = (more: Partial<Promised> = {}): Promised => ({
  ...{
    state: 'DECLINED',
    form: 'TWO_PARTY',
    mandateId: idOf('a1'),
    giverMandateId: idOf('a2'),
    giverPositionId: idOf('Kadis'),
  },
  firstParty: { personId: idOf('Eko'), name: 'Eko' },
  secondParty: { personId: idOf('Surya'), name: 'Surya' },
  ...more,
})
type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>
const holding = (name: string, id: string, more: Partial<Mandate> = {}): Who => ({
  kind: 'person',
  personId: idOf(name),
  mandates: [
    {
      kind: 'assignment',
      id: idOf(id),
      title: id,
      unitId: null,
      agencyId: null,
      positionId: null,
      teamId: null,
      regionWide: false,
      rights: [],
      ...more,
    },
  ],
})
const rights: Right[] = ['agreements.draft']
const eko = holding('Eko', 'a1')
const surya = holding('Surya', 'a2')
const bagus = holding('Bagus', 'g1', { kind: 'grant', regionWide: true, rights })

describe('who takes a declined promise up again', () => {
  it.each<[string, Promised, string | null, Who, string | undefined]>([
    ['its giver', declined(), 'Surya', surya, undefined],
    [
      'the new holder of the giver’s post',
      declined(),
      'Baru',
      holding('Baru', 'a7', { positionId: idOf('Kadis') }),
      undefined,
    ],
    ['its receiver, who takes the own word back', declined(), 'Surya', eko, undefined],
    ['Bagian Organisasi while nobody answers for the giver', declined(), null, bagus, undefined],
    [
      'the head of region, who has no giver',
      declined({ form: 'SOLE', giverMandateId: null, giverPositionId: null, secondParty: null }),
      null,
      eko,
      undefined,
    ],
    [
      'Bagian Organisasi beside a giver',
      declined(),
      'Surya',
      bagus,
      'agreements/not-yours-to-reopen',
    ],
    ['a stranger', declined(), 'Surya', holding('Orang', 'a9'), 'agreements/not-yours-to-reopen'],
    [
      'an operator with the right in one office only',
      declined(),
      null,
      holding('Joko', 'g2', { rights }),
      'agreements/not-yours-to-reopen',
    ],
    [
      'a receiver who left the post',
      declined(),
      'Surya',
      { ...eko, mandates: [] },
      'agreements/mandate-ended',
    ],
  ])('is %s', (_, promised, answerer, who, code) =>
    expect(whyNotReopen(promised, answerer, 'Target diturunkan ke 80', who)?.code).toBe(code),
  )

  it('names those who may, to those who may not', () => {
    expect(whyNotReopen(declined(), 'Drs. Surya, M.Pd.', 'x', bagus)?.detail).toBe(
      'Pembahasan PK ini hanya dapat dibuka lagi oleh Drs. Surya, M.Pd. atau Eko.',
    )
    expect(whyNotReopen(declined(), null, 'x', holding('Orang', 'a9'))?.detail).toContain(
      'Bagian Organisasi atau Eko',
    )
  })

  it.each<AgreementState>([
    'DRAFT',
    'NEGOTIATION',
    'AGREED',
    'SIGNED_FIRST',
    'ACTIVE',
    'CANCELLED',
  ])('refuses it in state %s', (state) =>
    expect(whyNotReopen(declined({ state }), 'Surya', 'x', surya)?.code).toBe(
      'agreements/wrong-state',
    ),
  )

  it('asks for what is proposed', () => {
    expect(whyNotReopen(declined(), 'Surya', ' \n', surya)).toMatchObject({
      code: 'agreements/reason-missing',
      status: 422,
    })
  })
})

describe('who answers', () => {
  const promised = { giverPositionId: idOf('Kadis'), firstParty: { personId: idOf('Eko') } }
  const chart = (...assignments: ReturnType<typeof aHolder>[]) =>
    chartOf({
      on: '2026-02-05',
      teamRoles: [],
      units: [aUnit('Dinas')],
      positions: [aPosition('Kadis', 'Dinas', null)],
      people: [aPerson('Surya'), aPerson('Eko')],
      assignments,
    })

  it.each([
    ['the holder of the giver’s post today', chart(aHolder('Surya', 'Kadis')), promised, 'Surya'],
    ['nobody while the post is vacant', chart(), promised, null],
    [
      'nobody while only a Plh stands in',
      chart(aHolder('Surya', 'Kadis', { kind: 'PLH' })),
      promised,
      null,
    ],
    [
      'nobody where the receiver holds the giver’s post too',
      chart(aHolder('Eko', 'Kadis', { kind: 'PLT' })),
      promised,
      null,
    ],
    [
      'nobody where there is no such post',
      chart(aHolder('Surya', 'Kadis')),
      { ...promised, giverPositionId: null },
      null,
    ],
  ])('is %s', (_, organisation, about, name) => expect(answererOf(organisation, about)).toBe(name))
})

it('tells of the declining that stands, not of one that was talked over', () => {
  const entry = { version: 1, at: '2026-02-05T01:00:00Z', by: 'Eko', note: 'Alatnya belum datang' }
  const history = [
    { ...entry, state: 'DECLINED' as const, note: 'Dahulu' },
    { ...entry, state: 'NEGOTIATION' as const, note: null },
    { ...entry, state: 'DECLINED' as const },
  ]

  expect(declinedOf({ state: 'DECLINED', history }, 'Surya')).toEqual({
    reason: 'Alatnya belum datang',
    at: entry.at,
    by: 'Eko',
    answeredBy: 'Surya',
  })
  expect(declinedOf({ state: 'NEGOTIATION', history: history.slice(0, 2) }, 'Surya')).toBeNull()
})
