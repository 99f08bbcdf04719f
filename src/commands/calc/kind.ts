import type { LocalDate } from '../../kernel/time.ts'

/** What one row says back. Every answer has a state; a row that cannot be computed is `INVALID`
 * with one Indonesian sentence. */
export type Answer = { state: string; [field: string]: unknown }

/** One thing `./amanah calc` computes: how it is explained, and its answer to one row. Never
 * throws, whatever the row is. */
export type Kind = {
  about: string
  example: string
  answer: (row: unknown, today: LocalDate) => Answer
}

/** The answer to a row that cannot be computed. */
export const invalid = (reason: string): Answer => ({ state: 'INVALID', reason })

/** A row's fields; `null` when the row is no JSON object. */
export const fieldsOf = (row: unknown): Record<string, unknown> | null =>
  typeof row === 'object' && row !== null && !Array.isArray(row)
    ? Object.fromEntries(Object.entries(row))
    : null
