import { answered } from '../../../platform/room.ts'
import { issueCredits, readCredits } from './credit.actions.ts'
import { creditContract } from './credit.contract.ts'

export const creditRoutes = answered(creditContract, { readCredits, issueCredits })
