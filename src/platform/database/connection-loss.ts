import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type Refusal, refusal } from '../../kernel/refusal.ts'

const away = refusal(
  'platform/database-away',
  503,
  'Basis data sedang tidak terhubung. Tidak ada yang tersimpan dari permintaan ini; coba lagi sebentar lagi.',
)
const uncertain = refusal(
  'platform/commit-uncertain',
  503,
  'Belum pasti tersimpan; kami periksa lagi. Bila pesan ini tetap tampak, tekan tombol ' +
    'yang sama sekali lagi.',
)
const slow = refusal(
  'platform/too-slow',
  503,
  'Permintaan ini terlalu lama dikerjakan, jadi dihentikan; tidak ada yang tersimpan. Coba ' +
    'lagi sebentar lagi.',
)
const full = refusal(
  'platform/disk-full',
  503,
  'Ruang simpan server penuh; tidak ada yang tersimpan. Beri tahu pengelola sistem.',
)
/** More is asked than can be served now. */
export const busy = refusal(
  'platform/busy',
  503,
  'Server sedang sibuk. Tidak ada yang hilang; coba lagi sebentar lagi.',
)

/** No transaction could be begun: the database is away, restarting, full of connections, or a
 * standby that does not write yet. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super('no transaction could be begun', { cause })
    this.name = 'DatabaseAway'
  }
}

/** The connection was lost between sending COMMIT and hearing its answer: only the database knows
 * whether it was done. */
export class CommitUncertain extends Error {
  constructor(cause: unknown) {
    super('the connection was lost at commit', { cause })
    this.name = 'CommitUncertain'
  }
}

const codeOf = (error: unknown): string => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}

/** Connection exceptions, shutdown, crash, start-up, sessions ended by a time limit (PostgreSQL,
 * appendix A). */
const lostStates = /^(08...|57P0[1235]|25P0[34])$/
const lostSockets = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
])
/** What the driver says without a code. */
const lostWords =
  /^(Connection terminated|Client (has encountered a connection error|was closed) and is not queryable|timeout expired)/
const poolWords = 'timeout exceeded when trying to connect'

/** Did the connection go, so that what was not yet committed is not saved? */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  // a file that is missing says ENOENT as well, but not of a connection
  const socketGone = (error as NodeJS.ErrnoException).syscall === 'connect'
  return (
    lostStates.test(code) || lostSockets.has(code) || socketGone || lostWords.test(error.message)
  )
}

/** Did the database itself answer, with something else than its end? Then the transaction is surely
 * rolled back. */
export const isAnswered = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !isConnectionLost(error)

/** Why the database could not serve an act, as a refusal to come back with; `null` when the failure
 * is of another kind. */
export function whyUnavailable(error: unknown): Refusal | null {
  if (error instanceof CommitUncertain) return uncertain
  const cause = error instanceof DatabaseAway ? error.cause : error
  const code = codeOf(cause)
  if (code === '57014' || code === '55P03') return slow
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT') return full
  if (code.startsWith('53') || (cause instanceof Error && cause.message === poolWords)) return busy
  return isConnectionLost(error) ? away : null
}

/** Does something again for as long as the database is away, up to `patienceMs`: for what ends an
 * act that is half done, so that it need not stay half done. Nothing of a lost try was saved; one
 * whose COMMIT is uncertain is not repeated. */
export async function throughAbsence<Result>(
  work: () => Promise<Result>,
  patienceMs = 20_000,
): Promise<Result> {
  const since = performance.now()
  for (let pauseMs = 100; ; pauseMs = Math.min(2 * pauseMs, 1000)) {
    try {
      return await work()
    } catch (error) {
      if (!isConnectionLost(error) || performance.now() - since > patienceMs) throw error
    }
    await pause(pauseMs)
  }
}
