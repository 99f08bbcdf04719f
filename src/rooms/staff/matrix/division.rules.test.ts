import { expect, it } from 'vitest'
import type { Indicator } from '../skp/skp.contract.ts'
import {
  closesCircle,
  divisionOf,
  divisionSentence,
  isOpen,
  type Part,
  readShare,
  wholeOf,
  whyNotDivide,
} from './division.rules.ts'

const words = {
  unitWords: { PERCENT: ['%', 'persen'], INDEX: ['indeks'], DURATION: ['hari', 'jam'] },
} as Parameters<typeof wholeOf>[1]
const indicator = (target: string, unit: string, more: Partial<Indicator> = {}): Indicator => ({
  ...{ aspect: 'QUANTITY', text: 'Permohonan KTP-el selesai', target, unit, polarity: 'MAXIMIZE' },
  ...more,
})
const requests = wholeOf([indicator('12000', 'permohonan')], words)
const index = wholeOf([indicator('88', 'indeks')], words)
const direct = (name: string, share: string | null): Part => ({ name, mode: 'DIRECT', share })
const counters = [direct('Loket A', '5000'), direct('Loket B', '4000')]
const told = (parts: readonly Part[], own = false, whole = requests): string =>
  divisionSentence(whole, divisionOf(whole, parts, own))

it('adds up what three carry of 12.000 requests (§5.2)', () => {
  const all = [...counters, direct('Tim keliling', '3000')]
  const fewer = [...counters, direct('Tim keliling', '2500')]

  expect(told(all)).toBe('12.000 dari 12.000 permohonan (100%).')
  expect(isOpen(divisionOf(requests, all, false))).toBe(false)
  expect(told(fewer)).toBe('11.500 dari 12.000 permohonan (95,8%): 500 belum terbagi.')
  expect(isOpen(divisionOf(requests, fewer, false))).toBe(true)
  expect(whyNotDivide('KTP-el', requests, fewer)).toBeNull()
})

it('refuses parts that are more than there is', () => {
  const more = [...counters, direct('Tim keliling', '3500')]

  expect(told(more)).toBe('12.500 dari 12.000 permohonan (104,2%): 500 melebihi target.')
  expect(whyNotDivide('KTP-el selesai', requests, more)).toMatchObject({
    status: 422,
    detail: expect.stringMatching(
      /^«KTP-el selesai» terbagi 12\.500 permohonan, padahal targetnya 12\.000 permohonan\. Kurangi/,
    ),
  })
})

it('lets one person carry all of it, and the leader what is left', () => {
  expect(told([direct('Loket A', null)])).toBe('12.000 dari 12.000 permohonan (100%).')
  expect(told([...counters, direct('Tim keliling', null)])).toBe(
    '9.000 dari 12.000 permohonan (75%): 3.000 belum terbagi. Belum ada bagiannya: Tim keliling.',
  )
  expect(told(counters, true)).toBe(
    '9.000 dari 12.000 permohonan (75%), sisanya dikerjakan sendiri.',
  )
})

it('compares what does not add up, and never sums it', () => {
  expect(told([direct('A', '90'), direct('B', '85')], false, index)).toBe(
    'Dibandingkan dengan 88 indeks, tidak dijumlahkan. Belum setara: B (85).',
  )
  const hours = wholeOf([indicator('6', 'jam', { polarity: 'MINIMIZE' })], words)
  expect(told([direct('A', '5'), direct('B', '7')], false, hours)).toBe(
    'Dibandingkan dengan 6 jam, tidak dijumlahkan. Belum setara: B (7).',
  )
  for (const unit of ['%', 'indeks', 'hari', 'per 1.000 kelahiran hidup'])
    expect(wholeOf([indicator('95', unit)], words).additive, unit).toBe(false)
  expect(wholeOf([indicator('20..25', 'dokumen')], words).additive).toBe(false)
})

it('asks for somebody, or for a leader who does it', () => {
  expect(divisionOf(requests, [], false).kind).toBe('NOBODY')
  expect(divisionOf(requests, [], true).kind).toBe('OWN')
  const help: Part = { name: 'Pranata', mode: 'INDIRECT', share: null }
  expect(isOpen(divisionOf(requests, [help], false))).toBe(false)
  expect(told([help], false, wholeOf([], words))).toBe('Tanpa angka untuk dijumlahkan.')
})

it('reads amounts as people print them', () => {
  expect(readShare('5.000')).toEqual({ share: '5000' })
  expect(readShare('11.500')).toEqual({ share: '11500' })
  expect(readShare('87,5')).toEqual({ share: '87.5' })
  expect(readShare('  ')).toEqual({ share: null })
  expect(readShare('banyak')).toMatch(/^«banyak» bukan jumlah/)
  expect(readShare('0')).toMatch(/lebih dari nol/)
})

it('sees links that lead back to where they began', () => {
  const link = (resultId: string, parentResultId: string) => ({ resultId, parentResultId })

  expect(closesCircle([link('a', 'b'), link('b', 'c')])).toBe(false)
  expect(closesCircle([link('a', 'b'), link('b', 'c'), link('c', 'a')])).toBe(true)
  expect(closesCircle([link('a', 'a')])).toBe(true)
})
