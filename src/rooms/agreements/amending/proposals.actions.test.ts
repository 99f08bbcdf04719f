import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, importDeskOf } from '../../../testing/import-desk.ts'
import { inRegionOne, nodeIdIn, saveNodes } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { budgetContract } from '../../budget/index.ts'
import { taskContract } from '../../tasks/index.ts'
import { agreementContract } from '../index.ts'
import { saveStates } from '../signing/signing.store.ts'
import { amendingContract } from './amending.contract.ts'
import { proposalContract } from './proposal.contract.ts'
import { askForAmendments } from './tending.actions.ts'

/** Three offices of the shape and sums of a SIPD export: 4.619.500.000, 828.500.000 and
 * 4.216.000.000. */
const original = readFileSync(new URL('fixtures/rekap-murni.csv', import.meta.url), 'utf8')
/** What the budget change did: a million from one account to another within one sub kegiatan of the
 * civil registry, and 25 million more in one sub kegiatan of the inspectorate. */
const changed = [
  [',4000000\n', ',3000000\n'],
  [',57750000\n', ',58750000\n'],
  [',40500000\n', ',65500000\n'],
].reduce((file, [before = '', after = '']) => file.replace(before, after), original)
const murni = { tahap: 'MURNI', disahkan: '2026-01-05' }
const perubahan = { tahap: 'PERUBAHAN', disahkan: '2026-01-19' }

let world: World
let region: SmallRegion
let desk: ImportDesk
let bureau: string
let later = ''
const cookies = new Map<string, string>()
const calls = (cookie = bureau) => ({
  ...world.calls(proposalContract, cookie),
  ...world.calls(agreementContract, cookie),
})
const proposals = (more = {}) => calls().listProposals({ year: 2026, ...more })

/** Makes every draft a promise in force, as signing would. */
const activate = (): Promise<void> =>
  world.asSystem(async (ctx) => {
    const drafts = await ctx.db
      .selectFrom('agreements.current')
      .select(['versionId', 'sequence'])
      .where('state', '=', 'DRAFT')
      .execute()
    for (const [step, state] of (['AGREED', 'ACTIVE'] as const).entries())
      await saveStates(
        ctx,
        drafts.map(({ versionId, sequence }) => ({ versionId, sequence: sequence + step, state })),
      )
  })

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const { positions, units } = region
  bureau = await world.signIn(region.people.bagus, [{ role: 'ORGANISATION_BUREAU' }])
  desk = importDeskOf(world, bureau)
  for (const name of ['surya', 'putri'] as const)
    cookies.set(name, await world.signIn(region.people[name]))
  await saveNodes(world, [
    ['T1', null, 'SASARAN_DAERAH', positions.waliKota, null, '78.50'],
    ['S1', 'T1', 'SASARAN_PD', positions.kepalaDinas, null, '82.00'],
    ['P1', 'S1', 'SASARAN_PROGRAM', positions.kabidSd, '6.01.02.2.01', '91.50'],
    ['K1', 'P1', 'SASARAN_SUB_KEGIATAN', positions.pengembangSd, '6.01.02.2.01.0004', '24'],
    ['S2', 'T1', 'SASARAN_PD', positions.kepalaBadan, null, '80.00'],
    ['P2', 'S2', 'SASARAN_PROGRAM', positions.kabidAnggaran, '2.12.01.2.01', '70.00'],
  ])
  const budget = world.calls(budgetContract, bureau)
  for (const [skpdCode, unitId] of [
    ['6.01.0.00.0.00.01.0000', units.dinasPendidikan],
    ['2.12.0.00.0.00.01.0000', units.badanKeuangan],
  ] as const)
    await budget.linkOffice({ skpdCode, unitId })
  await desk.take('sipd', csvUpload(original), murni)
  await calls().draftCascade({ year: 2026 })
})
afterAll(() => world.close())

