import { type Actor, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { FirstStep, FirstStepId } from './first-steps.contract.ts'

/** Only who sets a region up is led through it. */
export const whyNotSetUp = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'organisation.manage')
    ? null
    : refusal(
        'reporting/not-setting-up',
        403,
        'Langkah pertama daerah dibuka Bagian Organisasi dan BKPSDM.',
      )

/** What was counted. */
export type Counted = {
  offices: number
  workers: number
  accounts: number
  nodes: number
  budgets: number
  promises: number
  active: number
  signers: number
  /** The address leads here from everywhere. */
  address: boolean
}

/** The nine steps with their counts. One person may have several promises, and some sign without
 * one, so nobody can say how many certificates there should be. */
export function firstSteps(counted: Counted): FirstStep[] {
  const step = (id: FirstStepId, there: number, of: number | null = null): FirstStep => ({
    id,
    there,
    of,
  })
  return [
    step('ORGANISATION', counted.offices),
    step('PEOPLE', counted.workers),
    step('ADDRESS', Number(counted.address)),
    step('ACCOUNTS', counted.accounts, counted.workers),
    step('PLAN', counted.nodes),
    step('BUDGET', counted.budgets),
    step('DRAFTS', counted.promises),
    step('CERTIFICATES', counted.signers),
    step('SIGNING', counted.active, counted.promises),
  ]
}

/** The step at hand: the first of which nothing is there; `undefined` once each has begun. */
export const stepAtHand = (steps: readonly FirstStep[]): FirstStep | undefined =>
  steps.find(({ there }) => there === 0)
