export * from './evidence.contract.ts'
export { whyNotJudge } from './evidence.rules.ts'
