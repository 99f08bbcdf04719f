import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allRoutes } from '../../../app.ts'
import { addressOf } from '../../../kernel/address.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { codeAt, enrolPhone, enterWith } from '../../../testing/second-factor.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, sameOrigin, testRegion, type World } from '../../../testing/world.ts'
import { factorContract, sessionContract } from '../index.ts'

let world: World
let region: SmallRegion
let now = Date.parse('2026-01-20T02:00:00.000Z')
const at = (): string => new Date(now).toISOString()
/** Goes on in time; a code of a phone lasts 30 seconds. */
const wait = (seconds: number): void => {
  now += seconds * 1000
  world.setNow(at())
}
const nameOf = (personId: string): string => `orang-${personId.slice(-12)}`
const own = (cookie: string) => world.calls(factorContract, cookie)
const session = (cookie: string) => world.calls(sessionContract, cookie)

beforeAll(async () => {
  world = await openWorld(at())
  region = await seedSmallRegion(world)
})
beforeEach(() => wait(3600))
afterAll(() => world.close())

describe('a sign-in with a second factor', () => {
  let signIn: string
  let secret: string
  let recoveryCodes: string[]
  beforeAll(async () => {
    const cookie = await world.signIn(region.people.surya)
    signIn = nameOf(region.people.surya)
    ;({ secret, recoveryCodes } = await enrolPhone(world, cookie, at()))
  })

  it('waits for the code, and the cookie of the wait opens nothing else', async () => {
    const { cookie, told } = await enterWith(world, signIn)

    expect(told).toMatchObject({ pending: 'second-factor', ways: ['code'] })
    const opened: string[] = []
    for (const route of allRoutes.filter(({ access }) => access === 'signed-in')) {
      const params = Object.fromEntries(
        [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => [name, region.people.surya]),
      )
      const { url } = addressOf(route, params)
      const answer = await world.app.inject({
        ...{ method: route.method, url, headers: { ...sameOrigin, cookie } },
        ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: {} }),
      })
      // an input that does not fit is refused before anybody is looked up
      if (![401, 422].includes(answer.statusCode)) opened.push(`${route.method} ${route.path}`)
    }
    expect(opened).toEqual([])
    expect(await own(cookie).finishSignIn({ code: await codeAt(secret, at()) })).toMatchObject({
      account: { signIn },
    })
    expect(await refusedCode(session(cookie).readSession({}))).toBe('identity/not-signed-in')
  })

  it('takes each code once, and each recovery code once', async () => {
    const code = await codeAt(secret, at())
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    const first = await enterWith(world, signIn)
    await own(first.cookie).finishSignIn({ code: spaced })
    const second = await enterWith(world, signIn)
    expect(await refusedCode(own(second.cookie).finishSignIn({ code }))).toBe(
      'identity/factor-used',
    )

    const recovery = recoveryCodes[0]?.toUpperCase() ?? ''
    await own(second.cookie).finishSignIn({ code: recovery })
    const third = await enterWith(world, signIn)
    expect(await refusedCode(own(third.cookie).finishSignIn({ code: recovery }))).toBe(
      'identity/factor-wrong',
    )
  })

  it('of many with the same code at once lets one in', async () => {
    const code = await codeAt(secret, at())
    const entered = await Promise.all(Array.from({ length: 4 }, () => enterWith(world, signIn)))
    const codes = await Promise.all(
      entered.map(({ cookie }) => refusedCode(own(cookie).finishSignIn({ code }))),
    )
    expect(codes.filter((one) => one === 'nothing refused')).toHaveLength(1)
  })

  it('says that the phone has another time, and lets nobody in by it', async () => {
    const { cookie } = await enterWith(world, signIn)
    const answer = await world.app.inject({
      ...{ method: 'POST', url: '/api/session/factor', headers: { ...sameOrigin, cookie } },
      payload: { code: await codeAt(secret, at(), -5) },
    })
    expect(answer.json()).toMatchObject({
      type: '/problems/identity/factor-clock',
      detail: expect.stringContaining('sekitar 5 menit'),
    })
  })

  it('ends after five minutes and after five tries', async () => {
    const late = await enterWith(world, signIn)
    wait(301)
    const code = await codeAt(secret, at())
    expect(await refusedCode(own(late.cookie).finishSignIn({ code }))).toBe(
      'identity/factor-wait-ended',
    )
    const tried = await enterWith(world, signIn)
    for (let n = 0; n < 5; n++)
      await refusedCode(own(tried.cookie).finishSignIn({ code: '000000' }))
    expect(await refusedCode(own(tried.cookie).finishSignIn({ code }))).toBe(
      'identity/factor-wait-ended',
    )
  })

  it('makes wrong codes wait like wrong passwords, also across sign-ins, and tells of them', async () => {
    for (let n = 0; n < 6; n++) {
      const { cookie } = await enterWith(world, signIn)
      await refusedCode(own(cookie).finishSignIn({ code: '000000' }))
    }
    const { cookie } = await enterWith(world, signIn)
    const code = await codeAt(secret, at())
    expect(await refusedCode(own(cookie).finishSignIn({ code }))).toBe('identity/too-many-tries')
    wait(120)
    const { failedSignIns } = await own(cookie).finishSignIn({ code: await codeAt(secret, at()) })
    expect(failedSignIns?.count).toBeGreaterThan(5)
  })

  it('keeps neither seed nor recovery codes in the clear', async () => {
    const client = await world.owner.connect()
    await client.query(`begin; set local app.tenant_id = ${testRegion.id}`)
    const { rows } = await client.query(
      `select coalesce(string_agg(f::text, ''), '') || coalesce((select string_agg(r::text, '') from identity.recovery_codes r), '') as all
       from identity.factors f`,
    )
    await client.query('rollback')
    client.release()
    const all: string = rows[0].all
    for (const word of [secret, ...recoveryCodes]) expect(all).not.toContain(word)
    expect(all).not.toContain(Buffer.from(secret).toString('base64'))
  })
})

