import { describe, expect, it } from 'vitest'
import { proofProblems } from '../proof/proof.rules.ts'
import {
  askedOf,
  fileSentence,
  fileVerdict,
  matchOf,
  mayBeGiven,
  type Registered,
  registerSentence,
  standingOf,
  toldOf,
  verdictOf,
  writtenOf,
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
    isPublic: true,
    wetOn: null,
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
    [
      'one of two',
      'SIGNED_FIRST',
      { genuine: false, problems: [proofProblems.missing] },
      'PARTIAL',
    ],
    [
      'an active one that lacks a signature',
      'ACTIVE',
      { genuine: false, problems: [proofProblems.missing] },
      'BROKEN',
    ],
    [
      'one of two, and a false one',
      'SIGNED_FIRST',
      { genuine: false, problems: [proofProblems.missing, ...broken.problems] },
      'BROKEN',
    ],
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
    [
      'something false, and a check that gave up',
      { genuine: false, problems: [gaveUp, ...broken.problems] },
      'FALSE',
    ],
  ] as const)('of an uploaded file: %s', (_, proof, verdict) =>
    expect(fileVerdict(proof)).toBe(verdict),
  )
})

it('takes the newest version somebody signed, a draft only where nobody did', () => {
  const next = registered({ version: 2, state: 'DRAFT' })

  expect(standingOf([next, registered()])?.version).toBe(1)
  expect(standingOf([next])?.version).toBe(2)
  expect(
    standingOf([registered({ version: 2, state: 'SIGNED_FIRST' }), registered()])?.version,
  ).toBe(1)
  expect(standingOf([registered({ version: 2, state: 'SIGNED_FIRST' })])?.version).toBe(2)
  expect(standingOf([])).toBeUndefined()
})

describe('who is told and given what', () => {
  const paper = `sha256:4be19a02${'7'.repeat(56)}`
  const low = registered({ level: 'FUNCTIONAL', isPublic: false, digest: paper })

  it.each<[string, Registered[], string, boolean, boolean]>([
    ['the number of a signed one that is public', [registered()], 'PK-2026-0001', true, true],
    ['the number of a signed one of a functional official', [low], 'PK-2026-0001', false, false],
    ['its number with other digits', [low], 'PK-2026-0001 4be19a03', false, false],
    ['its number with too few digits', [low], 'PK-2026-0001 4be19a0', false, false],
    ['its number with its digits', [low], 'PK-2026-0001 4BE19A02', true, false],
    ['its number with its digits as printed', [low], ' PK-2026-0001   4be19a02…7777 ', true, false],
    [
      'its number with the digits of an older version',
      [{ ...low, version: 2, digest: 'sha256:00' }, low],
      'PK-2026-0001 4be19a02',
      true,
      false,
    ],
    [
      'its number with the digits of a draft',
      [{ ...low, state: 'AGREED' }],
      'PK-2026-0001 4be19a02',
      false,
      false,
    ],
    ['the full code of a signed one of a functional official', [low], 'uji-7kq2', true, true],
    ['the number of a draft', [registered({ state: 'DRAFT' })], 'PK-2026-0001', false, false],
    ['the full code of a draft', [registered({ state: 'DRAFT' })], 'UJI-7KQ2', true, false],
    ['what does not exist', [], 'PK-2026-0001 4be19a02', false, false],
  ])('%s', (_, versions, typed, told, given) => {
    const asked = askedOf(typed)
    const found = toldOf(versions, asked)
    expect([found !== undefined, found !== undefined && mayBeGiven(found, asked)]).toEqual([
      told,
      given,
    ])
  })

  it('takes the digits in a field of their own, and keeps both in one address', () => {
    expect(askedOf(' PK-2026-0001 ', ` ${paper} `)).toEqual({
      code: 'PK-2026-0001',
      digits: '4be19a02',
    })
    expect(askedOf('PK-2026-0001', 'bukan')).toEqual({ code: 'PK-2026-0001', digits: null })
    expect(writtenOf(askedOf('PK-2026-0001', '4be1 9a02'.replace(' ', '')))).toBe(
      'PK-2026-0001 4be19a02',
    )
  })
})

it.each([
  [
    'GENUINE',
    'ACTIVE',
    'Dokumen ini asli dan isinya tidak berubah sejak ditandatangani 19 Januari 2026.',
  ],
  ['GENUINE', 'SUPERSEDED', 'Dokumen ini asli, tetapi sudah diganti versi baru.'],
  ['GENUINE', 'VOIDED', 'Dokumen ini asli, tetapi sudah dibatalkan.'],
  [
    'PARTIAL',
    'SIGNED_FIRST',
    'Dokumen ini baru memuat satu dari dua tanda tangan, jadi belum berlaku.',
  ],
  ['UNSIGNED', 'DECLINED', 'Dokumen ini belum ditandatangani, jadi belum mengikat siapa pun.'],
  ['UNCHECKED', 'ACTIVE', 'Berkas dokumen ini belum dapat diperiksa. Coba lagi sebentar lagi.'],
  ['BROKEN', 'ACTIVE', 'Berkas dokumen ini tidak lolos pemeriksaan. Jangan dipakai dahulu.'],
] as const)('says of %s, %s: %s', (verdict, state, sentence) =>
  expect(registerSentence(verdict, state, '19 Januari 2026')).toBe(sentence),
)

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
