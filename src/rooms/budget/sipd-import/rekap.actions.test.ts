import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { refusal } from '../../../kernel/refusal.ts'
import {
  countOf,
  csvUpload,
  type ImportDesk,
  openImportDesk,
  uploadOf,
} from '../../../testing/import-desk.ts'
import { aWorkbook } from '../../../testing/sheets/workbooks.ts'
import { seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, otherRegion, type World } from '../../../testing/world.ts'
import { budgetContract, currentBudget, sipdImporter } from '../index.ts'
import { rekapSheet } from './rekap-sheet.rules.ts'

const fixture = (name: string) => uploadOf(`../fixtures/${name}`, import.meta.url)
const text = (name: string): string => Buffer.from(fixture(name).bytes).toString('utf8')
const [murni, perubahan] = [
  { tahap: 'MURNI', disahkan: '2026-01-05' },
  { tahap: 'PERUBAHAN', disahkan: '2026-01-12' },
]
const codesOf = (run: {
  problems: readonly { row: number | null; severity: string; code: string }[]
}): string[] => run.problems.map(({ row, severity, code }) => `${row} ${severity} ${code}`)

let world: World
let desk: ImportDesk
const linesIn = async (): Promise<number> =>
  (await world.asSystem((ctx) => ctx.db.selectFrom('budget.lines').select('id').execute())).length
const budgetOn = (on: string) => world.asSystem((ctx) => currentBudget(ctx, { year: 2026, on }))
const open = async (): Promise<void> => {
  world = await openWorld()
  await seedSmallRegion(world)
  desk = await openImportDesk(world, 'BUDGET')
}

describe('a rekap on its way in', () => {
  beforeAll(open)
  afterAll(() => world.close())

  it(
    'is looked at without writing anything: sums per office, what is passed over, codes ' +
      'without unit',
    async () => {
      const run = await desk.check('sipd', fixture('rekap-murni.csv'), murni)

      expect(run).toMatchObject({ state: 'CHECKED', errors: 0, warnings: 1 })
      expect(run.summary.sentence).toBe(
        'APBD murni 2026: 13 baris belanja dari tiga perangkat daerah, pagu Rp\u00a03.477.150.000.',
      )
      expect(run.summary.preview).toEqual({
        columns: ['Kode SKPD', 'Perangkat daerah', 'Baris', 'Pagu (Rp)', 'Unit kerja'],
        rows: [
          ['1.01.0.00.0.00.01.0000', 'Dinas Pendidikan', '7', '2.676.750.000', 'Dinas Pendidikan'],
          ['2.23.0.00.0.00.01.0000', 'Dinas Perpustakaan', '2', '70.000.000', 'Belum terhubung'],
          [
            '7.01.0.00.0.00.01.0000',
            'Kecamatan Uji Utara',
            '4',
            '730.400.000',
            'Kecamatan Uji Utara',
          ],
        ],
      })
      expect(countOf(run, 'Baris tanpa rekening yang dilewati')).toBe(30)
      expect(run.problems).toMatchObject([
        {
          ...{
            severity: 'warning',
            code: 'budget/office-unknown',
            found: '2.23.0.00.0.00.01.0000',
          },
          mend: {
            href: '/anggaran?kode=2.23.0.00.0.00.01.0000',
            label: 'Hubungkan dengan unit kerja',
          },
        },
      ])
      expect(await linesIn()).toBe(0)
    },
  )

  it('is written whole on commit, once, and not as a second version with the same content', async () => {
    const run = await desk.take('sipd', fixture('rekap-murni.csv'), murni)

    expect(run.state).toBe('COMMITTED')
    expect(await linesIn()).toBe(13)
    await expect(desk.commit(run.id)).rejects.toMatchObject({
      refusal: { code: 'imports/already-committed', status: 409 },
    })
    const again = await desk.check('sipd', fixture('rekap-murni.csv'), perubahan)
    expect(codesOf(again)[0]).toBe('null error budget/same-content')
    await expect(desk.commit(again.id)).rejects.toMatchObject({
      refusal: { code: 'imports/has-errors' },
    })
    expect(await linesIn()).toBe(13)
    expect(await budgetOn('2026-01-20')).toMatchObject({
      stage: 'MURNI',
      sequence: 1,
      total: 3_477_150_000,
    })
  })

  it('says what a second version changes, office by office', async () => {
    const run = await desk.take('sipd', fixture('rekap-perubahan.xlsx'), perubahan)

    expect(run.summary.sentence).toBe(
      'APBD perubahan 2026: 13 baris belanja dari tiga perangkat daerah, pagu ' +
        'Rp\u00a03.394.150.000. Dibanding APBD murni 2026 yang disahkan ' +
        '5\u00a0Januari\u00a02026, berkurang Rp\u00a083.000.000.',
    )
    expect(run.summary.preview.columns).toEqual([
      ...[
        'Kode SKPD',
        'Perangkat daerah',
        'Baris',
        'Pagu (Rp)',
        'APBD murni 5\u00a0Januari\u00a02026 (Rp)',
        'Selisih (Rp)',
        'Unit kerja',
      ],
    ])
    expect(run.summary.preview.rows.map((row) => row[5])).toEqual([
      '−95.500.000',
      '0',
      '+12.500.000',
    ])
    expect(await budgetOn('2026-01-11')).toMatchObject({ stage: 'MURNI', total: 3_477_150_000 })
    expect(await budgetOn('2026-01-12')).toMatchObject({
      stage: 'PERUBAHAN',
      sequence: 2,
      total: 3_394_150_000,
    })
    expect(await budgetOn('2026-01-04')).toBeNull()
    expect(
      await world.asSystem((ctx) => currentBudget(ctx, { year: 2025, on: '2026-01-20' })),
    ).toBeNull()
  })

  it('stays in its region', async () => {
    const seen = await world.asSystem(
      async (ctx) => [
        await currentBudget(ctx, { year: 2026, on: '2026-01-20' }),
        await ctx.db.selectFrom('budget.lines').select('id').execute(),
      ],
      otherRegion,
    )
    expect(seen).toEqual([null, []])
  })
})

