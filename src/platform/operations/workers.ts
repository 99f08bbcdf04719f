import cluster from 'node:cluster'
import { once } from 'node:events'
import { getCompileCacheDir } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Refused, refusal } from '../../kernel/refusal.ts'
import { keepRunning, type Running } from './keep-running.ts'
import { hearWorker } from './primary.ts'

/** The processes that answer requests, kept by the primary. */
export type Workers = {
  /** The last line for the operator, once one of them cannot be brought back. */
  lost: Promise<string>
  /** Lets each finish what it has at hand. */
  stop(): Promise<void>
}

type Wanted = {
  /** What a worker runs: it listens once it can answer, and ends by itself at SIGTERM. */
  module: URL
  count: number
  log: (sentence: string) => void
}

const notStarted = refusal(
  'platform/worker-not-started',
  500,
  'Proses server tidak dapat mulai mendengarkan; sebabnya tertulis di atas.',
)

/** Starts one worker and waits until it listens. */
async function startWorker(): Promise<Running> {
  const cache = getCompileCacheDir()
  const worker = cluster.fork(cache ? { NODE_COMPILE_CACHE: cache } : {})
  hearWorker(worker)
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  const listens = await Promise.race([
    once(worker, 'listening').then(() => true),
    ended.then(() => false),
  ])
  if (!listens) throw new Refused(notStarted)
  const stop = async (): Promise<void> => {
    worker.process.kill('SIGTERM')
    await ended
  }
  return { ended, stop }
}

/** Starts so many workers behind one port; connections are handed to them in turn. One that ends is
 * replaced: only what it had at hand is lost. Refuses when one does not come to listen at first. */
export async function openWorkers({ module, count, log }: Wanted): Promise<Workers> {
  cluster.setupPrimary({
    exec: fileURLToPath(module),
    args: [],
    serialization: 'advanced',
  })
  const kept = await Promise.allSettled(
    Array.from({ length: count }, () =>
      keepRunning(startWorker, {
        log,
        gone: 'Satu proses server berhenti tanpa diminta dan sedang diganti.',
        back: 'Proses server penggantinya sudah berjalan.',
        exhausted: () => 'Proses server berhenti dan lima kali gagal dijalankan lagi.',
      }),
    ),
  )
  const workers = kept.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
  const stop = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.stop()))
  }
  const failed = kept.find((one) => one.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  return { lost: Promise.race(workers.map(({ lost }) => lost)), stop }
}
