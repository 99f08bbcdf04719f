import { addDays, type LocalDate } from '../../../kernel/time.ts'
import type { Assignment } from '../../organisation/words.ts'
import type { AgreementPolicy } from '../pack.contract.ts'

/** The kind of task by which Bagian Organisasi is asked for the promise of a Plt. */
export const actingKind = 'agreements/acting-promise'

/** What decides from when somebody promises: the year, the day looked at, after how many days a Plt
 * promises (pack `organisasi`), and the month from which no new promise of the year begins. */
export type Timing = {
  year: number
  on: LocalDate
  actingDays: number
  policy: Pick<AgreementPolicy, 'noNewFromMonth'>
}
type Held = Pick<Assignment, 'kind' | 'validFrom'>

/** The day from which the holder of a post owes a promise: a Plt, who only carries on at first, after
 * the set days; everybody else from the appointment. */
export const owesFrom = ({ kind, validFrom }: Held, actingDays: number): LocalDate =>
  kind === 'PLT' ? addDays(validFrom, actingDays) : validFrom

/** Why the holder of a post is not to promise now: a Plt who only carries on yet, or somebody who
 * began so late that the promise is that of the next year; `null` where it is due. */
export function promisesLater(
  held: Held,
  { year, on, actingDays, policy }: Timing,
): 'CARRIES_ON' | 'NEXT_YEAR' | null {
  const last = `${year}-${String(policy.noNewFromMonth).padStart(2, '0')}-01`
  const from = owesFrom(held, actingDays)
  if (from >= last) return from > on && held.validFrom < last ? 'CARRIES_ON' : 'NEXT_YEAR'
  return from > on ? 'CARRIES_ON' : null
}

/** The first day on which a promise of the year counts: that of the year, or of the appointment. */
export const countsFrom = ({ validFrom }: Held, year: number): LocalDate =>
  [validFrom, `${year}-01-01`].toSorted()[1] ?? validFrom

/** What is told of them: how many, and which rule says so. */
export function laterNotes(
  held: readonly Held[],
  timing: Timing,
): { code: string; detail: string; href: string; label: string }[] {
  const count = (why: 'CARRIES_ON' | 'NEXT_YEAR'): number =>
    held.filter((one) => promisesLater(one, timing) === why).length
  const [acting, late] = [count('CARRIES_ON'), count('NEXT_YEAR')]
  const { year, actingDays } = timing
  const label = 'Lihat aturannya'
  return [
    ...(acting === 0
      ? []
      : [
          {
            ...{ code: 'ACTING_CARRIES_ON', href: '/pengaturan/aturan/organisasi', label },
            detail: `${acting} Plt belum ${actingDays} hari menjabat, jadi belum membuat PK sendiri.`,
          },
        ]),
    ...(late === 0
      ? []
      : [
          {
            ...{ code: 'BEGINS_TOO_LATE', href: '/pengaturan/aturan/perjanjian-kinerja', label },
            detail: `${late} pejabat baru mulai pada akhir ${year}, jadi PK-nya PK ${year + 1}.`,
          },
        ]),
  ]
}
