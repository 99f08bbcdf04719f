import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeRows, recordsOf, writeNew, writeVersions } from '../../../platform/database/ledger.ts'
import { csvUpload, type ImportDesk, importDeskOf } from '../../../testing/import-desk.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, type World } from '../../../testing/world.ts'
import { organisationContract } from '../organisation.contract.ts'
import { unitLedger } from '../organisation.ledgers.ts'
import { historyContract } from './history.contract.ts'

const contract = { ...organisationContract, ...historyContract }
const decree = '800/12/2026'
let world: World
let region: SmallRegion
let calls: Calls<typeof contract>
let desk: ImportDesk
let runId: string

/** Gita becomes head of a section by a decree of January that is recorded in March. */
beforeAll(async () => {
  world = await openWorld('2026-01-10T02:00:00.000Z')
  region = await seedSmallRegion(world)
  world.setNow('2026-03-09T02:00:00.000Z')
  const bureau = await world.signIn(region.people.lina, [{ role: 'ORGANISATION_BUREAU' }])
  calls = world.calls(contract, bureau)
  desk = importDeskOf(world, bureau)
  const { positions, unit } = await calls.readUnit({ unitId: region.units.bidangSmp })
  const post = positions.find(({ id }) => id === region.positions.kabidSmp)
  const heads = 'KODE JABATAN,NAMA JABATAN,KODE UNIT,NIP,NAMA,GOLONGAN,TMT,NOMOR SK,TANGGAL SK'
  const gita = `199303252019032011,"Gita Permata, S.T.",III/c,2026-01-15,${decree},2026-01-12`
  const row = `${post?.code},${post?.title},${unit.code},${gita}`
  runId = (await desk.take('people', csvUpload(`${heads}\n${row}`), { berlaku: '2026-01-15' })).id
})
afterAll(() => world.close())

const holdersOf = async (day: { on: string; knownOn?: string }) =>
  (await calls.readUnit({ unitId: region.units.bidangSmp, ...day })).positions
    .find(({ id }) => id === region.positions.kabidSmp)
    ?.holders.map(({ name }) => name)
const told = (items: readonly { on: string; sentence: string }[]): string[] =>
  items.map(({ on, sentence }) => `${on} ${sentence}`).toSorted()

it('shows a late decree from its date on, and not as known before it was recorded', async () => {
  const [eko, gita] = [['Eko Nugroho, S.Pd.'], ['Gita Permata, S.T.']]

  expect(await holdersOf({ on: '2026-01-14' })).toEqual(eko)
  expect(await holdersOf({ on: '2026-01-15' })).toEqual(gita)
  expect(await holdersOf({ on: '2026-01-15', knownOn: '2026-03-08' })).toEqual(eko)
  expect(await holdersOf({ on: '2026-01-15', knownOn: '2026-03-09' })).toEqual(gita)
  expect(await holdersOf({ on: '2026-01-15', knownOn: '2030-01-01' })).toEqual(gita)
  const found = async (day: { on: string; knownOn?: string }) =>
    (await calls.listPeople({ search: 'gita', ...day })).items[0]?.assignments[0]?.title
  expect(await found({ on: '2026-02-01', knownOn: '2026-02-01' })).toBe('Perencana Ahli Pertama')
  expect(await found({ on: '2026-02-01' })).toBe('Kepala Bidang Pembinaan SMP')
})

it('tells what changed, with decree, recorder and what was recorded late', async () => {
  const { items } = await calls.listChanges({ person: region.people.gita, from: '2026-01-01' })

  expect(told(items)).toEqual([
    '2026-01-15 Gita Permata, S.T. menjadi Kepala Bidang Pembinaan SMP.',
    '2026-01-15 Gita Permata, S.T. selesai sebagai Perencana Ahli Pertama.',
    '2026-01-15 Gita Permata, S.T.: Golongan: III/b menjadi III/c.',
  ])
  expect(items.find(({ decree: number }) => number !== null)).toMatchObject({
    ...{ thing: 'HOLDING', personId: region.people.gita, decree: expect.stringContaining(decree) },
    ...{ recordedOn: '2026-03-09', recordedBy: 'Lina Wulandari, S.Sos.' },
    ...{ late: true, state: 'STANDS' },
  })
  const ofPost = await calls.listChanges({ position: region.positions.kabidSmp, late: true })
  expect(told(ofPost.items)).toEqual([
    '2026-01-15 Eko Nugroho, S.Pd. selesai sebagai Kepala Bidang Pembinaan SMP.',
    '2026-01-15 Gita Permata, S.T. menjadi Kepala Bidang Pembinaan SMP.',
  ])
  const ofUnit = await calls.listChanges({ unit: region.units.bidangSmp, thing: 'UNIT' })
  expect(told(ofUnit.items)).toEqual(['2020-01-01 Bidang Pembinaan SMP mulai tercatat.'])
})

