/** One filled cell as the file holds it, before anyone asks what column it stands in. `at` counts
 * columns from 0. `text` is the text, the digits of a number, the date as `YYYY-MM-DD`,
 * `TRUE`/`FALSE`, or the error (`#REF!`). `uncounted` is a formula that was saved without its
 * result. */
export type RawCell = {
  at: number
  text: string
  kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'uncounted'
  formula: boolean
  /** How a number is shown: `percent`, or a pattern of zeros such as `000` or `0.00`; `null` when
   * shown plainly. */
  look: string | null
}

/** A row with at least one filled cell; `row` counts as the spreadsheet program does, from 1. */
export type RawRow = { row: number; cells: RawCell[]; hidden: boolean }

/** A sheet whose rows can be read more than once, each time from the start. */
export type SheetSource = {
  /** `null` for a CSV, which has no sheets. */
  name: string | null
  hidden: boolean
  rows: () => AsyncIterable<RawRow[]>
  /** Counts filled rows without reading their cells, so that a file far too long is answered
   * quickly. */
  countRows: () => Promise<number>
}

/** Column letters from a count: 0 → `A`, 26 → `AA`. */
export function letterOf(at: number): string {
  const last = String.fromCharCode(65 + (at % 26))
  return at < 26 ? last : letterOf(Math.floor(at / 26) - 1) + last
}

/** Column count from an address: `C12` → 2; `null` when the address has no letters. */
export function columnOf(address: string): number | null {
  let at = 0
  for (let index = 0; index < address.length; index++) {
    const letter = address.charCodeAt(index)
    if (letter < 65 || letter > 90) break
    at = at * 26 + letter - 64
  }
  return at === 0 ? null : at - 1
}