describe('an import taken back', () => {
  beforeEach(open)
  afterEach(() => world.close())

  it('counts no more, the newest first, and may come again', async () => {
    const first = await desk.take('sipd', fixture('rekap-murni.csv'), murni)
    const second = await desk.take('sipd', fixture('rekap-perubahan.xlsx'), perubahan)

    await expect(desk.undo(first.id)).rejects.toMatchObject({
      refusal: { code: 'budget/later-version', status: 409 },
    })
    expect((await desk.undo(second.id)).state).toBe('UNDONE')
    expect(await budgetOn('2026-01-20')).toMatchObject({ stage: 'MURNI', sequence: 1 })
    await desk.undo(first.id)
    expect(await budgetOn('2026-01-20')).toBeNull()
    await expect(desk.undo(first.id)).rejects.toMatchObject({ refusal: { code: 'imports/undone' } })

    await desk.take('sipd', fixture('rekap-murni.csv'), murni)
    expect(await budgetOn('2026-01-20')).toMatchObject({
      stage: 'MURNI',
      sequence: 3,
      total: 3_477_150_000,
    })
  })

  it('stays where another room says that something was built on it', async () => {
    const run = await desk.take('sipd', fixture('rekap-murni.csv'), murni)
    const guard = {
      whyNotWithdraw: async () =>
        refusal('agreements/agreed-on-it', 409, 'Dua belas PK sudah disepakati atas versi ini.'),
    }

    const why = await world.asSystem((ctx) => sipdImporter([guard]).undo(ctx, run.id))
    expect(why).toMatchObject({ code: 'agreements/agreed-on-it' })
    expect(await budgetOn('2026-01-20')).toMatchObject({ stage: 'MURNI' })
  })
})

