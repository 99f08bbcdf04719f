import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { isPublic, type RegionHost, readAddress } from './host.rules.ts'

/** Reads an address that is to stand on papers, as the primary one, or says why it cannot. */
export function whyNotPublic(text: string): { host: RegionHost } | { refused: Refusal } {
  const read = readAddress(text)
  const detail = !read
    ? 'Tulis nama situs saja, misalnya https://pk.kota.go.id, tanpa jalur di belakangnya.'
    : !isPublic(text)
      ? 'Alamat ini hanya dikenal di jaringan sendiri atau bukan https, jadi QR di kertas tidak ' +
        'dapat diperiksa warga. Tulis alamat resmi, misalnya https://pk.kota.go.id.'
      : null
  if (read && detail === null) {
    const { host, scheme, port } = read
    return { host: { host, scheme, port, primary: true } }
  }
  const errors = [{ pointer: '/address', detail: detail ?? '' }]
  return { refused: refusal('organisation/address-not-public', 422, detail ?? '', { errors }) }
}
