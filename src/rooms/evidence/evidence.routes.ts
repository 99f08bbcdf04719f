import type { Actions } from '../../platform/context.ts'
import type { AuditTables } from '../audit/index.ts'
import { downloadEvidence, readEvidence, uploadEvidence } from './evidence.actions.ts'
import type { evidenceContract } from './evidence.contract.ts'
import type { EvidenceTables } from './evidence.tables.ts'

export const evidenceActions: Actions<typeof evidenceContract, EvidenceTables & AuditTables> = {
  uploadEvidence,
  readEvidence,
  downloadEvidence,
}
