import type { BudgetInForce, OfficeBudget } from '../../budget/words.ts'
import type { BudgetRow } from '../agreement.contract.ts'
import type { BudgetGrain } from '../pack.contract.ts'

export type Piece = Omit<BudgetRow, 'number'>

const numbered = (pieces: readonly Piece[]): BudgetRow[] =>
  pieces.map((piece, index) => ({ ...piece, number: index + 1 }))
const byCode = (a: Piece, b: Piece): number => (a.code < b.code ? -1 : 1)
const printedSources = (sources: readonly string[]): string => sources.join(', ')

/** Block B of an office's head: every programme of the office. */
export function officeBlock({ programs }: Pick<OfficeBudget, 'programs'>): BudgetRow[] {
  const pieces = programs.map(({ code, name, amount, sources }) => ({
    groupCode: null,
    groupName: null,
    code,
    name,
    amount,
    source: printedSources(sources),
  }))
  return numbered(pieces.toSorted(byCode))
}

/** Block B of the head of region: the programmes of all offices. The supporting programme, which
 * every office has under its own field, stands once under `X.XX.01`. */
export function regionBlock({ offices }: Pick<BudgetInForce, 'offices'>): BudgetRow[] {
  const merged = new Map<string, Piece & { sources: Set<string> }>()
  for (const { code, name, amount, sources } of offices.flatMap(({ programs }) => programs)) {
    const key = code.endsWith('.01') && code.split('.').length === 3 ? 'X.XX.01' : code
    const known = merged.get(key)
    if (known) {
      known.amount += amount
      for (const source of sources) known.sources.add(source)
    } else
      merged.set(key, {
        groupCode: null,
        groupName: null,
        code: key,
        name,
        amount,
        source: '',
        sources: new Set(sources),
      })
  }
  const pieces = [...merged.values()].map(({ sources, ...piece }) => ({
    ...piece,
    source: printedSources([...sources].toSorted()),
  }))
  return numbered(pieces.toSorted(byCode))
}

/** The lines of an office at one grain, each with what it belongs to. */
export function piecesOf(
  { programs }: Pick<OfficeBudget, 'programs'>,
  grain: BudgetGrain,
): Piece[] {
  return programs.flatMap((program): Piece[] => {
    if (grain === 'PROGRAM')
      return [
        {
          groupCode: null,
          groupName: null,
          code: program.code,
          name: program.name,
          amount: program.amount,
          source: printedSources(program.sources),
        },
      ]
    return program.activities.flatMap((activity): Piece[] => {
      if (grain === 'ACTIVITY')
        return [
          {
            groupCode: program.code,
            groupName: program.name,
            code: activity.code,
            name: activity.name,
            amount: activity.amount,
            source: printedSources(activity.sources),
          },
        ]
      return activity.subActivities.map((sub) => ({
        groupCode: activity.code,
        groupName: activity.name,
        code: sub.code,
        name: sub.name,
        amount: sub.amount,
        source: printedSources(sub.sources),
      }))
    })
  })
}

/** The lines of an office at a grain, by code. */
export const blockOf = (pieces: readonly Piece[], codes: ReadonlySet<string>): BudgetRow[] =>
  numbered(pieces.filter(({ code }) => codes.has(code)).toSorted(byCode))

/** Sum of a block in whole rupiah. */
export const blockTotal = (rows: readonly Pick<BudgetRow, 'amount'>[]): number =>
  rows.reduce((sum, { amount }) => sum + amount, 0)
