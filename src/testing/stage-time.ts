import type { Clock } from '../platform/clock.ts'
import { doChores, type Upkeep } from '../platform/operations/upkeep.ts'

/** The time of a stage (decision 0059). It stands where it was put, and nothing but the stage moves
 * it. */
export type StageTime = {
  clock: Clock
  /** From now on it is this instant; nothing was done meanwhile. */
  put: (instant: Date) => void
  /** Goes on to ten in the morning of a day; on every morning passed, what comes back by itself is
   * done where it is due. */
  toDay: <Tables>(upkeep: Upkeep<Tables>, date: string) => Promise<void>
}

/** Ten in the morning of a day, where the regions of tests lie. */
export const morningOf = (date: string): Date => new Date(`${date}T02:00:00.000Z`)

function nextMorning(present: Date): Date {
  const next = morningOf(present.toISOString().slice(0, 10))
  if (next <= present) next.setUTCDate(next.getUTCDate() + 1)
  return next
}

/** Opens a time that stands at this instant. */
export function openStageTime(from: Date): StageTime {
  let present = from
  return {
    clock: () => present,
    put: (instant) => {
      present = instant
    },
    toDay: async (upkeep, date) => {
      const last = morningOf(date)
      if (last <= present) throw new Error(`the stage stands at ${present.toISOString()} already`)
      while (present < last) {
        present = nextMorning(present)
        await doChores(upkeep)
      }
    },
  }
}
