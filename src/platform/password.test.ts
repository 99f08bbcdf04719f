import { expect, it } from 'vitest'
import { hashPassword, keptFirstPassword, newFirstPassword, passwordHolds } from './password.ts'

const secret = { installationKey: new Uint8Array(32).fill(7) }
const other = { installationKey: new Uint8Array(32).fill(8) }

it('makes first passwords of sixty bits that nobody misreads', () => {
  const made = Array.from({ length: 2000 }, newFirstPassword)

  expect(
    made.every((password) => /^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){2}$/.test(password)),
  ).toBe(true)
  expect(new Set(made).size).toBe(2000)
  expect(new Set(made.join('').replaceAll('-', '')).size).toBe(32)
})

it(
  'takes a first password as it may be read from paper, and only under the key of its ' +
    'installation',
  async () => {
    const kept = keptFirstPassword(secret, '0a1b-c2d3-e4f5')

    expect(kept).not.toContain('0a1b')
    expect(await passwordHolds(secret, '0a1b-c2d3-e4f5', kept)).toBe(true)
    expect(await passwordHolds(secret, ' OAIB c2d3 e4f5', kept)).toBe(true)
    expect(await passwordHolds(secret, '0a1b-c2d3-e4f6', kept)).toBe(false)
    expect(await passwordHolds(other, '0a1b-c2d3-e4f5', kept)).toBe(false)
  },
)

it('takes a chosen password as typed, however its letters are composed, and none without an account', async () => {
  const stored = await hashPassword('kafé di ujung jalan')

  expect(await passwordHolds(secret, 'kafe\u0301 di ujung jalan', stored)).toBe(true)
  expect(await passwordHolds(secret, 'Kafé di ujung jalan', stored)).toBe(false)
  expect(await passwordHolds(secret, 'kafé di ujung jalan', undefined)).toBe(false)
})
