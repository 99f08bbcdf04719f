export { ImportRun, importContract } from './import.contract.ts'
