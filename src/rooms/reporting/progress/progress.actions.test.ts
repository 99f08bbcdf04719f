import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import { inRegionOne, nodeIdIn, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { agreementsActions } from '../../agreements/index.ts'
import { reportingContract } from '../words.ts'
import { readProgress } from './progress.actions.ts'

let world: World
let region: SmallRegion
let mayor: Calls<typeof reportingContract>
/** The agreement that promises the measure of a node. */
const agreementOf = new Map<string, string>()

beforeAll(async () => {
  world = await openWorld('2026-08-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await world.asSystem((ctx) => agreementsActions.draftCascade(ctx, { year: 2026 }))
  await saveFigures(world, [
    { code: 'S1', period: '2026-Q1', value: '41', target: '82.00', achievement: '50', tone: 'bad' },
    {
      code: 'S1',
      period: '2026-Q2',
      value: '61.5',
      target: '82.00',
      achievement: '75',
      tone: 'mid',
      verdict: 'VERIFIED',
    },
  ])
  mayor = world.calls(reportingContract, await world.signIn(region.people.maya))
  for (const { code, agreement } of (await mayor.readTree({ year: 2026 })).nodes)
    if (agreement) agreementOf.set(code, agreement.id)
})
afterAll(() => world.close())

const of = (code: string): { id: string } => ({ id: agreementOf.get(code) ?? '' })

describe('how far one agreement is', () => {
  it('shows the same standing of an indicator as the tree', async () => {
    const tree = await mayor.readTree({ year: 2026 })
    const measure = tree.nodes.find(({ code }) => code === 'S1')?.measures[0]

    const progress = await mayor.readProgress(of('S1'))

    expect(progress).toMatchObject({
      year: 2026,
      upTo: '2026-07',
      achievement: '75.00',
      tone: 'mid',
      counted: 1,
      unreported: 0,
    })
    expect(progress.measures).toEqual([measure])
    expect(measure?.id).toBe(nodeIdIn('mS1'))
  })

  it('is open to whoever may read the agreement, and to nobody else', async () => {
    const official = world.calls(reportingContract, await world.signIn(region.people.gita))
    const stranger = world.calls(reportingContract, await world.signIn(region.people.yusuf))

    expect((await official.readProgress(of('S1'))).achievement).toBe('75.00')
    expect(await refusedCode(stranger.readProgress(of('S1')))).toBe('agreements/not-yours-to-read')
    expect(await refusedCode(world.calls(reportingContract).readProgress(of('S1')))).toBe(
      'identity/not-signed-in',
    )
  })

  it('says so where there is no such agreement, also to another region', async () => {
    expect(await refusedCode(mayor.readProgress({ id: nodeIdIn('nowhere') }))).toBe(
      'reporting/nothing-promised',
    )
    expect(
      await refusedCode(world.asSystem((ctx) => readProgress(ctx, of('S1')), otherRegion)),
    ).toBe('reporting/nothing-promised')
  })

  it('is told to its last day once it counts no more', async () => {
    const { id } = of('S1')
    await inRegionOne(world.owner, async (client) => {
      for (const [sequence, state, endedOn] of [
        [2, 'ACTIVE', null],
        [3, 'ENDED', '2026-05-01'],
      ])
        await client.query(
          `insert into agreements.states (tenant_id, id, version_id, sequence, state, at, ended_on)
           select 1, gen_random_uuid(), id, $2, $3, now(), $4 from agreements.versions
           where agreement_id = $1`,
          [id, sequence, state, endedOn],
        )
    })

    expect(await mayor.readProgress({ id })).toMatchObject({ upTo: '2026-04' })
    expect(await mayor.readProgress({ id, version: 1 })).toMatchObject({ upTo: '2026-04' })
    expect(await refusedCode(mayor.readProgress({ id, version: 2 }))).toBe(
      'reporting/nothing-promised',
    )
  })
})
