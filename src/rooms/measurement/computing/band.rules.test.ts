import { describe, expect, it } from 'vitest'
import { decimal } from '../../../kernel/decimal.ts'
import { aMeasurementPack } from '../../../testing/measurement-pack.ts'
import { BandProfile } from '../pack.contract.ts'
import { bandOf, defaultProfile } from './band.rules.ts'

const pack = aMeasurementPack()
const profile = (code: string, more: Partial<BandProfile> = {}): BandProfile =>
  BandProfile.parse({ ...pack.bandProfiles[code], ...more })
const code = (bands: BandProfile, value: string) => bandOf(bands, decimal(value))?.code

describe('PERMENDAGRI_86_2017', () => {
  const bands = profile('PERMENDAGRI_86_2017')
  it.each([
    [27, '90.70', 'TINGGI'],
    [28, '91.00', 'SANGAT_TINGGI'],
    [29, '50.60', 'SANGAT_RENDAH'],
  ])('worked example %i: %s is %s', (_, value, expected) =>
    expect(code(bands, value)).toBe(expected),
  )

  it.each([
    ['90.999999', 'TINGGI'],
    ['76', 'TINGGI'],
    ['75.99', 'SEDANG'],
    ['66', 'SEDANG'],
    ['65.5', 'RENDAH'],
    ['51', 'RENDAH'],
    ['0', 'SANGAT_RENDAH'],
    ['-14.29', 'SANGAT_RENDAH'],
    ['200', 'SANGAT_TINGGI'],
  ])('%s is %s', (value, expected) => expect(code(bands, value)).toBe(expected))

  it('may round to whole numbers first', () => {
    const rounding = profile('PERMENDAGRI_86_2017', { rounding: 'INTEGER' })
    expect(['90.70', '90.49', '50.60', '50.49'].map((value) => code(rounding, value))).toEqual([
      'SANGAT_TINGGI',
      'TINGGI',
      'RENDAH',
      'SANGAT_RENDAH',
    ])
  })

  it('is the default, and tells label and tone', () => {
    expect(defaultProfile(pack)).toEqual(bands)
    expect(defaultProfile({ ...pack, bandProfile: 'NONE' })).toBeNull()
    expect(bandOf(bands, decimal('80'))).toEqual({ code: 'TINGGI', label: 'Tinggi', tone: 'fine' })
  })
})

it.each([
  ['85', 'SANGAT_BAIK'],
  ['85.01', 'MEMUASKAN'],
  ['75', 'BAIK'],
  ['75.01', 'SANGAT_BAIK'],
  ['65', 'CUKUP_BAIK'],
  ['50', 'AGAK_KURANG'],
  ['30', 'KURANG'],
  ['30.01', 'AGAK_KURANG'],
  ['-1', 'KURANG'],
])('SIX_BAND: %s is %s, its bounds are strict', (value, expected) =>
  expect(code(profile('SIX_BAND'), value)).toBe(expected),
)

it.each([
  ['0', 'KRITIS'],
  ['59.995', 'KRITIS'],
  ['60', 'PERLU_PERHATIAN'],
  ['79.999', 'PERLU_PERHATIAN'],
  ['80', 'MENDEKATI'],
  ['94.999', 'MENDEKATI'],
  ['95', 'TERCAPAI'],
  ['105', 'TERCAPAI'],
  ['105.01', 'MELAMPAUI'],
])('DASHBOARD: %s is %s', (value, expected) =>
  expect(code(profile('DASHBOARD'), value)).toBe(expected),
)

it('has no band below a profile that does not reach to the bottom', () => {
  expect(
    bandOf({ rounding: 'NONE', bands: profile('SIX_BAND').bands.slice(0, 2) }, decimal('10')),
  ).toBeNull()
})
