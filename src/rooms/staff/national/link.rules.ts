import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { LocalDate } from '../../../kernel/time.ts'

/** An address of proof: the link and its seal, `<id without dashes>.<43 characters>`. */
export function readToken(token: string): { id: string; seal: string } | null {
  const [, hex = '', seal = ''] = /^([0-9a-f]{32})\.([\w-]{43})$/.exec(token) ?? []
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return id && seal ? { id, seal } : null
}

/** The address of a link with its seal. */
export const tokenOf = (id: string, seal: string): string => `${id.replaceAll('-', '')}.${seal}`

/** What opening a link needs to know. */
export type Opening = {
  lastDay: LocalDate
  revoked: boolean
  /** The row still carries the file, and its proof is not private. */
  carried: boolean
}

/** One sentence for whatever is wrong with the address itself: nobody learns what there is. */
export const noSuchLink = refusal(
  'staff/no-such-link',
  404,
  'Tautan bukti ini tidak dikenal. Periksa apakah alamatnya tersalin utuh.',
)

/** Why a link that was ours once does not open any more. */
export function whyNotOpen(
  { lastDay, revoked, carried }: Opening,
  today: LocalDate,
): Refusal | null {
  if (!revoked && carried && today <= lastDay) return null
  return refusal(
    'staff/link-over',
    410,
    revoked || !carried
      ? 'Tautan bukti ini sudah dicabut oleh pemiliknya. Mintalah tautan baru kepadanya.'
      : 'Masa tautan bukti ini sudah berakhir. Mintalah buktinya kepada pemiliknya.',
  )
}

/** Private proof has no link. */
export const whyNotLink = (row: { personal: boolean; evidenceIds: string[] }): Refusal | null => {
  if (row.personal)
    return refusal(
      'staff/proof-is-private',
      409,
      'Bukti baris ini ditandai pribadi, jadi tidak diberi tautan. Lepaskan tandanya lebih dahulu ' +
        'bila memang boleh dilihat penilai.',
    )
  return row.evidenceIds.length > 0
    ? null
    : refusal(
        'staff/no-proof',
        409,
        'Baris ini belum punya berkas bukti. Lampirkan berkasnya dulu.',
      )
}
