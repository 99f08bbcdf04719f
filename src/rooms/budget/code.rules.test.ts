import { expect, it } from 'vitest'
import {
  affairOfOffice,
  type CodeKind,
  canonicalCode,
  editionCode,
  isCode,
  isLeafAccount,
  resolveSupport,
  sameOffice,
  suggestedCode,
} from './code.rules.ts'

it.each<[CodeKind, string, boolean]>([
  ['affairField', '2.12', true],
  ['affairField', 'X.XX', true],
  ['affairField', '2.1', false],
  ['program', '2.12.02', true],
  ['program', 'X.XX.01', true],
  ['program', '02.12.02', false],
  ['activity', '2.12.02.2.01', true],
  ['activity', '2.12.02.02.01', false],
  ['activity', '2.12.02.3.01', false],
  ['subActivity', '2.12.02.2.01.01', true],
  ['subActivity', '2.12.02.2.01.0004', true],
  ['subActivity', '2.12.02.2.01.004', false],
  ['skpd', '1.04.2.11.2.10.01.0000', true],
  ['skpd', '2.12.0.00.0.00.01.0000', true],
  ['skpd', '2.12.0.00.0.00.1.0000', false],
  ['skpd', '001', false],
  ['account', '5.1.02.01.01.0024', true],
  ['account', '5.1', true],
  ['account', '5.1.2', false],
  ['fund', '1.2', true],
  ['fund', 'PAD', false],
])('%s %s is a code: %s', (kind, code, expected) => expect(isCode(kind, code)).toBe(expected))

it('takes an account for a line only in full', () => {
  expect(isLeafAccount('5.1.02.01.01.0024')).toBe(true)
  expect(isLeafAccount('5.1.02.01.01')).toBe(false)
})

it.each<[string, CodeKind, string, string | null]>([
  ['a kegiatan written the way it is often found', 'activity', '01.02.01.02.01', '1.02.01.2.01'],
  ['zeros lost by a spreadsheet', 'program', '2.12.2', '2.12.02'],
  ['commas for points', 'activity', '2,12,02,2,01', '2.12.02.2.01'],
  ['three digits of a sub kegiatan', 'subActivity', '2.12.02.2.01.004', '2.12.02.2.01.0004'],
  ['a blank inside', 'account', '5.1.02. 01.01.0024', '5.1.02.01.01.0024'],
  ['a short office code', 'skpd', '2.12.0.0.0.0.1.0', '2.12.0.00.0.00.01.0000'],
  ['nothing like a code', 'program', 'Program Penunjang', null],
  ['a part too long', 'program', '2.12.1024', null],
])('suggests a code for %s', (_, kind, text, expected) =>
  expect(suggestedCode(kind, text)).toBe(expected),
)

it('has nothing to suggest for a true code', () =>
  expect(suggestedCode('program', '2.12.02')).toBeNull())

it('compares sub kegiatan of two and four digits as one, and nothing else', () => {
  expect(canonicalCode('2.12.02.2.01.01')).toBe(canonicalCode('2.12.02.2.01.0001'))
  expect(canonicalCode('2.12.02.2.01')).toBe('2.12.02.2.01')
  expect(canonicalCode('2.12.02.2.01.0010')).not.toBe(canonicalCode('2.12.02.2.01.0001'))
})

it('puts the office’s own bidang urusan into a supporting programme, and takes it out again', () => {
  expect(affairOfOffice('2.12.0.00.0.00.01.0000')).toBe('2.12')
  expect(resolveSupport('X.XX.01.2.01.0001', '2.12')).toBe('2.12.01.2.01.0001')
  expect(resolveSupport('2.12.02', '1.01')).toBe('2.12.02')
  expect(editionCode('2.12.01.2.01.0001')).toBe('X.XX.01.2.01.0001')
  expect(editionCode('2.12.02.2.01')).toBe('2.12.02.2.01')
})

it('knows a unit of an office by all but the last part', () => {
  expect(sameOffice('4.01.0.00.0.00.01.0008', '4.01.0.00.0.00.01.0000')).toBe(true)
  expect(sameOffice('4.01.0.00.0.00.02.0000', '4.01.0.00.0.00.01.0000')).toBe(false)
})
