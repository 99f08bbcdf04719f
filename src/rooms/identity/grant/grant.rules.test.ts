import { describe, expect, it } from 'vitest'
import type { Actor, Mandate } from '../../../kernel/actor.ts'
import { systemActor } from '../../../kernel/actor.ts'
import { anOrganisation, aUnit } from '../../../testing/organisation-samples.ts'
import { chartOf } from '../../organisation/words.ts'
import { grantMandate } from '../mandate.rules.ts'
import { GrantRole } from '../session/session.contract.ts'
import {
  heldAlready,
  isWithinUnit,
  stateOf,
  waitsForSecond,
  whyNotConfirm,
  whyNotDated,
  whyNotEnd,
  whyNotGrant,
  whyNotOutsider,
  whyNotSeeGrants,
  whyNotSeeMandates,
  whyNotThere,
  whyNotTwice,
  whyNotWithdraw,
} from './grant.rules.ts'

const chart = chartOf(
  anOrganisation({
    units: [aUnit({ id: 'disdik' }), aUnit({ id: 'dinkes' })],
  }),
)
const mandateOf = (role: GrantRole, unitId = 'disdik'): Mandate =>
  grantMandate(chart, { id: role, role, unitId: isWithinUnit(role) ? unitId : null })
const holding = (...mandates: Mandate[]): Actor => ({
  ...{ kind: 'person', accountId: 'akun', personId: 'saya', name: 'Saya' },
  ...{ mandates, actingAs: null },
})
const given = (role: GrantRole, agencyId = 'disdik') => ({
  personId: 'dia',
  role,
  agencyId: isWithinUnit(role) ? agencyId : null,
})
const allowed = (actor: Actor, agencyId: string): GrantRole[] =>
  GrantRole.options.filter((role) => whyNotGrant(actor, given(role, agencyId)) === null)

describe('who gives which role: every role against every role', () => {
  it.each(GrantRole.options)('%s', (role) => {
    const wide = role === 'ORGANISATION_BUREAU' ? GrantRole.options : []
    const own = role === 'UNIT_ADMIN' ? ['OPERATOR'] : wide
    const actor = holding(mandateOf(role))

    expect([allowed(actor, 'disdik'), allowed(actor, 'dinkes')]).toEqual([own, wide])
    for (const other of GrantRole.options) {
      expect(whyNotGrant(actor, { ...given(other), personId: 'saya' })?.code).toBe(
        'identity/own-grant',
      )
      expect(
        [null, 'identity/not-granter'].includes(whyNotGrant(actor, given(other))?.code ?? null),
      ).toBe(true)
    }
  })
  it('the system any, nobody without a right none', () => {
    const system = GrantRole.options.filter((role) => !whyNotGrant(systemActor, given(role)))
    expect([system, allowed(holding(), 'disdik')]).toEqual([GrantRole.options, []])
  })
})

describe('what reaches the whole region', () => {
  it.each(GrantRole.options)('waits for a second administrator where there are two: %s', (role) => {
    const waits = [0, 1, 2, 3].map((count) => waitsForSecond(holding(), role, count))
    expect(waits).toEqual(
      isWithinUnit(role) ? [false, false, false, false] : [false, false, true, true],
    )
    expect(waitsForSecond(systemActor, role, 9)).toBe(false)
  })
  it('is confirmed by another administrator, once', () => {
    const proposal = { ...given('PLANNING'), state: 'PROPOSED' as const, proposedBy: 'lain' }
    const bureau = holding(mandateOf('ORGANISATION_BUREAU'))
    const codes = [
      whyNotConfirm(bureau, proposal),
      whyNotConfirm(bureau, { ...proposal, proposedBy: 'saya' }),
      whyNotConfirm(bureau, { ...proposal, personId: 'saya' }),
      whyNotConfirm(bureau, { ...proposal, state: 'CONFIRMED' }),
      whyNotConfirm(holding(mandateOf('UNIT_ADMIN')), proposal),
      whyNotConfirm(bureau, proposal, ['lain']),
      whyNotConfirm(bureau, proposal, ['orang ketiga', null]),
    ].map((refused) => refused?.code)
    expect(codes).toEqual([
      undefined,
      'identity/own-proposal',
      'identity/own-grant',
      'identity/grant-not-waiting',
      'identity/not-granter',
      'identity/proposer-reset',
      undefined,
    ])
  })
})

it('an administrator of an office names those who work there, the region’s anybody', () => {
  const own = holding(mandateOf('UNIT_ADMIN'))
  const codes = [
    whyNotOutsider(own, 'disdik', ['disdik', 'setda']),
    whyNotOutsider(own, 'disdik', ['setda']),
    whyNotOutsider(own, 'disdik', []),
    whyNotOutsider(holding(mandateOf('ORGANISATION_BUREAU')), 'disdik', []),
  ].map((refused) => refused?.code)
  expect(codes).toEqual([
    undefined,
    'identity/grant-outsider',
    'identity/grant-outsider',
    undefined,
  ])
})

