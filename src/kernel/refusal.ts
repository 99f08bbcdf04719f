/** Why an act may not happen: a stable code (`room/what-is-wrong`), an HTTP status and one calm
 * Indonesian sentence. */
export type Refusal = {
  code: string
  status: number
  detail: string
  errors?: FieldError[]
  mend?: Mend
}

/** One field of the input that does not fit, as a JSON pointer (`/rows/3/target`) and an Indonesian
 * sentence. */
export type FieldError = { pointer: string; detail: string }

/** The way out: an address of the application and the words of the link that leads there. */
export type Mend = { href: string; label: string }

/** Builds a refusal; rules return it, `heed` throws it. */
export function refusal(
  code: string,
  status: number,
  detail: string,
  more: Pick<Refusal, 'errors' | 'mend'> = {},
): Refusal {
  return { code, status, detail, ...more }
}

/** The one error a request may end with on purpose; `platform/http` turns it into problem+json. */
export class Refused extends Error {
  readonly refusal: Refusal
  /** True when what was written before the refusal must stay on record (a wrong password, an
   * attempt to sign as someone else). */
  readonly onRecord: boolean
  constructor(refusal: Refusal, options: ErrorOptions & { onRecord?: boolean } = {}) {
    super(refusal.detail, options)
    this.name = 'Refused'
    this.refusal = refusal
    this.onRecord = options.onRecord ?? false
  }
}

/** Stops the act when a rule said no; `null` lets it pass. */
export function heed(refusal: Refusal | null): void {
  if (refusal) throw new Refused(refusal)
}

/** Guards a write against overwriting somebody else's: the version named by `If-Match` must still
 * be the current one. */
export function whyStale(ifMatch: string | null, version: string | number): Refusal | null {
  if (ifMatch === null || ifMatch === '*' || ifMatch === String(version)) return null
  return refusal(
    'kernel/stale',
    412,
    'Data ini sudah diubah orang lain saat Anda mengisi. Muat ulang, lihat perbedaannya, lalu simpan lagi.',
  )
}
