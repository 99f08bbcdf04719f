export { certify, requestFor } from './certificate.actions.ts'
export { stolenCertificates } from './certificate.store.ts'
export { documentsActions, documentsRoom } from './documents.room.ts'
export type { DocumentsTables } from './documents.tables.ts'
export { addToLibrary, keepFile, keptAs, latestFile, publish } from './file.store.ts'
export {
  type HandoverToPrint,
  handoverForSigning,
  printHandover,
} from './handover-paper.actions.ts'
export { printAgreement, type ToPrint } from './paper.actions.ts'
export { trustAnchors } from './public.actions.ts'
export { printForSigning, signatureFields } from './signing-copy.actions.ts'
export { openSigner, passingSigner } from './signing-key.actions.ts'
export * from './words.ts'
