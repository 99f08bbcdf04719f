import { type Refusal, refusal } from '../../kernel/refusal.ts'

/** The most ways one person may have. */
export const mostChannels = 8
/** How long a code may be used, and how often it may be typed. */
export const code = { minutes: 30, tries: 5 }

const mail = /^[^\s@<>"(),;:\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

/** A telephone number as gateways take it: `0812-3456-789` → `+628123456789`; `null` where it is
 * none. */
export function phoneOf(text: string): string | null {
  const digits = text.replace(/[\s().-]/g, '').replace(/^00/, '+')
  const whole = /^0/.test(digits) ? `+62${digits.slice(1)}` : digits
  return /^\+[1-9]\d{7,14}$/.test(whole) ? whole : null
}

/** The address as it is kept, or `null` where it is none. */
export const addressFor = (kind: 'EMAIL' | 'WHATSAPP', text: string): string | null => {
  if (kind === 'WHATSAPP') return phoneOf(text)
  return mail.test(text) && text.length <= 200 ? text : null
}

/** Why an address cannot be added. */
export function whyNotAddress(
  kind: 'EMAIL' | 'WHATSAPP',
  text: string,
  { offered, count }: { offered: boolean; count: number },
): Refusal | null {
  if (!offered)
    return refusal(
      'notices/not-offered',
      409,
      `Amanah di sini belum disetel untuk mengirim ${kind === 'EMAIL' ? 'surel' : 'pesan WhatsApp'}. Hubungi pengelola server.`,
    )
  if (addressFor(kind, text) === null)
    return refusal(
      'notices/no-address',
      422,
      kind === 'EMAIL'
        ? 'Alamat surel ini belum benar. Contoh: nama@daerah.go.id.'
        : 'Nomor ini belum benar. Contoh: 0812 3456 7890.',
    )
  return whyNotMore(count)
}

/** Why nothing more can be added. */
export const whyNotMore = (count: number): Refusal | null =>
  count < mostChannels
    ? null
    : refusal(
        'notices/too-many-channels',
        409,
        'Anda sudah memakai delapan jalan. Hapus satu yang tidak dipakai, lalu ulangi.',
      )

type Waiting = { code: string | null; codeUntil: string | null; codeTries: number }

/** Why a code proves nothing: another, too late, or typed too often. */
export function whyNotCode(
  waiting: Waiting | undefined,
  typed: string,
  now: string,
): Refusal | null {
  if (!waiting)
    return refusal(
      'notices/no-channel',
      404,
      'Jalan ini tidak ada pada akun Anda. Muat ulang halaman.',
    )
  if (!waiting.code || (waiting.codeUntil ?? '') <= now || waiting.codeTries >= code.tries)
    return refusal(
      'notices/code-over',
      409,
      'Kode ini sudah tidak berlaku. Hapus alamatnya, lalu tambahkan lagi untuk kode yang baru.',
    )
  return typed.replace(/\s/g, '') === waiting.code
    ? null
    : refusal('notices/wrong-code', 422, 'Kodenya tidak sama. Lihat lagi pesan yang kami kirim.')
}
