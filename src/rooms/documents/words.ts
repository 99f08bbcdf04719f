export * from './agreement-print.contract.ts'
export * from './certificate.contract.ts'
export { whyNoSigning, whyNotPassphrase } from './certificate.rules.ts'
