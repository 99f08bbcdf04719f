import { ended, printDate } from '../../kernel/indonesian.ts'
import { dateOf } from '../../kernel/moment.ts'
import type { Certificate, Confirmers } from '../../rooms/documents/certificate.contract.ts'

/** The date of an instant in the region's zone, in words. */
export const dayOf = (instant: string, timeZone: string): string =>
  printDate(dateOf(instant, timeZone))

/** Six characters as they are read out: in two groups. */
export const spelled = (characters: string): string => characters.replace(/(.{3})(?=.)/, '$1 ')

/** Who may confirm, or whom to appoint. */
export const whoWords = ({ names, advice }: Confirmers): string =>
  advice ?? ended(`Yang dapat mengesahkan: ${names.join('; ')}`)

/** The sentence that opens the page of one's own certificate. */
export function certificateSentence(certificate: Certificate | null, timeZone: string): string {
  if (!certificate) return 'Anda belum memiliki sertifikat tanda tangan.'
  const { state, validTo, revokedAt } = certificate
  if (state === 'WAITING') return 'Sertifikat Anda menunggu pengesahan orang kedua.'
  if (state === 'REVOKED')
    return `Sertifikat Anda dicabut${revokedAt ? ` ${dayOf(revokedAt, timeZone)}` : ''}.`
  if (state === 'EXPIRED') return 'Masa berlaku sertifikat Anda sudah berakhir.'
  return `Sertifikat tanda tangan Anda berlaku sampai ${validTo ? dayOf(validTo, timeZone) : 'dicabut'}.`
}

/** What to know next, in one line. */
export function certificateContext(certificate: Certificate | null): string {
  if (certificate?.state === 'CONFIRMED')
    return 'Kata sandinya hanya Anda yang tahu; tidak tersimpan di sini dan tidak dapat dibacakan kembali.'
  if (certificate?.state === 'WAITING')
    return 'BKPSDM atau Bagian Organisasi mengesahkannya. Anda diberi tahu lewat Tugas saya.'
  return 'Buat kata sandi tanda tangan; orang kedua mengesahkan bahwa permintaan ini benar dari Anda.'
}
