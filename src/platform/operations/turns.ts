import { setImmediate } from 'node:timers/promises'

const lines = new Map<string, Promise<void>>()

/** Does work one after another for each key, in the order it was asked; other keys are not waited
 * for. Holds nothing while waiting. */
export async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
  const before = lines.get(key) ?? Promise.resolve()
  const result = before.then(work)
  const done = result.then(
    () => undefined,
    () => undefined,
  )
  lines.set(key, done)
  try {
    return await result
  } finally {
    if (lines.get(key) === done) lines.delete(key)
  }
}

/** A room in which people wait some seconds without holding anything but their request. It has so
 * many places: when it is full, whoever waited longest goes on at once, so that nobody is refused
 * because others wait. */
export function openWaitingRoom(places: number): (seconds: number) => Promise<void> {
  const waiting = new Set<() => void>()
  return (seconds) =>
    new Promise((resolve) => {
      const goOn = (): void => {
        clearTimeout(timer)
        waiting.delete(goOn)
        resolve()
      }
      const timer = setTimeout(goOn, seconds * 1000)
      const [longest] = waiting
      if (waiting.size >= places) longest?.()
      waiting.add(goOn)
    })
}

/** Does long work that pauses between its steps, and serves others at each pause: a step may take
 * some tens of milliseconds. */
export async function inSteps<Result>(work: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await setImmediate()
  }
}
