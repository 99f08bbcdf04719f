import { afterAll, beforeAll, expect, it } from 'vitest'
import { sessionContract } from '../rooms/identity/index.ts'
import { taskContract } from '../rooms/tasks/index.ts'
import { type SmallRegion, seedSmallRegion } from './small-region.ts'
import { openWorld, type World } from './world.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld('2026-01-20T02:00:00.000Z')
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

const chores = async (): Promise<{ name: string; begun: string }[]> => {
  const { rows } = await world.owner.query<{ name: string; begun: string }>(
    'select name, begun_at as begun from platform.chores order by begun_at, name',
  )
  return rows
}

it('goes on day by day: what is due every morning was done on each, and the answers say the day', async () => {
  const cookie = await world.signIn(region.people.gita)
  const { today } = await world.calls(taskContract, cookie).listMyTasks({})
  expect(today).toBe('2026-01-20')

  await world.toDay('2026-01-23')

  const answer = await world.app.inject({ url: '/api/region', headers: { host: 'localhost' } })
  expect(answer.headers.date).toBe('Fri, 23 Jan 2026 02:00:00 GMT')
  expect((await chores()).length).toBeGreaterThan(8)
  expect(new Set((await chores()).map(({ begun }) => new Date(begun).toISOString()))).toEqual(
    new Set(['2026-01-23T02:00:00.000Z']),
  )
})

it('ends a session that is older than a working day, and lets nobody go back', async () => {
  const cookie = await world.signIn(region.people.surya)
  const { readSession } = world.calls(sessionContract, cookie)
  expect((await readSession({})).account.id).toBeTruthy()

  await world.toDay('2026-01-24')

  await expect(readSession({})).rejects.toThrow()
  await expect(world.toDay('2026-01-24')).rejects.toThrow('2026-01-24T02:00')
})
