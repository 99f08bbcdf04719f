import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { heirs } from './app.ts'
import { successionOf } from './kernel/ports.ts'
import { seedSmallRegion } from './testing/small-region.ts'
import { openWorld, type World } from './testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Who acted is history and goes nowhere; organisation itself is what changes. */
const history = /^(audit|organisation)\./

it('has an heir for every column that names a unit, a post or a person (`design.md` §7)', async () => {
  const { rows } = await world.asSystem((ctx) =>
    sql<{ name: string }>`
      select n.nspname || '.' || c.relname || '.' || a.attname as name
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype and a.attname ~ '(person|unit|position|agency)_id$'
        and n.nspname not like 'pg_%' order by 1`.execute(ctx.db),
  )
  const named = rows.map(({ name }) => name).filter((name) => !history.test(name))
  const answered = new Set(heirs.flatMap(({ answersFor }) => answersFor))

  expect(named.length).toBeGreaterThan(15)
  expect(named.filter((name) => !answered.has(name))).toEqual([])
})

it('asks every heir about a unit that goes, a post and a person, without writing anything', async () => {
  const region = await seedSmallRegion(world)
  const succession = successionOf({
    on: '2026-07-01',
    units: { [region.units.bidangSd]: [region.units.bidangSmp] },
    positions: { [region.positions.kabidSd]: [region.positions.kabidSmp] },
    people: { [region.people.eko]: [] },
  })
  const previews = await world.asSystem(async (ctx) => {
    const told = []
    for (const heir of heirs) told.push(...(await heir.preview(ctx, succession)))
    return told
  })

  expect(
    previews.every(
      ({ effect, from }) =>
        effect.endsWith('.') &&
        from in { ...succession.units, ...succession.positions, ...succession.people },
    ),
  ).toBe(true)
})
