import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvUpload, openImportDesk } from '../../../testing/import-desk.ts'
import { planCsv, smallPlanRows } from '../../../testing/samples/plan-import.samples.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { planningContract } from '../index.ts'

let world: World
let region: SmallRegion
let planner: string
let akr: string

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  planner = await world.signIn(region.people.bagus, [{ role: 'PLANNING' }])
  const desk = await openImportDesk(world, 'PLANNING')
  await desk.take('plan', csvUpload(planCsv(smallPlanRows)), { tahun: '2026' })
  akr = await measureOf('D1', 'AKR')
})
afterAll(() => world.close())

const plans = (cookie = planner) => world.calls(planningContract, cookie)
async function measureOf(code: string, indicator: string): Promise<string> {
  const { items } = await plans().listNodes({ year: 2026 })
  const found = items
    .find((node) => node.code === code)
    ?.measures.find(({ indicatorCode }) => indicatorCode === indicator)
  if (!found) throw new Error(`no measure ${indicator} on ${code}`)
  return found.id
}
const targetRows = (measureId: string) =>
  world.asSystem((ctx) =>
    ctx.db
      .selectFrom('planning.targets')
      .select(['value', 'recordedUntil', 'reason'])
      .where('measureId', '=', measureId)
      .where('period', '=', '2026')
      .orderBy('recordedAt')
      .execute(),
  )

describe('setting a target', () => {
  it('keeps the old row, writes a new one beside it, and records the act', async () => {
    const set = await plans()
      .setTarget({ measureId: akr, period: '2026', value: '1.044 ribu', reason: 'Salah ketik' })
      .catch((error) => error)
    expect(set).toMatchObject({
      refusal: { code: 'planning/target-ambiguous', status: 422, errors: [{ pointer: '/value' }] },
    })

    world.setNow('2026-01-20T03:00:00.000Z')
    const after = await plans().setTarget(
      { measureId: akr, period: '2026', value: '44 sekolah', reason: ' Salah ketik ' },
      await seenNow(),
    )

    expect(after).toMatchObject({
      measureId: akr,
      value: '44',
      printed: '44',
      printedPeriod: 'Tahun 2026',
      reason: 'Salah ketik',
    })
    expect(await targetRows(akr)).toEqual([
      { value: '40', recordedUntil: '2026-01-20T03:00:00.000Z', reason: null },
      { value: '44', recordedUntil: null, reason: 'Salah ketik' },
    ])
    const [entry] = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('audit.entries')
        .select(['subject', 'personId'])
        .where('act', '=', 'target.set')
        .execute(),
    )
    expect(entry).toEqual({ subject: akr, personId: region.people.bagus })
  })

  it('does nothing on the second press, also both at once', async () => {
    const seen = await seenNow()
    const press = () => plans().setTarget({ measureId: akr, period: '2026', value: '45' }, seen)
    const [one, other] = await Promise.all([press(), press()])

    expect(one.version).toBe(other.version)
    expect(await targetRows(akr)).toHaveLength(3)
  })

  it('guards against overwriting what somebody else wrote meanwhile', async () => {
    const seen = await seenNow()
    await plans().setTarget({ measureId: akr, period: '2026', value: '46' }, seen)

    await expect(
      plans().setTarget({ measureId: akr, period: '2026', value: '47' }, seen),
    ).rejects.toMatchObject({
      refusal: { code: 'kernel/stale', status: 412 },
    })
    await expect(
      plans().setTarget({ measureId: akr, period: '2028', value: '60' }, { 'if-match': '"0"' }),
    ).resolves.toMatchObject({
      value: '60',
    })
  })

  it('refuses to overwrite a target that nobody named, and takes a first one without a name', async () => {
    const blind = plans().setTarget({ measureId: akr, period: '2026', value: '48' })
    await expect(blind).rejects.toMatchObject({
      refusal: { code: 'planning/version-unnamed', status: 428 },
    })

    const first = await Promise.allSettled(
      ['61', '62'].map((value) => plans().setTarget({ measureId: akr, period: '2029', value })),
    )
    expect(first.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it.each([
    ['another unit', '2026', '5 hari', 'planning/target-unit', 422],
    ['no number', '2026', 'banyak', 'planning/target-unreadable', 422],
    ['nothing', '2026', ' ', 'planning/target-blank', 422],
    ['a week', '2026-W10', '5', 'planning/no-such-period', 422],
    ['no period', 'TW I', '5', 'planning/no-such-period', 422],
    ['a year before the plan', '2020', '5', 'planning/no-such-measure', 404],
  ])('refuses %s', async (_, period, value, code, status) => {
    await expect(plans().setTarget({ measureId: akr, period, value })).rejects.toMatchObject({
      refusal: { code, status },
    })
  })

  it('is for planners only', async () => {
    const official = await world.signIn(region.people.lina)

    await expect(
      plans(official).setTarget({ measureId: akr, period: '2026', value: '50' }),
    ).rejects.toMatchObject({
      refusal: { code: 'planning/not-a-planner', status: 403 },
    })
    await expect(
      world.calls(planningContract).setTarget({ measureId: akr, period: '2026', value: '50' }),
    ).rejects.toMatchObject({
      refusal: { code: 'identity/not-signed-in', status: 401 },
    })
  })
})

/** The header that names the target of 2026 as it stands. */
async function seenNow(): Promise<{ 'if-match': string }> {
  const { measures } = await plans().readNode({ nodeId: await nodeIdOf('D1'), year: 2026 })
  return { 'if-match': `"${measures[0]?.years.find(({ period }) => period === '2026')?.version}"` }
}

async function nodeIdOf(code: string): Promise<string> {
  const { items } = await plans().listNodes({ year: 2026 })
  return items.find((node) => node.code === code)?.id ?? ''
}
