import { canonicalCode } from '../../budget/words.ts'

/** Somebody of one level in one office, with the budget codes of the nodes they answer for. */
export type Claimant = { key: string; codes: ReadonlySet<string> }

/** Who gets which budget lines; the lines that several could claim and nobody names; and those that
 * several name. */
export type Division = {
  lines: Map<string, Set<string>>
  unclaimed: Contested[]
  shared: Contested[]
}
export type Contested = { code: string; claimants: string[] }

const within = (code: string, outer: string): boolean =>
  code === outer || code.startsWith(`${outer}.`)

/** Divides the lines of an office among holders of one level. A line goes to whoever names it or
 * something inside it; a line nobody names goes to the one holder whose code contains it. Where
 * several hold the containing programme, only named lines are divided and the rest is told, because
 * a programme shared by several bidang needs its pengampu (`perjanjian-kinerja.md` PK-05). */
export function divideLines(
  lineCodes: readonly string[],
  claimants: readonly Claimant[],
): Division {
  const lines = new Map<string, Set<string>>(claimants.map(({ key }) => [key, new Set()]))
  const unclaimed: Contested[] = []
  const shared: Contested[] = []
  const wants = claimants.map(({ key, codes }) => ({ key, codes: [...codes].map(canonicalCode) }))
  for (const code of lineCodes) {
    const own = canonicalCode(code)
    const named = wants.filter(({ codes }) => codes.some((want) => within(want, own)))
    const holding =
      named.length > 0
        ? named
        : wants.filter(({ codes }) => codes.some((want) => within(own, want)))
    if (named.length > 1) shared.push({ code, claimants: named.map(({ key }) => key) })
    if (named.length === 0 && holding.length > 1)
      unclaimed.push({ code, claimants: holding.map(({ key }) => key) })
    else for (const { key } of holding) lines.get(key)?.add(code)
  }
  return { lines, unclaimed, shared }
}
