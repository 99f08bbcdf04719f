import { setTimeout as pause } from 'node:timers/promises'
import type { Postmaster } from './postmaster.ts'

/** A server that is brought back whenever it ends unasked. */
export type KeptServer = {
  socket: string
  /** Why it is away now, as a sentence; `null` while it runs. */
  away(): string | null
  /** The last line for the operator, once it cannot be brought back; pending until then. */
  lost: Promise<string>
  stop(): Promise<void>
}

export type KeepOptions = {
  log: (sentence: string) => void
  /** A sentence when no further start can help (the data is gone). */
  beyondHelp: () => string | null
  /** The last line when every start failed. */
  exhausted: (lastError: unknown) => string
  /** How long to wait before the first, second, … start in a row; as many failures in a row end
   * it. */
  pausesMs?: readonly number[]
}

/** A server that lived longer had no trouble of its own: the next one starts at once. */
const soundMs = 60_000

const sentence = 'Basis data berhenti tanpa diminta dan sedang dijalankan lagi.'

/** Starts a server and keeps it running until `stop()`: after each end it is started again, at once
 * the first time, then with growing pauses. */
export async function keepRunning(
  start: () => Promise<Postmaster>,
  options: KeepOptions,
): Promise<KeptServer> {
  const { log, beyondHelp, exhausted, pausesMs = [0, 500, 1000, 2000, 4000] } = options
  const { promise: lost, resolve: giveUp } = Promise.withResolvers<string>()
  const stopping = new AbortController()
  let current = await start()
  let away: string | null = null
  let restarting: Promise<void> = Promise.resolve()
  /** Ends shortly after a start, in a row. */
  let shortLives = 0

  const restart = async (from: number): Promise<void> => {
    let lastError: unknown
    for (const [failures] of pausesMs.entries()) {
      await pause(
        pausesMs[Math.min(from + failures, pausesMs.length - 1)],
        undefined,
        stopping,
      ).catch(() => undefined)
      if (stopping.signal.aborted) return
      const hopeless = beyondHelp()
      if (hopeless !== null) return giveUp(hopeless)
      try {
        current = await start()
        away = null
        log('Basis data berjalan lagi.')
        return watch()
      } catch (error) {
        lastError = error
      }
    }
    giveUp(exhausted(lastError))
  }
  const watch = (): void => {
    const since = performance.now()
    void current.ended.then(() => {
      if (stopping.signal.aborted) return
      const inTrouble = performance.now() - since < soundMs
      away = sentence
      log(sentence)
      restarting = restart(inTrouble ? shortLives : 0)
      shortLives = inTrouble ? shortLives + 1 : 0
    })
  }
  watch()
  const stop = async (): Promise<void> => {
    stopping.abort()
    await restarting
    await current.stop()
  }
  return { socket: current.socket, away: () => away, lost, stop }
}
