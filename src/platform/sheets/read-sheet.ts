import { Worker } from 'node:worker_threads'
import type { FileProblem, RowRead, SheetRead, SheetWish } from '../../kernel/importer.ts'
import { fileProblems } from './file-problems.ts'
import { type SheetLimits, sheetLimits } from './limits.ts'
import { unpacker } from './packing.ts'
import type { SheetOrder, SheetReply } from './sheet.worker.ts'

const mostAtOnce = 2
const queue: (() => void)[] = []
let running = 0

/**
 * Reads an uploaded XLSX or CSV for an importer, whatever the bytes are: the answer is a table with typed rows, or the one reason why not. Works
 * in a thread of its own with a limit on memory and time, two files at a time, so the server keeps answering others. The name is never
 * trusted; the bytes are copied, not taken.
 */
export async function readSheet(
  file: { name: string; bytes: Uint8Array },
  wanted: SheetWish,
  limits: SheetLimits = sheetLimits,
): Promise<SheetRead> {
  if (file.bytes.byteLength === 0) return { problem: fileProblems.empty }
  if (file.bytes.byteLength > limits.bytes)
    return { problem: fileProblems.tooBig(file.bytes.byteLength, limits.bytes) }
  if (running >= mostAtOnce) await new Promise<void>((go) => queue.push(go))
  else running++
  try {
    return await readInThread({ bytes: file.bytes, wanted, limits })
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

function readInThread(order: SheetOrder): Promise<SheetRead> {
  const { wanted, limits } = order
  const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), {
    ...{ name: 'sheet', workerData: order, env: {}, execArgv: [] },
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 16 },
  })
  return new Promise<SheetRead>((resolve) => {
    const rows: RowRead[] = []
    const unpack = unpacker(wanted.columns.map(({ key }) => key))
    const refuse = (problem: FileProblem): void => resolve({ problem })
    const timer = setTimeout(
      () => refuse(fileProblems.tooSlow(limits.milliseconds)),
      limits.milliseconds,
    )
    worker.on('message', (reply: SheetReply) => {
      if ('read' in reply)
        return resolve(
          reply.read.problem ? { problem: reply.read.problem } : { ...reply.read, rows },
        )
      for (const row of unpack(reply.rows)) rows.push(row)
      worker.postMessage('next')
    })
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
