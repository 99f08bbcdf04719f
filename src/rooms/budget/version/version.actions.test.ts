import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { successionOf } from '../../../kernel/ports.ts'
import { openImportDesk, uploadOf } from '../../../testing/import-desk.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { budgetHeir } from '../budget.ports.ts'
import { budgetContract, currentBudget } from '../index.ts'
import { readVersion } from './version.actions.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const [education, library, district] = [
  '1.01.0.00.0.00.01.0000',
  '2.23.0.00.0.00.01.0000',
  '7.01.0.00.0.00.01.0000',
] as const

let world: World
let region: SmallRegion
let keeper: Calls<typeof budgetContract>
let reader: Calls<typeof budgetContract>
const ids = { murni: '', perubahan: '' }

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const desk = await openImportDesk(world, 'BUDGET')
  await desk.take('sipd', fixture('rekap-murni.csv'), {
    tahap: 'MURNI',
    disahkan: '2026-01-05',
    dasar: 'Perda 9/2025',
  })
  await desk.take('sipd', fixture('rekap-perubahan.xlsx'), {
    tahap: 'PERUBAHAN',
    disahkan: '2026-01-12',
  })
  keeper = world.calls(budgetContract, await world.signIn(randomUUID(), [{ role: 'BUDGET' }]))
  reader = world.calls(budgetContract, await world.signIn(region.people.surya))
  const { items } = await keeper.listBudgetVersions({ year: 2026 })
  ids.murni = items.find(({ stage }) => stage === 'MURNI')?.id ?? ''
  ids.perubahan = items.find(({ stage }) => stage === 'PERUBAHAN')?.id ?? ''
})
afterAll(() => world.close())

describe('versions of a year', () => {
  it('are listed with their sums, one of them in force', async () => {
    const { items } = await reader.listBudgetVersions({ year: 2026 })

    expect(items).toMatchObject([
      {
        sequence: 2,
        stageLabel: 'APBD perubahan',
        approvedOn: '2026-01-12',
        inForce: true,
        offices: 3,
        lines: 13,
        total: 3_394_150_000,
      },
      {
        sequence: 1,
        stageLabel: 'APBD murni',
        legalBasis: 'Perda 9/2025',
        inForce: false,
        offices: 3,
        lines: 13,
        total: 3_477_150_000,
      },
    ])
    expect((await reader.listBudgetVersions({ year: 2025 })).items).toEqual([])
    expect((await reader.listBudgetVersions({})).items).toHaveLength(2)
  })

  it('open by office, with a way to mend a code that no unit is known for', async () => {
    const page = await reader.readBudget({ versionId: ids.murni })

    expect(page).toMatchObject({ version: { id: ids.murni }, unmatched: 1 })
    expect(page.offices).toMatchObject([
      {
        skpdCode: education,
        unit: { id: region.units.dinasPendidikan },
        mend: null,
        total: 2_676_750_000,
        programs: 2,
        subActivities: 4,
        lines: 7,
        ownApproval: false,
      },
      {
        skpdCode: library,
        unit: null,
        mend: { href: `/anggaran?kode=${library}` },
        total: 70_000_000,
        approvedOn: '2026-01-05',
      },
      {
        skpdCode: district,
        unit: { name: 'Kecamatan Uji Utara' },
        total: 730_400_000,
        programs: 3,
      },
    ])
  })

  it('open down to sub kegiatan, and to accounts on demand', async () => {
    const { office } = await reader.readOfficeBudget({ versionId: ids.murni, skpdCode: education })

    expect(office).toMatchObject({ unitId: region.units.dinasPendidikan, total: 2_676_750_000 })
    expect(office.programs.map(({ code, amount, sources }) => [code, amount, sources])).toEqual([
      ['1.01.01', 1_840_000_000, ['APBD']],
      ['1.01.02', 836_750_000, ['APBD', 'DAK']],
    ])
    expect(office.subUnits).toMatchObject([{ unitId: region.units.uptdSkb, total: 29_250_000 }])
    const { total, items } = await reader.listOfficeAccounts({
      versionId: ids.murni,
      skpdCode: education,
      subActivity: '1.01.02.2.01.0003',
    })
    expect(total).toBe(712_000_000)
    expect(items.map(({ code, source, amount }) => [code, source, amount])).toEqual([
      ['5.1.02.02.01.0003', 'APBD', 12_000_000],
      ['5.2.03.01.01.0010', 'APBD', 60_000_000],
      ['5.2.03.01.01.0010', 'DAK', 640_000_000],
    ])
    expect(
      (await reader.listOfficeAccounts({ versionId: ids.murni, skpdCode: education })).total,
    ).toBe(2_676_750_000)
  })

  it('are not there for others, and say so for what they do not hold', async () => {
    await expect(
      world.calls(budgetContract).readBudget({ versionId: ids.murni }),
    ).rejects.toMatchObject({ refusal: { status: 401 } })
    await expect(reader.readBudget({ versionId: randomUUID() })).rejects.toMatchObject({
      refusal: { code: 'budget/no-such-version' },
    })
    await expect(
      reader.readOfficeBudget({ versionId: ids.murni, skpdCode: '9' }),
    ).rejects.toMatchObject({
      refusal: { code: 'budget/no-such-office' },
    })
    await expect(
      world.asSystem((ctx) => readVersion(ctx, ids.murni), otherRegion),
    ).rejects.toMatchObject({
      refusal: { code: 'budget/no-such-version' },
    })
  })
})

