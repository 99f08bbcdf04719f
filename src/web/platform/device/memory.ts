import type { Refusal } from '../../../kernel/refusal.ts'
import { freshKey } from '../request.ts'

const answers = new Map<string, unknown>()
const limit = 40

/** The last answer at an address, shown at once when somebody comes back to a page. */
export const rememberedAnswer = (address: string): unknown => answers.get(address)

/** Keeps an answer for coming back; the oldest leaves when there are more than forty. */
export function rememberAnswer(address: string, value: unknown): void {
  answers.delete(address)
  answers.set(address, value)
  const [oldest] = answers.keys()
  if (answers.size > limit && oldest !== undefined) answers.delete(oldest)
}

/** Forgets every answer: after a write, after signing out, after a change of capacity. */
export const forgetAnswers = (): void => answers.clear()

/** Files have no content in JSON, so they are told apart by name, size and date. */
const fingerprint = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) =>
    typeof File !== 'undefined' && value instanceof File
      ? [value.name, value.size, value.lastModified]
      : value,
  )

/** The `Idempotency-Key` of an act and what it was made for. */
export type ActKey = { made: string; key: string }

/** One key per act: the same input after a lost answer keeps the key, anything else makes a new
 * one. */
export function keyFor(kept: ActKey | null, input: unknown): ActKey {
  const made = fingerprint(input)
  return kept?.made === made ? kept : { made, key: freshKey() }
}

/** True when nobody knows whether the act arrived: no signal, or a server that failed on its
 * way. */
export const isUncertain = (refusal: Refusal): boolean =>
  refusal.status === 0 || refusal.status >= 500
