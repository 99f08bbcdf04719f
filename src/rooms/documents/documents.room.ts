import type { Actions } from '../../platform/context.ts'
import { answered, type Room } from '../../platform/room.ts'
import type { AuditTables } from '../audit/index.ts'
import {
  confirmCertificate,
  downloadRoot,
  listTrust,
  listWaitingCertificates,
  readMyCertificate,
  requestCertificate,
  revokeCertificate,
} from './certificate.actions.ts'
import { certificateContract } from './certificate.contract.ts'
import { documentsChores } from './documents.jobs.ts'
import { documentsHeir } from './documents.ports.ts'
import type { DocumentsTables } from './documents.tables.ts'
import { showTrust } from './public.actions.ts'
import { publicDocumentsContract } from './public.contract.ts'

export const documentsActions: Actions<typeof certificateContract, DocumentsTables & AuditTables> =
  {
    requestCertificate,
    readMyCertificate,
    listWaitingCertificates,
    confirmCertificate,
    revokeCertificate,
    listTrust,
    downloadRoot,
  }

const publicDocumentsActions: Actions<typeof publicDocumentsContract, DocumentsTables> = {
  showTrust,
}

/** What this room offers. */
export const documentsRoom: Room<DocumentsTables & AuditTables> = {
  name: 'documents',
  routes: [
    ...answered(certificateContract, documentsActions),
    ...answered(publicDocumentsContract, publicDocumentsActions),
  ],
  heir: documentsHeir,
  chores: documentsChores,
}
