import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Instant } from '../../kernel/time.ts'
import type { MandateLevel } from '../organisation/words.ts'
import type { Stack } from './signing.contract.ts'

/** How long one signature may take before its version is free again. */
export const leaseSeconds = 60

/** Why a version cannot be signed at this moment: another act holds it. A lease that ran out holds nothing. */
export function whyHeld(open: { leaseUntil: Instant } | undefined, now: Instant): Refusal | null {
  if (!open || open.leaseUntil <= now) return null
  return refusal('agreements/being-signed', 409, 'PK ini sedang ditandatangani. Tunggu beberapa detik, lalu muat ulang.')
}

const publicLevels: ReadonlySet<MandateLevel> = new Set(['REGION_HEAD', 'AGENCY_HEAD', 'ADMINISTRATOR'])

/** Signed PDFs of the head of region, heads of offices and eselon III are public; below that only to who holds the code (`DESIGN.md` §6). */
export const isPublic = (level: MandateLevel): boolean => publicLevels.has(level)

type Signing = { versionId: string; leaseUntil: Instant; outcome: 'SIGNED' | 'FAILED' | 'LAPSED' | null; note: string | null }
type Item = { versionId: string; digest: string }
type Standing = { digest: string | null }
type ItemState = Stack['items'][number]['state']

/** Where one listed promise stands: signed in this stack, changed since it was listed, being signed, failed, or waiting. */
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
    return { state: 'CHANGED', note: 'Isinya berubah sejak dikumpulkan, jadi tidak ikut ditandatangani.' }
  if (last && last.outcome === null && last.leaseUntil > now) return { state: 'SIGNING', note: null }
  return last?.outcome === 'FAILED' ? { state: 'FAILED', note: last.note } : { state: 'WAITING', note: null }
}

/** OPEN before the passphrase; RUNNING while something was signed a moment ago; STOPPED («TERHENTI») when what waits has no one working on it. */
export function stackState(
  items: readonly { state: ItemState }[],
  signings: readonly Pick<Signing, 'leaseUntil'>[],
  now: Instant,
): Stack['state'] {
  if (items.every(({ state }) => state === 'SIGNED' || state === 'CHANGED')) return 'DONE'
  const latest = signings
    .map(({ leaseUntil }) => leaseUntil)
    .toSorted()
    .at(-1)
  if (latest === undefined) return 'OPEN'
  return latest > now ? 'RUNNING' : 'STOPPED'
}
