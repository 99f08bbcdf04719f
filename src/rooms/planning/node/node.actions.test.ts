import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publicActor } from '../../../kernel/actor.ts'
import { csvUpload, openImportDesk } from '../../../testing/import-desk.ts'
import { planCsv, smallPlanRows } from '../../../testing/samples/plan-import.samples.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { loadPlan, planningContract } from '../index.ts'
import { whyNotReadPlan } from './node.rules.ts'

let world: World
let region: SmallRegion
let official: string

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  const desk = await openImportDesk(world, 'PLANNING')
  await desk.take('plan', csvUpload(planCsv(smallPlanRows)), { tahun: '2026' })
  official = await world.signIn(region.people.lina)
})
afterAll(() => world.close())

const plans = () => world.calls(planningContract, official)
const nodesBy = async (filter: { unit?: string; root?: string } = {}) =>
  (await plans().listNodes({ year: 2026, ...filter })).items
const idOf = async (code: string) => (await nodesBy()).find((node) => node.code === code)?.id ?? ''

describe('the tree as a list', () => {
  it('opens with its sums, and shows depth, labels, unit, holder and targets', async () => {
    const { summary, items, on } = await plans().listNodes({ year: 2026 })

    expect([on, summary]).toEqual([
      '2026-01-20',
      { nodes: 7, measures: 10, keyIndicators: 3, gaps: 2 },
    ])
    expect(items[0]).toMatchObject({
      ...{
        code: 'T1',
        depth: 0,
        componentLabel: 'Tujuan daerah',
        levelLabel: 'Dampak',
        children: 1,
        unit: { shortName: 'Kota Uji' },
      },
      holder: { title: 'Wali Kota Uji', name: 'Maya Lestari', note: null },
      measures: [
        {
          indicatorName: 'Indeks Pembangunan Manusia',
          unitLabel: 'Indeks',
          isKey: true,
          target: '83.05',
          printedTarget: '83,05',
        },
      ],
    })
    expect(items.find(({ code }) => code === 'P1')?.holder).toMatchObject({
      title: 'Plt. Kepala Bidang Pembinaan SD',
      name: 'Eko Nugroho, S.Pd.',
    })
  })

  it('shows a unit with everything under it, or a branch, each beginning at depth 0', async () => {
    const lines = async (filter: { unit?: string; root?: string }) =>
      (await nodesBy(filter)).map(({ code, depth }) => `${depth} ${code}`)

    expect(await lines({ unit: region.units.dinasPendidikan })).toEqual([
      '0 D1',
      '1 P1',
      '1 P2',
      '2 K1',
      '3 I1',
    ])
    expect(await lines({ unit: region.units.bidangSmp })).toEqual(['0 P2', '1 K1', '2 I1'])
    expect(await lines({ root: await idOf('P2') })).toEqual(['0 P2', '1 K1', '2 I1'])
    expect(await lines({ unit: region.units.kecamatanUtara })).toEqual([])
  })

  it('shows the first levels, a branch when it is opened, and what is looked for with the way to it', async () => {
    const first = await plans().listNodes({ year: 2026, depth: 2 })
    const look = await plans().listNodes({ year: 2026, words: 'akreditasi P2', depth: 2 })

    expect(first.items.map(({ depth }) => depth)).toEqual([0, 1])
    expect(first.summary.nodes).toBe(7)
    expect((await plans().listNodes({ root: await idOf('P2'), depth: 2 })).items).toHaveLength(2)
    expect(look.found?.ids).toEqual([await idOf('P2')])
    expect(look.items.map(({ code }) => code)).toEqual(['T1', 'S1', 'D1', 'P2'])
  })

  it('shows a year on a day of its own', async () => {
    expect(await plans().listNodes({ year: 2025 })).toMatchObject({ on: '2025-12-31', items: [] })
    const next = await plans().listNodes({ year: 2027 })
    expect([next.on, next.items[0]?.measures[0]?.printedTarget]).toEqual(['2027-01-01', '83,50'])
  })

  it('is for people with a post or a grant', async () => {
    await expect(world.signIn(randomUUID())).rejects.toThrow('identity/no-mandate')
    expect(whyNotReadPlan(publicActor)).toMatchObject({
      code: 'planning/not-your-region',
      status: 403,
    })
  })
})

