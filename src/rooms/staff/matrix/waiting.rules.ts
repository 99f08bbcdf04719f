import { printDate } from '../../../kernel/indonesian.ts'
import type { LocalDate } from '../../../kernel/time.ts'
import { skpStateNames } from '../skp/naming.rules.ts'
import type { SkpState } from '../skp/skp.contract.ts'

/** Who waits for whom about an SKP, and since when: a draft waits for its person, what was submitted
 * for the rater. `null` where nobody waits. */
export function waitOf(
  skp: { state: SkpState; since: LocalDate } | null,
  { person, rater }: { person: string; rater: string | null },
): { who: string; since: LocalDate } | null {
  if (skp === null || skp.state === 'AGREED' || skp.state === 'DROPPED') return null
  const who = skp.state === 'SUBMITTED' ? (rater ?? 'pengelola kinerja') : person
  return { who, since: skp.since }
}

/** The same in words: `Diajukan, menunggu Bu Dewi sejak 3 Februari 2026`. */
export function waitSentence(
  skp: { state: SkpState; since: LocalDate } | null,
  names: { person: string; rater: string | null },
): string {
  if (skp === null) return 'Belum ada SKP'
  const wait = waitOf(skp, names)
  const state = skpStateNames[skp.state]
  if (wait) return `${state}, menunggu ${wait.who} sejak ${printDate(wait.since)}`
  return `${state} ${printDate(skp.since)}`
}
