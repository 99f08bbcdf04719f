import { expect, it } from 'vitest'
import type { Certificate } from '../../rooms/documents/certificate.contract.ts'
import { certificateContext, certificateSentence, spelled, whoWords } from './certificate-words.ts'

const zone = 'Asia/Makassar'
const certificate = (more: Partial<Certificate>): Certificate => ({
  ...{
    id: 'c',
    personId: 'p',
    name: 'Maya',
    state: 'CONFIRMED',
    serial: 'a1',
    requestedAt: '2026-01-20T02:00:00Z',
    confirmedBy: null,
    confirmedAt: null,
  },
  ...{
    validFrom: '2026-01-20T02:00:00Z',
    validTo: '2032-01-19T17:00:00Z',
    revokedAt: null,
    revokedReason: null,
    stolenSince: null,
  },
  ...more,
})

it.each([
  [null, 'Anda belum memiliki sertifikat tanda tangan.'],
  [certificate({ state: 'WAITING' }), 'Sertifikat Anda menunggu pengesahan orang kedua.'],
  [certificate({}), 'Sertifikat tanda tangan Anda berlaku sampai 20\u00a0Januari\u00a02032.'],
  [
    certificate({ state: 'REVOKED', revokedAt: '2026-03-01T00:00:00Z' }),
    'Sertifikat Anda dicabut 1\u00a0Maret\u00a02026.',
  ],
  [certificate({ state: 'EXPIRED' }), 'Masa berlaku sertifikat Anda sudah berakhir.'],
])('says where a certificate stands', (about, sentence) =>
  expect(certificateSentence(about, zone)).toBe(sentence),
)

it('says what comes next', () => {
  expect(certificateContext(certificate({ state: 'WAITING' }))).toContain('mengesahkannya')
  expect(certificateContext(certificate({ state: 'REVOKED' }))).toBe(certificateContext(null))
})

it('spells a code in two groups, and names who confirms or whom to appoint', () => {
  expect(spelled('K7M2QX')).toBe('K7M 2QX')
  expect(whoWords({ names: ['Ani, S.E.', 'Budi'], advice: null })).toBe(
    'Yang dapat mengesahkan: Ani, S.E.; Budi.',
  )
  expect(whoWords({ names: [], advice: 'Tunjuk dahulu.' })).toBe('Tunjuk dahulu.')
})
