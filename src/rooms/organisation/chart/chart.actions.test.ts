import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { admitPerson, chartOn } from '../index.ts'
import { readRevision } from './revision.store.ts'

const day = '2026-01-20'
let world: World
let region: SmallRegion

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
})
afterAll(() => world.close())

const chart = () => world.asSystem((ctx) => chartOn(ctx, day))
const revision = () => world.asSystem(readRevision)
const newcomer = { name: 'Pegawai Baru', nip: null }

it('reads the chart of a day once, and again when anything of it has changed', async () => {
  const before = await chart()
  expect(await chart()).toBe(before)
  expect(await world.statementsOf(chart)).toHaveLength(1)

  const id = await world.asSystem((ctx) => admitPerson(ctx, newcomer))
  const after = await chart()
  expect([before.person.has(id), after.person.has(id)]).toEqual([false, true])
  expect(before.person.has(region.people.maya)).toBe(true)
})

it('keeps nothing of a transaction that changed the chart and was taken back', async () => {
  const known = await revision()
  const half = world.asSystem(async (ctx) => {
    const id = await admitPerson(ctx, newcomer)
    const seen = await chartOn({ ...ctx, revision: known }, '2026-01-21')
    expect(seen.person.has(id)).toBe(true)
    throw new Error('taken back')
  })
  await expect(half).rejects.toThrow('taken back')

  expect(await revision()).toBe(known)
  const names = [...(await world.asSystem((ctx) => chartOn(ctx, '2026-01-21'))).person.values()]
  expect(names.filter(({ name }) => name === newcomer.name)).toHaveLength(1)
})

it('gives every table that counts another revision, by whoever writes', async () => {
  const seen = new Set<string | null>([await revision()])
  const tables = ['unit_versions', 'position_versions', 'people', 'person_versions', 'assignments']
  const superiors = ['rater_delegations', 'stated_superiors']
  for (const table of [...tables, ...superiors, 'team_roles', 'absences', 'region_rule_packs']) {
    await world.owner.query(
      `begin; set local app.tenant_id = 1; delete from organisation.${table} where false; commit`,
    )
    seen.add(await revision())
  }
  await world.owner.query('update organisation.rule_packs set verified = not verified')
  seen.add(await revision())

  expect(seen.size).toBe(12)
})

it('keeps regions apart, and knows no revision where nobody was ever recorded', async () => {
  const there = await world.asSystem((ctx) => chartOn(ctx, day), otherRegion)

  expect(there.person.size).toBe(0)
  expect(await world.asSystem(readRevision, otherRegion)).toBeNull()
})
