import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { draftCascade } from '../../agreements/index.ts'
import { reportingContract } from '../words.ts'

let world: World
let region: SmallRegion
beforeAll(async () => {
  world = await openWorld('2026-08-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
})
afterAll(() => world.close())

it('is a tagged paper for who reads the results of the whole region, and for nobody else', async () => {
  const { maya, lina, surya } = region.people
  const mayor = world.calls(reportingContract, await world.signIn(maya))
  const bureau = world.calls(
    reportingContract,
    await world.signIn(lina, [{ role: 'ORGANISATION_BUREAU' }]),
  )
  const head = world.calls(reportingContract, await world.signIn(surya))
  const on = '2026-08-01'

  expect(await refusedCode(mayor.readHeadMemory({ on }))).toBe('reporting/nothing-to-hand-over')
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  for (const asker of [mayor, bureau]) {
    const { name, bytes } = await asker.readHeadMemory({ on })
    expect(name).toBe('memori-jabatan-2026-08-01.pdf')
    const text = Buffer.from(bytes).toString('latin1')
    expect([text.slice(0, 5), text.includes('/StructTreeRoot')]).toEqual(['%PDF-', true])
  }
  expect(await refusedCode(head.readHeadMemory({ on }))).toBe('reporting/not-for-memory')
  expect(await refusedCode(bureau.readHeadMemory({ on: '2019-08-01' }))).toBe(
    'reporting/nothing-to-hand-over',
  )
})
