import type { Actions } from '../../platform/context.ts'
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
import type { certificateContract } from './certificate.contract.ts'
import type { DocumentsTables } from './documents.tables.ts'
import { showTrust } from './public.actions.ts'
import type { publicDocumentsContract } from './public.contract.ts'

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

export const publicDocumentsActions: Actions<typeof publicDocumentsContract, DocumentsTables> = {
  showTrust,
}