describe('a change of the budget', () => {
  it('is compared only with what is in force', async () => {
    expect(await proposals()).toMatchObject({ items: [], compared: 0, must: 0, may: 0 })
    await activate()
    expect(await proposals()).toMatchObject({ items: [], compared: 6, must: 0, may: 0 })
  })

  it('proposes nothing for the worked example, and shows 25 million on one official and every superior', async () => {
    later = (await desk.take('sipd', csvUpload(changed), perubahan)).id
    const { items, ...told } = await proposals()

    expect(told).toMatchObject({ compared: 6, must: 0, may: 4, underWay: 0 })
    expect(told.budget).toContain('APBD perubahan 2026')
    expect(items.map(({ title, sentence }) => [title, sentence])).toEqual([
      ['Wali Kota Uji', '+25.000.000, tanpa kewajiban'],
      ['Kepala Dinas Pendidikan', '+25.000.000, tanpa kewajiban'],
      ['Plt. Kepala Bidang Pembinaan SD', '+25.000.000, tanpa kewajiban'],
      ['Pengembang Teknologi Pembelajaran Ahli Pertama', '+25.000.000, tanpa kewajiban'],
    ])
    expect(items.at(-1)?.changes).toEqual([
      {
        ...{ kind: 'AMOUNT', degree: 'MAY', of: 'Reviu Laporan Keuangan' },
        ...{ code: '6.01.02.2.01.0004', before: '440.500.000', after: '465.500.000' },
        delta: 25_000_000,
      },
    ])
  })

  it('is said by the list and the page of each promise that differs from the DPA in force', async () => {
    const { items } = await calls().listAgreements({ year: 2026 })
    const sentence = 'Berbeda dari DPA yang berlaku: satu baris anggaran, +25.000.000.'
    expect(items.flatMap(({ offBudget }) => offBudget ?? [])).toEqual(
      Array(4).fill({ delta: 25_000_000, sentence }),
    )
    const { id = '' } = items.find(({ level }) => level === 'FUNCTIONAL') ?? {}
    expect((await calls().readAgreement({ id })).offBudget?.sentence).toBe(sentence)
    const cost = async (level: string) =>
      (await world.statementsOf(() => calls().listAgreements({ year: 2026, level }))).length
    expect(await cost('ADMINISTRATOR')).toBe(await cost('REGION_HEAD'))
    expect(await cost('ADMINISTRATOR')).toBeLessThanOrEqual(5 + 7)
  })

  it('is counted by level and office, and asked for by either, or of one promise', async () => {
    const { offices, levels, items } = await proposals()
    expect(offices).toContainEqual({
      ...{ id: region.units.dinasPendidikan, name: 'Dinas Pendidikan' },
      ...{ must: 0, may: 3, underWay: 0 },
    })
    expect(levels[0]).toMatchObject({ level: 'REGION_HEAD', may: 1 })
    const asked = async (more: object) => (await proposals(more)).items.map(({ id }) => id)
    expect(await asked({ unit: region.units.dinasPendidikan })).toHaveLength(3)
    expect(await asked({ unit: region.units.badanKeuangan })).toEqual([])
    const inOffice = (await proposals({ unit: region.units.dinasPendidikan })).levels
    expect(inOffice.map(({ level, may }) => [level, may])).not.toContainEqual(['REGION_HEAD', 1])
    expect(inOffice.reduce((sum, { may }) => sum + may, 0)).toBe(3)
    expect(await asked({ level: 'ADMINISTRATOR' })).toHaveLength(1)
    expect(await asked({ degree: 'MUST' })).toEqual([])
    expect(await asked({ id: items[1]?.id })).toEqual([items[1]?.id])
    const first = await proposals({ limit: 3 })
    expect(await asked({ limit: 3, cursor: first.next })).toEqual([items[3]?.id])
  })

  it('shows an office its own, and costs so many statements whatever there is', async () => {
    const head = calls(cookies.get('surya')).listProposals({ year: 2026 })
    expect((await head).items.map(({ agencyName }) => agencyName)).toEqual([
      ...['Dinas Pendidikan', 'Dinas Pendidikan', 'Dinas Pendidikan'],
    ])
    expect(await calls(cookies.get('putri')).listProposals({ year: 2026 })).toMatchObject({
      ...{ compared: 2, may: 0, items: [] },
    })
    expect((await world.statementsOf(() => proposals())).length).toBeLessThanOrEqual(24)
  })
})

describe('the plan', () => {
  it('asks for an amendment where a target moved, not where it was agreed otherwise', async () => {
    const asOwner = (...statements: string[]) =>
      inRegionOne(world.owner, async (client) => {
        for (const text of statements) await client.query(text, [nodeIdIn('mP2')])
      })
    await asOwner(
      `update planning.targets set recorded_at = '2026-01-02' where measure_id = $1`,
      `update agreements.rows set target = '72.00' where measure_id = $1`,
    )
    expect(await proposals()).toMatchObject({ must: 0, may: 4 })
    const { items: all } = await calls().listAgreements({ year: 2026 })
    const { id = '' } =
      all.find(({ firstParty }) => firstParty.title === 'Kepala Bidang Anggaran') ?? {}
    const drawn = async () =>
      (await world.calls(amendingContract, bureau).readAmending({ id })).changes.length
    expect(await drawn()).toBe(0)

    await asOwner(
      `update planning.targets set recorded_until = '2026-01-21' where measure_id = $1`,
      `insert into planning.targets (tenant_id, id, measure_id, period, value, recorded_at)
        values (1, gen_random_uuid(), $1, '2026', '75.00', '2026-01-21')`,
    )
    const { items, must } = await proposals()
    expect([must, await drawn()]).toEqual([1, 1])
    expect(items[0]).toMatchObject({
      ...{ title: 'Kepala Bidang Anggaran', degree: 'MUST', sentence: 'Perlu diubah' },
      changes: [{ kind: 'TARGET', before: '72,00 persen', after: '75,00 persen' }],
    })
  })
})

