import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { inPrimary } from '../../../platform/operations/primary.ts'
import { openQuarantine, readApart, warm } from '../../../platform/quarantine.ts'
import type { ProvenAgreement } from './proof.contract.ts'
import type { ProofOrder } from './proof.worker.ts'

/** Whose file it is: one the register keeps, or one somebody brought. */
export type Lane = 'OURS' | 'STRANGERS'

const quarantine = openQuarantine<Lane>(
  new URL('./proof.worker.ts', import.meta.url),
  { milliseconds: 2000, heapMegabytes: 96 },
  {
    OURS: { hands: 1, waiting: 200 },
    STRANGERS: { hands: Math.max(1, Math.floor(availableParallelism() / 2)), waiting: 10 },
  },
)

/** Proofs of genuine files by what they rest on: the bytes and the authorities. The oldest are
 * forgotten first. */
const genuine = new Map<string, ProvenAgreement>()
const mostGenuine = 2000

const keyOf = (bytes: Uint8Array, anchors: readonly string[]): string =>
  createHash('sha256').update(bytes).digest('hex') +
  createHash('sha256').update(anchors.join('\n')).digest('hex')

function remember(key: string, found: ProvenAgreement): void {
  const [oldest] = genuine.keys()
  if (genuine.size >= mostGenuine && oldest !== undefined) genuine.delete(oldest)
  genuine.set(key, found)
}

type Proving = ProofOrder & { lane: Lane }

async function proven({ lane, ...order }: Proving): Promise<ProvenAgreement | null> {
  const key = keyOf(order.bytes, order.anchors)
  const known = genuine.get(key)
  if (known) return known
  const reading = await readApart<ProvenAgreement, Lane>(quarantine, lane, order)
  if ('unread' in reading) return null
  if (reading.answer.proof.genuine) remember(key, reading.answer)
  return reading.answer
}

/** Proves an agreement by its file, in a thread apart, which belongs to the primary process: two
 * seconds of work and no more. `null` when that was not enough, which says nothing of the file.
 * What was found genuine stays so as long as bytes and authorities are the same, and is not worked
 * out again. */
export const proveApart: (proving: Proving) => Promise<ProvenAgreement | null> = inPrimary(
  'agreements/proof',
  proven,
)

/** Has a thread ready before the first file comes. */
export const warmProving = (): void => warm(quarantine)
