import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import measuringFile from '../../../../data/packs/pengukuran.json' with { type: 'json' }
import packFile from '../../../../data/packs/perencanaan.json' with { type: 'json' }
import { JudgingPack, PlanningPack } from '../pack.contract.ts'
import type { UnitKind } from '../plan.contract.ts'
import {
  printTarget,
  readTarget,
  sameTarget,
  unitKindOf,
  whyNotJudged,
  whyNotPeriod,
} from './target.rules.ts'

const pack = PlanningPack.parse(packFile.content)
const read = (text: string, unitLabel: string) =>
  readTarget(text, { unitLabel, unitKind: unitKindOf(unitLabel, pack) }, pack)

it.each<[string, UnitKind]>([
  ['%', 'PERCENT'],
  ['Persen (%)', 'PERCENT'],
  ['Juta rupiah', 'RUPIAH'],
  ['Rp', 'RUPIAH'],
  ['Indeks', 'INDEX'],
  ['Nilai', 'INDEX'],
  ['Hari kerja', 'DURATION'],
  ['Predikat', 'GRADE'],
  ['Opini BPK', 'GRADE'],
  ['Tanggal', 'MILESTONE'],
  ['Dokumen', 'NUMBER'],
  ['Per 100.000 kelahiran hidup', 'NUMBER'],
  ['Km/jam', 'NUMBER'],
])('knows the kind of «%s»', (label, kind) => expect(unitKindOf(label, pack)).toBe(kind))

