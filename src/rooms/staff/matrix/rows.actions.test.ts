import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AgreedSkp, aResult, saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { playEvent } from '../../../testing/play-succession.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { inRegionOne } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { taskContract } from '../../tasks/index.ts'
import { addStates, addVersions, contentsOf, loadPlans, type Plan } from '../skp/plan.store.ts'
import { skpContract } from '../skp/skp.contract.ts'
import { alignmentContract, type RowsPage } from './alignment.contract.ts'

let world: World
let region: SmallRegion
let skps: Record<'suryaKepalaDinas' | 'dewiSekretaris', AgreedSkp>
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(alignmentContract, cookies[who]),
  ...world.calls(skpContract, cookies[who]),
  ...world.calls(taskContract, cookies[who]),
})
const dewi = () => skps.dewiSekretaris
const planOf = async (id: string): Promise<Plan | undefined> =>
  (await world.asSystem((ctx) => loadPlans(ctx, { ids: [id] })))[0]
const answered = (page: RowsPage, ...choices: [string, string][]) => ({
  ...{ id: page.id, number: page.number, edits: page.edits },
  answers: choices.map(([key, choice]) => ({ key, choice })),
})

beforeAll(async () => {
  world = await openWorld('2026-05-04T02:00:00.000Z')
  region = await seedSmallRegion(world)
  skps = await saveAgreedSkps(world, region, ['suryaKepalaDinas', 'dewiSekretaris'])
  await inRegionOne(world.owner, async (client) => {
    await client.query('update staff.versions set parent_version_id = $1 where id = $2', [
      ...[skps.suryaKepalaDinas.versionId, dewi().versionId],
    ])
    const link = `update staff.results set parent_result_id = $1, mode = 'DIRECT', holder = $3
      where result_id = $2`
    const [first, second] = dewi().resultIds
    await client.query(link, [skps.suryaKepalaDinas.resultIds[0], first, 'ORGANISATION'])
    await client.query(link, [skps.suryaKepalaDinas.resultIds[1], second, 'INDIVIDUAL'])
  })
  for (const name of ['dewi', 'surya', 'fitri', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('asks about nothing while the superior stays as agreed', async () => {
  const { rows, same } = await as('dewi').readAlignment({ id: dewi().planId })

  expect([rows, same]).toEqual([[], 2])
  expect(await refusedCode(as('eko').readAlignment({ id: dewi().planId }))).toBe(
    'staff/not-yours-to-read',
  )
})

it('asks row by row once the superior has a newer version, and follows in a version beside', async () => {
  const chief = skps.suryaKepalaDinas
  await world.asSystem(async (ctx) => {
    const version = (await contentsOf(ctx, [chief.versionId])).get(chief.versionId)
    const [first, second] = version?.results ?? []
    if (!version || !first || !second) throw new Error('no content')
    const { approach, behaviours, annexes } = version
    const moved = aResult({ id: first.id, text: first.text })
    moved.indicators = moved.indicators.map((own, at) =>
      at === 0 ? { ...own, target: '18' } : own,
    )
    const next = { id: ctx.newId(), planId: chief.planId, number: 2, rulePack: '-' }
    const ground = { agreementVersionId: null, parentVersionId: null, reason: 'PK berubah' }
    const results = [moved, second]
    await addVersions(ctx, [{ ...next, ...ground, approach, behaviours, annexes, results }])
    await addStates(ctx, [{ versionId: next.id, sequence: 1 }], { state: 'SUBMITTED' })
    await addStates(ctx, [{ versionId: next.id, sequence: 2 }], { state: 'AGREED' })
  })
  const page = await as('dewi').readAlignment({ id: dewi().planId })
  const [key] = dewi().resultIds

  expect(page.source).toMatch(/^SKP Drs\. Surya Pratama, M\.Pd\. versi 2$/)
  expect(page.rows).toMatchObject([
    { key, differences: [{ label: 'Jumlah laporan', from: '12 laporan', to: '18 laporan' }] },
  ])
  expect(await refusedCode(as('dewi').alignSkp(answered(page)))).toBe('staff/row-unanswered')
  const strange = answered(page, [key, 'LINK:x'])
  expect(await refusedCode(as('dewi').alignSkp(strange))).toBe('staff/row-unanswered')
  const follow = answered(page, [key, 'FOLLOW'])
  expect(await refusedCode(as('dewi').alignSkp({ ...follow, edits: 9 }))).toBe(
    'staff/changed-since',
  )
  await as('dewi').alignSkp(follow)
  const plan = await planOf(dewi().planId)
  expect(plan).toMatchObject({ number: 2, state: 'DRAFT', inForceId: dewi().versionId })
  const after = await as('dewi').readAlignment({ id: dewi().planId })
  expect(after.rows).toEqual([])
})

describe('a transfer in May', () => {
  beforeAll(async () => {
    const row = (personId: string, positionId: string) => ({
      ...{ personId, positionId, name: 'Uji', title: 'Uji', kind: 'D', until: null, reason: null },
      ...{ formerUntil: null, decreeNumber: null, decreeDate: null, inauguratedOn: null },
    })
    await world.asSystem((ctx) =>
      playEvent(ctx, 'TRANSFER', '2026-05-04', {
        rows: [
          row(region.people.dewi, region.positions.kabidSd),
          row(region.people.fitri, region.positions.sekretarisDinas),
        ],
        ...{ cancels: null, runId: null },
      }),
    )
  }, 60_000)

  it('ends the SKP on its day and asks both for another within the days of the rules', async () => {
    expect(await planOf(dewi().planId)).toMatchObject({ endsOn: '2026-05-04' })
    for (const who of ['dewi', 'fitri']) {
      const { items } = await as(who).listMyTasks({})
      expect(items.find(({ kind }) => kind === 'staff/skp-begin')).toMatchObject({
        title: expect.stringMatching(/^Susun SKP 2026 sebagai /),
        dueOn: '2026-06-03',
      })
    }
  })

  it('offers what stays to the successor and what goes to the person, row by row', async () => {
    const id = (await as('fitri').draftOwnSkp({ year: 2026 })).id
    const { items } = await as('fitri').listMyTasks({})
    expect(items.filter(({ kind }) => kind === 'staff/skp-begin')).toEqual([])
    const page = await as('fitri').readOffers({ id })
    const [staying, going] = dewi().resultIds

    expect(page.rows.map(({ key, about }) => [key, about])).toEqual([
      [staying, expect.stringMatching(/^Tinggal pada jabatan, dari SKP Dewi/)],
    ])
    await as('fitri').takeOffers(answered(page, [staying, 'TAKE']))
    const { results } = await as('fitri').readSkp({ id })
    expect(results.find(({ text }) => text === 'Tersedianya laporan layanan')).toMatchObject({
      parentResultId: skps.suryaKepalaDinas.resultIds[0],
    })
    expect((await as('fitri').readOffers({ id })).rows).toEqual([])
    expect(await as('fitri').readSkpAround({ id })).toMatchObject({
      ...{ moved: 0, offered: 0, mayAnswer: true },
      waits: [
        expect.stringMatching(/^SKP ini: Konsep, menunggu Fitri.* sejak 4.Mei.2026\.$/),
        expect.any(String),
      ],
    })

    const own = (await as('dewi').draftOwnSkp({ year: 2026 })).id
    const offered = await as('dewi').readOffers({ id: own })
    expect(offered.rows.map(({ key }) => key)).toEqual([going])
    const over = await as('dewi').readAlignment({ id: dewi().planId })
    expect(await refusedCode(as('dewi').alignSkp(answered(over)))).toBe('staff/skp-over')
  })
})
