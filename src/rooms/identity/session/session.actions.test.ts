import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../kernel/actor.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { aGrantFor, openWorld, sameOrigin, type World } from '../../../testing/world.ts'
import { loadOrganisationOf, unitsOn } from '../../organisation/index.ts'
import { authenticate, grantRole, openAccount, sessionContract } from '../index.ts'

let world: World
const personId = randomUUID()

beforeAll(async () => {
  world = await openWorld()
  await world.asSystem(async (ctx) => {
    await openAccount(ctx, {
      personId,
      signIn: '19860315 201001 1 007',
      password: 'rahasia yang panjang',
      demonstration: false,
    })
    await grantRole(ctx, aGrantFor(personId))
  })
})
afterAll(() => world.close())

it('signs in by NIP typed with spaces, says who I am, and signs out', async () => {
  const answer = await world.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: sameOrigin,
    payload: { signIn: '198603152010011007', password: 'rahasia yang panjang' },
  })
  const cookie = answer.cookies[0]

  expect(answer.statusCode).toBe(200)
  expect(cookie).toMatchObject({ name: 'amanah', httpOnly: true, sameSite: 'Lax' })
  const mine = world.calls(
    sessionContract,
    `${cookie?.name}=${encodeURIComponent(cookie?.value ?? '')}`,
  )
  expect(await mine.readSession({})).toMatchObject({
    account: { signIn: '198603152010011007' },
    region: { name: 'Kota Uji' },
    year: 2026,
  })
  await mine.closeSession({})
  await expect(mine.readSession({})).rejects.toMatchObject({
    refusal: { code: 'identity/not-signed-in', status: 401 },
  })
})

it('answers a wrong name and a wrong password alike, and slows guessing down after five tries', async () => {
  const guess = (signIn: string) =>
    world.calls(sessionContract).openSession({ signIn, password: 'salah' })

  await expect(guess('tidak-ada')).rejects.toMatchObject({
    refusal: { code: 'identity/wrong-pair' },
  })
  for (let n = 0; n < 5; n++)
    await expect(guess('198603152010011007')).rejects.toMatchObject({
      refusal: { code: 'identity/wrong-pair' },
    })
  await expect(guess('198603152010011007')).rejects.toMatchObject({
    refusal: { code: 'identity/too-many-tries', status: 429 },
  })
})

describe('somebody with several mandates', () => {
  let region: SmallRegion
  beforeAll(async () => {
    region = await seedSmallRegion(world)
  })

  it('sees each of them, acts in the first, chooses another, and keeps it', async () => {
    const mine = world.calls(
      sessionContract,
      await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }]),
    )

    const { actor } = await mine.readSession({})
    expect(actor.mandates.map(({ title }) => title).toSorted()).toEqual([
      ...[
        'Bagian Organisasi',
        'Kepala Bagian Organisasi',
        'Plt. Kepala Badan Keuangan dan Aset Daerah',
      ],
    ])
    const chosen = await mine.actAs({ mandateId: region.assignments.bagusPltBadan })
    expect(chosen.actor.actingAs?.title).toBe('Plt. Kepala Badan Keuangan dan Aset Daerah')
    expect((await mine.readSession({})).actor.actingAs?.id).toBe(region.assignments.bagusPltBadan)
    const entry = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit.entries')
        .selectAll()
        .where('act', '=', 'session.capacity-chosen')
        .where('tenantId', '=', ctx.tenantId)
        .executeTakeFirstOrThrow(),
    )
    expect(entry).toMatchObject({ personId: region.people.bagus, actorKind: 'person' })
  })

  it('cannot choose what is not theirs today', async () => {
    const mine = world.calls(sessionContract, await world.signIn(region.people.lina))

    await expect(mine.actAs({ mandateId: region.assignments.bagusKabag })).rejects.toMatchObject({
      refusal: { code: 'identity/no-such-mandate', status: 409 },
    })
  })

  it('no longer acts as Plt on a day the assignment does not reach', async () => {
    world.setNow('2025-10-01T02:00:00.000Z')
    const mine = world.calls(sessionContract, await world.signIn(region.people.eko))

    const { actor } = await mine.readSession({})
    expect(actor.mandates.map(({ title }) => title)).toEqual(['Kepala Bidang Pembinaan SMP'])
    world.setNow('2026-01-20T02:00:00.000Z')
  })
})

it('ends by itself after twelve hours', async () => {
  const mine = world.calls(sessionContract, await world.signIn(randomUUID(), [{ role: 'BUDGET' }]))
  await mine.readSession({})

  world.setNow('2026-01-20T14:00:01.000Z')
  await expect(mine.readSession({})).rejects.toMatchObject({
    refusal: { code: 'identity/not-signed-in' },
  })
})

it('tells a stranger the region, not more', async () => {
  expect(await world.calls(sessionContract).readRegion({})).toMatchObject({
    name: 'Kota Uji',
    fictional: true,
  })
})

it('finds session, person, mandates and rights in two statements, and reads no unit but their own', async () => {
  const region = await openWorld()
  try {
    const small = await seedSmallRegion(region)
    const cookie = await region.signIn(small.people.bagus, [{ role: 'PLANNING' }])
    const token = /amanah=\d+\.([\w-]+)\./.exec(decodeURIComponent(cookie))?.[1] ?? ''
    const signedIn = (): Promise<Actor> =>
      region.asSystem((ctx) =>
        authenticate({ ...ctx, sessionToken: token, afterwards: () => undefined }),
      )

    expect(await region.statementsOf(signedIn)).toHaveLength(2)
    const actor = await signedIn()
    expect(actor.mandates.map(({ kind }) => kind)).toEqual(['assignment', 'assignment', 'grant'])
    const { units } = await region.asSystem((ctx) =>
      loadOrganisationOf(ctx, small.people.bagus, ctx.today),
    )
    const all = await region.asSystem((ctx) => unitsOn(ctx, ctx.today))
    expect(units.length).toBeLessThan(all.length)
    expect(units.map(({ id }) => id)).toContain(actor.mandates[0]?.agencyId)
  } finally {
    await region.close()
  }
})
