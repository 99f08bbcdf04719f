import { describe, expect, it } from 'vitest'
import type { Mandate } from '../../../kernel/actor.ts'
import { idOf } from '../../../testing/samples/agreements.samples.ts'
import {
  givingMandate,
  type Promised,
  sideToSign,
  whyNotAgree,
  whyNotDecline,
  whyNotGiver,
  whyNotReturn,
  whyNotSign,
} from './party.rules.ts'

const promised = (more: Partial<Promised> = {}): Promised => ({
  state: 'AGREED',
  form: 'TWO_PARTY',
  mandateId: idOf('a1'),
  giverMandateId: idOf('a2'),
  giverPositionId: idOf('p2'),
  firstParty: { personId: idOf('Eko'), name: 'Eko' },
  secondParty: { personId: idOf('Surya'), name: 'Surya' },
  ...more,
})
const mandate = (
  id: string,
  position: string | null = null,
  kind: Mandate['kind'] = 'assignment',
): Mandate => ({
  kind,
  id: idOf(id),
  title: id,
  unitId: null,
  agencyId: null,
  positionId: position && idOf(position),
  teamId: null,
  regionWide: false,
  rights: [],
})
const eko = { personId: idOf('Eko'), mandates: [mandate('a1')] }
const surya = { personId: idOf('Surya'), mandates: [mandate('a2', 'p2')] }
const stranger = { personId: idOf('Orang'), mandates: [mandate('a9', 'p9')] }
const codeOf = (answer: unknown): string =>
  typeof answer === 'string' ? answer : ((answer as { code: string } | null)?.code ?? 'null')

describe('Wakil Kepala Daerah signs and gives nothing', () => {
  const deputy = (person: string, post: Mandate) => ({
    personId: idOf(person),
    mandates: [{ ...post, readsOnly: true }],
  })

  it.each<[string, Promised, ReturnType<typeof deputy>]>([
    [
      'a promise that names the deputy as giver',
      promised({ state: 'SIGNED_FIRST' }),
      deputy('Surya', mandate('a2', 'p2')),
    ],
    ['a promise of the deputy', promised(), deputy('Eko', mandate('a1'))],
  ])('%s', (_, seen, who) => expect(codeOf(sideToSign(seen, who))).toBe('agreements/deputy'))
})

describe('who signs which side', () => {
  it.each<[string, Promised, typeof eko, string]>([
    ['the receiver of an agreed promise', promised(), eko, 'FIRST'],
    ['the giver after the receiver', promised({ state: 'SIGNED_FIRST' }), surya, 'SECOND'],
    ['the giver before the receiver', promised(), surya, 'agreements/receiver-first'],
    ['a stranger', promised(), stranger, 'agreements/not-a-party'],
    [
      'the receiver a second time',
      promised({ state: 'SIGNED_FIRST' }),
      eko,
      'agreements/already-signed',
    ],
    [
      'the receiver after the assignment ended',
      promised(),
      { ...eko, mandates: [] },
      'agreements/mandate-ended',
    ],
    [
      'the receiver of a draft nobody agreed',
      promised({ state: 'DRAFT' }),
      eko,
      'agreements/wrong-state',
    ],
    [
      'the giver of an active promise',
      promised({ state: 'ACTIVE' }),
      surya,
      'agreements/wrong-state',
    ],
    [
      'a giver by grant only',
      promised({ state: 'SIGNED_FIRST' }),
      { ...surya, mandates: [mandate('a2', 'p2', 'grant')] },
      'agreements/not-a-party',
    ],
    [
      'a head of region, alone',
      promised({ form: 'SOLE', giverMandateId: null, giverPositionId: null, secondParty: null }),
      eko,
      'FIRST',
    ],
    [
      'somebody as giver of a sole promise',
      promised({ form: 'SOLE' }),
      surya,
      'agreements/not-a-party',
    ],
  ])('answers %s', (_, agreement, who, answer) =>
    expect(codeOf(sideToSign(agreement, who))).toBe(answer),
  )

  it('takes the new holder of the giver’s post, never the receiver himself', () => {
    expect(
      givingMandate(promised(), { personId: idOf('Baru'), mandates: [mandate('a7', 'p2')] })?.id,
    ).toBe(idOf('a7'))
    expect(
      codeOf(whyNotGiver(promised(), { personId: idOf('Eko'), mandates: [mandate('a2', 'p2')] })),
    ).toBe('agreements/both-sides')
  })

  it('refuses who only stands in for the giver for some days', () => {
    const plh = { ...mandate('a7', 'p2'), routineOnly: true }
    const who = { personId: idOf('Baru'), mandates: [plh] }

    expect(givingMandate(promised(), who)).toBeNull()
    expect(codeOf(whyNotGiver(promised(), who))).toBe('agreements/stand-in')
  })

  it('lets nobody sign in the name of the giver whom the frozen content names', () => {
    const successor = { personId: idOf('Baru'), mandates: [mandate('a7', 'p2')] }

    expect(codeOf(sideToSign(promised({ state: 'SIGNED_FIRST' }), successor))).toBe(
      'agreements/giver-changed',
    )
    expect(
      whyNotReturn(promised({ state: 'SIGNED_FIRST' }), 'Pejabatnya berganti.', successor),
    ).toBeNull()
  })
})

