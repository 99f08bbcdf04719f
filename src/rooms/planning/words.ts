export * from './plan.contract.ts'
export { printTarget } from './target.rules.ts'
