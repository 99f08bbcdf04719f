import { Worker } from 'node:worker_threads'
import { Refused, refusal } from '../kernel/refusal.ts'
import type { Said } from './quarantine-thread.ts'

/** What one reading may cost: milliseconds of the processor from its beginning, megabytes of
 * objects. */
export type ReadingLimits = { milliseconds: number; heapMegabytes: number }
/** How many readings of a lane run at once, and how many may wait. */
export type LaneLimits = { hands: number; waiting: number }
/** How a reading ended: with its answer, or without one because it took too long or too much.
 * Neither speaks for or against the bytes. */
export type Reading<Answer> = { answer: Answer } | { unread: 'TOO_SLOW' | 'TOO_HEAVY' }

type Ending = Said<unknown> | { unread: 'TOO_SLOW' | 'TOO_HEAVY' }
type Job = {
  order: unknown
  resolve: (reading: Reading<unknown>) => void
  reject: (reason: Error) => void
}
type Lane = LaneLimits & { busy: number; queue: Job[] }
/** A thread: `ready` once it has loaded its module, `ended` when it died. */
type Hand = { worker: Worker; isAlive: boolean; ready: Promise<unknown>; ended: Promise<Ending> }

/** Threads that read strangers' bytes, with one warm spare; the lanes share the threads, never each
 * other's waiting. */
export type Quarantine<Name extends string> = {
  module: URL
  limits: ReadingLimits
  lanes: Record<Name, Lane>
  idle: Hand[]
}

/** How often the work of a thread is looked at, in milliseconds. */
const tick = 50
/** On a busy machine a reading gets its work in the end, but not longer than so many times that on
 * the clock. */
const patience = 5
const full = refusal(
  'platform/quarantine-full',
  503,
  'Pemeriksa berkas sedang penuh. Berkas Anda belum diperiksa; coba lagi sebentar lagi.',
)

/** A quarantine whose threads run this module, which calls `readInQuarantine`. Nothing starts
 * before `warm` or the first reading. */
export function openQuarantine<Name extends string>(
  module: URL,
  limits: ReadingLimits,
  lanes: Record<Name, LaneLimits>,
): Quarantine<Name> {
  const empty = Object.entries<LaneLimits>(lanes).map(([name, lane]) => [
    name,
    { ...lane, busy: 0, queue: [] },
  ])
  return { module, limits, lanes: Object.fromEntries(empty), idle: [] }
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'

function hire({ module, limits }: Pick<Quarantine<string>, 'module' | 'limits'>): Hand {
  const resourceLimits = {
    maxOldGenerationSizeMb: limits.heapMegabytes,
    maxYoungGenerationSizeMb: 16,
  }
  const worker = new Worker(module, { name: 'quarantine', env: {}, execArgv: [], resourceLimits })
  worker.unref()
  const { promise: ready, resolve: begin } = Promise.withResolvers<void>()
  const { promise: ended, resolve: end } = Promise.withResolvers<Ending>()
  const hand: Hand = { worker, isAlive: true, ready, ended }
  const die = (ending: Ending): void => {
    hand.isAlive = false
    end(ending)
  }
  worker.once('message', () => begin())
  worker.on('error', (error) =>
    die(isOutOfMemory(error) ? { unread: 'TOO_HEAVY' } : { fault: String(error) }),
  )
  worker.on('exit', () => die({ fault: 'the reading thread ended before its time' }))
  return hand
}

/** Makes sure that a thread waits, loaded, for the next bytes. */
export function warm<Name extends string>(quarantine: Quarantine<Name>): void {
  quarantine.idle = quarantine.idle.filter(({ isAlive }) => isAlive)
  if (quarantine.idle.length === 0) quarantine.idle.push(hire(quarantine))
}

/** Milliseconds of the processor a thread has used so far. */
async function workOf(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage()
  return (user + system) / 1000
}

/** Tells when a thread has worked for its time. A thread that cannot even say so is given up on the
 * clock. */
async function whenWorn(
  { worker }: Hand,
  milliseconds: number,
  act: () => void,
): Promise<() => void> {
  const before = await workOf(worker)
  const began = performance.now()
  const look = async (): Promise<void> => {
    const passed = performance.now() - began + tick
    if (passed < milliseconds) return
    if (passed >= patience * milliseconds || (await workOf(worker)) - before + tick >= milliseconds)
      act()
  }
  const watch = setInterval(() => void look().catch(() => undefined), tick)
  return () => clearInterval(watch)
}

async function worked(
  hand: Hand,
  order: unknown,
  { milliseconds }: ReadingLimits,
): Promise<Ending> {
  const { worker, ready, ended } = hand
  await Promise.race([ready, ended])
  if (!hand.isAlive) return ended
  const { promise: worn, resolve: give } = Promise.withResolvers<Ending>()
  const stop = await whenWorn(hand, milliseconds, () => give({ unread: 'TOO_SLOW' }))
  const said = new Promise<Ending>((resolve) => worker.once('message', resolve))
  worker.postMessage(order)
  const ending = await Promise.race([said, ended, worn])
  stop()
  if (!('answer' in ending)) {
    hand.isAlive = false
    void worker.terminate()
  }
  return ending
}

function settle({ resolve, reject }: Job, ending: Ending): void {
  if ('answer' in ending || 'unread' in ending) resolve(ending)
  else reject(new Error('fault' in ending ? ending.fault : 'the reading thread spoke out of turn'))
}

async function next<Name extends string>(quarantine: Quarantine<Name>, name: Name): Promise<void> {
  const lane = quarantine.lanes[name]
  const job = lane.busy < lane.hands ? lane.queue.shift() : undefined
  if (!job) return
  lane.busy += 1
  const hand = quarantine.idle.find(({ isAlive }) => isAlive) ?? hire(quarantine)
  quarantine.idle = quarantine.idle.filter((other) => other !== hand)
  warm(quarantine)
  hand.worker.ref()
  const ending = await worked(hand, job.order, quarantine.limits).catch(
    (error: unknown): Ending => ({ fault: String(error) }),
  )
  hand.worker.unref()
  if (hand.isAlive) quarantine.idle.unshift(hand)
  lane.busy -= 1
  settle(job, ending)
  void next(quarantine, name)
}

/** Reads an order in a thread of its own, within the limits; the order is copied, not taken.
 * Refuses with `platform/quarantine-full` when too many of the same lane wait. What fails by our
 * own fault is thrown, whatever the bytes are is not. */
export function readApart<Answer, Name extends string>(
  quarantine: Quarantine<Name>,
  name: Name,
  order: unknown,
): Promise<Reading<Answer>> {
  const { busy, hands, queue, waiting } = quarantine.lanes[name]
  if (busy >= hands && queue.length >= waiting) return Promise.reject(new Refused(full))
  return new Promise<Reading<unknown>>((resolve, reject) => {
    queue.push({ order, resolve, reject })
    void next(quarantine, name)
  }) as Promise<Reading<Answer>>
}