describe('two versions side by side', () => {
  it('differ by key: shifted inside a sub kegiatan, more, new, gone', async () => {
    const difference = await reader.compareBudgets({ from: ids.murni, to: ids.perubahan })

    expect(difference).toMatchObject({
      before: 3_477_150_000,
      after: 3_394_150_000,
      delta: -83_000_000,
    })
    expect(difference.changes).toMatchObject([
      {
        code: '1.01.02.2.01.0021',
        kind: 'REMOVED',
        delta: -95_500_000,
        accounts: [{ kind: 'REMOVED' }],
      },
      {
        code: '1.01.02.2.04.0008',
        subUnitName: 'UPTD Sanggar Kegiatan Belajar',
        kind: 'SHIFTED',
        delta: 0,
        accounts: [{ delta: -1_000_000 }, { delta: 1_000_000 }],
      },
      {
        code: '7.01.02.2.02.0003',
        kind: 'INCREASED',
        delta: 12_500_000,
        accounts: [{ kind: 'INCREASED' }, { kind: 'ADDED' }],
      },
    ])
    expect(difference.offices.map(({ delta, subActivities }) => [delta, subActivities])).toEqual([
      [-95_500_000, 2],
      [0, 0],
      [12_500_000, 1],
    ])
  })

  it('are told apart for one office alone, and against themselves not at all', async () => {
    expect(
      (await reader.compareBudgets({ from: ids.murni, to: ids.perubahan, skpdCode: district }))
        .changes,
    ).toHaveLength(1)
    expect((await reader.compareBudgets({ from: ids.murni, to: ids.murni })).changes).toEqual([])
  })
})

