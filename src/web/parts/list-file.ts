import { isDecimalText } from '../../kernel/decimal-text.ts'
import type { LocalDate } from '../../kernel/time.ts'

/** One cell of a list as a file: a text, a whole number, a decimal (`98.50`), a date, or nothing. */
export type ListCell = string | number | null | { decimal: string } | { date: LocalDate }

/** A list as it leaves in a file: the name without its ending, the heads (money names its unit, «Pagu (Rp)»), the rows. */
export type ListFile = {
  name: string
  heads: readonly string[]
  rows: readonly (readonly ListCell[])[]
}

/** A figure kept as decimal text, so that the file writes it as a number; blank stays blank. */
export const decimalCell = (decimal: string | null): ListCell =>
  decimal === null ? null : { decimal }

/** A figure that is mostly a decimal but may be a range, a grade or a day: a number where it is one, else as it is printed. */
export const figureCell = (value: string | null, printed = value): ListCell =>
  value !== null && isDecimalText(value) ? { decimal: value } : printed

/** A calendar date `YYYY-MM-DD`; blank stays blank. */
export const dateCell = (date: LocalDate | null): ListCell => (date === null ? null : { date })

/** A decimal as Indonesians write it, without grouping: `98,50`. */
export const printDecimal = (decimal: string): string => decimal.replace('.', ',')
