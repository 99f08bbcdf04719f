import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  countingTries,
  delayAfter,
  normalisedSignIn,
  quarterOf,
  whyNotTry,
  wrongPair,
} from './sign-in.rules.ts'

it.each([
  ['19860315 201001 1 007', '198603152010011007'],
  ['19860315.201001.1.007', '198603152010011007'],
  ['19860315-201001-1-007', '198603152010011007'],
  ['  Maya.Lestari ', 'maya.lestari'],
  ['12345', '12345'],
])('takes %s as %s', (typed, name) => expect(normalisedSignIn(typed)).toBe(name))

it.each([
  ['nothing for the first five tries', 4, 0, null],
  ['two seconds after the fifth', 5, 0, 2],
  ['double with each further one', 8, 0, 16],
  ['only what is left of it', 8, 10, 6],
  ['nothing once it has passed', 8, 16, null],
  ['never more than five minutes', 60, 0, 300],
  ['never more than five minutes, also after the clock was set back three days', 60, -259_200, 300],
])('asks to wait %s', (_, count, secondsSinceLast, seconds) => {
  const refusal = whyNotTry({ count, secondsSinceLast })
  expect(refusal?.code ?? null).toBe(seconds === null ? null : 'identity/too-many-tries')
  if (seconds !== null)
    expect(refusal).toMatchObject({
      status: 429,
      detail: expect.stringContaining(`Tunggu ${seconds} detik`),
    })
})

it('never asks for a negative wait, whatever the count', () => {
  fc.assert(
    fc.property(
      fc.nat(2000),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      (count, secondsSinceLast) => {
        const seconds = /Tunggu (\d+) detik/.exec(
          whyNotTry({ count, secondsSinceLast })?.detail ?? 'Tunggu 1 detik',
        )?.[1]
        expect(Number(seconds)).toBeGreaterThan(0)
        expect(Number(seconds)).toBeLessThanOrEqual(300)
      },
    ),
  )
})

it('says of a wrong pair neither that the name nor that the password is wrong', () => {
  expect(wrongPair).toMatchObject({ code: 'identity/wrong-pair', status: 401 })
  expect(wrongPair.detail).toContain('Nama masuk atau kata sandi')
})

it.each([
  ['none while nobody failed', undefined, { count: 0, secondsSinceLast: 0 }],
  [
    'all within a quarter of an hour',
    { count: 7, last: '2026-01-20T01:50:00Z' },
    { count: 7, secondsSinceLast: 600 },
  ],
  ['none after it', { count: 7, last: '2026-01-20T01:44:59Z' }, { count: 0, secondsSinceLast: 0 }],
  [
    'all of a clock that was a little ahead',
    { count: 7, last: '2026-01-20T02:05:00Z' },
    { count: 7, secondsSinceLast: -300 },
  ],
  [
    'none of a clock that was days ahead',
    { count: 7, last: '2026-01-23T02:00:00Z' },
    { count: 0, secondsSinceLast: 0 },
  ],
])('counts %s', (_, kept, counting) =>
  expect(countingTries(kept, '2026-01-20T02:00:00Z')).toEqual(counting),
)

it('keeps an address of many people waiting only after a hundred failures, for one to ten seconds', () => {
  expect([0, 99, 100, 119, 120, 280, 100_000].map(delayAfter)).toEqual([0, 0, 1, 1, 2, 10, 10])
})

it('keeps failures by the quarter of an hour', () => {
  expect(quarterOf('2026-01-20T02:14:59.999Z')).toBe('2026-01-20T02:00:00.000Z')
  expect(quarterOf('2026-01-20T02:15:00.000Z')).toBe('2026-01-20T02:15:00.000Z')
})
