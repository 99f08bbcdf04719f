import { problems, Unreadable } from './problems.ts'

/** What reading one file may still cost, counted down over all its parts: bytes that inflate,
 * operators of its pages, words and areas they draw, letters and widths its fonts tell. A small
 * file can ask for endless work; an agreement needs a tenth of this. */
export type Budget = { bytes: number; operators: number; marks: number; letters: number }

/** The budget of a new file. */
export const freshBudget = (): Budget => ({
  bytes: 32 * 1024 * 1024,
  operators: 150_000,
  marks: 20_000,
  letters: 300_000,
})

/** Takes from the budget; throws `Unreadable` when it is used up. */
export function spend(budget: Budget, kind: keyof Budget, amount: number): void {
  budget[kind] -= amount
  if (budget[kind] < 0) throw new Unreadable(problems.tooBig, `no ${kind} left`)
}
