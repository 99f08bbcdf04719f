export { printAgreement } from './agreement-print.actions.ts'
export * from './words.ts'
