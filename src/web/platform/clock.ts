import type { Instant } from '../../kernel/time.ts'

/** A minute either way is the way of the network, and of an answer's `Date` in whole seconds. */
const unheard = 60_000
let ahead = 0

/** Takes note of how far the server's time is ahead of this device's, from the `Date` of an
 * answer. */
export function hearTime(headers: Headers): void {
  const found = Date.parse(headers.get('date') ?? '') - Date.now()
  if (!Number.isNaN(found)) ahead = Math.abs(found) < unheard ? 0 : found
}

/** The clock of this device in milliseconds: only for how long something has been lying here. */
export const deviceTime = (): number => Date.now()

/** The server's time, now or at a moment of this device. Whatever a page says of today comes from
 * here: the clock of a device may be wrong, and the server decides. */
export const serverTime = (at = deviceTime()): Instant => new Date(at + ahead).toISOString()
