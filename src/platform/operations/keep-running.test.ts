import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type KeepOptions, keepRunning, type Running } from './keep-running.ts'

/** A server that ends when it is told to; each start follows the script: `true` comes up, `false`
 * does not. */
function theatre(script: readonly boolean[]): {
  starts: number[]
  end: () => void
  stopped: () => boolean
  start: () => Promise<Running>
} {
  const rest = [...script]
  const starts: number[] = []
  let end = (): void => undefined
  let stopped = false
  const start = async (): Promise<Running> => {
    starts.push(performance.now())
    if (rest.shift() === false) throw new Error('could not start')
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    const stop = async (): Promise<void> => {
      stopped = true
      end()
    }
    return { ended, stop }
  }
  return { starts, end: () => end(), stopped: () => stopped, start }
}

const said: string[] = []
const options = (more: Partial<KeepOptions> = {}): KeepOptions => ({
  log: (sentence) => said.push(sentence),
  gone: 'Basis data berhenti tanpa diminta dan sedang dijalankan lagi.',
  back: 'Basis data berjalan lagi.',
  exhausted: (error) => `habis: ${(error as Error).message}`,
  pausesMs: [0, 10, 20],
  ...more,
})
async function until(reached: () => boolean): Promise<void> {
  while (!reached()) await pause(1)
}

it('brings a server back that ended unasked, and says meanwhile that it is away', async () => {
  const { start, starts, end } = theatre([true, false, true])
  const kept = await keepRunning(start, options())
  expect(kept.away()).toBeNull()

  end()
  await until(() => kept.away() !== null)
  expect(kept.away()).toContain('sedang dijalankan lagi')
  await until(() => kept.away() === null)

  expect(starts).toHaveLength(3)
  expect(said.at(-1)).toBe('Basis data berjalan lagi.')
})

it('waits longer from start to start while they fail, and gives up after as many as it may', async () => {
  const { start, starts, end } = theatre([true, false, false, false, false, true])
  const kept = await keepRunning(start, options({ pausesMs: [0, 0, 40, 80] }))

  end()

  expect(await kept.lost).toBe('habis: could not start')
  expect(starts).toHaveLength(5)
  const gaps = starts.slice(1).map((at, n) => Math.round(at - (starts[n] ?? 0)))
  expect(gaps[2]).toBeGreaterThanOrEqual(39)
  expect(gaps[3]).toBeGreaterThanOrEqual(79)
  expect(kept.away()).not.toBeNull()
})

it('does not start again what no start can help', async () => {
  const { start, starts, end } = theatre([true, true])
  const kept = await keepRunning(start, options({ beyondHelp: () => 'datanya hilang' }))

  end()

  expect(await kept.lost).toBe('datanya hilang')
  expect(starts).toHaveLength(1)
})

it('starts nothing after it was asked to stop, not even in the middle of a pause', async () => {
  const { start, starts, end, stopped } = theatre([true, false, true])
  const kept = await keepRunning(start, options({ pausesMs: [0, 60_000] }))
  end()
  await until(() => starts.length === 2)

  await kept.stop()

  expect([starts.length, stopped()]).toEqual([2, true])
})

it('passes on why the first start failed', async () => {
  await expect(keepRunning(theatre([false]).start, options())).rejects.toThrow('could not start')
})
