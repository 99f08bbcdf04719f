import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import type { FileProblem, SheetHeads, SheetWish } from '../../kernel/importer.ts'
import { readHeadings } from './heads.ts'
import type { SheetLimits } from './limits.ts'
import { packer } from './packing.ts'
import { readTable, type TableRead } from './reading.ts'

/** What the thread is given to read. */
export type SheetOrder = {
  bytes: Uint8Array
  wanted: SheetWish
  limits: SheetLimits
  /** Only the headings are asked for. */
  headings?: true
}

/** What it answers: rows, each piece waiting for `next` from the other side, and at last the
 * table. */
export type SheetReply =
  | { rows: ReturnType<ReturnType<typeof packer>> }
  | { read: TableRead }
  | { heads: SheetHeads | { problem: FileProblem } }

const { bytes, wanted, limits, headings }: SheetOrder = workerData
const port = parentPort

if (port && headings) {
  port.postMessage({ heads: await readHeadings(bytes, wanted, limits) } satisfies SheetReply)
  port.close()
} else if (port) {
  const pack = packer(wanted.columns.map(({ key }) => key))
  const say = (reply: SheetReply): void => port.postMessage(reply)
  const read = await readTable(bytes, wanted, limits, async (rows) => {
    const asked = once(port, 'message')
    say({ rows: pack(rows) })
    await asked
  })
  say({ read })
  port.close()
}