describe('one’s own factor', () => {
  it('counts only after its first code, and is removed only with a code', async () => {
    const cookie = await world.signIn(region.people.eko)
    const { beginTotp, confirmTotp, listFactors, removeOwnFactor } = own(cookie)
    const { factorId, secret } = await beginTotp({})
    expect(await refusedCode(confirmTotp({ factorId, code: '000000' }))).toBe(
      'identity/factor-wrong',
    )
    expect((await listFactors({})).items).toEqual([])
    expect((await enterWith(world, nameOf(region.people.eko))).told).not.toHaveProperty('pending')

    const { recoveryCodes } = await confirmTotp({ factorId, code: await codeAt(secret, at()) })
    expect(recoveryCodes).toHaveLength(10)
    expect(await listFactors({})).toMatchObject({ items: [{ kind: 'TOTP' }], codesLeft: 10 })
    expect(await refusedCode(removeOwnFactor({ factorId, code: '000000' }))).toBe(
      'identity/factor-wrong',
    )
    await removeOwnFactor({ factorId, code: recoveryCodes?.[3] ?? '' })
    expect(await listFactors({})).toEqual({ items: [], codesLeft: 0 })
    expect((await enterWith(world, nameOf(region.people.eko))).told).not.toHaveProperty('pending')
  })

  it('is proved again after ten minutes where an act asks for it', async () => {
    const cookie = await world.signIn(region.people.gita)
    const { secret } = await enrolPhone(world, cookie, at())
    expect(await refusedCode(own(cookie).renewRecoveryCodes({}))).toBe('nothing refused')
    wait(601)
    expect(await refusedCode(own(cookie).renewRecoveryCodes({}))).toBe('identity/factor-needed')
    await own(cookie).proveAgain({ code: await codeAt(secret, at()) })
    expect((await own(cookie).renewRecoveryCodes({})).recoveryCodes).toHaveLength(10)
  })
})

describe('the duty of a region', () => {
  it('is told beforehand, then lets region-wide roles in only to enrol; nobody else', async () => {
    const bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
    const mayor = await world.signIn(region.people.maya)
    const { saveDuty } = own(bureau)
    expect(await refusedCode(own(mayor).saveDuty({ requiredFrom: '2026-02-01' }))).toBe(
      'identity/not-access-manager',
    )
    expect(await refusedCode(saveDuty({ requiredFrom: '2020-01-01' }))).toBe(
      'identity/duty-in-the-past',
    )
    await saveDuty({ requiredFrom: '2026-02-01' })
    expect(await session(bureau).readSession({})).toMatchObject({
      ...{ enrolBefore: '2026-02-01', mustEnrol: false },
    })

    world.setNow('2026-02-01T02:00:00.000Z')
    now = Date.parse('2026-02-01T02:00:00.000Z')
    const { cookie, told } = await enterWith(world, nameOf(region.people.lina))
    expect(told).toMatchObject({ mustEnrol: true, actor: { mandates: [] } })
    expect(await refusedCode(session(cookie).listSessions({}))).toBe('identity/factor-must-enrol')
    expect((await enterWith(world, nameOf(region.people.maya))).told).toMatchObject({
      ...{ mustEnrol: false, enrolBefore: null },
    })
    await enrolPhone(world, cookie, at())
    expect(await session(cookie).readSession({})).toMatchObject({ mustEnrol: false })
    await own(cookie).saveDuty({ requiredFrom: null })
  })
})

describe('removal by an administrator', () => {
  it('ends sessions, stands on record as a hand on the account, and the person is told', async () => {
    const holder = await world.signIn(region.people.ratih)
    await enrolPhone(world, holder, at())
    const admin = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
    const personId = region.people.ratih
    expect(await refusedCode(own(holder).removeFactorOf({ personId }))).toBe('identity/own-account')
    expect(await refusedCode(own(admin).removeFactorOf({ personId: region.people.bagus }))).toBe(
      'identity/own-account',
    )
    expect(await own(admin).readFactorOf({ personId })).toEqual({ enrolled: true })

    expect(await own(admin).removeFactorOf({ personId })).toEqual({ removed: 1 })

    expect(await refusedCode(session(holder).readSession({}))).toBe('identity/not-signed-in')
    const { told, cookie } = await enterWith(world, nameOf(personId))
    expect(told).toMatchObject({ account: { signIn: nameOf(personId) } })
    const notices = await world.app.inject({ url: '/api/notices', headers: { cookie } })
    expect(notices.body).toContain('Faktor kedua akun Anda dilepas oleh')
    const hands = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('identity.accountHandling')
        .select(['act', 'byPersonId'])
        .where('personId', '=', personId)
        .execute(),
    )
    expect(hands).toEqual([{ act: 'FACTOR_REMOVED', byPersonId: region.people.bagus }])
  })
})
