import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../../app.ts'
import { addressOf } from '../../../kernel/address.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, sameOrigin, type World } from '../../../testing/world.ts'
import {
  accountsOf,
  accountsToOpen,
  endAccount,
  type FirstPassword,
  openAccounts,
  resetAccount,
  sessionContract,
} from '../index.ts'

let world: World
let region: SmallRegion
let opened: FirstPassword[]
const chosen = 'kuda hijau makan batu'

const openAll = (which: Parameters<typeof accountsToOpen>[1]): Promise<FirstPassword[]> =>
  world.asSystem(async (ctx) => openAccounts(ctx, await accountsToOpen(ctx, which)))
const listed = (signIn: string) => world.asSystem((ctx) => accountsOf(ctx, { signIn }))
const open = (signIn: string, password: string, cookie = '') =>
  world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { ...sameOrigin, cookie },
    payload: { signIn, password },
  })
async function cookieOf(signIn: string, password: string): Promise<string> {
  const [session] = (await open(signIn, password)).cookies
  return `${session?.name}=${encodeURIComponent(session?.value ?? '')}`
}
const passwordOf = (signIn: string): string =>
  opened.find((one) => one.signIn === signIn)?.password ?? ''
const statusOf = async (cookie: string): Promise<number> =>
  (await world.app.inject({ url: '/api/session', headers: { cookie } })).statusCode

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  opened = await openAll({ all: true })
})
afterAll(() => world.close())

describe('opening accounts', () => {
  it(
    'gives everybody who works here one, with a first password of its own; the elected head ' +
      'is known by the post',
    async () => {
      const head = await listed('wali.kota')

      expect(opened.length).toBeGreaterThan(10)
      expect(new Set(opened.map(({ password }) => password)).size).toBe(opened.length)
      expect(head).toMatchObject([
        {
          personId: region.people.maya,
          closedAt: null,
          firstPasswordUntil: '2026-02-03T02:00:00.000Z',
        },
      ])
      expect(
        opened.filter(({ signIn }) => !/^\d{18}$/.test(signIn)).map(({ signIn }) => signIn),
      ).toContain('wali.kota')
    },
  )

  it(
    'leaves those that exist as they are, and reopens a closed one only by its name, with ' +
      'the row it had',
    async () => {
      const [account] = await listed('wali.kota')
      await world.asSystem((ctx) => endAccount(ctx, { signIn: 'Wali.Kota' }))

      expect(await openAll({ all: true })).toEqual([])
      const [again] = await openAll({ signIn: 'wali.kota' })
      expect(again?.password).not.toBe(passwordOf('wali.kota'))
      expect(await listed('wali.kota')).toMatchObject([{ id: account?.id, closedAt: null }])
      opened.push({ ...opened[0], ...again } as FirstPassword)
      expect((await open('wali.kota', passwordOf('wali.kota'))).statusCode).toBe(401)
      expect((await open('wali.kota', again?.password ?? '')).statusCode).toBe(200)
    },
  )

  it('opens those of a unit with everything below it, and keeps no password in the clear', async () => {
    const inOffice = await world.asSystem((ctx) =>
      accountsOf(ctx, { unitId: region.units.dinasPendidikan }),
    )
    const kept = await world.asSystem(async (ctx) => {
      const accounts = await ctx.db
        .selectFrom('identity.accounts')
        .selectAll()
        .where('tenantId', '=', ctx.tenantId)
        .execute()
      const contents = await ctx.db
        .selectFrom('audit.contents')
        .selectAll()
        .where('tenantId', '=', ctx.tenantId)
        .execute()
      return JSON.stringify([accounts, contents])
    })

    expect(inOffice.length).toBeGreaterThan(3)
    expect(inOffice.length).toBeLessThan(opened.length - 1)
    expect(opened.filter(({ password }) => kept.includes(password))).toEqual([])
  })
})

