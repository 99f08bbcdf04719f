import { afterAll, beforeAll, expect, it } from 'vitest'
import { playEvent } from '../../../testing/play-succession.ts'
import { saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { draftCascade } from '../index.ts'
import { saveStates } from '../signing/signing.store.ts'

let world: World
let region: SmallRegion
const promises = () =>
  world.asSystem((ctx) =>
    ctx.db.selectFrom('agreements.current').selectAll().orderBy('code').execute(),
  )
const find = async (title: string) =>
  (await promises()).find(({ firstParty }) => firstParty.title.endsWith(title))

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  // As if everybody had signed: what is tried here is what becomes of it.
  const all = await promises()
  await world.asSystem((ctx) =>
    saveStates(
      ctx,
      all.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'ACTIVE' })),
    ),
  )
  world.setNow('2026-07-01T02:00:00.000Z')
})
afterAll(() => world.close())

it('leaves everything as it is when a unit is only called otherwise', async () => {
  const before = await promises()
  await world.asSystem((ctx) =>
    playEvent(ctx, 'RENAME', '2026-07-01', {
      unitId: region.units.dinasPendidikan,
      name: 'Dinas Pendidikan dan Kebudayaan',
    }),
  )

  expect(await promises()).toEqual(before)
})

it('lets the promise of a unit that comes under another office go on, and has the heads of both reviewed', async () => {
  const { bidangSd, badanKeuangan, dinasPendidikan } = region.units
  await world.asSystem((ctx) =>
    playEvent(ctx, 'MOVE', '2026-07-01', { unitId: bidangSd, parentId: badanKeuangan }),
  )

  const [head, moved] = [await find('Kepala Dinas Pendidikan'), await find('Pembinaan SD')]
  expect(moved).toMatchObject({
    ...{ state: 'ACTIVE', agencyId: badanKeuangan, unitId: bidangSd, needsReview: false },
    ...{ giverPositionId: region.positions.kepalaBadan, giverPersonId: region.people.bagus },
    secondParty: { name: 'Drs. Surya Pratama, M.Pd.' },
  })
  expect(head).toMatchObject({
    ...{ state: 'ACTIVE', agencyId: dinasPendidikan, needsReview: true },
    reviewReason:
      'PK-2026-0002 (Kepala Dinas Pendidikan) perlu ditinjau karena unit di bawah perangkat daerahnya berubah.',
  })
  expect((await promises()).filter(({ needsReview }) => needsReview)).toHaveLength(1)
  const staff = await find('Ahli Pertama')
  expect(staff).toMatchObject({ state: 'ACTIVE', agencyId: badanKeuangan })
})
