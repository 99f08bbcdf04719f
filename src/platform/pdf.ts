import { Worker } from 'node:worker_threads'
import type { Json } from '../kernel/canonical.ts'
import { Refused, refusal } from '../kernel/refusal.ts'
import type { Instant } from '../kernel/time.ts'
import type { Answer, Order, Pdf } from './pdf.worker.ts'

export type { Mark, Pdf } from './pdf.worker.ts'

/** How many documents may wait, how long one may take, and the thread that makes them. */
type Limits = { waiting: number; seconds: number; start: () => Worker }
type Job = { order: Order; resolve: (pdf: Pdf) => void; reject: (reason: Error) => void }

/** One worker thread with its queue: it starts with the first document, starts again after dying, never keeps the process alive. */
export type Press = Limits & { queue: Job[]; worker: Worker | null; current: (Job & { alarm: NodeJS.Timeout }) | null; lastId: number }

const startWorker = (): Worker => new Worker(new URL('./pdf.worker.ts', import.meta.url), { name: 'pdf' })

/** A press of its own, for tests and benches; the application prints with `renderPdf`. */
export const openPress = (limits: Partial<Limits> = {}): Press => {
  return { waiting: 2000, seconds: 30, start: startWorker, ...limits, queue: [], worker: null, current: null, lastId: 0 }
}

function settle(press: Press, act: (job: Job) => void): void {
  const job = press.current
  press.current = null
  if (!job) return
  clearTimeout(job.alarm)
  act(job)
}

/**
 * The document at hand is refused with the reason; those still waiting go to a fresh thread. A thread left behind inside the
 * compiler cannot be interrupted: it ends when the compiler returns.
 */
function drop(press: Press, fallen: Worker, reason: string): void {
  if (press.worker !== fallen) return
  press.worker = null
  settle(press, (job) => job.reject(new Error(reason)))
  next(press)
}

function take(press: Press, answer: Answer): void {
  if (answer.id !== press.current?.order.id) return
  press.worker?.unref()
  settle(press, (job) => ('pdf' in answer ? job.resolve(answer.pdf) : job.reject(new Error(`The document was not made: ${answer.fault}`))))
  next(press)
}

function hire(press: Press): Worker {
  const worker = press.start()
  worker.unref()
  worker.on('message', (answer: Answer) => take(press, answer))
  worker.on('error', (error) => drop(press, worker, `The document thread died: ${String(error)}`))
  worker.on('exit', () => drop(press, worker, 'The document thread ended before its time.'))
  return worker
}

function next(press: Press): void {
  const job = press.current ? undefined : press.queue.shift()
  if (!job) return
  press.worker ??= hire(press)
  const { worker } = press
  const alarm = setTimeout(() => {
    drop(press, worker, `The document took more than ${press.seconds} seconds.`)
    void worker.terminate()
  }, press.seconds * 1000)
  press.current = { ...job, alarm }
  worker.ref()
  worker.postMessage(job.order)
}

/** Prints on this press; see `renderPdf`. */
export async function printOn(press: Press, template: string, data: Json, { createdAt }: { createdAt: Instant }): Promise<Pdf> {
  const seconds = Math.floor(Date.parse(createdAt) / 1000)
  if (!Number.isFinite(seconds)) throw new RangeError(`not an instant: ${createdAt}`)
  if (press.queue.length >= press.waiting) {
    throw new Refused(refusal('platform/press-full', 503, 'Pencetak dokumen sedang penuh. Coba lagi beberapa menit lagi.'))
  }
  press.lastId += 1
  const order: Order = { id: press.lastId, template, json: JSON.stringify(data), createdAt: seconds }
  return new Promise((resolve, reject) => {
    press.queue.push({ order, resolve, reject })
    next(press)
  })
}

/** Ends the thread; documents still waiting are refused. A later document starts a new one. */
export async function closePress(press: Press): Promise<void> {
  const { worker } = press
  const closed = new Error('The press was closed.')
  press.worker = null
  settle(press, (job) => job.reject(closed))
  for (const job of press.queue.splice(0)) job.reject(closed)
  await worker?.terminate()
}

const press = openPress()

/**
 * Makes a PDF from the source of a Typst template and its data, in a thread of its own. The template reads the data from
 * `/data.json`, so nothing a user wrote is ever read as markup. Same template, data and `createdAt` (the date written into
 * the file) give the same bytes. Refuses with `platform/press-full` when too many documents wait.
 */
export const renderPdf = (template: string, data: Json, options: { createdAt: Instant }): Promise<Pdf> =>
  printOn(press, template, data, options)

/** Ends the thread of `renderPdf`, for an orderly stop of the process. */
export const closePdf = (): Promise<void> => closePress(press)
