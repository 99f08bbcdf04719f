import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AgreedSkp, saveAgreedSkps } from '../../../testing/agreed-skps.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { inRegionOne } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { addStates, loadPlans } from '../skp/plan.store.ts'
import { matrixContract, type TypedCell } from './matrix.contract.ts'

let world: World
let region: SmallRegion
let skps: Record<'dewiSekretaris' | 'jokoStaf' | 'suryaKepalaDinas', AgreedSkp>
const cookies: Record<string, string> = {}
const as = (who: string) => world.calls(matrixContract, cookies[who])
const id = () => skps.dewiSekretaris.planId
const column = () => skps.dewiSekretaris.resultIds[0]
const row = async (name: string) => {
  const { rows } = await as('dewi').readMatrix({ id: id() })
  const found = rows.find((one) => one.name.startsWith(name))
  if (!found) throw new Error(`no row of ${name}`)
  return found
}
const cell = (share: string | null, more: Partial<TypedCell> = {}): TypedCell => ({
  ...{ id: null, parentResultId: column(), text: 'Tersusunnya laporan', mode: 'DIRECT' },
  ...{ share, note: null },
  ...more,
})
/** Fills in the row of somebody as it is seen now. */
const typed = async (name: string, ...cells: TypedCell[]) => {
  const { assignmentId, skp } = await row(name)
  return { assignmentId, seen: skp?.seen ?? null, cells }
}

beforeAll(async () => {
  world = await openWorld('2026-02-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  skps = await saveAgreedSkps(world, region, [
    ...(['dewiSekretaris', 'jokoStaf', 'suryaKepalaDinas'] as const),
  ])
  for (const name of ['dewi', 'joko', 'surya', 'eko'] as const)
    cookies[name] = await world.signIn(region.people[name])
})
afterAll(() => world.close())

it('has a row for everybody the leader rates, with or without an SKP', async () => {
  const { columns, rows, version } = await as('dewi').readMatrix({ id: id() })

  expect(version).toEqual({ number: 1, inForce: true })
  expect(columns[0]).toMatchObject({
    text: 'Tersedianya laporan layanan',
    whole: { target: '12', unit: 'laporan', additive: true },
  })
  expect(rows.map(({ name, by, skp }) => [name.split(' ')[0], by, skp?.state])).toEqual(
    expect.arrayContaining([
      ['Joko', 'RATER', 'AGREED'],
      ['Kartika', 'RATER', undefined],
    ]),
  )
  expect(await refusedCode(as('eko').readMatrix({ id: id() }))).toBe('staff/not-yours-to-read')
  expect((await as('surya').readMatrix({ id: id() })).rows).toHaveLength(rows.length)
})

it('refuses more than there is, help without a word, and others, and writes nothing', async () => {
  const save = async (who: string, ...rows: Awaited<ReturnType<typeof typed>>[]) =>
    refusedCode(as(who).saveMatrix({ id: id(), rows, own: [] }))

  const beyond = [await typed('Joko', cell('7')), await typed('Kartika', cell('6'))]
  expect(await save('dewi', ...beyond)).toBe('staff/beyond-whole')
  const help = await typed('Kartika', cell(null, { mode: 'INDIRECT' }))
  expect(await save('dewi', help)).toBe('staff/cell-unreadable')
  expect(await save('dewi', await typed('Kartika', cell('banyak')))).toBe('staff/cell-unreadable')
  expect(await save('surya', await typed('Kartika', cell('6')))).toBe('staff/not-leader')
  const stranger = await typed('Kartika', cell('1', { parentResultId: skps.jokoStaf.planId }))
  expect(await save('dewi', stranger)).toBe('staff/cell-unreadable')
  expect((await row('Kartika')).skp).toBeNull()
})

it('writes into drafts: one begins, and what was agreed gets a version beside it', async () => {
  const rows = [await typed('Joko', cell('5')), await typed('Kartika', cell('4,5'))]
  const { sentence } = await as('dewi').saveMatrix({ id: id(), rows, own: [column()] })

  expect(sentence).toMatch(/konsep SKP 2 pegawai; 1 di antaranya usulan perubahan/)
  const [joko, kartika] = [await row('Joko'), await row('Kartika')]
  expect(joko.skp).toMatchObject({ state: 'DRAFT', seen: { number: 2 } })
  expect(joko.results.filter(({ parentResultId }) => parentResultId === column())).toMatchObject([
    { text: 'Tersusunnya laporan', mode: 'DIRECT', share: '5' },
  ])
  expect(joko.results).toHaveLength(3)
  expect(kartika.results).toMatchObject([{ share: '4.5' }])
  const plans = await world.asSystem((ctx) => loadPlans(ctx, { ids: [joko.skp?.id ?? ''] }))
  expect(plans[0]?.inForceId).toBe(skps.jokoStaf.versionId)
  expect((await as('dewi').readMatrix({ id: id() })).columns[0]?.own).toBe(true)
})

it('takes a result away again, and answers a stale page', async () => {
  const stale = await typed('Kartika')
  const [own] = (await row('Kartika')).results
  const moved = await typed('Kartika', cell('5', { id: own?.id ?? null }))
  await as('dewi').saveMatrix({ id: id(), rows: [moved], own: [] })

  expect(await refusedCode(as('dewi').saveMatrix({ id: id(), rows: [stale], own: [] }))).toBe(
    'staff/changed-since',
  )
  expect((await row('Kartika')).results).toMatchObject([{ id: own?.id, share: '5' }])
  await as('dewi').saveMatrix({ id: id(), rows: [await typed('Kartika')], own: [] })
  expect((await row('Kartika')).results).toEqual([])
})

it('closes no circle, and leaves alone what waits for an answer', async () => {
  const { results, skp } = await row('Joko')
  const below = results.find(({ parentResultId }) => parentResultId === null)
  if (!below || !skp) throw new Error('nothing to close a circle with')
  await inRegionOne(world.owner, async (client) => {
    const link = 'update staff.results set parent_result_id = $1 where result_id = $2'
    await client.query(link, [below.id, column()])
  })
  const save = async (...cells: TypedCell[]) =>
    refusedCode(as('dewi').saveMatrix({ id: id(), rows: [await typed('Joko', ...cells)], own: [] }))
  expect(await save(cell('1', { id: below.id }))).toBe('staff/links-in-circle')

  await world.asSystem(async (ctx) => {
    const [plan] = await loadPlans(ctx, { ids: [skp.id] })
    if (plan) await addStates(ctx, [plan], { state: 'SUBMITTED' })
  })
  expect(await save(cell('1'))).toBe('staff/waits-for-answer')
})
