import { printDate, printNumber } from '../../kernel/indonesian.ts'
import { isLocalDate } from '../../kernel/time.ts'

/** A stored target as documents print it: `14.00` → `14,00`, `80..90` → `80–90`, `WTP`, `2026-12-31` → `31 Desember 2026`. */
export function printTarget(value: string): string {
  if (isLocalDate(value)) return printDate(value)
  const bounds = value.split('..')
  const numbers = bounds.every((bound) => /^-?\d+(\.\d+)?$/.test(bound))
  return numbers ? bounds.map(printNumber).join('–') : value
}
