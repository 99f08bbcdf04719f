import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** A request as it goes over the wire; with `version` it is a write that is done again and again,
 * each time on the version before it. */
export type Sent = {
  method: string
  path: string
  headers: Record<string, string>
  body?: string
  version?: number
}
/** So many requests by so many clients, each of which waits for its answer. */
export type Load = { port: number; clients: number; count: number; requests: Sent[] }
/** Times in milliseconds, requests a second, and the requests with the versions they came to. */
export type Loaded = { times: number[]; rate: number; requests: Sent[] }

/** Sends a load from a thread of its own. */
export async function loaded(load: Load): Promise<Loaded> {
  const worker = new Worker(new URL('./http-load.worker.ts', import.meta.url), { workerData: load })
  const [answer] = await once(worker, 'message')
  await worker.terminate()
  return answer
}
