import { expect, it } from 'vitest'
import { whichOf } from './account.rules.ts'
import {
  accountStates,
  nobody,
  signInTaken,
  stateOf,
  whyNotIn,
  whyNotManageAccounts,
  whyNotSignIn,
} from './state.rules.ts'

const at = '2026-01-20T02:00:00.000Z'
const open = { closedAt: null, lockedAt: null, firstPasswordUntil: null }

it('says how it stands with an account, the gravest first', () => {
  expect([
    stateOf(undefined),
    stateOf({ ...open, firstPasswordUntil: at }),
    stateOf(open),
    stateOf({ ...open, firstPasswordUntil: at, lockedAt: at }),
    stateOf({ ...open, lockedAt: at, closedAt: at }),
  ]).toEqual(accountStates)
})

it.each([
  [
    'reset',
    ['identity/no-account', 'may', 'may', 'identity/account-is-locked', 'identity/account-closed'],
  ],
  [
    'link',
    ['identity/no-account', 'may', 'may', 'identity/account-is-locked', 'identity/account-closed'],
  ],
  ['lock', ['identity/no-account', 'may', 'may', 'may', 'identity/account-closed']],
  ['unlock', ['identity/no-account', 'may', 'may', 'may', 'identity/account-closed']],
  ['rename', ['identity/no-account', 'may', 'may', 'may', 'identity/account-closed']],
  ['close', ['identity/no-account', 'may', 'may', 'may', 'may']],
  [
    'reopen',
    [
      'identity/no-account',
      'identity/account-open',
      'identity/account-open',
      'identity/account-open',
      'may',
    ],
  ],
] as const)('%s fits these states', (act, expected) => {
  expect(accountStates.map((state) => whyNotIn(state, act)?.code ?? 'may')).toEqual(expected)
})

it.each([
  ['bupati', null, true],
  ['Budi.Santoso', null, true],
  ['wakil.bupati-2', null, true],
  ['19860315 201001 1 007', '198603152010011007', true],
  ['198603152010011007', null, false],
  ['12345', null, false],
  ['pak bupati', null, false],
  ['.budi', null, false],
  ['budi@desa.id', null, false],
])('«%s» as the name of who has the NIP %s: %s', (name, nip, fits) =>
  expect(whyNotSignIn(name, nip)?.code ?? true).toBe(fits ? true : 'identity/sign-in-unfit'),
)

it('tells what is wrong with a code and one sentence', () => {
  expect(signInTaken('bupati')).toMatchObject({ code: 'identity/sign-in-taken', status: 409 })
  expect(nobody).toMatchObject({ code: 'identity/no-such-user', status: 404 })
  expect(whyNotManageAccounts({ kind: 'person', mandates: [] })?.code).toBe(
    'identity/not-account-manager',
  )
  expect(whyNotManageAccounts({ kind: 'system', mandates: [] }, null)).toBeNull()
})

it('knows whose accounts are meant only where exactly one is told', () => {
  expect([whichOf({}), whichOf({ all: true, unitId: 'a' })]).toEqual([null, null])
  expect([whichOf({ all: true }), whichOf({ unitId: 'a' }), whichOf({ personIds: ['b'] })]).toEqual(
    [{ all: true }, { unitId: 'a' }, { personIds: ['b'] }],
  )
})
