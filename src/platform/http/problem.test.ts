import { expect, it } from 'vitest'
import { isPage, whyNotNow } from './problem.ts'

it.each([
  ['GET', undefined, undefined],
  ['GET', '/assets/*', undefined],
  ['GET', '/api/tasks', 'platform/busy'],
  ['POST', '/api/session', 'platform/busy'],
  ['POST', '/verifikasi', 'platform/busy'],
  ['GET', '/verifikasi', 'platform/busy'],
  ['GET', '/verifikasi/:code', 'platform/busy'],
  ['GET', '/v/:code', 'platform/busy'],
  ['GET', '/verifikasian', undefined],
])('under pressure %s of route %s: %s', (method, url, code) => {
  expect(whyNotNow({ method, routeOptions: { url } })?.code).toBe(code)
  expect(isPage({ method, routeOptions: { url } })).toBe(code === undefined)
})
