import { readInQuarantine } from '../../../platform/quarantine-thread.ts'
import { verifyAgreement } from './proof.actions.ts'

/** What the thread is given to prove: a file, and the authorities (PEM) it may trust. */
export type ProofOrder = { bytes: Uint8Array; anchors: string[] }

readInQuarantine(({ bytes, anchors }: ProofOrder) => verifyAgreement(bytes, anchors))
