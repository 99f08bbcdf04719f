import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalisedSignIn, whyNotTry, wrongPair } from './sign-in.rules.ts'

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
])('asks to wait %s', (_, count, secondsSinceLast, seconds) => {
  const refusal = whyNotTry({ count, secondsSinceLast })
  expect(refusal?.code ?? null).toBe(seconds === null ? null : 'identity/too-many-tries')
  if (seconds !== null) expect(refusal).toMatchObject({ status: 429, detail: expect.stringContaining(`Tunggu ${seconds} detik`) })
})

it('never asks for a negative wait, whatever the count', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0, max: 1e6, noNaN: true }), (count, secondsSinceLast) => {
      const seconds = /Tunggu (\d+) detik/.exec(whyNotTry({ count, secondsSinceLast })?.detail ?? 'Tunggu 1 detik')?.[1]
      expect(Number(seconds)).toBeGreaterThan(0)
      expect(Number(seconds)).toBeLessThanOrEqual(300)
    }),
  )
})

it('says of a wrong pair neither that the name nor that the password is wrong', () => {
  expect(wrongPair).toMatchObject({ code: 'identity/wrong-pair', status: 401 })
  expect(wrongPair.detail).toContain('Nama masuk atau kata sandi')
})
