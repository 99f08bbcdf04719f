import { expect, it } from 'vitest'
import { importAddress, isFigures } from './state.ts'

it.each([
  [['1.234', '−5', '+7', '', '–', '0'], true],
  [['12,50%', '100%'], true],
  [['1.02.0.00.0.00.01.0000'], false],
  [['01', 'Dinas'], false],
  [['', ''], false],
])('%j is a column of figures: %s', (cells, told) => expect(isFigures(cells)).toBe(told))

it('carries the chosen options in the address', () => {
  expect(importAddress('sipd', { tahap: 'MURNI', dasar: 'Perda 3/2025' })).toBe(
    '/impor?jenis=sipd&tahap=MURNI&dasar=Perda+3%2F2025',
  )
})
