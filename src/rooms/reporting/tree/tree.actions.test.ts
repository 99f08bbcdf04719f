import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from '../../../platform/sheets/read-sheet.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveFigures } from '../../../testing/small-figures.ts'
import { nodeIdIn, saveManyNodes, saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { type Calls, openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { agreementsActions } from '../../agreements/index.ts'
import { type PerformanceTree, reportingContract } from '../words.ts'
import { readTree } from './tree.actions.ts'

let world: World
let region: SmallRegion
let mayor: Calls<typeof reportingContract>
let official: Calls<typeof reportingContract>
let stranger: Calls<typeof reportingContract>

beforeAll(async () => {
  world = await openWorld('2026-08-12T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  await world.asSystem((ctx) => agreementsActions.draftCascade(ctx, { year: 2026 }))
  await saveFigures(world, [
    {
      code: 'T1',
      period: '2026-Q2',
      value: '80',
      target: '78.50',
      achievement: '101.910828',
      tone: 'good',
      verdict: 'VERIFIED',
    },
    { code: 'S1', period: '2026-Q1', value: '41', target: '82.00', achievement: '50', tone: 'bad' },
    {
      code: 'S1',
      period: '2026-Q2',
      value: '61.5',
      target: '82.00',
      achievement: '75',
      tone: 'mid',
    },
    { code: 'P1', period: '2026-Q1', value: '0', target: '91.50', achievement: '0', tone: 'bad' },
    { code: 'P2', period: '2026-Q2', value: null, reason: 'Belum dapat diukur pada periode ini.' },
  ])
  mayor = world.calls(reportingContract, await world.signIn(region.people.maya))
  official = world.calls(reportingContract, await world.signIn(region.people.gita))
  stranger = world.calls(reportingContract, await world.signIn(region.people.yusuf))
})
afterAll(() => world.close())

const node = (tree: PerformanceTree, code: string) => tree.nodes.find((one) => one.code === code)
const codes = (tree: PerformanceTree): string[] => tree.nodes.map(({ code }) => code)

describe('the cascade in one answer', () => {
  it('says who answers for each node, with which promise, and how far it is', async () => {
    const tree = await mayor.readTree({ year: 2026 })

    expect(codes(tree)).toEqual(['T1', 'S1', 'P1', 'K1', 'P2'])
    expect(tree).toMatchObject({
      upTo: '2026-07',
      units: null,
      cap: '120',
      counts: { nodes: 5, measures: 5, behind: 2, unreported: 2 },
    })
    expect(node(tree, 'S1')).toMatchObject({
      ...{
        unit: 'Disdik',
        achievement: '75.00',
        tone: 'mid',
        basis: 'MEASURES',
        parentId: nodeIdIn('T1'),
      },
      holder: { name: 'Drs. Surya Pratama, M.Pd.', title: 'Kepala Dinas Pendidikan', note: null },
      agreement: { state: 'DRAFT', readable: true },
      measures: [
        {
          target: '82.00',
          value: '61.5',
          achievement: '75.00',
          state: 'REPORTED',
          period: '2026-Q2',
          last: '2026-Q2',
        },
      ],
    })
    expect(node(tree, 'P1')).toMatchObject({
      holder: { title: 'Plt. Kepala Bidang Pembinaan SD' },
      achievement: '0.00',
      unreported: 1,
    })
    expect(node(tree, 'P2')).toMatchObject({ achievement: null, state: 'NOT_MEASURABLE' })
    expect(node(tree, 'K1')).toMatchObject({
      achievement: null,
      state: 'NOT_REPORTED',
      unit: 'Bidang SD',
    })
    expect(tree.bands.map(({ label }) => label)).toEqual([
      'Sangat tinggi',
      'Tinggi',
      'Sedang',
      'Rendah',
      'Sangat rendah',
    ])
  })

  it('keeps what was locked, whatever is stored after', async () => {
    const client = await world.owner.connect()
    await client.query('begin')
    await client.query('set local app.tenant_id = 1')
    const [measure] = [nodeIdIn('mT1')]
    await client.query(
      `insert into measurement.locks (tenant_id, figure_id, measure_id, period, number, sequence, locked_at)
       select tenant_id, id, measure_id, period, 1, 1, now() from measurement.figures
         where tenant_id = 1 and measure_id = $1`,
      [measure],
    )
    await client.query(
      `insert into measurement.results (tenant_id, id, measure_id, period, figure_id, state,
        realization, target, scope, sequence, target_source, inputs, uncapped, capped, tone,
        pack_code, pack_digest, computed_at)
       select tenant_id, gen_random_uuid(), measure_id, period, figure_id, state, '1', target, scope,
         2, target_source, inputs, '1', '1', 'bad', pack_code, pack_digest, now()
       from measurement.results where tenant_id = 1 and measure_id = $1 and scope = 'TO_DATE'`,
      [measure],
    )
    await client.query('commit')
    client.release()

    expect(node(await mayor.readTree({ year: 2026 }), 'T1')?.measures).toMatchObject([
      { value: '80', achievement: '101.91', state: 'LOCKED' },
    ])
  })

  it('can end at the objectives of the offices', async () => {
    const tree = await mayor.readTree({ year: 2026, until: 'OFFICES' })
    expect(codes(tree)).toEqual(['T1', 'S1'])
    expect(node(tree, 'S1')?.more).toBe(2)
  })

  it('tells a year of which nothing has ended yet, and one long past', async () => {
    expect(await mayor.readTree({ year: 2027 })).toMatchObject({
      upTo: null,
      counts: { unreported: 0 },
    })
    expect((await mayor.readTree({ year: 2025 })).upTo).toBe('2025-12')
  })
})

describe('who sees what', () => {
  it('shows an official the own office with the way up and the top of the region', async () => {
    const tree = await official.readTree({ year: 2026 })
    expect(codes(tree)).toEqual(['T1', 'S1', 'P1', 'K1', 'P2'])
    expect(tree.units).toEqual([region.units.dinasPendidikan])
    expect(node(tree, 'T1')?.agreement).toMatchObject({ readable: false })
    expect(node(tree, 'S1')?.agreement).toMatchObject({ readable: true })
    const unit = await official.readTree({ year: 2026, unit: region.units.bidangSmp })
    expect(codes(unit)).toEqual(['T1', 'S1', 'P2'])
  })

  it('shows somebody of another office only the top of the region, and refuses the rest by name', async () => {
    expect(codes(await stranger.readTree({ year: 2026 }))).toEqual(['T1'])
    expect(
      await refusedCode(stranger.readTree({ year: 2026, unit: region.units.dinasPendidikan })),
    ).toBe('reporting/other-office')
    expect(await refusedCode(world.calls(reportingContract).readTree({ year: 2026 }))).toBe(
      'identity/not-signed-in',
    )
  })

  it('leaves as a file for whom the page opens, and for nobody else', async () => {
    const other = { unit: region.units.dinasPendidikan, as: 'PDF', year: 2026 } as const
    expect(await refusedCode(stranger.readTreeFile(other))).toBe('reporting/other-office')
    expect(await refusedCode(mayor.readTreeFile({ ...other, unit: nodeIdIn('S1') }))).toBe(
      'reporting/no-tree',
    )

    const sheet = await official.readTreeFile({ as: 'XLSX', year: 2026 })
    const svg = await official.readTreeFile({ as: 'SVG', year: 2026 })
    const pdf = await mayor.readTreeFile({ ...other, paper: 'A3' })
    expect([sheet.name, svg.name, pdf.name]).toEqual([
      'pohon-kinerja-dinas-pendidikan-2026.xlsx',
      'pohon-kinerja-dinas-pendidikan-2026.svg',
      'pohon-kinerja-dinas-pendidikan-2026-a3.pdf',
    ])
    const drawing = new TextDecoder().decode(svg.bytes)
    expect(drawing).toContain('Pohon kinerja Dinas Pendidikan 2026')
    expect(drawing).toContain('75,00%')
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 8))).toContain('%PDF-1.7')
    const wish = {
      columns: ['Kode', 'Kode di atasnya', 'Indikator', 'Target setahun', 'Arti'].map(
        (heading) => ({
          ...{ key: heading, heading, kind: 'text' as const },
        }),
      ),
    }
    const read = await readSheet({ name: sheet.name, bytes: sheet.bytes }, wish)
    expect(read.problem ? [] : read.rows.map(({ values }) => Object.values(values))).toContainEqual(
      [...['S1', 'T1', 'Persentase layanan S1', '82', 'Sedang']],
    )
  })

  it('shows another region nothing', async () => {
    const tree = await world.asSystem((ctx) => readTree(ctx, { year: 2026 }), otherRegion)
    expect(tree.nodes).toEqual([])
  })
})

describe('an office of a hundred nodes', () => {
  it('is answered in two statements besides those of the session', async () => {
    await saveManyNodes(world, region, 100)
    const asked = (unit?: string) => world.statementsOf(() => mayor.readTree({ year: 2026, unit }))
    await asked()
    const { counts } = await mayor.readTree({ year: 2026, unit: region.units.dinasPendidikan })

    expect([counts.nodes, counts.measures]).toEqual([105, 105])
    expect(await asked(region.units.dinasPendidikan)).toHaveLength(4)
    expect(await asked(region.units.bidangSmp)).toHaveLength(4)
    expect(await asked()).toHaveLength(4)
    expect(
      await world.statementsOf(() => mayor.readTreeFile({ year: 2026, as: 'XLSX' })),
    ).toHaveLength(4)
  })
})
