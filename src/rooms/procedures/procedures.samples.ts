import type { CaseNow, Step, StepKind } from './procedure.rules.ts'
import type { Terms } from './terms.contract.ts'

const week = { days: 7, unit: 'WORKING' } as const

/** Terms as the nation sets them. */
export const someTerms: Terms = {
  ...{ reply: week, hearing: week, opinions: week, decision: week, answer: week },
  ...{ objection: { days: 21, unit: 'WORKING' }, opinionsOf: ['SETDA'], readers: [] },
}

/** A step that says nothing but its kind. */
export const aStep = (kind: StepKind, more: Partial<Step> = {}): Step => ({
  ...{ kind, outcome: null, hearing: false, positionId: null, on: '2026-11-02', ...more },
})

/** A case between an official, the giver, and who stands above the giver. */
export const aCase = (steps: readonly Step[], more: Partial<CaseNow> = {}): CaseNow => ({
  ...{ steps, bounds: { mayObject: true, opinions: [] }, personId: 'official' },
  ...{ proposerId: 'giver', givers: ['giver'], advisers: new Map(), follows: false, over: null },
  decider: { personId: 'above', away: null, alone: false },
  answerer: { personId: 'top', away: null },
  ...more,
})