describe('one node', () => {
  it('shows the way up, what is below, all years and quarters, and where its measures come from', async () => {
    const page = await plans().readNode({ nodeId: await idOf('P2'), year: 2026 })

    expect(page.path.map(({ code, componentLabel }) => [code, componentLabel])).toEqual([
      ['T1', 'Tujuan daerah'],
      ['S1', 'Sasaran daerah'],
      ['D1', 'Sasaran perangkat daerah'],
    ])
    expect([page.node.depth, page.children.map(({ code }) => code)]).toEqual([3, ['K1']])
    expect(page.measures[0]).toMatchObject({
      ...{
        indicatorCode: 'AKR',
        descent: 'SHARE',
        share: '40',
        parent: { statement: 'Meningkatnya mutu sekolah' },
      },
      quarters: [
        { printedPeriod: 'Triwulan I 2026', value: '2' },
        { value: '4' },
        { value: '4' },
        { value: '6' },
      ],
    })
  })

  it('leads the target of an identical measure to the measure that holds it', async () => {
    const [above, below] = [
      await plans().readNode({ nodeId: await idOf('D1') }),
      await plans().readNode({ nodeId: await idOf('P2') }),
    ]
    const [held, shown] = [above.measures[1]?.years[0], below.measures[1]?.years[0]]

    expect(shown).toEqual(held)
    expect(shown).toMatchObject({ measureId: above.measures[1]?.id, value: 'BB' })
  })

  it('says what is missing, with the empty target to fill in', async () => {
    const page = await plans().readNode({ nodeId: await idOf('S1'), year: 2027 })

    expect(page.measures[0]?.years).toMatchObject([
      { period: '2026', value: '10.95' },
      { period: '2027', value: null, version: '0' },
    ])
    expect(page.gaps).toMatchObject([
      {
        kind: 'TARGET_MISSING',
        sentence: 'Indikator «Rata-rata lama sekolah» belum punya target 2027.',
      },
    ])
  })

  it('that never was is told so', async () =>
    expect(plans().readNode({ nodeId: randomUUID() })).rejects.toMatchObject({
      refusal: { code: 'planning/no-such-node', status: 404 },
    }))
})

