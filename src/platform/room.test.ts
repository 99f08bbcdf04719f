import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import { type Contract, Nothing, route } from '../kernel/contract.ts'
import type { Actions } from './context.ts'
import { answered } from './room.ts'

const answer = z.object({ count: z.int() })
const reading = {
  readTally: route({
    method: 'GET',
    path: '/api/uji',
    summary: 'uji',
    input: Nothing,
    output: answer,
  }),
}
const writing = {
  writeTally: route({
    method: 'PUT',
    path: '/api/uji',
    summary: 'uji',
    input: Nothing,
    output: answer,
  }),
}
const readingActions: Actions<typeof reading, object> = { readTally: async () => ({ count: 1 }) }
const writingActions: Actions<typeof writing, object> = { writeTally: async () => ({ count: 2 }) }

it('pairs every route with its own act', async () => {
  const routes = [...answered(reading, readingActions), ...answered(writing, writingActions)]
  expect(routes.map(({ route }) => route.method)).toEqual(['GET', 'PUT'])
  expect(await Promise.all(routes.map(({ action }) => action({}, {})))).toEqual([
    { count: 1 },
    { count: 2 },
  ])
})

it('does not compile with the acts of another room, nor without one', () => {
  // @ts-expect-error the acts of another contract
  expect(() => answered(reading, writingActions)).toThrow('no action for readTally')
  // @ts-expect-error an act is missing
  expect(() => answered({ ...reading, ...writing }, readingActions)).toThrow(
    'no action for writeTally',
  )
  // @ts-expect-error an act answers something else
  const wrong: Actions<typeof reading, object> = { readTally: async () => ({ count: 'satu' }) }
  expect(Object.keys(wrong satisfies Record<keyof Contract, unknown>)).toEqual(['readTally'])
})
