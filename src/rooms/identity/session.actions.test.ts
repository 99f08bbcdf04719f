import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '../../testing/world.ts'
import { openAccount, sessionContract } from './index.ts'

let world: World
const personId = randomUUID()

beforeAll(async () => {
  world = await openWorld()
  await world.asSystem((ctx) =>
    openAccount(ctx, { personId, signIn: '19860315 201001 1 007', password: 'rahasia yang panjang', demonstration: false }),
  )
})
afterAll(() => world.close())

it('signs in by NIP typed with spaces, says who I am, and signs out', async () => {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { signIn: '198603152010011007', password: 'rahasia yang panjang' },
  })
  const cookie = answer.cookies[0]

  expect(answer.statusCode).toBe(200)
  expect(cookie).toMatchObject({ name: 'amanah', httpOnly: true, sameSite: 'Lax' })
  const mine = world.calls(sessionContract, `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`)
  expect(await mine.readSession({})).toMatchObject({ account: { signIn: '198603152010011007' }, region: { name: 'Kota Uji' }, year: 2026 })
  await mine.closeSession({})
  await expect(mine.readSession({})).rejects.toMatchObject({ refusal: { code: 'identity/not-signed-in', status: 401 } })
})

it('answers a wrong name and a wrong password alike, and slows guessing down after five tries', async () => {
  const guess = (signIn: string) => world.calls(sessionContract).openSession({ signIn, password: 'salah' })

  await expect(guess('tidak-ada')).rejects.toMatchObject({ refusal: { code: 'identity/wrong-pair' } })
  for (let n = 0; n < 5; n++) await expect(guess('198603152010011007')).rejects.toMatchObject({ refusal: { code: 'identity/wrong-pair' } })
  await expect(guess('198603152010011007')).rejects.toMatchObject({ refusal: { code: 'identity/too-many-tries', status: 429 } })
})