describe('a file that is not right', () => {
  beforeAll(open)
  afterAll(() => world.close())

  const spoilt = (from: string | RegExp, to: string) =>
    csvUpload(text('rekap-murni.csv').replace(from, to))
  const title = 'PEMERINTAH KOTA UJI\nREKAP BELANJA,,TAHUN 2026\n\n'

  it('may carry titles above its header', async () => {
    const run = await desk.check('sipd', csvUpload(title + text('rekap-murni.csv')), murni)
    expect(run).toMatchObject({ state: 'CHECKED', errors: 0 })
    expect(countOf(run, 'Baris belanja')).toBe(13)
  })

  it('may have numbers for short codes and a formula for its pagu, as spreadsheets make them', async () => {
    const [line = []] = text('rekap-murni.csv')
      .split('\n')
      .filter((row) => row.startsWith('10,'))
      .map((row) => row.split(','))
    const cells = line.map((cell, at) =>
      at === 8 || at === 16
        ? Number(cell)
        : at === 1
          ? 2026
          : at === 22
            ? { v: Number(cell), f: '700000000+10000000' }
            : cell,
    )
    const bytes = aWorkbook([
      { name: 'Rekap', rows: [rekapSheet.wish.columns.map(({ heading }) => heading), cells] },
    ])
    const run = await desk.check('sipd', { name: 'rekap.xlsx', type: '', bytes }, murni)

    expect(run).toMatchObject({ state: 'CHECKED', errors: 0, warnings: 0 })
    expect(run.summary.sentence).toContain(
      'satu baris belanja dari satu perangkat daerah, pagu Rp\u00a0710.000.000',
    )
  })

  it.each([
    ['another year in the middle', spoilt('3,2026,', '3,2025,'), '12 error budget/mixed-years'],
    [
      'a pagu with sen',
      spoilt(',12000000', ',"12.000.000,50"'),
      '13 error sheets/not-whole-rupiah',
    ],
    ['a pagu in words', spoilt(',12000000', ',dua belas juta'), '13 error sheets/not-a-number'],
    [
      'a kegiatan code written otherwise',
      spoilt(
        '1,2026,1,URUSAN PEMERINTAHAN WAJIB YANG BERKAITAN DENGAN PELAYANAN DASAR,1.01.0.00.0.00.01.0000',
        '1,2026,1,X,1.01.0.0.0.0.1.0',
      ),
      '7 error budget/code-shape',
    ],
    [
      'a parent row that does not fit',
      spoilt(',730400000', ',730400001'),
      '29 error budget/sum-differs',
    ],
    [
      'a pagu changed by hand',
      spoilt(/(\n11,.*),9900000/, '$1,9900001'),
      '37 error budget/sum-differs',
    ],
  ])('is kept out: %s', async (_, file, expected) => {
    const run = await desk.check('sipd', file, murni)
    expect(run.state).toBe('REFUSED')
    expect(codesOf(run)).toContain(expected)
  })

  it.each([
    ['nothing', csvUpload(''), {}, 'platform/no-file'],
    [
      'no PAGU column',
      csvUpload(text('rekap-murni.csv').replace(',PAGU', ',JUMLAH AKHIR')),
      murni,
      'imports/sheets/missing-column',
    ],
    [
      'a picture',
      {
        name: 'rekap.xlsx',
        type: '',
        bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      },
      murni,
      'imports/sheets/wrong-type',
    ],
    ['no stage', fixture('rekap-murni.csv'), { disahkan: '2026-01-05' }, 'imports/options'],
    ['no day of approval', fixture('rekap-murni.csv'), { tahap: 'MURNI' }, 'imports/options'],
  ])('is refused whole: %s', async (_, file, options, code) => {
    await expect(desk.check('sipd', file, options as Record<string, string>)).rejects.toMatchObject(
      { refusal: { code, status: 422 } },
    )
  })

  it('is left to those who keep the budget', async () => {
    const planner = await openImportDesk(world, 'PLANNING')
    await expect(planner.check('sipd', fixture('rekap-murni.csv'), murni)).rejects.toMatchObject({
      refusal: { code: 'imports/not-allowed' },
    })
    expect(await linesIn()).toBe(0)
  })
})

