import type pg from 'pg'
import { expect, it } from 'vitest'
import { statisticsBeside } from './statistics.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('refreshes one at a time, and once more for all who asked meanwhile', async () => {
  const ends: (() => void)[] = []
  const owner = {
    query: () => new Promise<void>((resolve) => ends.push(resolve)),
  } as unknown as pg.Pool
  const refresh = statisticsBeside(owner, () => undefined)

  for (let asked = 0; asked < 5; asked += 1) refresh()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await turn()
  expect(ends).toHaveLength(2)
  ends[1]?.()
  await turn()
  refresh()

  expect(ends).toHaveLength(3)
})

it('tells a failure and goes on', async () => {
  const told: unknown[] = []
  const owner = { query: () => Promise.reject(new Error('closed')) } as unknown as pg.Pool
  const refresh = statisticsBeside(owner, (error) => told.push(error))
  refresh()
  await turn()
  refresh()
  await turn()

  expect(told).toHaveLength(2)
})
