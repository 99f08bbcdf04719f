import type { AgreementState } from '../agreement.contract.ts'
import { stateWord } from '../state.rules.ts'

type Standing = { state: AgreementState; inForceId: string | null }

/** Why there is nothing to void: only what is in force can be, also while it is being amended. */
export const whyNotVoid = ({ state, inForceId }: Standing): string | null =>
  state === 'ACTIVE' || inForceId !== null
    ? null
    : `PK ini berstatus «${stateWord(state)}», jadi tidak ada yang dapat dibatalkan. Yang dapat ` +
      'dibatalkan hanya PK yang aktif.'
