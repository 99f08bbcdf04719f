import { expect, it } from 'vitest'
import type { AgreementPage } from '../../../rooms/agreements/agreement.contract.ts'
import { hasSigned, shortDigest, signedSentence } from './sign-words.ts'

const link = {
  id: 'x',
  code: 'PK-1',
  name: 'Maya',
  title: 'Wali Kota',
  state: 'ACTIVE' as const,
  needsReview: false,
  readable: true,
}
const party = (name: string, title: string): AgreementPage['firstParty'] => ({
  personId: name,
  positionId: null,
  name,
  title,
  rank: null,
  nip: null,
})
const signed = {
  ...{ state: 'ACTIVE' as const, chain: [link], children: Array.from({ length: 6 }, () => link) },
  ...{
    firstParty: party('Surya', 'Kepala Dinas Pendidikan'),
    secondParty: party('Maya Lestari', 'Wali Kota'),
  },
}

it('shortens a digest so that it can be compared by eye', () => {
  expect(shortDigest(`sha256:9f3a71c0${'0'.repeat(52)}44be`)).toBe('9f3a 71c0 … 44be')
})

it.each([
  [
    true,
    {},
    'Ditandatangani. PK Anda kini menopang PK Wali Kota dan menjadi dasar enam PK di bawahnya.',
  ],
  [false, { children: [] }, 'Ditandatangani. PK Kepala Dinas Pendidikan kini menopang PK Anda.'],
  [true, { chain: [] }, 'Ditandatangani. PK Anda kini menjadi dasar enam PK di bawahnya.'],
  [true, { chain: [], children: [] }, 'Ditandatangani. PK Anda kini berlaku.'],
  [true, { state: 'SIGNED_FIRST' as const }, 'Ditandatangani. Sekarang menunggu Maya Lestari.'],
])('says what the signature does (mine: %s)', (mine, more, sentence) =>
  expect(signedSentence({ ...signed, ...more }, mine)).toBe(sentence),
)

it('knows whose signature is on it', () => {
  expect([
    hasSigned({ state: 'SIGNED_FIRST' }, true),
    hasSigned({ state: 'SIGNED_FIRST' }, false),
    hasSigned({ state: 'ACTIVE' }, false),
  ]).toEqual([true, false, true])
})
