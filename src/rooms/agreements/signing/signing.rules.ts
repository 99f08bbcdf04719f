import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { AgreementState } from '../agreement.contract.ts'
import { hasContent } from '../state.rules.ts'
import type { Stack } from './signing.contract.ts'

/** How long one signature may take before its version is free again. */
export const leaseSeconds = 60

const begunAt = (leaseUntil: Instant): number => Date.parse(leaseUntil) - leaseSeconds * 1000

/** A lease that ran out holds nothing, nor does one that begins later than now: then the clock was
 * set back since. */
const isLive = (leaseUntil: Instant, now: Instant): boolean =>
  leaseUntil > now && begunAt(leaseUntil) <= Date.parse(now)

/** Why a version cannot be signed at this moment: another act holds it. */
export function whyHeld(open: { leaseUntil: Instant } | undefined, now: Instant): Refusal | null {
  if (!open || !isLive(open.leaseUntil, now)) return null
  return refusal(
    'agreements/being-signed',
    409,
    'PK ini sedang ditandatangani. Tunggu beberapa detik, lalu muat ulang.',
  )
}

type Signing = {
  versionId: string
  leaseUntil: Instant
  outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null
  note: string | null
}
type Item = { versionId: string; digest: string }
/** What a listed promise is now; `own` tells that the signer is its receiver. */
type Standing = { digest: string | null; state: AgreementState; own: boolean }
type ItemState = Stack['items'][number]['state']

/** Carries the signer's signature, given in this stack or elsewhere. */
const isSigned = ({ state, own }: Standing): boolean =>
  hasContent(state) && state !== 'AGREED' && (own || state !== 'SIGNED_FIRST')

/** Where one listed promise stands: signed, changed since it was listed, being signed, failed, or
 * waiting. */
export function itemState(
  item: Item,
  standing: Standing | undefined,
  signings: readonly Signing[],
  now: Instant,
): { state: ItemState; note: string | null } {
  const own = signings.filter(({ versionId }) => versionId === item.versionId)
  const last = own.at(-1)
  if (own.some(({ outcome }) => outcome === 'SIGNED')) return { state: 'SIGNED', note: null }
  if (!standing || standing.digest !== item.digest)
    return {
      state: 'CHANGED',
      note: 'Isinya berubah sejak dikumpulkan, jadi tidak ikut ditandatangani.',
    }
  if (isSigned(standing)) return { state: 'SIGNED', note: null }
  if (last && last.outcome === null && isLive(last.leaseUntil, now))
    return { state: 'SIGNING', note: null }
  return last?.outcome === 'FAILED'
    ? { state: 'FAILED', note: last.note }
    : { state: 'WAITING', note: null }
}

/** How long an ended act says that the next one is on its way. */
const betweenSeconds = 15

/** How long after its beginning an act can make its stack seem to run. */
export const seemsToRunSeconds = leaseSeconds + betweenSeconds

/** OPEN before the passphrase; RUNNING while an act is held or has just ended; STOPPED («TERHENTI»)
 * when what waits has no one working on it. What began before `interruptedAt` is known to be dead:
 * the process that held it is gone. */
export function stackState(
  items: readonly { state: ItemState }[],
  signings: readonly Pick<Signing, 'leaseUntil' | 'outcome'>[],
  now: Instant,
  interruptedAt: Instant | null = null,
): Stack['state'] {
  if (items.every(({ state }) => state === 'SIGNED' || state === 'CHANGED')) return 'DONE'
  if (signings.length === 0) return 'OPEN'
  const justBefore = Date.parse(now) - betweenSeconds * 1000
  const works = signings.some(({ leaseUntil, outcome }) => {
    const begun = begunAt(leaseUntil)
    if (interruptedAt !== null && begun <= Date.parse(interruptedAt)) return false
    return outcome === null
      ? isLive(leaseUntil, now)
      : begun > justBefore && begun <= Date.parse(now)
  })
  return works ? 'RUNNING' : 'STOPPED'
}
