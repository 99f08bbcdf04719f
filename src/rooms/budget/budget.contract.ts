import { comparisonContract } from './comparison/comparison.contract.ts'
import { versionContract } from './version/version.contract.ts'

/** Every route of the room. */
export const budgetContract = { ...versionContract, ...comparisonContract }
