import { expect, it } from 'vitest'
import { isPage, whyNotNow } from './problem.ts'

it.each([
  ['GET', '/', undefined],
  ['GET', '/perjanjian?tahun=2026', undefined],
  ['GET', '/assets/index-B8iPThJM.js', undefined],
  ['GET', '/api/tasks', 'platform/busy'],
  ['POST', '/api/session', 'platform/busy'],
  ['POST', '/verifikasi', 'platform/busy'],
  ['GET', '/verifikasi/TA-1', 'platform/busy'],
  ['GET', '/v/TA-1', 'platform/busy'],
  ['GET', '/verifikasian', undefined],
])('under pressure %s %s: %s', (method, url, code) => {
  expect(whyNotNow({ method, url })?.code).toBe(code)
  expect(isPage({ method, url })).toBe(code === undefined)
})
