import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { WrittenSheet } from '../../../kernel/workbook.ts'
import { workbookOf } from './sheet-writing.ts'
import type { WriteOrder } from './write.worker.ts'

/** Below this many cells starting a thread takes longer than writing. */
const threadFrom = 5_000

/** Writes an XLSX: one sheet or several, each with a header row that stays in view, column widths
 * and typed cells (see `WrittenColumn`). A large one is written in a thread of its own, so the
 * server keeps answering others. */
export async function writeSheet({
  sheets,
}: {
  sheets: readonly WrittenSheet[]
}): Promise<Uint8Array> {
  const cells = sheets.reduce((sum, { columns, rows }) => sum + columns.length * rows.length, 0)
  if (cells < threadFrom) return workbookOf(sheets)
  const workerData: WriteOrder = { sheets }
  const worker = new Worker(new URL('./write.worker.ts', import.meta.url), {
    name: 'sheet-write',
    workerData,
    env: {},
    execArgv: [],
  })
  const [bytes]: Uint8Array[] = await once(worker, 'message')
  if (!bytes) throw new Error('the writing thread gave no workbook')
  return bytes
}
