import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { hearTime, serverTime } from './clock.ts'

const told = (date: string): Headers => new Headers({ date })

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-05-04T02:00:30.400Z') }))
afterEach(() => {
  hearTime(told(new Date().toUTCString()))
  vi.useRealTimers()
})

it('takes the day of the server for today, on a device whose clock is a year off', () => {
  hearTime(told('Mon, 04 May 2025 02:00:30 GMT'))

  expect(serverTime()).toBe('2025-05-04T02:00:30.000Z')
  vi.advanceTimersByTime(5000)
  expect(serverTime()).toBe('2025-05-04T02:00:35.000Z')
  expect(serverTime(Date.parse('2026-05-04T01:00:30.400Z'))).toBe('2025-05-04T01:00:30.000Z')
})

it('leaves a clock alone that is right within a minute, and an answer that says nothing', () => {
  hearTime(told('Mon, 04 May 2026 01:59:40 GMT'))
  expect(serverTime()).toBe('2026-05-04T02:00:30.400Z')

  hearTime(told('Tue, 05 May 2026 02:00:30 GMT'))
  hearTime(new Headers())
  expect(serverTime()).toBe('2026-05-05T02:00:30.000Z')
})