it.each([
  ['PLANNING', null, undefined, undefined],
  ['PLANNING', 'u', { name: 'Dinas', agencyId: 'u' }, 'identity/unit-not-taken'],
  ['OPERATOR', null, undefined, 'identity/unit-needed'],
  ['UNIT_ADMIN', null, undefined, 'identity/unit-needed'],
  ['OPERATOR', 'u', undefined, 'identity/no-such-unit'],
  ['OPERATOR', 'u', { name: 'Kota', agencyId: null }, 'identity/unit-above-offices'],
  ['UNIT_ADMIN', 'u', { name: 'Dinas', agencyId: 'u' }, undefined],
] as const)('%s at unit %s', (role, unitId, unit, code) =>
  expect(whyNotThere(role, unitId, unit)?.code).toBe(code),
)

it.each([
  ['2026-01-20', '2026-01-20', null, undefined],
  ['2026-01-21', '2026-02-01', null, 'identity/decree-in-future'],
  [null, '2026-02-01', '2026-02-01', 'identity/grant-backwards'],
  ['2026-01-02', '2026-02-01', '2026-02-02', undefined],
])('a decree of %s, from %s until %s', (decreeDate, validFrom, validTo, code) =>
  expect(whyNotDated({ decreeDate, validFrom, validTo }, '2026-01-20')?.code).toBe(code),
)

const held = {
  ...{ id: 'g', personId: 'dia', role: 'OPERATOR' as const, unitId: 'disdik' },
  ...{ decreeNumber: 'SK 1', decreeDate: null, state: 'CONFIRMED' as const },
  ...{ proposedBy: null, confirmedBy: null, endDecreeNumber: null, endDecreeDate: null },
  ...{ behalfPersonId: null, behalfPositionId: null, behalfTitle: null },
  ...{ validFrom: '2026-01-01', validTo: '2026-06-01' },
}

it('is not given twice for the same days', () => {
  const again = { ...held, validFrom: '2026-06-01', validTo: null }
  expect([
    heldAlready([held], again),
    heldAlready([held], { ...again, validFrom: '2026-05-31' }),
    heldAlready([held], { ...held, unitId: 'dinkes' }),
  ]).toEqual([undefined, held, undefined])
  expect(
    [undefined, held, { ...held, state: 'PROPOSED' as const }].map((one) => whyNotTwice(one)?.code),
  ).toEqual([undefined, 'identity/grant-doubled', 'identity/grant-doubled'])
})

it.each([
  ['2025-12-31', 'UPCOMING'],
  ['2026-01-01', 'ACTIVE'],
  ['2026-05-31', 'ACTIVE'],
  ['2026-06-01', 'ENDED'],
])('on %s a grant of January to May is %s', (today, state) =>
  expect(stateOf(held, today)).toBe(state),
)

it('ends by a decree that exists, after it began and before it would', () => {
  const bureau = holding(mandateOf('ORGANISATION_BUREAU'))
  const grant = { ...held, agencyId: 'disdik' }
  const end = (on: string, decreeDate = '2026-01-10', more: Partial<typeof held> = {}) =>
    whyNotEnd(bureau, { ...grant, ...more }, { on, decreeDate, today: '2026-01-20' })?.code
  expect([
    end('2026-01-20'),
    end('2026-01-01'),
    end('2026-06-01'),
    end('2026-01-20', '2026-01-21'),
    end('2026-01-20', '2026-01-10', { personId: 'saya' }),
    whyNotEnd(
      bureau,
      { ...grant, state: 'PROPOSED' },
      { on: '2026-01-20', decreeDate: '2026-01-10', today: '2026-01-20' },
    )?.code,
  ]).toEqual([
    undefined,
    'identity/grant-not-begun',
    'identity/grant-ended',
    'identity/decree-in-future',
    'identity/own-grant',
    'identity/grant-waiting',
  ])
  expect([
    whyNotWithdraw(bureau, grant, '')?.code,
    whyNotWithdraw(bureau, grant, 'salah orang')?.code,
    whyNotWithdraw(holding(), grant, 'salah orang')?.code,
  ]).toEqual(['identity/no-reason', undefined, 'identity/not-granter'])
})

it('is seen by who gives it, the auditors, and by the person', () => {
  const seeing = GrantRole.options.filter((role) => !whyNotSeeGrants(holding(mandateOf(role))))
  expect(seeing).toEqual(['UNIT_ADMIN', 'ORGANISATION_BUREAU', 'AUDITOR'])
  expect(whyNotSeeGrants(holding())?.code).toBe('identity/grants-closed')

  const person = { personId: 'dia', mandates: [mandateOf('OPERATOR')] }
  const elsewhere = { personId: 'dia', mandates: [mandateOf('OPERATOR', 'dinkes')] }
  expect([
    whyNotSeeMandates(holding(), { ...person, personId: 'saya' }),
    whyNotSeeMandates(holding(mandateOf('UNIT_ADMIN')), person),
    whyNotSeeMandates(holding(mandateOf('UNIT_ADMIN')), elsewhere)?.code,
    whyNotSeeMandates(holding(mandateOf('PLANNING')), person)?.code,
    whyNotSeeMandates(holding(mandateOf('AUDITOR')), person),
  ]).toEqual([null, null, 'identity/mandates-closed', 'identity/mandates-closed', null])
})
