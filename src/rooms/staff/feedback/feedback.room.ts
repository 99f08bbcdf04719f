import type { Actions } from '../../../platform/context.ts'
import { type Answered, answered } from '../../../platform/room.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import {
  giveFeedback,
  readFeedbackOf,
  readMyFeedback,
  replyToFeedback,
} from './feedback.actions.ts'
import { feedbackContract } from './feedback.contract.ts'
import {
  askServiceUser,
  hearServiceUser,
  listServiceLinks,
  openServiceLink,
  revokeServiceLink,
} from './service-link.actions.ts'
import { serviceLinkContract } from './service-link.contract.ts'

const feedbackActions: Actions<typeof feedbackContract, StaffRoomTables> = {
  readMyFeedback,
  readFeedbackOf,
  giveFeedback,
  replyToFeedback,
}

const serviceLinkActions: Actions<typeof serviceLinkContract, StaffRoomTables> = {
  listServiceLinks,
  openServiceLink,
  revokeServiceLink,
  askServiceUser,
  hearServiceUser,
}

/** What is offered of feedback, talks, the pulse, reports and innovations. */
export const feedbackRoutes: readonly Answered[] = [
  ...answered(feedbackContract, feedbackActions),
  ...answered(serviceLinkContract, serviceLinkActions),
]