describe('agreeing, declining, handing back', () => {
  const error = {
    code: 'PK-02',
    severity: 'error' as const,
    detail: 'Indikator «X» belum punya target tahun ini.',
    href: '/perencanaan/x',
  }

  it('agrees only to what is complete, with the link that mends it', () => {
    expect(whyNotAgree(promised({ state: 'DRAFT' }), [], eko)).toBeNull()
    expect(whyNotAgree(promised({ state: 'DRAFT' }), [error], eko)).toMatchObject({
      code: 'agreements/incomplete',
      mend: { href: '/perencanaan/x' },
    })
    expect(codeOf(whyNotAgree(promised({ state: 'ACTIVE' }), [], eko))).toBe(
      'agreements/wrong-state',
    )
    expect(codeOf(whyNotAgree(promised({ state: 'DRAFT' }), [], surya))).toBe(
      'agreements/not-a-party',
    )
  })

  it('declines until the first signature, with a reason', () => {
    expect(whyNotDecline(promised(), 'Anggaran belum cukup', eko)).toBeNull()
    expect(codeOf(whyNotDecline(promised(), '  ', eko))).toBe('agreements/reason-missing')
    expect(codeOf(whyNotDecline(promised({ state: 'SIGNED_FIRST' }), 'Terlambat', eko))).toBe(
      'agreements/wrong-state',
    )
  })

  it('hands back from the agreement until the second signature, with a reason, by the giver', () => {
    expect(
      whyNotReturn(promised({ state: 'SIGNED_FIRST' }), 'Target terlalu rendah', surya),
    ).toBeNull()
    expect(codeOf(whyNotReturn(promised({ state: 'SIGNED_FIRST' }), '', surya))).toBe(
      'agreements/reason-missing',
    )
    expect(whyNotReturn(promised({ state: 'AGREED' }), 'Dasarnya berubah', surya)).toBeNull()
    for (const state of ['DRAFT', 'NEGOTIATION', 'ACTIVE', 'DECLINED'] as const)
      expect(codeOf(whyNotReturn(promised({ state }), 'x', surya))).toBe('agreements/wrong-state')
    expect(codeOf(whyNotReturn(promised({ state: 'SIGNED_FIRST' }), 'x', eko))).toBe(
      'agreements/both-sides',
    )
  })
})

describe('why the button waits', () => {
  const error = {
    code: 'PK-02',
    severity: 'error' as const,
    detail: 'Target belum ada.',
    href: '/perencanaan/x',
  }

  it.each<[string, Promised, typeof eko, Parameters<typeof whyNotSign>[1], string]>([
    [
      'lets the receiver of a draft agree and sign with one press',
      promised({ state: 'DRAFT' }),
      eko,
      [],
      'null',
    ],
    [
      'asks for what is missing in a draft',
      promised({ state: 'NEGOTIATION' }),
      eko,
      [error],
      'agreements/incomplete',
    ],
    ['does not ask again once the content is frozen', promised(), eko, [error], 'null'],
    [
      'lets the giver wait for the receiver of a draft',
      promised({ state: 'DRAFT' }),
      surya,
      [],
      'agreements/receiver-first',
    ],
    [
      'lets the giver sign what the receiver signed',
      promised({ state: 'SIGNED_FIRST' }),
      surya,
      [error],
      'null',
    ],
    [
      'is closed to strangers',
      promised({ state: 'DRAFT' }),
      stranger,
      [],
      'agreements/not-a-party',
    ],
  ])('%s', (_, about, who, findings, code) =>
    expect(codeOf(whyNotSign(about, findings, who))).toBe(code),
  )
})
