import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { chartOf, loadOrganisation } from '../../organisation/index.ts'
import { loadPlan } from '../plan.store.ts'

let world: World
let desk: ImportDesk
beforeAll(async () => {
  world = await openWorld()
  await seedSmallRegion(world)
  desk = await openImportDesk(world, 'PLANNING')
})
afterAll(() => world.close())

const annex = uploadOf('../fixtures/matriks-rpjmd.csv', import.meta.url)
const renstra = uploadOf('../fixtures/matriks-renstra.csv', import.meta.url)
const ofRegion = { rencana: 'RPJMD', tahun: '2026' }
const ofOffice = { rencana: 'RENSTRA', unit: 'Dinas Pendidikan', tahun: '2026' }

const changes = ({ summary }: Awaited<ReturnType<ImportDesk['check']>>): string[] =>
  summary.counts
    .filter(({ label, count }) => count > 0 && !label.endsWith('tetap'))
    .map(({ label, count }) => `${label} ${count}`)

/** The tree on record: `code < parent component «statement» unit, post`. */
const tree = () =>
  world.asSystem(async (ctx) => {
    const chart = chartOf(await loadOrganisation(ctx, '2026-06-01'))
    const { nodes } = await loadPlan(ctx, { on: '2026-06-01', year: 2026 })
    const codes = new Map(nodes.map(({ id, code }) => [id, code]))
    return nodes
      .map(({ code, parentId, component, statement, unitId, holderPositionId }) =>
        [
          ...[code, '<', codes.get(parentId ?? '') ?? '-', component, `«${statement}»`],
          `${chart.unit.get(unitId ?? '')?.code ?? '-'},`,
          chart.position.get(holderPositionId ?? '')?.title ?? '-',
        ].join(' '),
      )
      .toSorted()
  })

it('reads the annex of a regional plan as it is: merged cells, two header rows, numbers and notes', async () => {
  const run = await desk.take('plan-matrix', annex, ofRegion)

  expect(run.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect([countOf(run, 'Indikator baru'), countOf(run, 'Kinerja baru')]).toEqual([5, 6])
  expect(await tree()).toEqual([
    'M1 < - MISI «Membangun manusia kota yang sehat dan terdidik» -, -',
    'M1.T1 < M1 TUJUAN_DAERAH «Meningkatnya kualitas sumber daya manusia» 00, Wali Kota Uji',
    'M1.T1.S1 < M1.T1 SASARAN_DAERAH «Meningkatnya mutu pendidikan» 00, Wali Kota Uji',
    'M1.T1.S2 < M1.T1 SASARAN_DAERAH «Menurunnya stunting» 00, Wali Kota Uji',
    'M1.T2 < M1 TUJUAN_DAERAH «Terwujudnya tata kelola yang dipercaya» 00, Wali Kota Uji',
    'M1.T2.S1 < M1.T2 SASARAN_DAERAH «Meningkatnya akuntabilitas kinerja» 00, Wali Kota Uji',
  ])
})

it('finds the same nodes and indicators again, so that a second file corrects', async () => {
  const again = await desk.check('plan-matrix', annex, ofRegion)
  expect(changes(again)).toEqual([])

  const corrected = annex.bytes.toString().replace('83,05', '83,10')
  const run = await desk.check('plan-matrix', csvUpload(corrected), ofRegion)
  expect(changes(run)).toEqual(['Target berubah 1'])
})

it('hangs the matrix of an office below the objective it names, with posts by the unit named', async () => {
  const run = await desk.take('plan-matrix', renstra, ofOffice)

  expect(run.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect((await tree()).filter((told) => !told.startsWith('M'))).toEqual([
    '02.T1 < M1.T1.S1 TUJUAN_PD «Meningkatnya layanan pendidikan dasar» 02, Kepala Dinas Pendidikan',
    '02.T1.S1 < 02.T1 SASARAN_PD «Meningkatnya mutu sekolah dasar» 02, Kepala Dinas Pendidikan',
    '02.T1.S1.P1 < 02.T1.S1 SASARAN_PROGRAM «Terpenuhinya layanan sekolah dasar» 02, Kepala Bidang Pembinaan SD',
    '02.T1.S1.P1.K1 < 02.T1.S1.P1 SASARAN_KEGIATAN «Ruang kelas siap pakai» 02, Kepala Bidang Pembinaan SD',
  ])
  await desk.undo(run.id)
  expect(await tree()).toHaveLength(6)
})

it('reads cells that repeat instead of being merged as one, and each row’s own post', async () => {
  const repeated = (objective: string, programme: string, indicator: string, post: string) =>
    `Mutu naik;${objective};${programme};${indicator};%;10;${post}`
  const run = await desk.check(
    'plan-matrix',
    csvUpload(
      [
        'Tujuan;Sasaran;Program;Indikator;Satuan;2026;Penanggung Jawab',
        repeated('Sekolah baik', '', 'Sekolah baik', ''),
        repeated('Sekolah baik', 'Program A', 'Hasil A', 'Bidang Pembinaan SD'),
        repeated('Sekolah baik', 'Program A', 'Hasil A lain', 'Bidang Pembinaan SD'),
        repeated('Guru baik', 'Program A', 'Hasil guru', 'Bidang Pembinaan SD'),
      ].join('\n'),
    ),
    ofOffice,
  )

  expect(run.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  expect([countOf(run, 'Kinerja baru'), countOf(run, 'Indikator baru')]).toEqual([5, 4])
})

it('tells a stranger’s table what it lacks, by its own row and column', async () => {
  const lost = await desk.check(
    'plan-matrix',
    csvUpload('Tujuan;Indikator;Satuan;2026;Perangkat Daerah\nMaju;Ukuran;;10;Dinas Angkasa'),
    ofOffice,
  )
  expect(lost.problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'Perangkat Daerah', 'planning/no-holder'],
    [2, 'Perangkat Daerah', 'planning/unit-unknown'],
    [2, 'Tujuan', 'planning/no-parent'],
    [2, 'Satuan', 'planning/unit-missing'],
  ])
})
