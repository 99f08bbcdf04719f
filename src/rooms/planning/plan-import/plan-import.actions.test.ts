import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvUpload, type ImportDesk, openImportDesk } from '../../../testing/import-desk.ts'
import {
  planCsv,
  type SampleRow,
  smallPlanRows,
} from '../../../testing/samples/plan-import.samples.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { loadPlan, planningContract } from '../index.ts'

let world: World
let region: SmallRegion
let planner: string
let desk: ImportDesk

beforeAll(async () => {
  world = await openWorld()
  region = await seedSmallRegion(world)
  planner = await world.signIn(region.people.bagus, [{ role: 'PLANNING' }])
  desk = await openImportDesk(world, 'PLANNING')
})
afterAll(() => world.close())

const plans = () => world.calls(planningContract, planner)
type Options = Record<string, string>
const check = (rows: readonly SampleRow[], options: Options = {}, headings?: readonly string[]) =>
  desk.check('plan', csvUpload(planCsv(rows, headings)), { tahun: '2026', ...options })
const commit = async (...told: Parameters<typeof check>) => desk.commit((await check(...told)).id)
const countsOf = ({ summary }: Awaited<ReturnType<typeof check>>) =>
  Object.fromEntries(
    summary.counts.filter(({ count }) => count > 0).map(({ label, count }) => [label, count]),
  )
const nodesNow = async () => (await plans().listNodes({ year: 2026 })).items
const present = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw new Error('not there')
  return thing
}
const nodeBy = async (code: string) =>
  present((await nodesNow()).find((node) => node.code === code))
const planOn = (on: string) => world.asSystem((ctx) => loadPlan(ctx, { on, year: 2026 }))
const statementOf = async (code: string, on: string) =>
  (await planOn(on)).nodes.find((node) => node.code === code)?.statement
const changed = (code: string, cells: SampleRow): SampleRow[] =>
  smallPlanRows.map((row) =>
    row['KODE KINERJA'] === code && row.JENIS ? { ...row, ...cells } : row,
  )

