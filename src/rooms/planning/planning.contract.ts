import { gapContract } from './gap/gap.contract.ts'
import { indicatorContract } from './indicator/indicator.contract.ts'
import { nodeContract } from './node/node.contract.ts'
import { targetContract } from './target/target.contract.ts'

/** Every route of the room. */
export const planningContract = {
  ...nodeContract,
  ...indicatorContract,
  ...targetContract,
  ...gapContract,
}