describe('a first password', () => {
  it('opens nothing but its change and the way out, on any route', async () => {
    const [one] = opened
    const answer = await open(one?.signIn ?? '', one?.password ?? '')
    const [session, device] = answer.cookies
    const cookie = `${session?.name}=${encodeURIComponent(session?.value ?? '')}`
    const told: Record<string, string[]> = {}
    for (const route of allRoutes.filter(
      ({ access, beforeChange }) => access === 'signed-in' && !beforeChange,
    )) {
      const ids = Object.fromEntries(
        [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, region.people.maya]),
      )
      const { url } = addressOf(route, ids)
      const sent = await world.app.inject({
        ...{
          method: route.method,
          url: `${url}${url.includes('?') ? '&' : '?'}year=2026`,
          headers: { ...sameOrigin, cookie },
        },
        ...(route.method === 'GET' || route.method === 'DELETE'
          ? {}
          : { payload: { passphrase: 'x', year: 2026, mandateId: ids.x } }),
      })
      const code = sent.json<{ type: string }>().type
      told[code] = [...(told[code] ?? []), route.path]
    }

    expect(answer.json()).toMatchObject({
      mustChangePassword: true,
      actor: { mandates: [] },
      failedSignIns: null,
    })
    expect(device).toBeUndefined()
    const {
      '/problems/identity/password-must-change': refused = [],
      '/problems/platform/input': unread = [],
      ...others
    } = told
    expect(others).toEqual({})
    expect(refused).toEqual(
      expect.arrayContaining(['/api/tasks', '/api/sessions', '/api/agreements/:id/signature']),
    )
    expect(refused.length).toBeGreaterThan(unread.length)
  })

  it(
    'is changed for one of one’s own; every other session ends, this one goes on in a fresh ' +
      'one, the device is known',
    async () => {
      const [, one] = opened
      const [signIn, password] = [one?.signIn ?? '', one?.password ?? '']
      const [elsewhere, here] = [await cookieOf(signIn, password), await cookieOf(signIn, password)]
      const mine = world.calls(sessionContract, here)

      await expect(
        mine.changePassword({ current: password, next: 'rahasia12345' }),
      ).rejects.toMatchObject({
        refusal: { code: 'identity/password-common' },
      })
      await expect(mine.changePassword({ current: 'salah', next: chosen })).rejects.toMatchObject({
        refusal: {
          code: 'identity/wrong-password',
          status: 422,
          errors: [{ pointer: '/current' }],
        },
      })
      const changed = await world.app.inject({
        ...{
          method: 'PUT',
          url: '/api/session/password',
          headers: { ...sameOrigin, cookie: here },
        },
        payload: { current: password, next: chosen },
      })

      expect(changed.json()).toMatchObject({ mustChangePassword: false, account: { signIn } })
      expect(changed.json<{ actor: { mandates: [] } }>().actor.mandates.length).toBeGreaterThan(0)
      expect(changed.cookies.map(({ name }) => name)).toEqual(['amanah', 'amanah-device'])
      expect([await statusOf(elsewhere), await statusOf(here)]).toEqual([401, 401])
      expect(await statusOf(`amanah=${encodeURIComponent(changed.cookies[0]?.value ?? '')}`)).toBe(
        200,
      )
      expect((await open(signIn, password)).statusCode).toBe(401)
      expect((await open(signIn, chosen)).json()).toMatchObject({ mustChangePassword: false })
    },
  )

  it('ends after fourteen days, and says so to whoever has it', async () => {
    const [, , one] = opened
    world.setNow('2026-02-03T02:00:00.000Z')
    const late = (await open(one?.signIn ?? '', one?.password ?? '')).json()
    const wrong = (await open(one?.signIn ?? '', 'salah')).json()
    world.setNow('2026-01-20T02:00:00.000Z')

    expect(late).toMatchObject({ type: '/problems/identity/first-password-ended', status: 401 })
    expect(wrong).toMatchObject({ type: '/problems/identity/wrong-pair' })
  })
})

describe('a reset', () => {
  it('ends sessions and known devices, makes a new first password, and refuses a closed account', async () => {
    const [, , , one] = opened
    const signIn = one?.signIn ?? ''
    const mine = world.calls(sessionContract, await cookieOf(signIn, one?.password ?? ''))
    await mine.changePassword({ current: one?.password ?? '', next: chosen })
    const answer = await open(signIn, chosen)
    const [session, device] = answer.cookies.map(
      ({ name, value }) => `${name}=${encodeURIComponent(value)}`,
    )
    const { password } = await world.asSystem((ctx) => resetAccount(ctx, { signIn }))
    for (let n = 0; n < 5; n++) await open(signIn, 'salah', device)

    expect(await statusOf(session ?? '')).toBe(401)
    expect((await open(signIn, password, device)).statusCode).toBe(429)
    await world.asSystem((ctx) => resetAccount(ctx, { signIn }))
    expect((await open(signIn, password)).statusCode).toBe(401)
    await world.asSystem((ctx) => endAccount(ctx, { signIn }))
    await expect(world.asSystem((ctx) => resetAccount(ctx, { signIn }))).rejects.toMatchObject({
      refusal: { code: 'identity/account-closed' },
    })
  })
})

describe('a closed account', () => {
  it('keeps no session: what was open ends at once', async () => {
    const [, , , , one] = opened
    const cookie = await cookieOf(one?.signIn ?? '', one?.password ?? '')
    const before = await statusOf(cookie)
    await world.asSystem((ctx) => endAccount(ctx, { signIn: one?.signIn ?? '' }))

    expect([before, await statusOf(cookie)]).toEqual([200, 401])
    expect((await open(one?.signIn ?? '', one?.password ?? '')).json()).toMatchObject({
      type: '/problems/identity/wrong-pair',
    })
  })

  it('keeps none either where only the closing is on record', async () => {
    const [, , , , , one] = opened
    const cookie = await cookieOf(one?.signIn ?? '', one?.password ?? '')
    await world.asSystem((ctx) =>
      ctx.db
        .updateTable('identity.accounts')
        .set({ closedAt: ctx.now })
        .where('tenantId', '=', ctx.tenantId)
        .where('signIn', '=', one?.signIn ?? '')
        .execute(),
    )

    expect(await statusOf(cookie)).toBe(401)
  })
})
