import { describe, expect, it } from 'vitest'
import { itemState, leaseSeconds, stackState, whyHeld } from './signing.rules.ts'

const now = '2026-01-20T02:00:00.000Z'
const after = (seconds: number): string => new Date(Date.parse(now) + seconds * 1000).toISOString()
const item = { versionId: 'v1', digest: 'sha256:a' }
const signing = (
  outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null,
  begun = 0,
  note: string | null = null,
) => ({
  ...{ versionId: 'v1', outcome, note },
  leaseUntil: after(begun + leaseSeconds),
})
const standing = (
  state: 'AGREED' | 'SIGNED_FIRST' | 'ACTIVE' | 'NEGOTIATION',
  own = false,
  digest: string | null = 'sha256:a',
) => ({
  ...{ state, own, digest },
})

describe('a listed promise', () => {
  it.each([
    ['waits', standing('SIGNED_FIRST'), [], 'WAITING'],
    ['is being signed', standing('SIGNED_FIRST'), [signing(null)], 'SIGNING'],
    [
      'waits again when its act lapsed',
      standing('SIGNED_FIRST'),
      [signing(null, -leaseSeconds)],
      'WAITING',
    ],
    [
      'waits again when the clock was set back three days',
      standing('SIGNED_FIRST'),
      [signing(null, 3 * 86_400)],
      'WAITING',
    ],
    [
      'was signed in this stack, whatever came later',
      standing('NEGOTIATION', false, null),
      [signing('SIGNED')],
      'SIGNED',
    ],
    ['was signed elsewhere by the giver', standing('ACTIVE'), [], 'SIGNED'],
    ['was signed elsewhere by the receiver', standing('SIGNED_FIRST', true), [], 'SIGNED'],
    ['waits for its receiver', standing('AGREED', true), [], 'WAITING'],
    ['changed', standing('SIGNED_FIRST', false, 'sha256:b'), [], 'CHANGED'],
    ['went back to be talked over', standing('NEGOTIATION', false, null), [], 'CHANGED'],
    ['is gone', undefined, [], 'CHANGED'],
    ['failed', standing('SIGNED_FIRST'), [signing('FAILED', 0, 'Putus')], 'FAILED'],
  ] as const)('%s', (_, now_, signings, state) =>
    expect(itemState(item, now_, signings, now).state).toBe(state),
  )

  it('says why it failed', () =>
    expect(
      itemState(item, standing('SIGNED_FIRST'), [signing('FAILED', 0, 'Putus')], now).note,
    ).toBe('Putus'))
})

describe('a stack', () => {
  const waiting = [{ state: 'SIGNED' as const }, { state: 'WAITING' as const }]

  it.each([
    ['is open before the passphrase', waiting, [], 'OPEN'],
    ['runs while an act is held', waiting, [signing(null, -40)], 'RUNNING'],
    ['runs between two acts', waiting, [signing('SIGNED', -3)], 'RUNNING'],
    ['stopped when nothing follows an ended act', waiting, [signing('SIGNED', -20)], 'STOPPED'],
    ['stopped when the act lapsed', waiting, [signing(null, -leaseSeconds)], 'STOPPED'],
    [
      'stopped at once when the process that held its act is gone',
      waiting,
      [signing('LAPSED', -3)],
      'STOPPED',
      -1,
    ],
    [
      'stopped at once when it died between two acts',
      waiting,
      [signing('SIGNED', -3)],
      'STOPPED',
      -1,
    ],
    [
      'runs again after the passphrase',
      waiting,
      [signing('LAPSED', -20), signing(null, -2)],
      'RUNNING',
      -10,
    ],
    [
      'stopped when the clock was set back three days',
      waiting,
      [signing('SIGNED', 3 * 86_400), signing(null, 3 * 86_400)],
      'STOPPED',
    ],
    [
      'is done when nothing waits',
      [{ state: 'SIGNED' as const }, { state: 'CHANGED' as const }],
      [signing('SIGNED')],
      'DONE',
    ],
  ] as const)('%s', (_, items, signings, state, interrupted?: number) =>
    expect(
      stackState(items, signings, now, interrupted === undefined ? null : after(interrupted)),
    ).toBe(state),
  )
})

it('holds a version only as long as the lease lives', () => {
  expect(whyHeld({ leaseUntil: after(1) }, now)?.code).toBe('agreements/being-signed')
  expect([whyHeld({ leaseUntil: now }, now), whyHeld(undefined, now)]).toEqual([null, null])
  expect(whyHeld({ leaseUntil: after(leaseSeconds + 3 * 86_400) }, now)).toBeNull()
})
