import type { Refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'

/** A rectangle on a page: points, `x` and `y` of the lower left corner from the lower left of the
 * page; pages count from 1. */
export type Place = { page: number; x: number; y: number; width: number; height: number }

/** What a reader sees in the place: a QR code to `qr` at the left, beside it the lines and below
 * them the label (look.md §13). */
export type Appearance = { lines: string[]; qr: string | null; label: string }

/** One signature to be made on one file. Nothing secret: keys, passphrases and accounts belong to
 * the provider that was built with them. */
export type SigningOrder = {
  pdf: Uint8Array
  /** The signature field, `pihak-pertama`; one that is not in the file yet is made in `mark`, or
   * refused without. */
  fieldName: string
  mark?: Place
  appearance: Appearance
  /** As it stands on the paper; the position includes «Plt.» and is signed as a claimed
   * attribute. */
  signer: { name: string; position: string }
  reason: string
  place: string
  /** Written as the time of signing. */
  at: Instant
}

/** The signed file, which begins with the bytes of the order; or why there is none. */
export type SigningOutcome = { pdf: Uint8Array } | { refused: Refusal }

/** Whoever signs: the embedded authority today, a remote service tomorrow; one file per
 * provider. */
export type Signer = (order: SigningOrder) => Promise<SigningOutcome>