describe('a plan file', () => {
  it('is examined without writing anything', async () => {
    const run = await check(smallPlanRows)

    expect(run).toMatchObject({ state: 'CHECKED', errors: 0, problems: [] })
    expect(run.summary.sentence).toBe(
      'Berkas ini memuat tujuh kinerja, tujuh indikator, dan 23 target; yang baru atau ' +
        'berubah: tujuh kinerja, tujuh indikator, sepuluh pemakaian indikator, 23 target.',
    )
    expect(countsOf(run)).toEqual({
      'Kinerja baru': 7,
      'Indikator baru': 7,
      'Pemakaian indikator baru': 10,
      'Target baru': 23,
    })
    expect(await nodesNow()).toEqual([])
  })

  it('is committed whole, also when the button is pressed twice at once', async () => {
    const { id } = await check(smallPlanRows)

    const pressed = await Promise.allSettled([desk.commit(id), desk.commit(id)])

    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(pressed.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { refusal: { code: 'imports/already-committed' } },
    })
    expect((await nodesNow()).map(({ code, depth, children }) => [code, depth, children])).toEqual([
      ['T1', 0, 1],
      ['S1', 1, 1],
      ['D1', 2, 2],
      ['P1', 3, 0],
      ['P2', 3, 1],
      ['K1', 4, 1],
      ['I1', 5, 0],
    ])
  })

  it('changes nothing the second time', async () => {
    const run = await commit(smallPlanRows)

    expect(countsOf(run)).toEqual({
      'Kinerja tetap': 7,
      'Indikator tetap': 7,
      'Pemakaian indikator tetap': 10,
      'Target tetap': 23,
    })
    expect(run.summary.sentence).toMatch(/; semuanya sudah tercatat seperti itu\.$/)
    const rows = await world.asSystem((ctx) =>
      ctx.db.selectFrom('planning.targets').select('id').execute(),
    )
    expect(rows).toHaveLength(23)
  })

  it('keeps targets, holders and descent as the file says them', async () => {
    const { measures, holder, unit, level } = await nodeBy('D1')
    expect([level, unit?.shortName, holder?.title, holder?.name]).toEqual([
      'INTERMEDIATE_OUTCOME',
      'Disdik',
      'Kepala Dinas Pendidikan',
      'Drs. Surya Pratama, M.Pd.',
    ])
    expect(
      measures.map(({ indicatorCode, unitKind, target, printedTarget }) => [
        indicatorCode,
        unitKind,
        target,
        printedTarget,
      ]),
    ).toEqual([
      ['AKR', 'NUMBER', '40', '40'],
      ['SAKIP', 'GRADE', 'BB', 'BB'],
      ['RASIO', 'NUMBER', '15..20', '15–20'],
    ])
    expect(measures[0]?.quarterTargets).toEqual({
      '2026-Q1': '5',
      '2026-Q2': '10',
      '2026-Q3': '10',
      '2026-Q4': '15',
    })
    const p2 = await nodeBy('P2')
    expect(p2.measures).toMatchObject([
      { descent: 'SHARE', share: '40', parentMeasureId: measures[0]?.id, target: '16' },
      { descent: 'IDENTICAL', parentMeasureId: measures[1]?.id, target: 'BB', printedTarget: 'BB' },
    ])
    expect(await nodeBy('K1')).toMatchObject({
      holder: {
        title: 'Perencana Ahli Muda selaku Ketua Tim Kurikulum',
        name: 'Fitri Handayani, S.Si.',
      },
      measures: [
        { indicatorCode: 'IK-K1-1', target: '2026-06-30', printedTarget: '30\u00a0Juni\u00a02026' },
      ],
    })
    expect(await nodeBy('I1')).toMatchObject({
      holder: { name: 'Gita Permata, S.T.', personId: region.people.gita },
    })
  })

  it('writes a change from its date on and tells what it was', async () => {
    const run = await commit(
      changed('D1', {
        PERNYATAAN: 'Meningkatnya mutu sekolah negeri',
        'TARGET 2026': '44',
        'TW IV': '19',
      }),
      {
        berlaku: '2026-07-01',
      },
    )

    expect(countsOf(run)).toMatchObject({
      'Kinerja berubah': 1,
      'Target berubah': 2,
      'Kinerja tetap': 6,
    })
    expect(run.summary.preview.rows).toContainEqual([
      ...['Berubah', 'Sasaran perangkat daerah', 'D1', 'Meningkatnya mutu sekolah negeri'],
      'Pernyataan: Meningkatnya mutu sekolah menjadi Meningkatnya mutu sekolah negeri',
    ])
    expect(run.summary.preview.rows).toContainEqual([
      'Berubah',
      'Target',
      'D1',
      'AKR',
      'Tahun 2026: 40 menjadi 44',
    ])
    expect(await statementOf('D1', '2026-06-30')).toBe('Meningkatnya mutu sekolah')
    expect(await statementOf('D1', '2026-07-01')).toBe('Meningkatnya mutu sekolah negeri')

    expect(
      await check(changed('D1', { PERNYATAAN: 'Meningkatnya mutu sekolah swasta' })),
    ).toMatchObject({
      ...{
        errors: 0,
        problems: [
          {
            code: 'planning/until-later-change',
            row: 4,
            detail: expect.stringContaining('1\u00a0Juli\u00a02026'),
          },
        ],
      },
    })

    await desk.undo(run.id)

    expect(await nodeBy('D1')).toMatchObject({
      statement: 'Meningkatnya mutu sekolah',
      measures: [{ target: '40' }, {}, {}],
    })
    expect(await statementOf('D1', '2026-07-01')).toBe('Meningkatnya mutu sekolah')
    expect(countsOf(await check(smallPlanRows))).not.toHaveProperty('Kinerja berubah')
  })

  it('leaves what empty cells and missing columns do not mention', async () => {
    const headings = ['KODE KINERJA', 'JENIS', 'PERNYATAAN', 'KODE INDIKATOR', 'TARGET 2027']
    const run = await commit(
      [{ 'KODE KINERJA': 'T1', 'KODE INDIKATOR': 'IPM', 'TARGET 2027': '83,75' }],
      {},
      headings,
    )

    expect(countsOf(run)).toEqual({
      ...{
        'Kinerja tetap': 1,
        'Indikator tetap': 1,
        'Pemakaian indikator tetap': 1,
        'Target berubah': 1,
      },
      'Kinerja yang tidak ada di berkas': 6,
    })
    expect(run.summary.preview.rows).toEqual([
      ['Berubah', 'Target', 'T1', 'IPM', 'Tahun 2027: 83,50 menjadi 83,75'],
    ])
  })

  it('is hidden from the other region, which may use the same codes', async () => {
    const seen = await world.asSystem(
      (ctx) => loadPlan(ctx, { on: '2026-01-20', year: 2026 }),
      otherRegion,
    )

    expect(seen).toEqual({ nodes: [], measures: [] })
    expect(
      (await world.asSystem((ctx) => loadPlan(ctx, { on: '2026-01-20', year: 2026 }))).nodes,
    ).toHaveLength(7)
  })

  it('is taken only from planners', async () => {
    const official = await openImportDesk(world, 'BUDGET')

    await expect(
      official.check('plan', csvUpload(planCsv(smallPlanRows)), { tahun: '2026' }),
    ).rejects.toMatchObject({
      refusal: { code: 'imports/not-allowed', status: 403 },
    })
    await expect(desk.check('plan', csvUpload(planCsv(smallPlanRows)))).rejects.toMatchObject({
      refusal: { code: 'imports/options' },
    })
  })
})