describe('one press', () => {
  const because = {
    ...({ year: 2026, cause: 'STRATEGY_CHANGE' } as const),
    ...{ reason: 'Penyesuaian dengan APBD perubahan.', reference: 'DPPA 2026' },
  }

  it('is for those who draft promises, and asks for reason and document', async () => {
    await expect(calls(cookies.get('surya')).draftProposals(because)).rejects.toMatchObject({
      refusal: { code: 'agreements/not-drafter' },
    })
    await expect(calls().draftProposals({ ...because, reference: null })).rejects.toMatchObject({
      refusal: { code: 'agreements/reference-missing' },
    })
  })

  it('drafts the next version of what was asked for, and a second one says what it left', async () => {
    const office = { ...because, unit: region.units.dinasPendidikan }
    const { drafted, left } = await calls().draftProposals(office)
    expect([drafted.map(({ version }) => version), left]).toEqual([[2, 2, 2], []])

    const twice = await Promise.all([
      calls().draftProposals(office),
      calls().draftProposals(office),
    ])
    for (const again of twice) {
      expect(again.drafted).toEqual([])
      expect(again.left.map(({ why }) => why)).toEqual(
        Array(3).fill(expect.stringContaining('sudah disusun (versi 2')),
      )
    }
    expect(await proposals()).toMatchObject({ must: 1, may: 1, underWay: 3, open: 2 })
    expect((await proposals({ unit: office.unit })).items[0]?.underWay).toEqual({
      ...{ version: 2, state: 'DRAFT' },
    })
  })
})

describe('a budget that is taken back', () => {
  const asked = async () =>
    (await world.calls(taskContract, bureau).listMyTasks({})).items
      .filter(({ kind }) => kind === 'agreements/amend')
      .map(({ title, link }) => [title, link])
  const taken = () =>
    calls().listProposals({ year: 2026, unit: region.units.dinasPendidikan, limit: 1 })

  it('asks Bagian Organisasi once while something must be amended', async () => {
    await world.asSystem((ctx) => askForAmendments(ctx, 2026))
    await world.asSystem((ctx) => askForAmendments(ctx, 2026))
    expect(await asked()).toEqual([
      ['Susun PK Perubahan 2026', '/perjanjian/perubahan?tahun=2026&derajat=MUST'],
    ])
  })

  it('is kept while an amendment drawn on it is talked about', async () => {
    const to = (state: 'NEGOTIATION' | 'DRAFT') =>
      world.asSystem(async (ctx) => {
        const { items } = await taken()
        const { versionId, sequence } = await ctx.db
          .selectFrom('agreements.current')
          .select(['versionId', 'sequence'])
          .where('id', '=', items[0]?.id ?? '')
          .executeTakeFirstOrThrow()
        await saveStates(ctx, [{ versionId, sequence, state }])
      })
    await to('NEGOTIATION')
    await expect(desk.undo(later)).rejects.toMatchObject({
      refusal: { code: 'agreements/amended-on-budget' },
    })
    await to('DRAFT')
  })

  it('takes drafts nobody touched with it: what is in force counts on, and nothing asks any more', async () => {
    const because = { cause: 'STRATEGY_CHANGE', reason: 'DPPA', reference: 'DPPA 2026' } as const
    expect((await calls().draftProposals({ ...because, year: 2026 })).drafted).toHaveLength(2)
    expect([await asked(), await taken()]).toMatchObject([[], { underWay: 5 }])
    await desk.undo(later)

    expect(await proposals()).toMatchObject({ must: 1, may: 0, underWay: 0 })
    expect((await calls().listAgreements({ year: 2026 })).items).toMatchObject(
      Array(6).fill({ state: 'ACTIVE', version: 1, inForce: null, offBudget: null }),
    )
    expect(await asked()).toHaveLength(1)
  })

  it('is kept for good once a promise was agreed on it', async () => {
    const { id } = await desk.take('sipd', csvUpload(changed), perubahan)
    await calls().draftProposals({
      ...({ year: 2026, cause: 'STRATEGY_CHANGE' } as const),
      ...{ reason: 'DPPA', reference: 'DPPA 2026' },
    })
    await activate()
    await expect(desk.undo(id)).rejects.toMatchObject({
      refusal: { code: 'agreements/agreed-on-budget' },
    })
  })
})
