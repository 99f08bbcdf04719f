import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Region } from '../../../platform/context.ts'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../../testing/world.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const documents = Buffer.from(fixture('realisasi-dokumen.csv').bytes).toString('utf8')
/** The title rows, the headings, and only rows of some documents. */
const only = (...words: string[]) =>
  csvUpload(
    documents
      .split('\n')
      .filter((line, at) => at < 5 || words.some((word) => line.includes(word)))
      .join('\n'),
  )
const quarter = { tahun: '2026', dari: '1', sampai: '3', cakupan: 'SELURUH' }
const march = { tahun: '2026', dari: '3', sampai: '3', cakupan: 'BERKAS' }
const codesOf = (run: {
  problems: readonly { row: number | null; severity: string; code: string }[]
}): string[] => run.problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)

let world: World
let desk: ImportDesk
/** What counts of the year, by month. */
const months = async (region?: Region): Promise<Record<number, number>> =>
  world.asSystem(async (ctx) => {
    const rows = await ctx.db
      .selectFrom('budget.currentRealisation')
      .select(['month', 'amount'])
      .execute()
    const sums: Record<number, number> = {}
    for (const { month, amount } of rows) sums[month] = (sums[month] ?? 0) + amount
    return sums
  }, region)
beforeAll(async () => {
  world = await openWorld('2026-04-10T02:00:00.000Z')
  await seedSmallRegion(world)
  desk = await openImportDesk(world, 'BUDGET')
  await desk.take('sipd', fixture('rekap-murni.csv'), {
    tahap: 'MURNI',
    disahkan: '2026-01-05',
  })
})
afterAll(() => world.close())

describe('a file of what was spent that is wrong', () => {
  const spoilt = (from: string, to: string) => csvUpload(documents.replace(from, to))
  const checked = async (file: ReturnType<typeof csvUpload>, options = quarter) =>
    codesOf(await desk.check('realisation', file, options))

  it.each([
    [
      'a day outside the months',
      '12 Januari 2026',
      '12 April 2026',
      '7 error budget/month-outside',
    ],
    ['a day of another year', '12 Januari 2026', '12 Januari 2025', '7 error budget/month-outside'],
    ['no day', '12 Januari 2026', '', '7 error budget/date-missing'],
    ['a code of another shape', '1.01.02.2.01.0003', '1.01.02.01', '7 error budget/code-shape'],
    [
      'an account that is not the smallest',
      '5.1.02.02.01.0003',
      '5.1.02',
      '7 error budget/account-not-leaf',
    ],
    [
      'an account the budget does not have',
      '5.1.02.02.01.0003',
      '5.1.02.02.01.0099',
      '7 warning budget/account-unplanned',
    ],
    ['more than the ceiling', '4.000.000', '900.000.000', '7 warning budget/over-ceiling'],
    ['another region’s office', /7\.01\.0/g, '3.25.0', '12 error budget/office-not-in-budget'],
    ['no sum', '4.000.000', '', '7 error budget/realised-missing'],
  ])('is told of %s at its row', async (_, from, to, expected) => {
    expect(await checked(csvUpload(documents.replace(from as string, to)))).toContain(expected)
  })

  it('is told of a document that comes twice', async () => {
    const lines = documents.trimEnd().split('\n')
    const twice = [...lines, lines[6]].join('\n')
    expect(await checked(csvUpload(twice))).toContain('14 error budget/document-twice')
    const other = [...lines, lines[6]?.replace('4.000.000', '1.000.000')].join('\n')
    expect(await checked(csvUpload(other))).toContain('14 warning budget/document-again')
  })

  it('is told of months that cannot be, and of a year without a budget', async () => {
    const file = fixture('realisasi-dokumen.csv')
    expect(await checked(file, { ...quarter, dari: '5' })).toContain(
      'null error budget/months-reversed',
    )
    expect(await checked(file, { ...quarter, sampai: '5' })).toContain(
      'null error budget/month-to-come',
    )
    expect(await checked(file, { ...quarter, tahun: '2025' })).toContain(
      'null error budget/no-budget',
    )
    expect(await checked(only('000004'), { ...march })).toContain(
      'null warning budget/months-before-missing',
    )
    expect(await refusedCode(desk.check('realisation', file, { ...quarter, sampai: '' }))).toBe(
      'imports/options',
    )
    expect(
      await refusedCode(desk.check('realisation', spoilt('Nilai Setoran', 'Setor'), quarter)),
    ).toBe('imports/sheets/missing-column')
  })
})