describe('a part of the plan', () => {
  it('tells of its nodes what the whole plan tells, in every unit and of every node', async () => {
    const whole = await plans().listNodes({ year: 2026, root: await idOf('T1') })
    const all = await nodesBy()

    for (const unit of new Set(all.flatMap((node) => node.unit?.id ?? []))) {
      const root = await idOf('T1')
      expect(await nodesBy({ unit })).toEqual(await nodesBy({ unit, root }))
    }
    for (const { depth: _, ...node } of whole.items) {
      const page = await plans().readNode({ nodeId: node.id, year: 2026 })
      expect(page.node).toMatchObject(node)
      expect(page.children).toHaveLength(node.children)
    }
    const gapsOf = async (unit?: string) =>
      (await plans().listPlanningGaps({ year: 2026, ...(unit && { unit }) })).items
    expect(await gapsOf(region.units.pemda)).toEqual(
      (await gapsOf()).filter(({ unitId }) => unitId !== null),
    )
  })

  it('is read in four statements besides the session, whatever the size of the plan', async () => {
    const unit = region.units.dinasPendidikan
    await nodesBy({ unit })
    const statements = await world.statementsOf(() => nodesBy({ unit }))

    expect(statements.filter((text) => /planning"?\./.test(text))).toHaveLength(4)
    expect(statements.length).toBeLessThanOrEqual(6)
  })
})

describe('the dictionary', () => {
  it('comes in the order of each head, both ways, in pages that neither lose nor repeat', async () => {
    const all = (await plans().listIndicators({})).items
    const [first] = await Promise.all(
      (['name', '-name', 'unitLabel', 'polarity', 'units', '-units'] as const).map(async (sort) => {
        const one = await plans().listIndicators({ sort, limit: 4 })
        const two = await plans().listIndicators({ sort, limit: 4, cursor: one.next ?? '' })
        const items = [...one.items, ...two.items]
        expect(items.map(({ id }) => id).toSorted()).toEqual(all.map(({ id }) => id).toSorted())
        return items
      }),
    )
    expect(first?.map(({ name }) => name)).toEqual(
      all.map(({ name }) => name).toSorted(new Intl.Collator('id').compare),
    )
    const uses = (await plans().listIndicators({ sort: '-uses' })).items.map((one) => one.uses)
    expect(uses).toEqual(uses.toSorted((a, b) => b - a))
  })

  it('is paged, searched and filtered', async () => {
    const first = await plans().listIndicators({ limit: 2 })
    const second = await plans().listIndicators({ limit: 2, cursor: first.next ?? '' })

    expect([first.total, [...first.items, ...second.items].map(({ code }) => code)]).toEqual([
      7,
      ['AKR', 'DAMPING', 'IK-K1-1', 'IPM'],
    ])
    expect(
      (await plans().listIndicators({ search: 'sekolah  A' })).items.map(({ code }) => code),
    ).toEqual(['AKR', 'DAMPING', 'RLS'])
    expect((await plans().listIndicators({ isKey: true })).items.map(({ code }) => code)).toEqual([
      'AKR',
      'IPM',
      'RLS',
    ])
    expect((await plans().listIndicators({ unit: region.units.bidangSd })).items).toMatchObject([
      { code: 'AKR', uses: 3 },
    ])
  })

  it('shows an indicator with its versions and where it is used', async () => {
    const { items } = await plans().listIndicators({ search: 'pembangunan manusia' })
    const page = await plans().readIndicator({ indicatorId: items[0]?.id ?? '', year: 2026 })

    expect(page.indicator).toMatchObject({
      code: 'IPM',
      definition: 'Umur, pengetahuan, hidup layak',
      baseline: '82.15',
      baselineYear: 2024,
      referenceCode: '1.01.0012 (26A/2025)',
      isKey: true,
    })
    expect(page.versions).toMatchObject([
      { validFrom: '2026-01-01', validTo: null, recordedUntil: null },
    ])
    expect(page.uses).toMatchObject([
      { code: 'T1', targets: [{ printed: '82,60' }, { printed: '83,05' }, { printed: '83,50' }] },
    ])
    await expect(plans().readIndicator({ indicatorId: randomUUID() })).rejects.toMatchObject({
      refusal: { code: 'planning/no-such-indicator' },
    })
  })
})

it('lists what is missing, counted by kind', async () => {
  const { items, counts } = await plans().listPlanningGaps({ year: 2026 })

  expect(counts).toEqual([
    { kind: 'INDICATOR_NOT_DESCENDED', label: 'Indikator belum diturunkan', count: 2 },
  ])
  expect(items.map(({ sentence, rule }) => [sentence, rule])).toEqual([
    ['Indikator «Rasio siswa per guru» belum diturunkan ke kinerja di bawahnya.', 'C4'],
    ['Indikator «Predikat SAKIP» belum diturunkan ke kinerja di bawahnya.', 'C4'],
  ])
  expect(items.every(({ link }) => link.startsWith('/perencanaan/'))).toBe(true)
})

it('loads the whole plan in three statements', async () => {
  let statements = 0
  const counting = {
    transformQuery: <Node extends { kind: string }>({ node }: { node: Node }) => {
      if (node.kind !== 'RawNode') statements++
      return node
    },
    transformResult: async <Result>({ result }: { result: Result }) => result,
  }
  const plan = await world.asSystem((ctx) =>
    loadPlan({ ...ctx, db: ctx.db.withPlugin(counting) }, { on: '2026-01-20', year: 2026 }),
  )

  expect([plan.nodes.length, plan.measures.length, statements]).toEqual([7, 10, 3])
})
