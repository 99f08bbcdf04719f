import { Worker } from 'node:worker_threads'
import type {
  FileProblem,
  RowRead,
  SheetHeads,
  SheetRead,
  SheetWish,
} from '../../kernel/importer.ts'
import { fileProblems } from './file-problems.ts'
import { type SheetLimits, sheetLimits } from './limits.ts'
import { unpacker } from './packing.ts'
import type { SheetOrder, SheetReply } from './sheet.worker.ts'

const mostAtOnce = 2
const queue: (() => void)[] = []
let running = 0

/** Reads an uploaded XLSX or CSV for an importer, whatever the bytes are: the answer is a table
 * with typed rows, or the one reason why not. Works in a thread of its own with a limit on memory
 * and time, two files at a time, so the server keeps answering others. The name is never trusted;
 * the bytes are copied, not taken. */
export function readSheet(
  file: { name: string; bytes: Uint8Array },
  wanted: SheetWish,
  limits: SheetLimits = sheetLimits,
): Promise<SheetRead> {
  return inTurn({ bytes: file.bytes, wanted, limits }, (worker, { answer, refuse }) => {
    const rows: RowRead[] = []
    const unpack = unpacker(wanted.columns.map(({ key }) => key))
    worker.on('message', (reply: SheetReply) => {
      if ('rows' in reply) {
        for (const row of unpack(reply.rows)) rows.push(row)
        worker.postMessage('next')
      } else if ('read' in reply)
        if (reply.read.problem) refuse(reply.read.problem)
        else answer({ ...reply.read, rows })
    })
  })
}

/** Reads only the headings of a file and the first words below each, under the same limits, for
 * somebody who says what each column holds. */
export function readHeads(
  file: { name: string; bytes: Uint8Array },
  wanted: SheetWish,
  limits: SheetLimits = sheetLimits,
): Promise<SheetHeads | { problem: FileProblem }> {
  return inTurn(
    { bytes: file.bytes, wanted, limits, headings: true },
    (worker, { answer, refuse }) => {
      worker.on('message', (reply: SheetReply) => {
        if (!('heads' in reply)) return
        if (reply.heads.problem) refuse(reply.heads.problem)
        else answer(reply.heads)
      })
    },
  )
}

type Ends<Read> = { answer: (read: Read) => void; refuse: (problem: FileProblem) => void }
type Hear<Read> = (worker: Worker, ends: Ends<Read>) => void

async function inTurn<Read>(
  order: SheetOrder,
  hear: Hear<Read>,
): Promise<Read | { problem: FileProblem }> {
  const { bytes, limits } = order
  if (bytes.byteLength === 0) return { problem: fileProblems.empty }
  if (bytes.byteLength > limits.bytes)
    return { problem: fileProblems.tooBig(bytes.byteLength, limits.bytes) }
  if (running >= mostAtOnce) await new Promise<void>((go) => queue.push(go))
  else running++
  try {
    return await inThread(order, hear)
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

function inThread<Read>(
  order: SheetOrder,
  hear: Hear<Read>,
): Promise<Read | { problem: FileProblem }> {
  const { limits } = order
  const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
    ...{ name: 'sheet', workerData: order, env: {}, execArgv: [] },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16 },
  })
  return new Promise<Read | { problem: FileProblem }>((resolve) => {
    const refuse = (problem: FileProblem): void => resolve({ problem })
    const timer = setTimeout(
      () => refuse(fileProblems.tooSlow(limits.milliseconds)),
      limits.milliseconds,
    )
    hear(worker, { answer: resolve, refuse })
    worker.on('error', (error) =>
      refuse(isOutOfMemory(error) ? fileProblems.tooHeavy : fileProblems.unreadable(String(error))),
    )
    worker.on('exit', (code) => {
      clearTimeout(timer)
      refuse(fileProblems.unreadable(`the reading thread ended with ${code} before answering`))
    })
  }).finally(() => worker.terminate())
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
