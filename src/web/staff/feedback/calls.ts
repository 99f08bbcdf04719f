import type { Given } from '../../../kernel/contract.ts'
import { feedbackContract } from '../../../rooms/staff/feedback/feedback.contract.ts'
import { innovationContract } from '../../../rooms/staff/feedback/innovation.contract.ts'
import { pulseContract } from '../../../rooms/staff/feedback/pulse.contract.ts'
import { reportContract } from '../../../rooms/staff/feedback/report.contract.ts'
import { serviceLinkContract } from '../../../rooms/staff/feedback/service-link.contract.ts'
import { talkContract } from '../../../rooms/staff/feedback/talk.contract.ts'
import { client } from '../../platform/client.ts'

/** What is said of somebody's work, as functions. */
export const feedback = client(feedbackContract)
export const serviceLinks = client(serviceLinkContract)
export const talks = client(talkContract)
export const pulse = client(pulseContract)
export const reports = client(reportContract)
export const innovations = client(innovationContract)

export type MyFeedback = Given<(typeof feedbackContract)['readMyFeedback']>
export type TalksOf = Given<(typeof talkContract)['readTalks']>
