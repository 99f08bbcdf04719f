import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Json } from '../kernel/canonical.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import { inPrimary } from './operations/primary.ts'
import type { Answer, Order, Pdf } from './pdf.worker.ts'

export type { Mark, Pdf } from './pdf.worker.ts'

/** How many documents may wait, how long one may take, how many threads make them, and how one
 * starts. */
type Limits = { waiting: number; seconds: number; hands: number; start: () => Worker }
type Job = { order: Order; resolve: (pdf: Pdf) => void; reject: (reason: Error) => void }
/** A worker thread and the document it is making: it starts with its first document, starts again
 * after dying. */
type Hand = { worker: Worker | null; current: (Job & { alarm: NodeJS.Timeout }) | null }

/** A queue of documents and the threads that make them; they never keep the process alive. */
export type Press = Limits & { queue: Job[]; team: Hand[]; lastId: number }

const startWorker = (): Worker =>
  new Worker(new URL('./pdf.worker.ts', import.meta.url), { name: 'pdf' })

/** More threads would only wait for each other: one for every core, at most two, for each keeps the
 * fonts and a compiler in memory. */
const handsHere = Math.min(2, availableParallelism())

/** A press of its own, for tests and benches; the application prints with `renderPdf`. */
export function openPress(limits: Partial<Limits> = {}): Press {
  const options = { waiting: 2000, seconds: 30, hands: handsHere, start: startWorker, ...limits }
  return {
    ...options,
    queue: [],
    team: Array.from({ length: options.hands }, () => ({ worker: null, current: null })),
    lastId: 0,
  }
}

function settle(hand: Hand, act: (job: Job) => void): void {
  const job = hand.current
  hand.current = null
  if (!job) return
  clearTimeout(job.alarm)
  act(job)
}

/** The document at hand is refused with the reason; those still waiting go to a fresh thread. A
 * thread left behind inside the compiler cannot be interrupted: it ends when the compiler
 * returns. */
function drop(press: Press, hand: Hand, fallen: Worker, reason: string): void {
  if (hand.worker !== fallen) return
  hand.worker = null
  settle(hand, (job) => job.reject(new Error(reason)))
  next(press)
}

function take(press: Press, hand: Hand, answer: Answer): void {
  if (answer.id !== hand.current?.order.id) return
  hand.worker?.unref()
  settle(hand, (job) =>
    'pdf' in answer
      ? job.resolve(answer.pdf)
      : job.reject(new Error(`The document was not made: ${answer.fault}`)),
  )
  next(press)
}

function hire(press: Press, hand: Hand): Worker {
  const worker = press.start()
  worker.unref()
  worker.on('message', (answer: Answer) => take(press, hand, answer))
  worker.on('error', (error) =>
    drop(press, hand, worker, `The document thread died: ${String(error)}`),
  )
  worker.on('exit', () => drop(press, hand, worker, 'The document thread ended before its time.'))
  return worker
}

/** Gives the next document to a free hand, one that has begun before rather than a new one. */
function next(press: Press): void {
  const free = press.team.filter(({ current }) => !current)
  const hand = free.find(({ worker }) => worker) ?? free[0]
  const job = hand && press.queue.shift()
  if (!hand || !job) return
  hand.worker ??= hire(press, hand)
  const { worker } = hand
  const alarm = setTimeout(() => {
    drop(press, hand, worker, `The document took more than ${press.seconds} seconds.`)
    void worker.terminate()
  }, press.seconds * 1000)
  hand.current = { ...job, alarm }
  worker.ref()
  worker.postMessage(job.order)
}

/** The date written into a document, and pictures the template reads by name (`/emblem.png`). */
type Made = { createdAt: Instant; files?: Record<string, Uint8Array> }

/** Prints on this press; see `renderPdf`. */
export async function printOn(
  press: Press,
  template: string,
  data: Json,
  { createdAt, files = {} }: Made,
): Promise<Pdf> {
  const seconds = Math.floor(Date.parse(createdAt) / 1000)
  if (!Number.isFinite(seconds)) throw new RangeError(`not an instant: ${createdAt}`)
  if (press.queue.length >= press.waiting) {
    throw new Refused(
      refusal(
        'platform/press-full',
        503,
        'Pencetak dokumen sedang penuh. Coba lagi beberapa menit lagi.',
      ),
    )
  }
  press.lastId += 1
  const order: Order = {
    id: press.lastId,
    template,
    json: JSON.stringify(data),
    files,
    createdAt: seconds,
  }
  return new Promise((resolve, reject) => {
    press.queue.push({ order, resolve, reject })
    next(press)
  })
}

/** Ends the threads; documents still waiting are refused. A later document starts a new one. */
export async function closePress(press: Press): Promise<void> {
  const closed = new Error('The press was closed.')
  const workers = press.team.map((hand) => {
    const { worker } = hand
    hand.worker = null
    settle(hand, (job) => job.reject(closed))
    return worker
  })
  for (const job of press.queue.splice(0)) job.reject(closed)
  await Promise.all(workers.map((worker) => worker?.terminate()))
}

const press = openPress()

type Printing = Made & { template: string; data: Json }
const inPress = inPrimary('platform/press', ({ template, data, ...made }: Printing) =>
  printOn(press, template, data, made),
)

/** Makes a PDF from the source of a Typst template and its data, in a thread apart, which belongs to
 * the primary process. The template reads the data from `/data.json`, so nothing a user wrote is
 * ever read as markup. Same template, data, files and `createdAt` give the same bytes. Refuses with `platform/press-full` when too many documents wait. */
export const renderPdf = (template: string, data: Json, made: Made): Promise<Pdf> =>
  inPress({ template, data, ...made })

/** How many documents wait for `renderPdf`, and how many are being made. */
export const pressLoad = (): { waiting: number; working: number } => ({
  waiting: press.queue.length,
  working: press.team.filter(({ current }) => current !== null).length,
})

/** Ends the threads of `renderPdf`, for an orderly stop of the process. */
export const closePdf = (): Promise<void> => closePress(press)
