import { expect, it } from 'vitest'
import { Misused } from './arguments.ts'
import { percentilesOf, run } from './bench.ts'

it('tells median and tails by nearest rank', () => {
  const times = Array.from({ length: 200 }, (_, i) => 200 - i)

  expect(percentilesOf(times)).toEqual({ n: 200, p50: 100, p95: 190, p99: 198 })
  expect(percentilesOf([2.345])).toEqual({ n: 1, p50: 2.35, p95: 2.35, p99: 2.35 })
})

it.each([[[]], [['tidak-ada']], [['../src/main']], [['signing', 'lagi']]])(
  'names the measurements there are for %j',
  async (args) => {
    await expect(run(args)).rejects.toThrow(Misused)
    await expect(run(args)).rejects.toThrow('signing')
  },
)
