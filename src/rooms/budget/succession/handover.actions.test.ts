import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Succession, successionOf } from '../../../kernel/ports.ts'
import { csvUpload, openImportDesk } from '../../../testing/import-desk.ts'
import {
  mergerDay,
  officeCodes,
  seedTwoOffices,
  type TwoOffices,
} from '../../../testing/two-offices.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { budgetContract } from '../budget.contract.ts'
import { budgetHeir } from '../budget.ports.ts'
import { currentBudget, spendingOn } from '../in-force.actions.ts'
import { balancesOf, moneyAsOf } from './handover.actions.ts'

const { industry, trade, joined } = officeCodes
const billion = 1_000_000_000

let world: World
let ids: TwoOffices
let merger: Succession
let desk: Awaited<ReturnType<typeof openImportDesk>>

const rekap = (rows: readonly [code: string, name: string, sub: string, amount: number][]) =>
  csvUpload(
    [
      'TAHUN;KODE SKPD;NAMA SKPD;KODE SUB UNIT;NAMA SUB UNIT;KODE URUSAN;NAMA URUSAN;KODE PROGRAM;NAMA PROGRAM;KODE KEGIATAN;NAMA KEGIATAN;KODE SUB KEGIATAN;NAMA SUB KEGIATAN;KODE SUMBER DANA;NAMA SUMBER DANA;KODE REKENING;NAMA REKENING;PAGU',
      ...rows.map(([code, name, sub, amount]) => {
        const parts = sub.split('.')
        const [affair, program, activity] = [2, 3, 5].map((size) => parts.slice(0, size).join('.'))
        return [
          ...['2026', code, name, code, name, affair, 'Urusan', program, 'Program', activity],
          ...['Kegiatan', sub, `Sub ${sub}`, '1.1', 'PAD', '5.1.02.01.01.0024', 'ATK', amount],
        ].join(';')
      }),
    ].join('\r\n'),
  )
const spentFile = (rows: readonly [code: string, sub: string, day: string, amount: number][]) =>
  csvUpload(
    [
      'Nomor Dokumen;Jenis Dokumen;Jenis Transaksi;Tanggal Dokumen;Kode SKPD;Nama SKPD;Kode Sub SKPD;Nama Sub SKPD;Kode Sub Kegiatan;Kode Rekening;Nilai Realisasi;Nilai Setoran;Nomor SP2D;Tanggal Transfer',
      ...rows.map(([code, sub, day, amount], at) =>
        [`D-${day}-${at}`, 'SPJ', 'GU', day, code, 'Dinas', code, 'Dinas', sub]
          .concat(['5.1.02.01.01.0024', String(amount), '0', '', ''])
          .join(';'),
      ),
    ].join('\r\n'),
  )

const [making, selling] = ['3.31.02.2.01.0001', '3.30.02.2.01.0001']
const take = (
  rows: Parameters<typeof spentFile>[0],
  months: [string, string],
  cakupan = 'SELURUH',
) =>
  desk.take('realisation', spentFile(rows), {
    tahun: '2026',
    dari: months[0],
    sampai: months[1],
    cakupan,
  })

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  ids = await seedTwoOffices(world)
  desk = await openImportDesk(world, 'BUDGET')
  await desk.take(
    'sipd',
    rekap([
      [industry, 'Dinas Perindustrian', making, 6 * billion],
      [trade, 'Dinas Perdagangan', selling, 4 * billion],
    ]),
    { tahap: 'MURNI', disahkan: '2026-01-05' },
  )
  const { units } = ids
  merger = successionOf({
    ...{ on: mergerDay, eventId: randomUUID(), names: {} },
    units: { [units.industry]: [units.joined], [units.trade]: [units.joined] },
  })
})
afterAll(() => world.close())

const money = (as: string) =>
  world.asSystem((ctx) => moneyAsOf(ctx, { year: 2026, on: '2026-07-15', as }))
const spendingOf = async (on: string, officeId: string) =>
  (await world.asSystem((ctx) => spendingOn(ctx, { year: 2026, on })))
    .filter((one) => one.officeId === officeId)
    .map(({ amount, spent }) => [
      amount,
      spent.reduce((sum, month) => sum + month, 0),
      spent.length,
    ])

