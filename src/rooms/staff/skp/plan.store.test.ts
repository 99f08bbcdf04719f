import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AgreedSkp, aResult, saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import {
  addStates,
  addVersions,
  contentsOf,
  inForceContent,
  loadPlans,
  planOf,
} from './plan.store.ts'

let world: World
let region: SmallRegion
let gita: AgreedSkp

beforeAll(async () => {
  world = await openWorld('2026-02-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  gita = (await saveAgreedSkps(world, region, ['gitaPerencana', 'dewiSekretaris'])).gitaPerencana
})
afterAll(() => world.close())

it('finds the SKP of a person that covers a day, and those of an office', async () => {
  await world.asSystem(async (ctx) => {
    expect((await planOf(ctx, region.people.gita, '2026-12-31'))?.id).toBe(gita.planId)
    expect(await planOf(ctx, region.people.gita, '2027-01-01')).toBeNull()
    expect(await planOf(ctx, region.people.rudi, '2026-05-01')).toBeNull()
    const agencyId = region.units.dinasPendidikan
    expect(await loadPlans(ctx, { year: 2026, agencyId })).toHaveLength(2)
    expect(await loadPlans(ctx, { year: 2026, agencyId: null })).toEqual([])
  })
})

it('tells what was in force on a day: newest agreed by then, else the first', async () => {
  const second = await world.asSystem(async (ctx) => {
    const [first] = [...(await contentsOf(ctx, [gita.versionId])).values()]
    if (!first) throw new Error('no content')
    const { versionId: _, planId, ...content } = first
    return { planId, content }
  })
  world.setNow('2026-05-10T02:00:00.000Z')
  await world.asSystem(async (ctx) => {
    const version = {
      ...{ id: ctx.newId(), planId: gita.planId, ...second.content, number: 2 },
      results: [aResult({ id: gita.resultIds[0], text: 'Diubah' })],
      ...{ agreementVersionId: null, parentVersionId: null, reason: 'PK berubah', rulePack: '-' },
    }
    await addVersions(ctx, [version])
    expect((await planOf(ctx, region.people.gita, ctx.today))?.inForceId).toBe(gita.versionId)
    const at = { versionId: version.id, sequence: 1 }
    await addStates(ctx, [at], { state: 'SUBMITTED' })
    await addStates(ctx, [{ ...at, sequence: 2 }], { state: 'AGREED' })
    const on = async (day: string) =>
      (await inForceContent(ctx, [gita.planId], day)).get(gita.planId)?.number
    expect([await on('2026-01-31'), await on('2026-05-09'), await on('2026-05-10')]).toEqual([
      1, 1, 2,
    ])
  })
})
