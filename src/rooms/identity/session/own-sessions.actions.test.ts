import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  aGrantFor,
  openWorld,
  otherRegion,
  sameOrigin,
  testRegion,
  type World,
} from '../../../testing/world.ts'
import { recordLook } from '../../audit/index.ts'
import { grantRole, openAccount, sessionContract } from '../index.ts'
import { privacyVersion } from './privacy.rules.ts'

let world: World
const password = 'kata sandi yang panjang'
const chrome =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'

beforeAll(async () => {
  world = await openWorld()
  for (const region of [testRegion, otherRegion])
    await world.asSystem(async (ctx) => {
      const personId = randomUUID()
      await openAccount(ctx, { personId, signIn: 'maya', password, demonstration: false })
      await grantRole(ctx, aGrantFor(personId))
    }, region)
})
afterAll(() => world.close())
beforeEach(() => world.setNow('2026-01-20T02:00:00.000Z'))

const enter = (headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { ...sameOrigin, ...headers },
    payload: { signIn: 'maya', password },
  })
type Cookie = { name: string; value: string }
const sent = ({ name, value }: Cookie): string => `${name}=${encodeURIComponent(value)}`
async function cookie(headers: Record<string, string> = {}): Promise<string> {
  const [session] = (await enter(headers)).cookies
  return session ? sent(session as Cookie) : ''
}
const statusOf = async (of: string, host = 'localhost'): Promise<number> =>
  (await world.app.inject({ url: '/api/session', headers: { cookie: of, host } })).statusCode
const stored = (text: string, region = testRegion) =>
  world.asSystem((ctx) => sql.raw<Record<string, string | null>>(text).execute(ctx.db), region)
const tokenOf = (value: string): string => decodeURIComponent(value).split('.')[1] ?? ''

describe('the cookies of a session and a device', () => {
  it('are Secure, for this host alone and out of reach of scripts, wherever people reach the server', async () => {
    const { cookies } = await enter({ host: 'lain.example' })
    const guarded = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }

    expect(cookies).toMatchObject([
      { name: '__Host-amanah', ...guarded, maxAge: 12 * 3600 },
      { name: '__Host-amanah-device', ...guarded, maxAge: 180 * 86_400 },
    ])
    expect(cookies.every((one) => one.domain === undefined)).toBe(true)
  })

  it('carry tokens that no table holds', async () => {
    const tokens = (await enter()).cookies.map(({ value }) => tokenOf(value))
    const kept = JSON.stringify([
      ...(await stored('select * from identity.sessions')).rows,
      ...(await stored('select * from identity.devices')).rows,
      ...(await stored('select * from audit.contents')).rows,
    ])

    expect(tokens.map(({ length }) => length)).toEqual([43, 43])
    expect(kept).toContain('tokenHash')
    expect(tokens.filter((token) => kept.includes(token))).toEqual([])
  })

  it('of one region count for nothing in another, even where it knows the same token', async () => {
    const { cookies } = await enter()
    const mine = cookies[0] as Cookie
    const { rows } = await stored(
      `select token_hash from identity.sessions order by opened_at desc, id desc limit 1`,
    )
    await stored(
      `insert into identity.sessions (tenant_id, id, account_id, token_hash, opened_at, expires_at,
        remote_address)
       select 2, gen_random_uuid(), id, '${rows[0]?.tokenHash}', '2026-01-20T02:00:00Z',
         '2026-01-20T14:00:00Z', 'x' from identity.accounts`,
      otherRegion,
    )

    expect(await statusOf(sent(mine))).toBe(200)
    expect(await statusOf(sent({ ...mine, name: '__Host-amanah' }), 'lain.example')).toBe(401)
  })
})

describe('my sessions', () => {
  it('are listed with browser and last use, one can be ended, and all others', async () => {
    await world.calls(sessionContract, await cookie()).endOtherSessions({})
    const [first, second, third] = [
      await cookie(),
      await cookie({ 'user-agent': chrome }),
      await cookie(),
    ]
    const mine = world.calls(sessionContract, second)
    const { items } = await mine.listSessions({})

    expect(items).toHaveLength(4)
    expect(items.filter(({ current }) => current)).toMatchObject([
      { browser: 'Chrome di Android', lastUsedAt: '2026-01-20T02:00:00.000Z' },
    ])
    const { items: ofFirst } = await world.calls(sessionContract, first).listSessions({})
    expect(
      await mine.endOwnSession({ sessionId: ofFirst.find(({ current }) => current)?.id ?? '' }),
    ).toEqual({ ended: 1 })
    expect([await statusOf(first), await statusOf(third)]).toEqual([401, 200])
    expect(await mine.endOtherSessions({})).toEqual({ ended: 2 })
    expect([await statusOf(second), await statusOf(third)]).toEqual([200, 401])
  })

  it('are nobody else’s to end', async () => {
    const own = await cookie()
    const stranger = world.calls(
      sessionContract,
      await world.signIn(randomUUID(), [{ role: 'BUDGET' }]),
    )
    const [mine] = (await world.calls(sessionContract, own).listSessions({})).items.filter(
      ({ current }) => current,
    )

    expect(await stranger.endOwnSession({ sessionId: mine?.id ?? '' })).toEqual({ ended: 0 })
    expect(await statusOf(own)).toBe(200)
  })

  it('end after two hours without use; use is noted after the answer, at most once in five minutes', async () => {
    const [used, idle] = [await cookie(), await cookie()]
    const idOf = async (of: string) =>
      (await world.calls(sessionContract, of).listSessions({})).items.find(({ current }) => current)
        ?.id
    const id = await idOf(used)
    const lastUse = async (): Promise<unknown> =>
      (await stored(`select last_used_at from identity.sessions where id = '${id}'`)).rows[0]
        ?.lastUsedAt

    world.setNow('2026-01-20T02:04:59.000Z')
    await statusOf(used)
    expect(await lastUse()).toBeNull()
    world.setNow('2026-01-20T03:00:00.000Z')
    await statusOf(used)
    await vi.waitFor(async () => expect(await lastUse()).toBe('2026-01-20T03:00:00.000Z'))
    world.setNow('2026-01-20T03:04:00.000Z')
    await statusOf(used)
    world.setNow('2026-01-20T04:30:00.000Z')

    expect(await lastUse()).toBe('2026-01-20T03:00:00.000Z')
    expect([await statusOf(used), await statusOf(idle)]).toEqual([200, 401])
  })

  it('leave a record when they are closed', async () => {
    await world.calls(sessionContract, await cookie()).closeSession({})
    const { rows } = await stored(
      `select actor_kind from audit.entries where act = 'session.closed'`,
    )

    expect(rows).toEqual([{ actorKind: 'person' }])
  })
})

describe('the privacy notice', () => {
  it('is due until it was read once, and lists one’s own looks', async () => {
    const mine = world.calls(sessionContract, await cookie())

    expect((await mine.readSession({})).privacyDue).toBe(true)
    expect(await mine.readPrivacy({})).toEqual({ version: privacyVersion })
    expect((await mine.readSession({})).privacyDue).toBe(false)
    const { person } = await mine.readSession({})
    for (const personId of [person.id, randomUUID()])
      await world.asSystem((ctx) =>
        recordLook(
          { ...ctx, actor: { ...ctx.actor, personId } },
          { act: 'evidence.downloaded', subject: randomUUID() },
        ),
      )
    expect((await mine.listOwnLooks({})).items.map(({ act }) => act)).toEqual([
      'evidence.downloaded',
    ])
  })
})
