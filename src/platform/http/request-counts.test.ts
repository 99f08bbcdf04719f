import { expect, it } from 'vitest'
import { countingRequests } from './request-counts.ts'

it('counts each key by itself, and begins again when the window of its first request is over', () => {
  let now = 0
  const count = countingRequests(() => now)
  const asked = (key: string): [number, number] => {
    const { current, ttl } = count({ key, windowMs: 60_000 })
    return [current, ttl]
  }

  expect([asked('a'), asked('b')]).toEqual([
    [1, 60_000],
    [1, 60_000],
  ])
  now = 59_999
  expect(asked('a')).toEqual([2, 1])
  now = 60_000
  expect(asked('a')).toEqual([1, 60_000])
})

it('forgets whoever came longest ago when there are too many', () => {
  const count = countingRequests(() => 0)
  const asked = (key: string): number => count({ key, windowMs: 60_000 }).current
  asked('first')
  asked('second')
  for (let n = 0; n < 19_998; n++) asked(`stranger ${n}`)
  expect(asked('first')).toBe(2)

  asked('one more')

  expect([asked('first'), asked('second')]).toEqual([3, 1])
})
