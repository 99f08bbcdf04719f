import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type FurtherMeasure,
  saveFurtherMeasure,
  smallMeasure,
} from '../../../testing/further-measure.ts'
import { csvUpload } from '../../../testing/import-desk.ts'
import { refusedCode } from '../../../testing/refused-code.ts'
import { saveSmallPlan } from '../../../testing/small-plan.ts'
import { type SmallRegion, seedSmallRegion } from '../../../testing/small-region.ts'
import { openWorld, type World } from '../../../testing/world.ts'
import { deskContract, figureContract } from '../index.ts'

let world: World
let region: SmallRegion
const cookies: Record<string, string> = {}
const as = (who: string) => ({
  ...world.calls(figureContract, cookies[who]),
  ...world.calls(deskContract, cookies[who]),
})
const monthly = (code: string): FurtherMeasure => ({
  ...{ code, name: `Guru yang dilatih ${code}`, node: 'P1', unit: ['orang', 'NUMBER'] },
  ...{ aggregation: 'SUM', frequency: 'MONTHLY' },
  targets: { '2026': '120' },
})
const rowsOf = async (who: string, month = '2026-06') =>
  (await as(who).readGrid({ month })).items.map(({ indicatorCode, period }) => [
    indicatorCode,
    period,
  ])

beforeAll(async () => {
  world = await openWorld('2026-07-15T02:00:00.000Z')
  region = await seedSmallRegion(world)
  await saveSmallPlan(world, region)
  for (const code of ['M1', 'M2']) await saveFurtherMeasure(world, monthly(code))
  cookies.eko = await world.signIn(region.people.eko)
  cookies.surya = await world.signIn(region.people.surya)
  cookies.joko = await world.signIn(region.people.joko, [
    { role: 'OPERATOR', unitId: region.units.dinasPendidikan },
  ])
})
afterAll(() => world.close())

it('shows what asks for more: the month first, then earlier ones, the oldest first', async () => {
  const rows = await rowsOf('eko', '2026-02')

  expect(rows.slice(0, 4)).toEqual([
    ['I.M1', '2026-02'],
    ['I.M2', '2026-02'],
    ['I.M1', '2026-01'],
    ['I.M2', '2026-01'],
  ])
  expect(await rowsOf('joko', '2026-02')).toEqual(expect.arrayContaining(rows))
  expect(await rowsOf('eko', '2026-06')).toHaveLength(rows.length + 12)
})

it('leaves out what was reported, and brings a returned one back with all it said', async () => {
  const [measureId, period] = [smallMeasure('M1'), '2026-02']
  await as('eko').reportFigure({ measureId, period, value: '9', analysis: 'Dua gugus.' })
  expect(await rowsOf('eko', period)).not.toContainEqual(['I.M1', period])

  await as('surya').giveVerdict({
    ...{ measureId, period, version: 1, verdict: 'RETURNED', question: 'Dari mana?' },
  })
  const { items, left } = await as('eko').readGrid({ month: period })
  expect(items[0]).toMatchObject({
    ...{ measureId, period, state: 'RETURNED', question: 'Dari mana?', version: 1 },
    ...{ current: { value: '9', analysis: 'Dua gugus.' }, reported: [{ period, value: '9' }] },
    targets: { '2026': '120' },
  })
  expect(left).toBe(0)
})

it('costs no more statements for twenty rows than for two', async () => {
  const few = await world.statementsOf(() => as('eko').readGrid({ month: '2026-01' }))
  const many = await world.statementsOf(() => as('eko').readGrid({ month: '2026-06' }))

  expect(many.length).toBe(few.length)
})

it('takes the filled form back: rows that still wait, and of the others why not, one by one', async () => {
  const [m1, m2] = [smallMeasure('M1'), smallMeasure('M2')]
  const form = (...rows: string[]) =>
    csvUpload(
      ['Kode;Periode;Pembilang;Penyebut;Realisasi;Jenis;Penjelasan;Penanda', ...rows].join('\n'),
    )
  await as('eko').reportFigure({ measureId: m1, period: '2026-03', value: '4' })
  await as('eko').reportFigure({ measureId: m1, period: '2026-04', value: '5' })
  await as('surya').giveVerdict({
    ...{ measureId: m1, period: '2026-04', version: 1, verdict: 'VERIFIED' },
  })
  const read = (file: ReturnType<typeof form>) => as('eko').readGridForm({ file, month: '2026-06' })

  const { rows, told } = await read(
    form(
      `I.M2;Mei 2026;;;1.204,5;Sementara;Naik;${m2}/2026-05/0`,
      'I.M2;2026-06;;;7;;;',
      `I.M1;Maret 2026;;;9;;;${m1}/2026-03/0`,
      `I.M1;April 2026;;;9;;;${m1}/2026-04/1`,
      'I.M1;2026-08;;;9;;;',
      'I.ASING;2026-06;;;9;;;',
      'I.M2;Juni 2026;;;8;;;',
      'I.M2;Januari 2026;;;;Tetap;;',
    ),
  )

  expect(rows).toEqual([
    {
      ...{ measureId: m2, period: '2026-05', numerator: null, denominator: null },
      ...{ value: '1.204,5', kind: 'Sementara', analysis: 'Naik' },
    },
    {
      ...{ measureId: m2, period: '2026-06', numerator: null, denominator: null },
      ...{ value: '7', kind: null, analysis: null },
    },
  ])
  expect(told.map(({ row, why }) => [row, why.split(';')[0]])).toEqual([
    [4, expect.stringMatching(/^sudah diisi .* sejak berkas ini diunduh$/)],
    [5, 'sudah disahkan'],
    [6, 'periodenya belum berakhir'],
    [7, 'bukan angka yang Anda laporkan, atau periodenya tidak ada'],
    [8, 'sudah ada di baris 3'],
  ])
  // another's figures are not one's own, whatever the mark says
  const others = await as('surya').readGridForm({
    file: form(`I.M2;Mei 2026;;;3;;;${m2}/2026-05/0`),
    month: '2026-06',
  })
  expect([others.rows, others.told.length]).toEqual([[], 1])
  expect(await refusedCode(read(csvUpload('Nama;Alamat\na;b\n')))).toMatch(/^measurement\/sheets\//)
})