describe('a file of what was spent', () => {
  it('is told beside the ceiling before anything is saved', async () => {
    const run = await desk.check('realisation', fixture('realisasi-dokumen.csv'), quarter)

    expect(run.errors).toBe(0)
    expect(run.summary.sentence).toBe(
      'Realisasi Januari sampai Maret 2026: Rp\u00a0424.000.000 dari dua perangkat daerah. Dengan ' +
        'bulan lain yang tersimpan Rp\u00a0424.000.000, yaitu 12,19% dari pagu ' +
        'Rp\u00a03.477.150.000 dalam APBD murni 2026 yang disahkan 5\u00a0Januari\u00a02026.',
    )
    expect(run.summary.preview.rows).toEqual([
      [
        ...['1.01.0.00.0.00.01.0000', 'Dinas Pendidikan', '2.676.750.000', '364.000.000'],
        ...['0', '364.000.000', '13,60%'],
      ],
      [...['2.23.0.00.0.00.01.0000', 'Dinas Perpustakaan', '70.000.000', '0', '0', '0'], '0,00%'],
      [
        ...['7.01.0.00.0.00.01.0000', 'Kecamatan Uji Utara', '730.400.000', '60.000.000'],
        ...['0', '60.000.000', '8,21%'],
      ],
    ])
    expect(countOf(run, 'SPP-LS yang belum ditransfer')).toBe(1)
    expect(codesOf(run)).toEqual([
      'null warning budget/offices-at-zero',
      '11 warning budget/not-transferred',
    ])
    expect(await months()).toEqual({})
  })

  it('keeps no name and no NIP, neither in the budget nor with the run', async () => {
    const run = await desk.take('realisation', fixture('realisasi-dokumen.csv'), quarter)

    // money paid directly counts in the month it left, and what was paid back does not count
    expect(await months()).toEqual({ 1: 63_000_000, 2: 195_000_000, 3: 166_000_000 })
    expect(JSON.stringify(run)).not.toMatch(/Karangan|199001012015012001/)
    const kept = await world.asSystem((ctx) =>
      ctx.db.selectFrom('budget.realisedLines').selectAll().execute(),
    )
    expect(JSON.stringify(kept)).not.toMatch(/Karangan|19900101/)
  })

  it('takes the place of its months and offices, never adds to them, and gives them back when undone', async () => {
    const again = only('000005/LS/1.01')
    const run = await desk.check('realisation', again, march)
    expect(run.problems).toMatchObject([
      {
        code: 'budget/month-replaced',
        detail:
          'Realisasi Maret 2026 sudah tersimpan Rp\u00a0165.000.000; berkas ini ' +
          'menggantikannya, tidak menambahkannya.',
      },
    ])
    await desk.commit(run.id)

    // the kecamatan's March is not in the file and stays
    expect(await months()).toEqual({ 1: 63_000_000, 2: 195_000_000, 3: 161_000_000 })
    await desk.take('realisation', again, march)
    expect((await months())[3]).toBe(161_000_000)
    const whole = await desk.take('realisation', again, { ...march, cakupan: 'SELURUH' })
    expect((await months())[3]).toBe(160_000_000)
    await desk.undo(whole.id)
    expect((await months())[3]).toBe(161_000_000)
  })

  it('stays in its region, and with those who keep the budget', async () => {
    expect(await months(otherRegion)).toEqual({})
    const planner = await openImportDesk(world, 'PLANNING')
    expect(
      await refusedCode(planner.check('realisation', fixture('realisasi-dokumen.csv'), quarter)),
    ).toBe('imports/not-allowed')
  })
})

describe('a file of what was spent of another shape, or of another version', () => {
  it('is read from the cash plan too, month by month up to the one that is complete', async () => {
    const told = { tahun: '2026', sampai: '4', cakupan: 'SELURUH' }
    await desk.take('monthly-realisation', fixture('realisasi-rak.csv'), told)
    expect(await months()).toEqual({
      ...{ 1: 63_000_000, 2: 210_200_000, 3: 220_200_000, 4: 218_200_000 },
    })
    const early = await desk.check('monthly-realisation', fixture('realisasi-rak.csv'), {
      ...told,
      sampai: '3',
    })
    expect(codesOf(early)).toContain('2 error budget/month-outside')
    await desk.take('realisation', only('000005/LS/1.01'), march)
    expect((await months())[3]).toBe(60_200_000 + 160_000_000)
  })

  it('tells codes the budget in force does not have, and where they are known', async () => {
    await desk.take('sipd', fixture('rekap-perubahan.xlsx'), {
      tahap: 'PERUBAHAN',
      disahkan: '2026-02-20',
    })
    const run = await desk.check('realisation', fixture('realisasi-dokumen.csv'), quarter)

    expect(run.errors).toBe(0)
    expect(run.problems).toContainEqual(
      expect.objectContaining({
        row: 8,
        code: 'budget/sub-activity-unplanned',
        detail: expect.stringContaining(
          'tetapi ada dalam APBD murni 2026 yang disahkan 5\u00a0Januari\u00a02026',
        ),
      }),
    )
  })
})
