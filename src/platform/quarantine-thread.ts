import { parentPort } from 'node:worker_threads'

/** What a thread of a quarantine says: that it can begin, what it read, or that reading failed by
 * our own fault. */
export type Said<Answer> = { ready: true } | { answer: Answer } | { fault: string }

async function answered<Order, Answer>(
  read: (order: Order) => Promise<Answer>,
  order: Order,
): Promise<Said<Answer>> {
  try {
    return { answer: await read(order) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** What a thread of a quarantine does: says that it is ready, then reads what it is given, one
 * after the other. */
export function readInQuarantine<Order, Answer>(read: (order: Order) => Promise<Answer>): void {
  parentPort?.on('message', async (order: Order) =>
    parentPort?.postMessage(await answered(read, order)),
  )
  parentPort?.postMessage({ ready: true })
}
