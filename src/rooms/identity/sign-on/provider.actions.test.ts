import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openIdentityProvider } from '../../../testing/identity-provider.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { enrolPhone } from '../../../testing/second-factor.ts'
import { personPlans } from '../../../testing/small-region.plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, sameOrigin, testRegion, type World } from '../../../testing/world.ts'
import { providerContract } from '../index.ts'

let sso: Awaited<ReturnType<typeof openIdentityProvider>>
let world: World
let region: SmallRegion
let admin: string
let providerId: string
const now = '2026-01-20T02:00:00.000Z'
const setting = {
  name: 'SSO Uji',
  clientId: 'amanah',
  clientSecret: 'rahasia-klien',
  nipClaim: 'nip',
}
const calls = (cookie?: string) => world.calls(providerContract, cookie)

beforeAll(async () => {
  sso = await openIdentityProvider()
  world = await openWorld(now, {}, sso.outside)
  region = await seedSmallRegion(world)
  admin = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  ;({ id: providerId } = await calls(admin).saveProvider({ ...setting, issuer: sso.issuer }))
})
afterAll(async () => {
  await world.close()
  await sso.close()
})

/** A browser that sets out: its cookie, and what it comes back with. */
async function setOut(): Promise<{
  cookie: string
  back: { state: string; code: string; iss?: string }
}> {
  const answer = await world.app.inject({
    ...{ method: 'POST', url: `/api/sign-on/${providerId}`, headers: sameOrigin, payload: {} },
  })
  const [cookie] = answer.cookies
  const query = await sso.visit(answer.json().url)
  const iss = query.get('iss')
  return {
    cookie: `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`,
    back: { state: query.get('state') ?? '', code: query.get('code') ?? '', ...(iss && { iss }) },
  }
}
const come = async (): Promise<unknown> => {
  const { cookie, back } = await setOut()
  return calls(cookie).endSignOn(back)
}

describe('a sign-in by a provider', () => {
  it('links by the NIP claim the first time, by issuer and subject afterwards, never by mail', async () => {
    await world.signIn(region.people.surya)
    sso.person.subject = 'surya-di-sso'
    sso.person.claims = { email: 'surya@uji.example' }
    expect(await refusedCode(come())).toBe('identity/sign-on-without-nip')
    sso.person.claims = { nip: personPlans.surya.nip ?? '' }
    expect(await come()).toMatchObject({ person: { id: region.people.surya } })
    sso.person.claims = {}
    expect(await come()).toMatchObject({ person: { id: region.people.surya } })
    sso.person.subject = 'orang-lain-di-sso'
    sso.person.claims = { nip: personPlans.surya.nip ?? '' }
    expect(await refusedCode(come())).toBe('identity/sign-on-other-subject')
    sso.person.claims = { nip: personPlans.eko.nip ?? '' }
    expect(await refusedCode(come())).toBe('identity/sign-on-without-account')
  })

  it('asks for the second factor all the same', async () => {
    const cookie = await world.signIn(region.people.gita)
    await enrolPhone(world, cookie, now)
    sso.person.subject = 'gita-di-sso'
    sso.person.claims = { nip: personPlans.gita.nip ?? '' }
    expect(await come()).toMatchObject({ pending: 'second-factor' })
  })

  it('belongs to the browser that began it, once, and its cookie opens nothing', async () => {
    sso.person.subject = 'surya-di-sso'
    const [mine, other] = [await setOut(), await setOut()]
    const session = await world.app.inject({
      url: '/api/session',
      headers: { cookie: mine.cookie },
    })
    expect(session.statusCode).toBe(401)
    expect(await refusedCode(calls(other.cookie).endSignOn(mine.back))).toBe(
      'identity/sign-on-lost',
    )
    expect(await refusedCode(calls().endSignOn(mine.back))).toBe('identity/sign-on-lost')
    expect(await refusedCode(calls(mine.cookie).endSignOn(mine.back))).toBe('nothing refused')
    expect(await refusedCode(calls(mine.cookie).endSignOn(mine.back))).toBe('identity/sign-on-lost')
  })

  it('of another nonce lets nobody in', async () => {
    const { cookie, back } = await setOut()
    const client = await world.owner.connect()
    await client.query(`begin; set local app.tenant_id = ${testRegion.id}`)
    await client.query(`update identity.provider_trips set nonce = 'lain'`)
    await client.query('commit')
    client.release()
    expect(await refusedCode(calls(cookie).endSignOn(back))).toBe('identity/provider-mismatch')
  })
})

describe('a provider', () => {
  it('is set by administrators of the region, with its secret sealed, on a public https address', async () => {
    const surya = await world.signIn(region.people.joko)
    const other = { ...setting, issuer: sso.issuer }
    expect(await refusedCode(calls(surya).saveProvider(other))).toBe('identity/not-access-manager')
    expect(
      await refusedCode(calls(admin).saveProvider({ ...other, issuer: 'http://sso.uji.example' })),
    ).toBe('identity/provider-not-public')
    const client = await world.owner.connect()
    await client.query(`begin; set local app.tenant_id = ${testRegion.id}`)
    const { rows } = await client.query('select p::text as row from identity.providers p')
    await client.query('rollback')
    client.release()
    expect(rows).toHaveLength(1)
    expect(rows[0].row).not.toContain(setting.clientSecret)
  })

  it('that is away is one sentence, and removed it is offered no longer', async () => {
    await sso.close()
    expect(await refusedCode(calls().beginSignOn({ providerId }))).toBe('identity/provider-away')
    await calls(admin).removeProvider({ providerId })
    expect(await calls().listSignOn({})).toEqual({ items: [] })
  })
})
