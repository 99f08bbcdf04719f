import { readInQuarantine } from '../../../platform/quarantine-thread.ts'
import { verifyAgreement } from './proof.actions.ts'

/** What the thread is given to prove: a file, the authorities (PEM) it may trust, and the moment of
 * looking. */
export type ProofOrder = { bytes: Uint8Array; anchors: string[]; at: Date }

readInQuarantine(({ bytes, anchors, at }: ProofOrder) => verifyAgreement(bytes, anchors, at))
