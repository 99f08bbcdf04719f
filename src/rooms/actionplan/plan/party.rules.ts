import { type Actor, type Mandate, mandateWith, may } from '../../../kernel/actor.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import {
  binds,
  givingMandate,
  hasContent,
  isAgreedOnly,
  receivingMandate,
  stateWord,
} from '../../agreements/words.ts'
import type { ActionPlanPage, PlanFinding, PlanState } from './plan.contract.ts'

/** What deciding about an act needs to know of the promise, and of its plan. */
export type Promised = Omit<ActionPlanPage['promise'], 'version' | 'effectiveFrom'>
export type Planned = { state: PlanState; number: number; outdated: boolean }
type Who = Pick<Actor, 'kind' | 'personId' | 'mandates'>

const stateWords: Record<PlanState, string> = {
  DRAFT: 'Konsep',
  PROPOSED: 'Diajukan',
  RETURNED: 'Dikembalikan',
  AGREED: 'Disetujui',
}
/** The words of a state, as marks and sentences say it. */
export const planStateWord = (state: PlanState): string => stateWords[state]

const notReceiver = refusal(
  'actionplan/not-receiver',
  403,
  'Rencana aksi disusun oleh penerima amanah PK ini selagi memegang jabatannya. Anda dapat membacanya.',
)
const notGiver = refusal(
  'actionplan/not-giver',
  403,
  'Rencana aksi ini disetujui atau dikembalikan oleh pemberi amanah PK-nya. Anda dapat membacanya.',
)
const notInForce = ({ state }: Pick<Promised, 'state'>): Refusal =>
  refusal(
    'actionplan/promise-not-in-force',
    409,
    hasContent(state) || binds(state)
      ? `PK ini berstatus «${stateWord(state)}», jadi rencana aksinya tidak berubah lagi.`
      : `PK ini berstatus «${stateWord(state)}». Rencana aksi disusun sesudah PK disepakati.`,
  )
const wrongState = ({ state }: Planned, act: string): Refusal =>
  refusal(
    'actionplan/wrong-state',
    409,
    `Rencana aksi ini berstatus «${planStateWord(state)}», jadi tidak dapat ${act}. Muat ulang halaman ini.`,
  )
const noPlan = refusal(
  'actionplan/no-plan',
  409,
  'Rencana aksi PK ini belum disusun. Tekan «Susun rencana aksi» dahulu.',
)

/** Agreed, on its way to its signatures, or in force: it is planned for. */
const isPlannedFor = ({ state }: Pick<Promised, 'state'>): boolean =>
  isAgreedOnly(state) || state === 'ACTIVE'

function whyNotReceiver(promise: Promised, who: Who): Refusal | null {
  if (who.kind !== 'system' && !receivingMandate(promise, who)) return notReceiver
  return isPlannedFor(promise) ? null : notInForce(promise)
}

/** Why this person cannot begin a plan, or a further version of one that is agreed. */
export function whyNotDraft(promise: Promised, plan: Planned | null, who: Who): Refusal | null {
  const stranger = whyNotReceiver(promise, who)
  if (stranger || plan === null) return stranger
  if (plan.state === 'AGREED' || plan.outdated) return null
  return wrongState(plan, 'disusun lagi; selesaikan dulu yang ini')
}

/** Why this person cannot change what is planned. */
export function whyNotEdit(promise: Promised, plan: Planned | null, who: Who): Refusal | null {
  const stranger = whyNotReceiver(promise, who)
  if (stranger) return stranger
  if (plan === null) return noPlan
  if (plan.state === 'DRAFT' || plan.state === 'RETURNED')
    return plan.outdated
      ? refusal(
          'actionplan/outdated',
          409,
          'PK ini sudah berubah sejak rencana aksi ini disusun. Tekan «Bawa ke PK yang berlaku» dahulu.',
        )
      : null
  return wrongState(plan, 'diubah')
}

/** Why this person cannot hand the plan to the giver: all that must be mended first. */
export function whyNotPropose(
  promise: Promised,
  plan: Planned | null,
  findings: readonly PlanFinding[],
  who: Who,
): Refusal | null {
  const closed = whyNotEdit(promise, plan, who)
  if (closed) return closed
  const worst = findings.filter(({ severity }) => severity === 'error')
  if (!worst[0]) return null
  const more = worst.length > 1 ? ` Masih ada ${worst.length - 1} hal lain.` : ''
  return refusal('actionplan/incomplete', 409, `Belum dapat diajukan. ${worst[0].detail}${more}`)
}

/** In which capacity somebody answers for the giver: from the giver's post, or Bagian Organisasi
 * where nobody holds it. */
export const answering = (
  promise: Promised,
  answerer: string | null,
  who: Who,
): Mandate | null | undefined =>
  givingMandate(promise, who) ??
  (answerer === null && promise.form === 'TWO_PARTY' && may(who, 'agreements.draft')
    ? mandateWith(who, 'agreements.draft')
    : null)

/** Why this person cannot agree to a plan or return it: only what waits, and the very version that
 * was read. */
export function whyNotAnswer(
  promise: Promised,
  plan: Planned | null,
  { answerer, number }: { answerer: string | null; number: number },
  who: Who,
): Refusal | null {
  if (!answering(promise, answerer, who)) return notGiver
  if (!isPlannedFor(promise)) return notInForce(promise)
  if (plan === null) return noPlan
  if (plan.state !== 'PROPOSED' || plan.number !== number) return wrongState(plan, 'dijawab')
  return null
}

/** The same with its reason. */
export function whyNotReturn(
  promise: Promised,
  plan: Planned | null,
  { reason, ...at }: { answerer: string | null; number: number; reason: string },
  who: Who,
): Refusal | null {
  const stranger = whyNotAnswer(promise, plan, at, who)
  if (stranger) return stranger
  return reason.trim()
    ? null
    : refusal(
        'actionplan/reason-missing',
        422,
        'Tulis alasannya; penerima amanah akan membacanya.',
        {
          errors: [{ pointer: '/reason', detail: 'Tulis alasannya.' }],
        },
      )
}
