import type { Given } from '../../../kernel/contract.ts'
import { ratingContract } from '../../../rooms/staff/evaluation/rating.contract.ts'
import { client } from '../../platform/client.ts'

/** Ratings as functions. */
export const ratings = client(ratingContract)

/** What a press of who prepares does, and of who rates. */
export const pressOf = (prepares: boolean) => ({
  settleRatings: prepares ? ratings.prepareRatings : ratings.settleRatings,
})

export type RatingTable = Given<(typeof ratingContract)['listRatings']>
