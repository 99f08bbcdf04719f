import { expect, it, vi } from 'vitest'
import { percentilesOf, run } from './bench.ts'

it('tells median and tails by nearest rank', () => {
  const times = Array.from({ length: 200 }, (_, i) => 200 - i)

  expect(percentilesOf(times)).toEqual({ n: 200, p50: 100, p95: 190, p99: 198 })
  expect(percentilesOf([2.345])).toEqual({ n: 1, p50: 2.35, p95: 2.35, p99: 2.35 })
})

it.each([[[]], [['tidak-ada']], [['../src/main']], [['signing', 'lagi']]])('names the measurements there are for %j', async (args) => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})

  expect(await run(args)).toBe(2)
  expect(said.mock.calls.flat().join()).toContain('signing')
  said.mockRestore()
})
