import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aSum } from '../../testing/samples/budget.samples.ts'
import { officesOf, programsFor, totalOf } from './in-force.rules.ts'
import { BudgetPack, sourceOf } from './source.rules.ts'

const kelurahan = '7.01.0.00.0.00.01.0001'
const kecamatan = '7.01.0.00.0.00.01.0000'
const sums = [
  aSum({ source: 'DAK', amount: 640 }),
  aSum({ amount: 60 }),
  aSum({ activityCode: '1.01.02.2.02', subActivityCode: '1.01.02.2.02.0001', amount: 5 }),
  aSum({
    skpdCode: kecamatan,
    subUnitCode: kecamatan,
    programCode: '7.01.03',
    activityCode: '7.01.03.2.02',
    subActivityCode: '7.01.03.2.02.0001',
    amount: 10,
  }),
  aSum({
    skpdCode: kecamatan,
    subUnitCode: kelurahan,
    subUnitName: 'Kelurahan Mekar',
    programCode: '7.01.03',
    activityCode: '7.01.03.2.02',
    subActivityCode: '7.01.03.2.02.0001',
    amount: 7,
  }),
]
const unitOf = (code: string): string | null =>
  ({ [kecamatan]: 'kec', [kelurahan]: 'kel' })[code] ?? null

describe('the tree of an office', () => {
  it('adds up sources and amounts on every level', () => {
    const [school] = officesOf(sums, unitOf)

    expect(school).toMatchObject({ skpdCode: '1.01.0.00.0.00.01.0000', unitId: null, total: 705 })
    expect(school?.programs).toMatchObject([
      {
        ...{ code: '1.01.02', amount: 705, sources: ['APBD', 'DAK'] },
        activities: [
          {
            code: '1.01.02.2.01',
            amount: 700,
            subActivities: [{ code: '1.01.02.2.01.0003', amount: 700, sources: ['APBD', 'DAK'] }],
          },
          { code: '1.01.02.2.02', amount: 5, sources: ['APBD'] },
        ],
      },
    ])
    expect(school).not.toHaveProperty('subUnits')
  })

  it('keeps a kelurahan’s part apart from the whole of its kecamatan', () => {
    const district = officesOf(sums, unitOf)[1]
    if (!district) throw new Error('no kecamatan')

    expect(district).toMatchObject({
      unitId: 'kec',
      total: 17,
      subUnits: [{ code: kelurahan, name: 'Kelurahan Mekar', unitId: 'kel', total: 7 }],
    })
    expect(programsFor(district, 'kec')?.map(({ amount }) => amount)).toEqual([17])
    expect(programsFor(district, 'kel')?.map(({ amount }) => amount)).toEqual([7])
    expect(programsFor(district, 'elsewhere')).toBeNull()
  })
})

const anySum = fc
  .record({
    office: fc.integer({ min: 1, max: 3 }),
    unit: fc.integer({ min: 0, max: 2 }),
    program: fc.integer({ min: 1, max: 3 }),
    activity: fc.integer({ min: 1, max: 2 }),
    sub: fc.integer({ min: 1, max: 3 }),
    source: fc.constantFrom('APBD', 'DAK', 'BLUD'),
    amount: fc.integer({ min: 0, max: 5_000_000_000 }),
  })
  .map(({ office, unit, program, activity, sub, source, amount }) =>
    aSum({
      ...{
        skpdCode: `${office}`,
        subUnitCode: unit === 0 ? `${office}` : `${office}.${unit}`,
        programCode: `p${program}`,
        source,
        amount,
      },
      ...{
        activityCode: `p${program}.${activity}`,
        subActivityCode: `p${program}.${activity}.${sub}`,
      },
    }),
  )

it(
  'has the same total on every grain: lines, offices, programmes, kegiatan, sub kegiatan, ' +
    'spending units',
  () => {
    fc.assert(
      fc.property(fc.array(anySum, { maxLength: 60 }), (lines) => {
        const offices = officesOf(lines, () => null)
        const programs = offices.flatMap((office) => office.programs)
        const activities = programs.flatMap((program) => program.activities)
        const whole = totalOf(lines)
        expect(totalOf(offices.map(({ total }) => ({ amount: total })))).toBe(whole)
        for (const grain of [
          programs,
          activities,
          activities.flatMap(({ subActivities }) => subActivities),
        ])
          expect(totalOf(grain)).toBe(whole)
        for (const { skpdCode, total, subUnits = [] } of offices) {
          const own = totalOf(
            lines.filter((line) => line.skpdCode === skpdCode && line.subUnitCode === skpdCode),
          )
          expect(subUnits.reduce((sum, unit) => sum + totalOf(unit.programs), own)).toBe(total)
        }
      }),
    )
  },
)

describe('short names of funds', () => {
  const text = readFileSync(new URL('../../../data/packs/anggaran.json', import.meta.url), 'utf8')
  const pack = BudgetPack.parse(JSON.parse(text).content)

  it.each([
    ['1.1', 'PENDAPATAN ASLI DAERAH (PAD)', 'APBD'],
    ['1.2', 'DANA TRANSFER UMUM-DANA ALOKASI UMUM', 'APBD'],
    ['1.2', 'DAU yang Tidak Ditentukan Penggunaannya', 'APBD'],
    ['2.1', 'DANA TRANSFER KHUSUS-DANA ALOKASI KHUSUS FISIK-BIDANG PENDIDIKAN', 'DAK'],
    ['2.2', 'DAK Non Fisik-BOK Puskesmas', 'DAK'],
    ['1.1.04', 'Pendapatan dari BLUD', 'BLUD'],
    ['1.2.02', 'Bantuan Keuangan Khusus dari Pemerintah Daerah Provinsi', 'Bantuan Keuangan'],
    ['1.2.01', 'Dana Bagi Hasil Pajak', 'DBH'],
    ['1.2.01', 'DBH Cukai Hasil Tembakau', 'DBHCHT'],
    ['3', 'APBN - Dekonsentrasi', 'APBN Dekonsentrasi'],
    ['3', 'APBN Tugas Pembantuan', 'APBN Tugas Pembantuan'],
    ['4', 'Dana Insentif  Fiskal', 'Dana Insentif Fiskal'],
    ['', '', '–'],
    ['9.9', '', '–'],
  ])('calls %s «%s» %s', (code, name, expected) =>
    expect(sourceOf({ code, name }, pack)).toBe(expected),
  )

  it('goes by code where a rule says so', () => {
    expect(
      sourceOf({ code: '2.1', name: 'lain' }, { sources: [{ startsWith: '2', label: 'Khusus' }] }),
    ).toBe('Khusus')
  })
})
