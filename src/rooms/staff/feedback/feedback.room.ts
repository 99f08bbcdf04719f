import type { Actions } from '../../../platform/context.ts'
import { type Answered, answered } from '../../../platform/room.ts'
import type { IdentityTables } from '../../identity/index.ts'
import type { StaffRoomTables } from '../ground.actions.ts'
import {
  giveFeedback,
  readFeedbackOf,
  readMyFeedback,
  replyToFeedback,
} from './feedback.actions.ts'
import { feedbackContract } from './feedback.contract.ts'
import {
  amendInnovation,
  answerInnovation,
  listInnovations,
  proposeInnovation,
} from './innovation.actions.ts'
import { innovationContract } from './innovation.contract.ts'
import { answerPulse, readPulse } from './pulse.actions.ts'
import { pulseContract } from './pulse.contract.ts'
import {
  addToReport,
  answerReport,
  listMyReports,
  readReport,
  reportToApip,
} from './report.actions.ts'
import { reportContract } from './report.contract.ts'
import {
  askServiceUser,
  hearServiceUser,
  listServiceLinks,
  openServiceLink,
  revokeServiceLink,
} from './service-link.actions.ts'
import { serviceLinkContract } from './service-link.contract.ts'
import {
  addCoachingSession,
  closeCoaching,
  confirmDialogue,
  openCoaching,
  readTalks,
  viewCoachingSession,
  writeDialogue,
} from './talk.actions.ts'
import { talkContract } from './talk.contract.ts'

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

const talkActions: Actions<typeof talkContract, StaffRoomTables> = {
  readTalks,
  writeDialogue,
  confirmDialogue,
  openCoaching,
  addCoachingSession,
  viewCoachingSession,
  closeCoaching,
}

const pulseActions: Actions<typeof pulseContract, StaffRoomTables> = { readPulse, answerPulse }

const reportActions: Actions<typeof reportContract, StaffRoomTables & IdentityTables> = {
  listMyReports,
  reportToApip,
  addToReport,
  readReport,
  answerReport,
}

const innovationActions: Actions<typeof innovationContract, StaffRoomTables> = {
  listInnovations,
  proposeInnovation,
  amendInnovation,
  answerInnovation,
}

/** What is offered of feedback, talks, the pulse, reports and innovations. */
export const feedbackRoutes: readonly Answered[] = [
  ...answered(feedbackContract, feedbackActions),
  ...answered(serviceLinkContract, serviceLinkActions),
  ...answered(talkContract, talkActions),
  ...answered(pulseContract, pulseActions),
  ...answered(reportContract, reportActions),
  ...answered(innovationContract, innovationActions),
]
