import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allRoutes } from '../../../app.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { sessionContract } from '../index.ts'

let world: World
let region: SmallRegion
let helper: string
let viewed: string
let office: string

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    ({ refusal }) => refusal.code,
  )
const session = () => world.calls(sessionContract, helper)
const get = async (url: string, cookie: string) =>
  (await world.app.inject({ url, headers: { cookie } })).json()
const reason = 'Kepala dinas menelepon: tugasnya tidak tampak.'

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  world.setNow('2026-03-02T02:00:00.000Z')
  const { lina, surya, nur } = region.people
  helper = await world.signIn(lina, [{ role: 'ORGANISATION_BUREAU' }])
  viewed = await world.signIn(surya)
  office = await world.signIn(nur, [{ role: 'UNIT_ADMIN', unitId: region.units.dinasPendidikan }])
})
beforeEach(async () => {
  world.setNow('2026-03-02T02:00:00.000Z')
  await session().endViewing({})
})
afterAll(() => world.close())

describe('looking with somebody’s eyes', () => {
  it('shows what that person sees, changes nothing, and ends', async () => {
    const { surya, lina } = region.people
    const seen = await session().openViewing({ personId: surya, reason })

    expect([seen.person.id, seen.viewing]).toEqual([
      surya,
      { by: 'Lina Wulandari, S.Sos.', until: '2026-03-02T02:30:00.000Z' },
    ])
    expect(seen.actor.mandates.map(({ title }) => title)).toEqual(['Kepala Dinas Pendidikan'])
    expect((await session().readSession({})).person.id).toBe(surya)
    expect(await get('/api/tasks', helper)).toHaveProperty('items')
    expect(await codeOf(session().actAs({ mandateId: surya }))).toBe('identity/viewing-only')
    expect(await codeOf(session().openViewing({ personId: surya, reason }))).toBe(
      'identity/viewing-only',
    )

    expect((await session().endViewing({})).person.id).toBe(lina)
    expect(await session().readSession({})).toMatchObject({ viewing: null, person: { id: lina } })
    expect(await codeOf(session().endViewing({}))).toBe('done')
  })

  it('is told to the person and on record with its reason, by who looked', async () => {
    const { surya } = region.people
    await session().openViewing({ personId: surya, reason })
    expect((await get('/api/notices', viewed)).items[0].title).toBe(
      'Lina Wulandari, S.Sos. melihat Amanah sebagai Anda untuk membantu.',
    )
    const { rows } = await world.asSystem((ctx) =>
      sql<{ act: string; personId: string }>`select act, person_id from audit.entries
        where act = 'session.viewing-opened' order by at desc limit 1`.execute(ctx.db),
    )
    expect(rows).toEqual([{ act: 'session.viewing-opened', personId: region.people.lina }])
  })

  it('runs out after half an hour, and with the right of who looks', async () => {
    await session().openViewing({ personId: region.people.surya, reason })
    world.setNow('2026-03-02T02:31:00.000Z')
    expect((await session().readSession({})).viewing).toBeNull()
  })

  it('opens nothing that is the person’s alone, nor what a look goes on record for', async () => {
    await session().openViewing({ personId: region.people.surya, reason })
    expect(await codeOf(session().listSessions({}))).toBe('identity/viewing-closed')
    expect((await get('/api/notices', helper)).type).toContain('identity/viewing-closed')
  })

  it('is for who helps the whole region, never for oneself or who does not work here', async () => {
    const { surya, lina } = region.people
    const by = (cookie: string, personId: string) =>
      codeOf(world.calls(sessionContract, cookie).openViewing({ personId, reason }))

    expect(await by(office, surya)).toBe('identity/viewing-not-allowed')
    expect(await by(helper, lina)).toBe('identity/viewing-oneself')
    expect(await by(helper, '99999999-9999-7999-8999-999999999999')).toBe('identity/no-such-user')
    expect(await codeOf(session().openViewing({ personId: surya, reason: 'bantu' }))).toBe(
      'platform/input',
    )
  })
})

it('closes every reading of the own account to who looks with another’s eyes', () => {
  const own = allRoutes.filter(
    ({ method, path }) =>
      method === 'GET' && /^\/api\/(sessions?|factors|notices)(\/|$)/.test(path),
  )
  const open = own.filter(({ personal }) => !personal).map(({ path }) => path)

  expect(own.length).toBeGreaterThan(5)
  expect(open).toEqual(['/api/session', '/api/notices/outbox'])
})