it('lists the whole region page by page for who manages it, and refuses others', async () => {
  const all = await calls.listChanges({ limit: 100 })
  const first = await calls.listChanges({ limit: 3 })
  const second = await calls.listChanges({ limit: 3, cursor: first.next ?? '' })
  const anyone = world.calls(contract, await world.signIn(region.people.dewi))

  expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 6))
  expect(first.items.every(({ recordedOn }) => recordedOn === '2026-03-09')).toBe(true)
  await expect(anyone.listChanges({})).rejects.toMatchObject({
    refusal: { code: 'organisation/changes-of-all', status: 403 },
  })
  expect((await anyone.listChanges({ unit: region.units.bidangSmp })).items.length).toBe(11)
  await world.statementsOf(() => calls.listChanges({ limit: 100 }))
  expect(await world.statementsOf(() => calls.listChanges({ limit: 100 }))).toHaveLength(8)
})

it('reads a person over the years, the NIP only by who may', async () => {
  const page = await calls.readPerson({ personId: region.people.gita })
  const before = await calls.readPerson({ personId: region.people.gita, knownOn: '2026-03-01' })
  const anyone = world.calls(contract, await world.signIn(region.people.eko))

  expect(page.posts.map(({ title, validTo }) => `${title} ${validTo}`)).toEqual([
    'Kepala Bidang Pembinaan SMP null',
    'Perencana Ahli Pertama 2026-01-15',
  ])
  expect(page.ranks.map(({ rank, validFrom }) => `${rank} ${validFrom}`)).toEqual([
    'Penata (III/c) 2026-01-15',
    'Penata Muda Tingkat I (III/b) 2020-01-01',
  ])
  expect([page.posts[0]?.unit?.name, page.nip]).toEqual([
    'Bidang Pembinaan SMP',
    '199303252019032011',
  ])
  expect(before.posts.map(({ title, validTo }) => `${title} ${validTo}`)).toEqual([
    'Perencana Ahli Pertama null',
  ])
  expect((await anyone.readPerson({ personId: region.people.gita })).nip).toMatch(/^•+011$/)
  await expect(calls.readPerson({ personId: randomUUID() })).rejects.toMatchObject({
    refusal: { code: 'organisation/no-such-person', status: 404 },
  })
})

it('keeps the page of a closed unit, with who carries on', async () => {
  const [old, heir] = [randomUUID(), region.units.dinasPendidikan]
  await world.asSystem(async (ctx) => {
    const [model] = await recordsOf(ctx, unitLedger)
    if (!model) throw new Error('no unit')
    const parentId = region.units.dinasPendidikan
    const unit = { ...model, id: old, code: '77', name: 'Bidang Lama', parentId, isAgency: false }
    await writeNew(ctx, unitLedger, [unit])
    const [row] = (await recordsOf(ctx, unitLedger)).filter(({ id }) => id === old)
    await closeRows(ctx, unitLedger, [row?.rowId ?? ''], null)
    await writeVersions(ctx, unitLedger, [{ ...unit, validTo: '2026-02-01' }])
    const eventId = ctx.newId()
    const own = { tenantId: ctx.tenantId, id: eventId }
    const event = { ...own, code: 'P-1', kind: 'MERGE', correctsId: null, createdAt: ctx.now }
    await ctx.db.insertInto('organisation.events').values(event).execute()
    await ctx.db
      .insertInto('organisation.eventEffects')
      .values({
        ...{ tenantId: ctx.tenantId, id: ctx.newId(), eventId, room: 'organisation' },
        ...{ thingTable: 'organisation.units', thingId: old, fromId: old, toId: heir },
        effect: 'Bidang Lama berakhir.',
      })
      .execute()
  })

  const page = await calls.readUnit({ unitId: old })
  expect([page.on, page.unit.name, page.life.validTo]).toEqual([
    ...['2026-01-31', 'Bidang Lama', '2026-02-01'],
  ])
  expect(page.life.successors).toEqual([{ id: heir, name: 'Dinas Pendidikan' }])
  expect((await calls.readUnit({ unitId: heir })).life.predecessors).toEqual([
    { id: old, name: 'Bidang Lama' },
  ])
  expect((await calls.readUnit({ unitId: old, on: '2019-01-01' })).on).toBe('2020-01-01')
})

it('marks what was taken back, and tells nothing twice', async () => {
  await desk.undo(runId)
  const { items } = await calls.listChanges({ person: region.people.gita, from: '2026-01-01' })

  expect(items.map(({ state }) => state)).toEqual(['WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN'])
  expect(await holdersOf({ on: '2026-01-15' })).toEqual(['Eko Nugroho, S.Pd.'])
})
