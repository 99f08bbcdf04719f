import { afterAll, beforeAll, expect, it } from 'vitest'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import { inRegionOne, saveSmallBudget, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { agreementContract, closingContract, draftCascade } from '../index.ts'
import { saveStates } from '../signing/signing.store.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(agreementContract, cookies[who]),
  ...world.calls(closingContract, cookies[who]),
})
/** What the list says of the promises of the year. */
const states = async () => (await as('bagus').listAgreements({ year: 2026 })).states
const office = async () => {
  const { items } = await as('bagus').listAgreements({ year: 2026, search: 'Kepala Dinas' })
  return items[0]?.id ?? ''
}

/** Locks the newest figure of every measure of a period, as after its verification. */
const lockAll = (period: string): Promise<void> =>
  inRegionOne(world.owner, async (client) => {
    await client.query(
      `insert into measurement.locks (tenant_id, figure_id, measure_id, period, number, sequence, locked_at)
       select tenant_id, id, measure_id, period, 1, 1, now() from measurement.figures where period = $1`,
      [period],
    )
  })

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await saveSmallBudget(world)
  await world.asSystem((ctx) => draftCascade(ctx, { year: 2026 }))
  await world.asSystem(async (ctx) => {
    const all = await ctx.db.selectFrom('agreements.current').selectAll().execute()
    const digest = `sha256:${'a'.repeat(64)}`
    return saveStates(
      ctx,
      all.map(({ versionId, sequence }) => ({ versionId, sequence, state: 'ACTIVE', digest })),
    )
  })
  world.setNow('2027-02-03T02:00:00.000Z')
  cookies.bagus = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  cookies.surya = await world.signIn(region.people.surya)
})
afterAll(() => world.close())

it('closes nothing before the year is over, and is for Bagian Organisasi alone', async () => {
  expect(await refusedCode(as('surya').readClosing({ year: 2026 }))).toBe(
    'agreements/not-yours-to-close',
  )
  expect(await refusedCode(as('bagus').closeYear({ year: 2027 }))).toBe('agreements/year-not-over')
})

it('names every figure that is not final, and closes nothing that stands on one', async () => {
  await saveFigures(world, [
    { code: 'S1', period: '2026-Q4', value: '80', target: '82.00', achievement: '97.56' },
  ])
  const { waiting } = await as('bagus').closeYear({ year: 2026 })

  expect(waiting.find(({ title }) => title === 'Kepala Dinas Pendidikan')?.why).toEqual([
    expect.stringContaining('angka Triwulan IV 2026 belum dikunci.'),
  ])
  expect(waiting.flatMap(({ why }) => why).join(' ')).toContain('belum dilaporkan.')
  expect(await states()).toEqual([{ state: 'ACTIVE', count: 5 }])
})

it('closes what is locked, once though two press at once, keeps its figures, and leaves the rest', async () => {
  await lockAll('2026-Q4')
  const before = await as('bagus').readClosing({ year: 2026 })
  const both = await Promise.all([
    as('bagus').closeYear({ year: 2026 }),
    as('bagus').closeYear({ year: 2026 }),
  ])

  expect(before.offices.reduce((sum, { ready }) => sum + ready, 0)).toBe(1)
  expect(both.map(({ closed }) => closed).toSorted()).toEqual([0, 1])
  expect(await states()).toEqual([
    { state: 'ACTIVE', count: 4 },
    { state: 'CLOSED', count: 1 },
  ])
  expect(await as('surya').readFinal({ id: await office() })).toMatchObject({
    ...{ code: 'PK-2026-0002', digest: expect.stringMatching(/^sha256:/) },
    rows: [{ period: 'Triwulan IV 2026', realization: '80', achievement: '97.56' }],
  })
  expect((await as('surya').readAgreement({ id: await office() })).digest).toMatch(/^sha256:/)
  expect((await as('bagus').readClosing({ year: 2026 })).offices).toContainEqual(
    expect.objectContaining({ agencyName: 'Dinas Pendidikan', closed: 1 }),
  )
})

it('says of one that is not closed that it has no final figures yet', async () => {
  const { items } = await as('bagus').listAgreements({ year: 2026, state: 'ACTIVE' })
  expect(await refusedCode(as('bagus').readFinal({ id: items[0]?.id ?? '' }))).toBe(
    'agreements/not-closed',
  )
})
