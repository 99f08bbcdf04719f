import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { draftCascade } from '../../agreements/index.ts'
import { admitPerson } from '../../organisation/index.ts'
import { reportingContract } from '../index.ts'
import { FoundKind } from './search.contract.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const find = async (who: string, q: string, kind?: FoundKind) =>
  (
    await world
      .calls(reportingContract, cookies[who])
      .searchEverything({ q, ...(kind && { kind }) })
  ).items
const titles = async (who: string, q: string, kind: FoundKind) =>
  (await find(who, q, kind)).map(({ title }) => title)

beforeAll(async () => {
  world = await openWorld('2026-03-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  for (const name of ['eko', 'surya', 'yusuf'] as const)
    cookies[name] = await world.signIn(region.people[name])
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
})
afterAll(() => world.close())

it('finds something of every kind there is, each with a page of its own', async () => {
  const words: Record<FoundKind, string> = {
    ...{ PERSON: 'eko', UNIT: 'pendidikan', AGREEMENT: 'PK-2026' },
    ...{ NODE: 'P1', INDICATOR: 'P1', BUDGET: '1.01' },
  }
  for (const kind of FoundKind.options) {
    const [first] = await find('bagus', words[kind], kind)

    expect(first, kind).toMatchObject({ kind, link: expect.stringMatching(/^\/[a-z]+\/.+/) })
  }
})

describe('what is found', () => {
  it('holds every word, in any order and case, and what begins with them comes first', async () => {
    const [eko] = await find('eko', 'NUGROHO eko')

    expect(eko).toMatchObject({
      ...{ kind: 'PERSON', title: 'Eko Nugroho, S.Pd.' },
      detail: expect.stringContaining('Dinas Pendidikan'),
    })
    expect((await titles('eko', 'dinas', 'UNIT'))[0]).toMatch(/^Dinas/)
    expect(await find('eko', 'tidakadayangbegini')).toEqual([])
    expect(await find('eko', '%%')).toEqual([])
  })

  it('shows promises by code and by the name of who holds them, as far as they may be read', async () => {
    const all = await titles('bagus', 'PK-2026', 'AGREEMENT')
    const own = await titles('eko', 'PK-2026', 'AGREEMENT')

    const his = await titles('bagus', 'eko nugroho', 'AGREEMENT')
    expect(his.length).toBeGreaterThan(0)
    expect(his.every((title) => title.includes('Eko Nugroho'))).toBe(true)
    expect(own.length).toBeGreaterThan(0)
    expect(own.length).toBeLessThan(all.length)
    expect(all).toEqual(expect.arrayContaining(own))
  })

  it('is there at once, without anybody having told the search of it', async () => {
    expect(await find('bagus', 'Zulkarnain')).toEqual([])
    await world.asSystem((ctx) => admitPerson(ctx, { name: 'Zulkarnain Uji', nip: null }))

    expect(await find('bagus', 'Zulkarnain')).toMatchObject([
      { kind: 'PERSON', title: 'Zulkarnain Uji', detail: 'Tanpa jabatan hari ini' },
    ])
  })
})

it('asks the database one statement beside the session, whatever is looked for', async () => {
  await find('eko', 'eko')
  const idle = await world.statementsOf(() => find('eko', 'pendidikan', 'UNIT'))
  const sent = await world.statementsOf(() => find('eko', 'pendidikan'))

  expect(sent.length - idle.length).toBe(1)
})

it('asks for two letters', async () => {
  await expect(find('eko', 'a')).rejects.toMatchObject({
    refusal: { status: 422, errors: [{ detail: 'Ketik paling sedikit dua huruf.' }] },
  })
  await expect(world.calls(reportingContract).searchEverything({ q: 'eko' })).rejects.toMatchObject(
    { refusal: { status: 401 } },
  )
})
