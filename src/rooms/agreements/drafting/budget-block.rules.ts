import { ordered } from '../../../kernel/order.ts'
import type { BudgetInForce, OfficeBudget } from '../../budget/words.ts'
import type { BudgetRow } from '../agreement.contract.ts'
import type { BudgetGrain, LevelPolicy } from '../pack.contract.ts'

export type Piece = Omit<BudgetRow, 'number'>
type Line = { code: string; name: string; amount: number; sources: readonly string[] }
/** At which grain block B is told, and under which headings. */
export type BudgetLayout = Pick<LevelPolicy, 'grain' | 'budgetHeadings'>

const numbered = (pieces: readonly Piece[]): BudgetRow[] =>
  ordered(pieces, ({ code }) => code, false).map((piece, index) => ({
    ...piece,
    number: index + 1,
  }))

const nearest: Record<BudgetGrain, BudgetGrain[]> = {
  PROGRAM: [],
  ACTIVITY: ['PROGRAM'],
  SUB_ACTIVITY: ['ACTIVITY'],
}

/** A line under those of its headings that are asked for. */
function pieceOf(
  { code, name, amount, sources }: Line,
  { grain, budgetHeadings = nearest[grain] }: BudgetLayout,
  above: Partial<Record<BudgetGrain, Line>> = {},
): Piece {
  const asked = budgetHeadings.flatMap((heading) => above[heading] ?? [])
  const group = asked.at(-1)
  const outer = asked.at(-2)
  return {
    outerCode: outer?.code ?? null,
    outerName: outer?.name ?? null,
    groupCode: group?.code ?? null,
    groupName: group?.name ?? null,
    ...{ code, name, amount, source: sources.join(', ') },
  }
}

/** Block B of an office's head: all that the office spends. */
export const officeBlock = (
  office: Pick<OfficeBudget, 'programs'>,
  layout: BudgetLayout,
): BudgetRow[] => numbered(piecesOf(office, layout))

/** Block B of the head of region: the programmes of all offices. The supporting programme, which
 * every office has under its own field, stands once under `X.XX.01`. */
export function regionBlock({ offices }: Pick<BudgetInForce, 'offices'>): BudgetRow[] {
  const merged = new Map<string, Line>()
  for (const { code, name, amount, sources } of offices.flatMap(({ programs }) => programs)) {
    const key = code.endsWith('.01') && code.split('.').length === 3 ? 'X.XX.01' : code
    const known = merged.get(key)
    merged.set(key, {
      code: key,
      name: known?.name ?? name,
      amount: (known?.amount ?? 0) + amount,
      sources: [...new Set([...(known?.sources ?? []), ...sources])].toSorted(),
    })
  }
  return numbered([...merged.values()].map((line) => pieceOf(line, { grain: 'PROGRAM' })))
}

/** The lines of an office at one grain, each with what it belongs to. */
export const piecesOf = (
  { programs }: Pick<OfficeBudget, 'programs'>,
  layout: BudgetLayout,
): Piece[] =>
  programs.flatMap((program) => {
    if (layout.grain === 'PROGRAM') return [pieceOf(program, layout)]
    return program.activities.flatMap((activity) => {
      if (layout.grain === 'ACTIVITY') return [pieceOf(activity, layout, { PROGRAM: program })]
      const above = { PROGRAM: program, ACTIVITY: activity }
      return activity.subActivities.map((sub) => pieceOf(sub, layout, above))
    })
  })

/** The lines of an office at a grain, by code. */
export const blockOf = (pieces: readonly Piece[], codes: ReadonlySet<string>): BudgetRow[] =>
  numbered(pieces.filter(({ code }) => codes.has(code)))

/** Sum of a block in whole rupiah. */
export const blockTotal = (rows: readonly Pick<BudgetRow, 'amount'>[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0)
