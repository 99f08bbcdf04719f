import { expect, it } from 'vitest'
import { partsNamed } from './parts.rules.ts'

it.each([
  ['Jumlah siswa lulus / jumlah siswa x 100%', 'Jumlah siswa lulus', 'Jumlah siswa'],
  ['(Balita tertangani ÷ balita stunting) × 100%', 'Balita tertangani', 'Balita stunting'],
  [
    'Nilai tindak lanjut dibagi nilai temuan dikali 100 persen',
    'Nilai tindak lanjut',
    'Nilai temuan',
  ],
  ['panjang jalan mantap\n/ panjang  jalan', 'Panjang jalan mantap', 'Panjang jalan'],
])('reads the two sides of «%s»', (formula, numerator, denominator) => {
  expect(partsNamed(formula)).toEqual({ numerator, denominator })
})

it.each([null, '', 'Hasil survei', 'A / B / C', '61.482 / 84.106', '/ jumlah siswa'])(
  'names nothing in «%s»',
  (formula) => {
    expect(partsNamed(formula)).toBeNull()
  },
)