describe('taking back', () => {
  const extra: SampleRow = {
    'KODE KINERJA': 'P3',
    'KODE INDUK': 'D1',
    JENIS: 'Sasaran program',
    PERNYATAAN: 'Meningkatnya mutu PAUD',
    'KODE JABATAN': 'J007',
    INDIKATOR: 'PAUD terakreditasi',
    SATUAN: 'Lembaga',
    ARAH: 'Makin tinggi makin baik',
    AKUMULASI: 'Jumlah',
    'TARGET 2026': '8',
  }
  const below: SampleRow = {
    'KODE KINERJA': 'K9',
    'KODE INDUK': 'P3',
    JENIS: 'Sasaran kegiatan',
    PERNYATAAN: 'Pendidik PAUD tersertifikasi',
    'KODE JABATAN': 'J008',
  }

  it('is refused while something later stands on it, and works from the latest backwards', async () => {
    const first = await commit([extra])
    const second = await commit([below])

    await expect(desk.undo(first.id)).rejects.toMatchObject({
      refusal: {
        ...{ code: 'planning/built-upon', status: 409 },
        detail:
          'Impor ini tidak dapat dibatalkan: 1 kinerja di bawahnya sudah memakai data ' +
          'darinya. Batalkan dulu impor yang lebih baru.',
      },
    })
    expect(await nodeBy('P3')).toBeDefined()
    await desk.undo(second.id)
    await desk.undo(first.id)
    expect((await nodesNow()).map(({ code }) => code)).not.toContain('P3')
    await expect(desk.undo(first.id)).rejects.toMatchObject({ refusal: { code: 'imports/undone' } })
  })

  it('is refused once somebody corrected one of its targets', async () => {
    const run = await commit([extra])
    const { id: measureId } = present((await nodeBy('P3')).measures[0])
    await plans().setTarget(
      { measureId, period: '2026', value: '9', reason: 'Salah ketik' },
      { 'if-match': '*' },
    )

    await expect(desk.undo(run.id)).rejects.toMatchObject({
      refusal: { code: 'planning/changed-later', status: 409 },
    })
    expect((await nodeBy('P3')).measures[0]?.target).toBe('9')
  })
})

it('two files committed at once wait for each other; the second finds the first one there', async () => {
  const row = {
    'KODE KINERJA': 'P8',
    'KODE INDUK': 'D1',
    JENIS: 'Sasaran program',
    PERNYATAAN: 'Meningkatnya mutu SKB',
    'KODE JABATAN': 'J015',
  }
  const [one, other] = [await check([row]), await check([row])]

  const runs = await Promise.all([desk.commit(one.id), desk.commit(other.id)])

  expect(runs.map((run) => countsOf(run)['Kinerja baru'] ?? 0).toSorted()).toEqual([0, 1])
})

describe('a large file', () => {
  it('of 5,000 rows is examined, written, and the same again changes nothing', async () => {
    const rows: SampleRow[] = Array.from({ length: 5000 }, (_, at) => ({
      ...{ 'KODE KINERJA': `B${at}`, 'KODE INDUK': at < 50 ? 'D1' : `B${Math.floor(at / 10)}` },
      JENIS: at < 50 ? 'Sasaran program' : at < 500 ? 'Sasaran kegiatan' : 'Kinerja individu',
      ...{
        PERNYATAAN: `Keadaan ke-${at} tercapai`,
        'KODE JABATAN': 'J012',
        'KODE INDIKATOR': `BI${at}`,
        INDIKATOR: `Ukuran ke-${at}`,
      },
      ...{
        SATUAN: 'Dokumen',
        ARAH: 'Makin tinggi makin baik',
        AKUMULASI: 'Jumlah',
        FREKUENSI: 'Triwulanan',
        'TARGET 2025': '8',
        'TARGET 2026': '12',
      },
      ...{ 'TW I': '3', 'TW II': '3', 'TW III': '3', 'TW IV': '3' },
    }))
    const { id, errors } = await check(rows)
    const run = await desk.commit(id)

    expect(errors).toBe(0)
    expect(countsOf(run)).toMatchObject({ 'Kinerja baru': 5000, 'Target baru': 30000 })
    expect((await planOn('2026-01-20')).nodes.length).toBeGreaterThan(5000)
    const again = await check(rows)
    expect(countsOf(again)).toMatchObject({ 'Kinerja tetap': 5000, 'Target tetap': 30000 })
  })
})
