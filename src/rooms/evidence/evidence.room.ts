import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import { evidenceChores } from './content.jobs.ts'
import { downloadEvidence, readEvidence, uploadEvidence } from './evidence.actions.ts'
import { evidenceContract } from './evidence.contract.ts'
import type { EvidenceTables } from './evidence.tables.ts'

export const evidenceActions: Actions<typeof evidenceContract, EvidenceTables & AuditTables> = {
  uploadEvidence,
  readEvidence,
  downloadEvidence,
}

/** What this room offers. */
export const evidenceRoom: Room<EvidenceTables & AuditTables> = {
  name: 'evidence',
  routes: [...answered(evidenceContract, evidenceActions)],
  chores: evidenceChores,
}
