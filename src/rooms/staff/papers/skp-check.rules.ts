/** So many digits of the digest stand in the address on the paper: none can be guessed. */
const digits = 16

/** Where an agreed version of an SKP is checked. */
export const checkPath = ({ id, shown }: { id: string; shown: number }, digest: string): string =>
  `/verifikasi/skp/${id}?versi=${shown}&sidik=${digest.slice(0, digits)}`

/** Do the digits on the paper belong to this digest? */
export const isOfDigest = (digest: string, given: string | undefined): boolean =>
  given !== undefined && given.length >= digits && digest.startsWith(given.toLowerCase())
