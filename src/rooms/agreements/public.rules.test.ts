import { describe, expect, it } from 'vitest'
import { proofProblems } from './proof.rules.ts'
import {
  fileSentence,
  fileVerdict,
  matchOf,
  mayBeGiven,
  mayBeTold,
  type Registered,
  registerSentence,
  standingOf,
  verdictOf,
} from './public.rules.ts'

const registered = (more: Partial<Registered> = {}): Registered => ({
  ...{
    id: 'a',
    code: 'PK-2026-0001',
    publicCode: 'UJI-7KQ2',
    year: 2026,
    level: 'AGENCY_HEAD',
    versionId: 'v',
    version: 1,
    state: 'ACTIVE',
    digest: 'd',
  },
  ...more,
})
const broken = { genuine: false, problems: [{ code: 'signing/digest', detail: 'x' }] }
const gaveUp = { code: 'signing/pdf-too-big', detail: 'x' }

describe('the verdict', () => {
  it.each([
    ['nobody signed', 'AGREED', null, 'UNSIGNED'],
    ['a signature that was made void', 'NEGOTIATION', { genuine: true, problems: [] }, 'UNSIGNED'],
    ['all signatures true', 'ACTIVE', { genuine: true, problems: [] }, 'GENUINE'],
    ['one of two', 'SIGNED_FIRST', { genuine: false, problems: [proofProblems.missing] }, 'PARTIAL'],
    ['an active one that lacks a signature', 'ACTIVE', { genuine: false, problems: [proofProblems.missing] }, 'BROKEN'],
    ['one of two, and a false one', 'SIGNED_FIRST', { genuine: false, problems: [proofProblems.missing, ...broken.problems] }, 'BROKEN'],
    ['a kept file that proves nothing', 'ACTIVE', broken, 'BROKEN'],
    ['no file', 'ACTIVE', undefined, 'BROKEN'],
    ['a check that took too long', 'ACTIVE', null, 'UNCHECKED'],
    ['a check that gave up', 'ACTIVE', { genuine: false, problems: [gaveUp] }, 'UNCHECKED'],
  ] as const)('%s', (_, state, proof, verdict) => expect(verdictOf(state, proof)).toBe(verdict))

  it.each([
    ['all signatures true', { genuine: true, problems: [] }, 'GENUINE'],
    ['one of two', { genuine: false, problems: [proofProblems.missing] }, 'PARTIAL'],
    ['something false', broken, 'FALSE'],
    ['a check that took too long', null, 'UNCHECKED'],
    ['a check that gave up', { genuine: false, problems: [gaveUp] }, 'UNCHECKED'],
    ['something false, and a check that gave up', { genuine: false, problems: [gaveUp, ...broken.problems] }, 'FALSE'],
  ] as const)('of an uploaded file: %s', (_, proof, verdict) => expect(fileVerdict(proof)).toBe(verdict))
})

it('takes the newest version somebody signed, a draft only where nobody did', () => {
  const next = registered({ version: 2, state: 'DRAFT' })

  expect(standingOf([next, registered()])?.version).toBe(1)
  expect(standingOf([next])?.version).toBe(2)
  expect(standingOf([registered({ version: 2, state: 'SIGNED_FIRST' }), registered()])?.version).toBe(1)
  expect(standingOf([registered({ version: 2, state: 'SIGNED_FIRST' })])?.version).toBe(2)
  expect(standingOf([])).toBeUndefined()
})

describe('who is told and given what', () => {
  it.each([
    ['the number of a signed one of eselon II', registered(), 'PK-2026-0001', true, true],
    ['the number of a signed one of a functional official', registered({ level: 'FUNCTIONAL' }), 'PK-2026-0001', true, false],
    ['the full code of a signed one of a functional official', registered({ level: 'FUNCTIONAL' }), 'uji-7kq2', true, true],
    ['the number of a draft', registered({ state: 'DRAFT' }), 'PK-2026-0001', false, false],
    ['the full code of a draft', registered({ state: 'DRAFT' }), 'UJI-7KQ2', true, false],
  ])('%s', (_, about, code, told, given) => expect([mayBeTold(about, code), mayBeGiven(about, code)]).toEqual([told, given]))
})

it.each([
  ['GENUINE', 'ACTIVE', 'Dokumen ini asli dan isinya tidak berubah sejak ditandatangani 19 Januari 2026.'],
  ['GENUINE', 'SUPERSEDED', 'Dokumen ini asli, tetapi sudah diganti versi baru.'],
  ['GENUINE', 'VOIDED', 'Dokumen ini asli, tetapi sudah dibatalkan.'],
  ['PARTIAL', 'SIGNED_FIRST', 'Dokumen ini baru memuat satu dari dua tanda tangan, jadi belum berlaku.'],
  ['UNSIGNED', 'DECLINED', 'Dokumen ini belum ditandatangani, jadi belum mengikat siapa pun.'],
  ['UNCHECKED', 'ACTIVE', 'Berkas dokumen ini belum dapat diperiksa. Coba lagi sebentar lagi.'],
  ['BROKEN', 'ACTIVE', 'Berkas dokumen ini tidak lolos pemeriksaan. Jangan dipakai dahulu.'],
] as const)('says of %s, %s: %s', (verdict, state, sentence) => expect(registerSentence(verdict, state, '19 Januari 2026')).toBe(sentence))

describe('an uploaded file against the register', () => {
  const proof = { code: 'PK-2026-0001', digest: 'd' }

  it.each([
    ['the same', registered(), null, 'SAME'],
    ['another code than opened', registered(), 'PK-2026-0002', 'OTHER_CODE'],
    ['unknown here', undefined, null, 'NOT_KEPT'],
    ['a content that was replaced', registered({ digest: 'e' }), 'PK-2026-0001', 'OTHER_CONTENT'],
  ] as const)('%s', (_, kept, asked, match) => expect(matchOf(proof, kept, asked)).toBe(match))

  it('never calls genuine what is not the document that holds', () => {
    const plain = 'Berkas ini asli dan isinya tidak berubah sejak ditandatangani.'

    expect(fileSentence('GENUINE', 'SAME', 'ACTIVE', null)).toBe(plain)
    for (const match of ['OTHER_CODE', 'NOT_KEPT', 'OTHER_CONTENT'] as const)
      expect(fileSentence('GENUINE', match, 'ACTIVE', null)).toContain('tetapi')
    expect(fileSentence('GENUINE', 'SAME', 'VOIDED', null)).toContain('sudah dibatalkan')
    expect(fileSentence('FALSE', 'SAME', 'ACTIVE', null)).toBe('Berkas ini tidak terbukti asli.')
    expect(fileSentence('PARTIAL', 'SAME', 'SIGNED_FIRST', null)).toContain('satu dari dua')
  })
})
