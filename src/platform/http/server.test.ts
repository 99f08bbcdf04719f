import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openServer } from './server.ts'

let app: FastifyInstance
beforeAll(async () => {
  app = await openServer({
    secret: 'secret of at least thirty-two characters',
    log: false,
    requestsPerMinute: 2,
  })
  app.get('/api/angka', async () => ({}))
})
afterAll(() => app.close())

const cookieFor = (name: string, token: string): string =>
  `${name}=${encodeURIComponent(app.signCookie(`1.${token.padEnd(43, 'x')}`))}`
const three = async (remoteAddress: string, cookie = ''): Promise<number[]> => {
  const statuses: number[] = []
  for (let n = 0; n < 3; n++)
    statuses.push(
      (
        await app.inject({
          url: '/api/angka',
          remoteAddress,
          headers: { host: 'localhost', cookie },
        })
      ).statusCode,
    )
  return statuses
}
const limited = [200, 200, 429]

it('counts strangers by address, an IPv6 one by its /64', async () => {
  expect(await three('192.0.2.1')).toEqual(limited)
  expect(await three('192.0.2.2')).toEqual(limited)
  expect(await three('2001:db8:1:1::1')).toEqual(limited)
  expect(await three('2001:db8:1:1:9::9')).toEqual([429, 429, 429])
  expect(await three('2001:db8:1:2::1')).toEqual(limited)
})

it(
  'counts every session and every known device by itself, from whatever address, but only ' +
    'those we signed',
  async () => {
    const office = '192.0.2.3'

    expect(await three(office)).toEqual(limited)
    expect(await three(office, cookieFor('amanah', 'first'))).toEqual(limited)
    expect(await three(office, cookieFor('amanah', 'second'))).toEqual(limited)
    expect(await three('192.0.2.4', cookieFor('amanah', 'second'))).toEqual([429, 429, 429])
    expect(await three(office, cookieFor('amanah-device', 'third'))).toEqual(limited)
    expect(await three(office, 'amanah=1.abcdefghijklmnopqrstuvwxyz.forged')).toEqual([
      429, 429, 429,
    ])
  },
)
