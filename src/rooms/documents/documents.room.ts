import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import type { IdentityTables } from '../identity/index.ts'
import type { OrganisationTables } from '../organisation/index.ts'
import { downloadRoot, listTrust, revokeCertificate } from './certificate.actions.ts'
import { certificateContract } from './certificate.contract.ts'
import {
  confirmCertificate,
  confirmCertificates,
  listWaitingCertificates,
  readMyCertificate,
  requestCertificate,
} from './confirming.actions.ts'
import { documentsChores } from './documents.jobs.ts'
import { documentsHeir } from './documents.ports.ts'
import type { DocumentsTables } from './documents.tables.ts'
import { showTrust } from './public.actions.ts'
import { publicDocumentsContract } from './public.contract.ts'

type Tables = DocumentsTables & AuditTables & IdentityTables & OrganisationTables

export const documentsActions: Actions<typeof certificateContract, Tables> = {
  requestCertificate,
  readMyCertificate,
  listWaitingCertificates,
  confirmCertificate,
  confirmCertificates,
  revokeCertificate,
  listTrust,
  downloadRoot,
}

const publicDocumentsActions: Actions<typeof publicDocumentsContract, DocumentsTables> = {
  showTrust,
}

/** What this room offers. */
export const documentsRoom: Room<Tables> = {
  name: 'documents',
  routes: [
    ...answered(certificateContract, documentsActions),
    ...answered(publicDocumentsContract, publicDocumentsActions),
  ],
  heir: documentsHeir,
  chores: documentsChores,
}
