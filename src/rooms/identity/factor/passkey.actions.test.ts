import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAuthenticator } from '../../../testing/authenticator.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { codeAt, enterWith } from '../../../testing/second-factor.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { factorContract } from '../index.ts'

let world: World
let region: SmallRegion
const here = { origin: 'https://amanah.uji.example' }
const own = (cookie: string) => world.calls(factorContract, cookie)

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

describe('a passkey', () => {
  const key = openAuthenticator()
  let signIn: string
  let cookie: string
  beforeAll(async () => {
    cookie = await world.signIn(region.people.surya)
    signIn = `orang-${region.people.surya.slice(-12)}`
  })

  it('is made for this region’s host and page alone, and for the challenge of this session', async () => {
    const { beginPasskey, addPasskey } = own(cookie)
    const { options } = await beginPasskey({})
    const stray = { ...JSON.parse(options), challenge: 'dW5kYW5nYW4gbGFpbg' }
    for (const made of [
      key.make(options, { origin: 'https://amanah.uji.exarnple' }),
      key.make(options, { ...here, rpId: 'lain.example' }),
      key.make(JSON.stringify(stray), here),
    ])
      expect(await refusedCode(addPasskey(made))).toBe('identity/passkey-wrong')

    const { recoveryCodes } = await addPasskey(key.make(options, here))
    expect(recoveryCodes).toHaveLength(10)
    expect((await own(cookie).listFactors({})).items).toMatchObject([
      { kind: 'PASSKEY', name: 'Kunci sandi, Perangkat lain' },
    ])
  })

  it('finishes a sign-in, each challenge once, and not from another host or page', async () => {
    const { cookie: waiting, told } = await enterWith(world, signIn)
    expect(told).toMatchObject({ pending: 'second-factor', ways: ['passkey', 'code'] })
    const { options } = await own(waiting).askPasskey({})
    for (const at of [{ origin: 'https://amanah.uji.exarnple' }, { ...here, rpId: 'lain.example' }])
      expect(await refusedCode(own(waiting).finishSignIn(key.answer(options, at)))).toBe(
        'identity/passkey-wrong',
      )
    const answer = key.answer(options, here)
    expect(await own(waiting).finishSignIn(answer)).toMatchObject({ account: { signIn } })

    const next = await enterWith(world, signIn)
    expect(await refusedCode(own(next.cookie).finishSignIn(answer))).toBe('identity/passkey-wrong')
    await own(next.cookie).askPasskey({})
    expect(await refusedCode(own(next.cookie).finishSignIn(answer))).toBe('identity/passkey-wrong')
  })

  it('of somebody else opens nothing', async () => {
    const { cookie: waiting } = await enterWith(world, signIn)
    const { options } = await own(waiting).askPasskey({})
    const answer = openAuthenticator().answer(options, here)
    expect(await refusedCode(own(waiting).finishSignIn(answer))).toBe('identity/passkey-wrong')
    expect(await refusedCode(own(waiting).finishSignIn({}))).toBe('identity/factor-missing')
  })

  it('is added only by whoever proves one, also where its challenge came from a proof', async () => {
    const before = await own(cookie).beginTotp({})
    world.setNow('2026-01-20T02:20:00.000Z')
    const { options } = await own(cookie).askPasskey({})
    const made = openAuthenticator().make(
      JSON.stringify({ ...JSON.parse(options), rp: { id: 'amanah.uji.example' } }),
      here,
    )
    expect(await refusedCode(own(cookie).addPasskey(made))).toBe('identity/factor-needed')
    const code = await codeAt(before.secret, '2026-01-20T02:20:00.000Z')
    const { factorId } = before
    expect(await refusedCode(own(cookie).confirmTotp({ factorId, code }))).toBe(
      'identity/factor-needed',
    )
  })

  it('proves a session again', async () => {
    expect(await refusedCode(own(cookie).renewRecoveryCodes({}))).toBe('identity/factor-needed')
    const { options } = await own(cookie).askPasskey({})
    await own(cookie).proveAgain(key.answer(options, here))
    expect(await refusedCode(own(cookie).renewRecoveryCodes({}))).toBe('nothing refused')
  })
})
