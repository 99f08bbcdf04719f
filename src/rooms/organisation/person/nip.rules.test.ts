import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkNip, type NipKind, type NipQuestion } from './nip.rules.ts'

const today = '2026-06-17'
const ask = (nip: string, more: Partial<NipQuestion> = {}) =>
  checkNip({ nip, kind: 'PNS', today, ...more })

describe('what a NIP tells', () => {
  it.each([
    ['198603152010011007', '1986-03-15', '2010-01', 'MALE', '007'],
    ['199002282015032001', '1990-02-28', '2015-03', 'FEMALE', '001'],
    ['196802292000032004', '1968-02-29', '2000-03', 'FEMALE', '004'],
    ['19660801 198803 1 001', '1966-08-01', '1988-03', 'MALE', '001'],
    ['19860315 201001 1 007', '1986-03-15', '2010-01', 'MALE', '007'],
    ['19860315.201001.1.007', '1986-03-15', '2010-01', 'MALE', '007'],
    ['19860315-201001–1-007\u00a0', '1986-03-15', '2010-01', 'MALE', '007'],
  ])('%s', (nip, birthDate, appointed, sex, serial) => {
    expect(ask(nip)).toEqual({
      valid: true,
      nip: nip.replace(/\D/g, ''),
      birthDate,
      appointed,
      sex,
      serial,
      warnings: [],
    })
  })

  it('reads a PPPK number, whose digits 13–14 count the appointment', () => {
    expect(ask('199501012023211003', { kind: 'PPPK' })).toEqual({
      valid: true,
      nip: '199501012023211003',
      birthDate: '1995-01-01',
      appointed: '2023',
      sex: 'MALE',
      serial: '003',
      warnings: [],
    })
    expect(ask('198001012024222003', { kind: 'PPPK' })).toMatchObject({
      valid: true,
      appointed: '2024',
      sex: 'FEMALE',
      warnings: [],
    })
  })
})

it.each<[string, NipKind, string, string]>([
  ['', 'PNS', 'organisation/nip-empty', 'belum diisi'],
  ['1986031520100I1007', 'PNS', 'organisation/nip-not-digits', '«I»'],
  ['١٩٨٦٠٣١٥٢٠١٠٠١١٠٠٧', 'PNS', 'organisation/nip-not-digits', 'hanya berisi angka'],
  ['19860315201001100', 'PNS', 'organisation/nip-length', '17 digit'],
  ['1986031520100110077', 'PNS', 'organisation/nip-length', '19 digit'],
  ['150307928', 'PNS', 'organisation/nip-old', 'NIP lama'],
  ['198602302010011007', 'PNS', 'organisation/nip-birth-date', '30-02-1986'],
  ['196902292000031004', 'PNS', 'organisation/nip-birth-date', '29-02-1969'],
  ['203001012049011001', 'PNS', 'organisation/nip-birth-future', 'masa depan'],
  ['193903152010011007', 'PNS', 'organisation/nip-birth-year', '1940–2009'],
  ['201003152028011007', 'PNS', 'organisation/nip-birth-year', '1940–2009'],
  ['198603152010131007', 'PNS', 'organisation/nip-month', 'Bulan pengangkatan 13'],
  ['198603152010001007', 'PNS', 'organisation/nip-month', 'Bulan pengangkatan 00'],
  ['199501012023211003', 'PNS', 'organisation/nip-month', 'PPPK'],
  ['199501012023201003', 'PPPK', 'organisation/nip-month', '20'],
  ['198603152026071007', 'PNS', 'organisation/nip-start-future', 'Juli 2026'],
  ['199501012027211003', 'PPPK', 'organisation/nip-start-future', 'Tahun 2027'],
  ['198603152001011007', 'PNS', 'organisation/nip-age', '14 tahun'],
  ['198603152004021007', 'PNS', 'organisation/nip-age', '17 tahun'],
  ['194003152001041007', 'PNS', 'organisation/nip-age', '61 tahun'],
  ['200801012025211003', 'PPPK', 'organisation/nip-age', '17 tahun'],
  ['198603152010013007', 'PNS', 'organisation/nip-sex', 'bukan 3'],
  ['198603152010010007', 'PNS', 'organisation/nip-sex', 'bukan 0'],
])('refuses %s as %s', (nip, kind, code, words) => {
  const check = ask(nip, { kind })
  expect(check).toMatchObject({ valid: false, code })
  expect(check.valid ? '' : check.reason).toContain(words)
})

describe('warnings do not block', () => {
  it.each<[string, Partial<NipQuestion>, string]>([
    ['198603152010011000', {}, 'Nomor urut 000'],
    ['196003152008011001', {}, '47 tahun'],
    ['198603152010011007', { birthDate: '1986-03-16' }, '16\u00a0Maret\u00a01986'],
    ['198603152010011007', { sex: 'FEMALE' }, 'Jenis kelamin'],
    ['198603152010011007', { kind: 'PPPK' }, 'Digit 13–14'],
  ])('%s %j', (nip, more, words) => {
    const check = ask(nip, more)
    expect(check.valid && check.warnings).toHaveLength(1)
    expect(check.valid && check.warnings[0]).toContain(words)
  })

  it('keeps silent when everything agrees', () => {
    expect(ask('198603152010011007', { birthDate: '1986-03-15', sex: 'MALE' })).toMatchObject({
      valid: true,
      warnings: [],
    })
    expect(ask('198603152004031007')).toMatchObject({ valid: true, warnings: [] })
  })
})

it('never throws and never calls a wrong length valid', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[\d .-]{0,22}$/),
    fc.stringMatching(/^(19|20)\d{16}$/),
  )
  fc.assert(
    fc.property(text, fc.constantFrom<NipKind>('PNS', 'PPPK'), (nip, kind) => {
      const check = ask(nip, { kind })
      if (check.valid) expect(check.nip).toMatch(/^\d{18}$/)
      else expect(check.reason).toMatch(/\.$/)
    }),
    { numRuns: 1000 },
  )
})

const file = new URL('../fixtures/nip.csv', import.meta.url)
const vectors = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').slice(0, 2))

it.each(vectors)('%s: %s', (nip = '', expected = '') => {
  const check = ask(nip, { kind: expected === 'valid_pppk' ? 'PPPK' : 'PNS' })
  expect(check.valid).toBe(!expected.startsWith('tidak_valid'))
  if (check.valid) expect(check.warnings.length > 0).toBe(expected === 'peringatan')
  if (!check.valid && expected === 'tidak_valid_usia')
    expect(check.code).toBe('organisation/nip-age')
})