describe('a target as people print it', () => {
  it.each([
    ['14,00', '%', '14.00', '14,00'],
    ['14.00', '%', '14.00', '14,00'],
    ['95,96 %', 'Persen', '95.96', '95,96'],
    ['1.234.567', 'Orang', '1234567', '1.234.567'],
    ['1.500', 'Rupiah', '1500', '1.500'],
    ['1,5 miliar', 'Rupiah', '1500000000', '1.500.000.000'],
    ['-2,0', '%', '-2.0', '−2,0'],
    ['80-90', 'Nilai', '80..90', '80–90'],
    ['80,0 s.d. 90,5', 'Nilai', '80.0..90.5', '80,0–90,5'],
    ['≤ 5 menit', 'Menit', '5', '5'],
    ['87,5 poin', 'Indeks', '87.5', '87,5'],
    ['32 per 1000 kelahiran hidup', 'per 1000 kelahiran hidup', '32', '32'],
    ['wtp', 'Opini', 'WTP', 'WTP'],
    ['BB (72,50)', 'Predikat', 'BB (72,50)', 'BB (72,50)'],
    ['1.234', 'Orang', '1234', '1.234'],
    ['10.400 orang', 'Orang', '10400', '10.400'],
    ['Peringkat 3', 'Peringkat', '3', '3'],
    ['Rp 1,2 M', 'Rupiah', '1200000000', '1.200.000.000'],
    ['nihil', 'Kasus', '0', '0'],
    ['Sangat  baik', 'Predikat', 'Sangat baik', 'Sangat baik'],
    ['2026-12-31', 'Tanggal', '2026-12-31', '31\u00a0Desember\u00a02026'],
    ['31 desember 2026', 'Tanggal', '2026-12-31', '31\u00a0Desember\u00a02026'],
    ['Perda ditetapkan', 'Tahapan', 'Perda ditetapkan', 'Perda ditetapkan'],
  ])('«%s» in %s is kept as %s and printed %s', (text, unit, value, printed) => {
    expect(read(text, unit)).toEqual({ kind: 'value', value, doubt: null })
    expect(printTarget(value)).toBe(printed)
  })

  it.each([
    ['', '%'],
    ['-', '%'],
    ['n/a', 'Orang'],
    ['-', 'Predikat'],
    ['–', 'Tanggal'],
  ])('«%s» in %s means none', (text, unit) => expect(read(text, unit)).toEqual({ kind: 'blank' }))

  it.each([
    ['1.234', 'Km', 'planning/target-ambiguous'],
    ['banyak', 'Orang', 'planning/target-unreadable'],
    ['90-80', 'Nilai', 'planning/target-unreadable'],
    ['100 dari 110', 'Orang', 'planning/target-parts'],
    ['140 kelompok (1.400 orang)', 'Kelompok', 'planning/target-unreadable'],
    ['5 hari', 'Menit', 'planning/target-unit'],
    ['Rp 1.500.000.000', 'Juta rupiah', 'planning/target-unit'],
    ['32 per 1000', 'per 100.000 kelahiran hidup', 'planning/target-unit'],
    ['70', 'Predikat', 'planning/target-not-grade'],
    ['x'.repeat(61), 'Predikat', 'planning/target-too-long'],
    ['31/12/2026', 'Tanggal', 'planning/target-not-date'],
    ['30 Februari 2026', 'Tanggal', 'planning/target-not-date'],
    ['tahap '.repeat(20), 'Tahapan', 'planning/target-too-long'],
  ])('«%s» in %s is refused', (text, unit, code) =>
    expect(read(text, unit)).toMatchObject({ kind: 'refused', code }),
  )

  it('doubts a percentage below one, which a spreadsheet may have kept as a share', () => {
    expect(read('0,85', '%')).toMatchObject({
      value: '0.85',
      doubt: 'Target 0,85 persen? Bila maksudnya 85 persen, tulis 85.',
    })
    expect(read('0,85%', '%')).toMatchObject({ value: '0.85', doubt: null })
    expect(read('0', '%')).toMatchObject({ value: '0', doubt: null })
    expect(read('0,85', 'Indeks')).toMatchObject({ doubt: null })
  })

  it('tells that of «81 (A)» the number is kept where the unit counts', () => {
    expect(read('81 (A)', 'Nilai')).toMatchObject({
      value: '81',
      doubt: 'Yang dicatat angkanya, 81; predikat di sebelahnya tidak.',
    })
  })

  it.each<[string, UnitKind, RegExp | null]>([
    ['BB', 'GRADE', null],
    ['BB (72,50)', 'GRADE', null],
    ['Paripurna', 'GRADE', null],
    ['Sangat bagus', 'GRADE', /tidak ada di skala/],
    ['2026-12-31', 'MILESTONE', null],
    ['selesai', 'MILESTONE', null],
    ['Perda ditetapkan', 'MILESTONE', /bukan tanggal/],
    ['5', 'NUMBER', null],
  ])('tells when the plan comes in whether «%s» in %s can be judged', (value, unitKind, words) => {
    const judging = JudgingPack.parse(measuringFile.content)
    const why = whyNotJudged(value, { unitKind }, judging)
    expect(why).toEqual(words && expect.stringMatching(words))
  })

  it('never fails, and reads back what it prints', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('%', 'Rupiah', 'Predikat', 'Tanggal', 'Orang'),
        (text, unit) => void read(text, unit),
      ),
    )
    const figure = fc.tuple(
      fc.integer({ min: -999_999, max: 999_999 }),
      fc.integer({ min: 0, max: 2 }),
    )
    fc.assert(
      fc.property(figure, ([number, places]) => {
        const value = places === 0 ? String(number) : `${number}.${'5'.repeat(places)}`
        const again = read(printTarget(value), 'Rupiah')
        expect(again).toMatchObject({ kind: 'value', value })
      }),
    )
  })
})

it.each([
  ['14', '14.00', true],
  ['14', '14.01', false],
  ['WTP', 'WTP', true],
  ['80..90', '80', false],
])('%s and %s are the same: %s', (a, b, same) => expect(sameTarget(a, b)).toBe(same))

it.each([
  ['2026', null],
  ['2026-S1', null],
  ['2026-Q4', null],
  ['2026-06', null],
  ['2026-W07', 'planning/no-such-period'],
  ['2026-06-17', 'planning/no-such-period'],
  ['TW I', 'planning/no-such-period'],
])('a target for %s is refused with %s', (period, code) =>
  expect(whyNotPeriod(period)?.code ?? null).toBe(code),
)
