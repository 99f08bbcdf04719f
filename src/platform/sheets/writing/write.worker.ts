import { parentPort, workerData } from 'node:worker_threads'
import type { WrittenSheet } from '../../../kernel/workbook.ts'
import { workbookOf } from './sheet-writing.ts'

/** What the thread is given to write; it answers with the bytes. */
export type WriteOrder = { sheets: readonly WrittenSheet[] }

const { sheets }: WriteOrder = workerData
const bytes = await workbookOf(sheets)
parentPort?.postMessage(bytes)
