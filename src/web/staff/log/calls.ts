import type { Given } from '../../../kernel/contract.ts'
import { logContract } from '../../../rooms/staff/log/log.contract.ts'
import { teamContract } from '../../../rooms/staff/log/team.contract.ts'
import { client } from '../../platform/client.ts'

/** The daily log as functions; one object, so that every page asks and remembers alike. */
export const logs = client(logContract)

export type LogDay = Given<(typeof logContract)['readLogDay']>
export type Recap = Given<(typeof logContract)['readLogRecap']>

/** The log of a team: review, foremen, weekly check-in. */
export const teams = client(teamContract)
export type Review = Given<(typeof teamContract)['readLogReview']>
export type CheckIns = Given<(typeof teamContract)['readCheckIns']>
