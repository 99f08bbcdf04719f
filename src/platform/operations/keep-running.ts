import { setTimeout as pause } from 'node:timers/promises'

/** A child process that runs: how it is ended, and when it has ended, asked or not. */
export type Running = { ended: Promise<unknown>; stop(): Promise<void> }

/** A child that is brought back whenever it ends unasked. */
export type Kept<Child extends Running> = {
  current(): Child
  /** Why it is away now, as a sentence; `null` while it runs. */
  away(): string | null
  /** The last line for the operator, once it cannot be brought back; pending until then. */
  lost: Promise<string>
  stop(): Promise<void>
}

export type KeepOptions = {
  log: (sentence: string) => void
  /** What is said when it ended unasked, and when it runs again. */
  gone: string
  back: string
  /** A sentence when no further start can help (the data is gone). */
  beyondHelp?: () => string | null
  /** The last line when every start failed. */
  exhausted: (lastError: unknown) => string
  /** How long to wait before the first, second, … start in a row; as many failures in a row end
   * it. */
  pausesMs?: readonly number[]
}

/** A child that lived longer had no trouble of its own: the next one starts at once. */
const soundMs = 60_000

/** Starts a child and keeps it running until `stop()`: after each end it is started again, at once
 * the first time, then with growing pauses. */
export async function keepRunning<Child extends Running>(
  start: () => Promise<Child>,
  options: KeepOptions,
): Promise<Kept<Child>> {
  const { log, gone, back, exhausted, pausesMs = [0, 500, 1000, 2000, 4000] } = options
  const beyondHelp = options.beyondHelp ?? (() => null)
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
        log(back)
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
      away = gone
      log(gone)
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
  return { current: () => current, away: () => away, lost, stop }
}