describe('the merger of `anggaran-organisasi-layanan.md` §2.7', () => {
  it('keeps what was booked, and gives the rest to the successor, to the rupiah', async () => {
    await take(
      [
        [industry, making, '2026-03-10', 2_400_000_000],
        [trade, selling, '2026-05-10', 1_000_000_000],
      ],
      ['1', '6'],
    )
    const told = await world.asSystem((ctx) => budgetHeir.preview(ctx, merger))
    expect(
      told.map(({ effect, question }) => [effect.replaceAll('\u00a0', ' '), question]),
    ).toEqual([
      [
        `Kode anggaran ${trade}: pagu Rp 4.000.000.000, realisasi Rp 1.000.000.000 tetap dibukukan ` +
          'pada Dinas Perdagangan, sisa Rp 3.000.000.000 dilanjutkan unit yang baru.',
        undefined,
      ],
      [
        `Kode anggaran ${industry}: pagu Rp 6.000.000.000, realisasi Rp 2.400.000.000 tetap ` +
          'dibukukan pada Dinas Perindustrian, sisa Rp 3.600.000.000 dilanjutkan unit yang baru.',
        undefined,
      ],
    ])
    const shares = [
      { unitId: ids.units.trade, before: 4 * billion, after: 0 },
      { unitId: ids.units.industry, before: 6 * billion, after: 0 },
      { unitId: ids.units.joined, before: 0, after: 10 * billion },
    ]
    const balances = (done: boolean) => world.asSystem((ctx) => balancesOf(ctx, merger, done))
    expect(await balances(false)).toEqual([{ name: 'Pagu anggaran 2026', shares }])
    await world.asSystem((ctx) => budgetHeir.execute(ctx, merger))
    expect(await balances(true)).toEqual([{ name: 'Pagu anggaran 2026', shares }])

    const [before, after] = [await money('2026-06-30'), await money(mergerDay)]
    expect(before).toMatchObject([
      { unitId: ids.units.trade, ceiling: 4 * billion, realised: billion },
      { unitId: ids.units.industry, ceiling: 6 * billion, realised: 2_400_000_000 },
    ])
    expect(after).toEqual([
      {
        ...{ unitId: ids.units.joined, ceiling: 10 * billion, realised: 3_400_000_000 },
        codes: [trade, industry],
      },
    ])
    expect((after?.[0]?.ceiling ?? 0) - (after?.[0]?.realised ?? 0)).toBe(6_600_000_000)
    const budget = await world.asSystem((ctx) => currentBudget(ctx, { year: 2026, on: mergerDay }))
    expect(budget?.offices).toMatchObject([
      {
        skpdCode: joined,
        skpdName: 'Dinas Perindag',
        total: 10 * billion,
        unitId: ids.units.joined,
      },
    ])
    expect(await spendingOf('2026-06-30', ids.units.industry)).toEqual([
      [6 * billion, 2_400_000_000, 6],
    ])
    expect(await spendingOf(mergerDay, ids.units.joined)).toEqual([
      [4 * billion, billion, 6],
      [6 * billion, 2_400_000_000, 6],
    ])
  })

  it('lets a DPPA name either code, and counts what was booked before under the old ones', async () => {
    await desk.take('sipd', rekap([[joined, 'Dinas Perindag', making, 10_100_000_000]]), {
      ...{ tahap: 'PERUBAHAN', disahkan: '2026-07-10' },
    })
    // of before the day, brought after it, under the old codes
    await take([[industry, making, '2026-06-20', 50_000_000]], ['6', '6'], 'BERKAS')
    expect(await money(mergerDay)).toMatchObject([
      { unitId: ids.units.joined, ceiling: 10_100_000_000, realised: 3_450_000_000 },
    ])
    const spent = await spendingOf('2026-07-15', ids.units.joined)
    expect(spent.reduce((sum, [, realised]) => sum + (realised ?? 0), 0)).toBe(3_450_000_000)
    expect(Math.min(...spent.map(([, , months]) => months ?? 0))).toBe(6)
  })

  it('is told on the page of either code', async () => {
    const budget = world.calls(
      budgetContract,
      await world.signIn(randomUUID(), [{ role: 'BUDGET' }]),
    )
    const { items } = await budget.listBudgetVersions({ year: 2026 })
    const read = async (stage: string, skpdCode: string) => {
      const versionId = items.find((one) => one.stage === stage)?.id ?? ''
      const { changes, line } = await budget.readOfficeBudget({ versionId, skpdCode })
      return [changes.map((text) => text.replaceAll('\u00a0', ' ')), line.realised]
    }
    expect(await read('PERUBAHAN', joined)).toEqual([
      [
        'Sejak 1 Juli 2026 melanjutkan Dinas Perdagangan dan Dinas Perindustrian; realisasi sebelum ' +
          'itu dibukukan di sana dan ikut dihitung di sini.',
      ],
      3_450_000_000,
    ])
    expect(await read('MURNI', trade)).toEqual([
      [
        'Sejak 1 Juli 2026 dilanjutkan Dinas Perindag; yang dibukukan sebelum itu tetap pada kode ini.',
      ],
      null,
    ])
  })

  it('takes the place of both under either code, and counts nothing twice', async () => {
    await take(
      [
        [industry, making, '2026-07-02', 10_000_000],
        [trade, selling, '2026-07-03', 20_000_000],
      ],
      ['7', '7'],
      'BERKAS',
    )
    expect((await money(mergerDay))?.[0]?.realised).toBe(3_480_000_000)
    await take([[joined, making, '2026-07-04', 45_000_000]], ['7', '7'], 'BERKAS')
    expect((await money(mergerDay))?.[0]?.realised).toBe(3_495_000_000)
  })
})

it('leaves the money of a unit that comes under another office where it is, and says so', async () => {
  const { units } = ids
  const move = successionOf({
    ...{ on: '2026-06-01', eventId: randomUUID() },
    moved: { [units.industry]: { from: units.industry, to: units.trade } },
  })
  const told = await world.asSystem((ctx) => budgetHeir.preview(ctx, move))
  expect(told.map(({ effect, from, to }) => [effect, from === to])).toEqual([
    [
      `Sub kegiatan ${making} (Dinas Perindustrian) dilaksanakan Dinas Perdagangan, anggarannya ` +
        'tetap di Dinas Perindustrian sampai DPPA berikutnya.',
      true,
    ],
  ])
  const before = await money('2026-06-30')
  await world.asSystem((ctx) => budgetHeir.execute(ctx, move))
  expect(await money('2026-06-30')).toEqual(before)
})
