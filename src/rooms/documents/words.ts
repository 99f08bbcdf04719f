export * from './agreement-print.contract.ts'
export { type AgreementSheet, sheetOf } from './agreement-print.rules.ts'
export * from './certificate.contract.ts'
export { whyNoSigning, whyNotPassphrase } from './certificate.rules.ts'