describe('a rekap of lines only, and what changed during the year', () => {
  const original = text('rekap-tiga-skpd.csv')
  const changed = [
    [',6500000\n', ',5000000\n'],
    [',41250000\n', ',42750000\n'],
    [',130000000\n', ',150000000\n'],
  ].reduce((file, [before = '', after = '']) => file.replace(before, after), original)
  beforeAll(open)
  afterAll(() => world.close())

  it('gives its sums, office by office and stage by stage', async () => {
    const first = await desk.take('sipd', csvUpload(original), murni)
    const second = await desk.take('sipd', csvUpload(changed), perubahan)

    expect([first, second].map((run) => run.summary.preview.rows.map((row) => row[3]))).toEqual([
      ['2.000.000.000', '1.350.000.000', '40.000.000'],
      ['2.000.000.000', '1.370.000.000', '40.000.000'],
    ])
    expect(second.summary.preview.rows.map((row) => row[5])).toEqual(['0', '+20.000.000', '0'])
    expect(await budgetOn('2026-01-06')).toMatchObject({ total: 3_390_000_000 })
    const now = await budgetOn('2026-01-20')
    expect(now).toMatchObject({ total: 3_410_000_000 })
    expect(
      now?.offices.map(({ programs }) => programs.reduce((sum, { amount }) => sum + amount, 0)),
    ).toEqual([2_000_000_000, 1_370_000_000, 40_000_000])
  })

  it('tells a shift between accounts from an increase, as §1.5 does', async () => {
    const calls = world.calls(
      budgetContract,
      await world.signIn(randomUUID(), [{ role: 'BUDGET' }]),
    )
    const [later, earlier] = (await calls.listBudgetVersions({ year: 2026 })).items
    const { delta, offices, changes } = await calls.compareBudgets({
      from: earlier?.id ?? '',
      to: later?.id ?? '',
    })

    expect(delta).toBe(20_000_000)
    expect(
      offices.map(({ before, after, subActivities }) => [before, after, subActivities]),
    ).toEqual([
      [2_000_000_000, 2_000_000_000, 1],
      [1_350_000_000, 1_370_000_000, 1],
      [40_000_000, 40_000_000, 0],
    ])
    expect(
      changes.map(({ skpdName, kind, delta: own, accounts }) => [
        skpdName,
        kind,
        own,
        accounts.map((account) => account.delta),
      ]),
    ).toEqual([
      ['Dinas Kependudukan dan Pencatatan Sipil', 'SHIFTED', 0, [-1_500_000, 1_500_000]],
      ['Inspektorat Kota Uji', 'INCREASED', 20_000_000, [20_000_000]],
    ])
  })
})

describe('a long rekap', () => {
  beforeAll(open)
  afterAll(() => world.close())

  it('of twenty thousand lines is checked and written to the last rupiah', async () => {
    const [heading = '', ...rows] = text('rekap-murni.csv').split('\n')
    const line = rows.find((row) => row.startsWith('1,')) ?? ''
    const lines = Array.from({ length: 20_000 }, (_, at) =>
      line
        .replace('[#] Penyediaan', `[#] ${at} Penyediaan`)
        .replace(/\d+$/, String(1_000_000 + at)),
    )
    const file = csvUpload([heading, ...lines].join('\n'))
    await desk.take('sipd', file, murni)

    expect(await budgetOn('2026-01-20')).toMatchObject({
      total: 20_000 * 1_000_000 + (20_000 * 19_999) / 2,
    })
  })
})