describe('the approval of one DPA', () => {
  const approval: Omit<Parameters<typeof keeper.setApproval>[0], 'versionId'> = {
    skpdCode: education,
    dpaNumber: 'DPA/A.1/1.01.0.00.0.00.01.0000/001/2026',
    approvedOn: '2026-01-08',
    approvedBy: 'Kepala BKAD',
    consentBy: 'Sekretaris Daerah',
  }

  it('is recorded, replaced and kept, and decides the deadline of the office', async () => {
    expect(await keeper.setApproval({ versionId: ids.murni, ...approval })).toMatchObject({
      ...approval,
      ownApproval: true,
      total: 2_676_750_000,
    })
    await keeper.setApproval({ versionId: ids.murni, ...approval })
    await keeper.setApproval({
      versionId: ids.murni,
      ...approval,
      approvedOn: '2026-01-09',
      consentBy: '',
    })

    const rows = await world.asSystem((ctx) =>
      ctx.db
        .selectFrom('budget.approvals')
        .select(['approvedOn', 'consentBy', 'recordedUntil'])
        .orderBy('approvedOn')
        .execute(),
    )
    expect(
      rows.map(({ approvedOn, consentBy, recordedUntil }) => [
        approvedOn,
        consentBy,
        recordedUntil === null,
      ]),
    ).toEqual([
      ['2026-01-08', 'Sekretaris Daerah', false],
      ['2026-01-09', null, true],
    ])
    const budget = await world.asSystem((ctx) =>
      currentBudget(ctx, { year: 2026, on: '2026-01-11' }),
    )
    expect(budget?.offices.map(({ approvedOn, dpaNumber }) => [approvedOn, dpaNumber])).toEqual([
      ['2026-01-09', approval.dpaNumber],
      ['2026-01-05', null],
      ['2026-01-05', null],
    ])
  })

  it('is a matter of the keepers, of the past, and of offices that are there', async () => {
    const set = (over: Partial<typeof approval>) =>
      keeper.setApproval({ versionId: ids.murni, ...approval, ...over })
    await expect(reader.setApproval({ versionId: ids.murni, ...approval })).rejects.toMatchObject({
      refusal: { code: 'budget/not-a-keeper', status: 403 },
    })
    await expect(set({ approvedOn: '2026-02-01' })).rejects.toMatchObject({
      refusal: { code: 'budget/approved-in-future' },
    })
    await expect(set({ skpdCode: '9.99' })).rejects.toMatchObject({
      refusal: { code: 'budget/no-such-office' },
    })
    await expect(set({ approvedOn: '08-01-2026' })).rejects.toMatchObject({
      refusal: { code: 'platform/input' },
    })
  })
})

describe('a code without unit', () => {
  it('is linked once, again, and found from then on', async () => {
    const { bidangSd, setda, badanKeuangan } = region.units
    await expect(keeper.linkOffice({ skpdCode: library, unitId: bidangSd })).rejects.toMatchObject({
      refusal: { code: 'budget/unit-not-office' },
    })
    await expect(
      keeper.linkOffice({ skpdCode: library, unitId: randomUUID() }),
    ).rejects.toMatchObject({
      refusal: { code: 'budget/no-such-unit' },
    })
    await expect(reader.linkOffice({ skpdCode: library, unitId: setda })).rejects.toMatchObject({
      refusal: { code: 'budget/not-a-keeper' },
    })

    await keeper.linkOffice({ skpdCode: library, unitId: setda })
    expect(await keeper.linkOffice({ skpdCode: library, unitId: badanKeuangan })).toEqual({
      ...{ skpdCode: library, unit: { id: badanKeuangan, name: 'Badan Keuangan dan Aset Daerah' } },
    })

    expect(await keeper.readBudget({ versionId: ids.perubahan })).toMatchObject({ unmatched: 0 })
    const budget = await world.asSystem((ctx) =>
      currentBudget(ctx, { year: 2026, on: '2026-01-20' }),
    )
    expect(budget?.offices.find(({ skpdCode }) => skpdCode === library)?.unitId).toBe(badanKeuangan)
    const moved = successionOf({
      on: '2026-02-01',
      units: { [badanKeuangan]: [setda], [bidangSd]: [] },
    })
    expect(await world.asSystem((ctx) => budgetHeir.preview(ctx, moved))).toEqual([
      {
        ...{ table: 'budget.unit_aliases', id: library, from: badanKeuangan, to: setda },
        effect: `Kode anggaran ${library} ikut ke unit penggantinya.`,
      },
    ])
  })
})

it('reads the budget in force in seven statements, however many offices', async () => {
  const statements = await world.asSystem(async (ctx) => {
    let count = 0
    const counted = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        count++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const budget = await currentBudget({ ...ctx, db: counted }, { year: 2026, on: '2026-01-20' })
    expect(budget?.total).toBe(3_394_150_000)
    return count
  })
  expect(statements).toBeLessThanOrEqual(7)
})
