import { printCount } from '../../../kernel/indonesian.ts'
import { type BudgetInForce, canonicalCode, programsFor } from '../../budget/words.ts'
import type { AgreementState, BudgetRow, OffBudget } from '../agreement.contract.ts'
import { blockOf, officeBlock, piecesOf, regionBlock } from '../drafting/budget-block.rules.ts'
import type { LevelPolicy } from '../pack.contract.ts'
import { isAhead, mayFollow } from '../state.rules.ts'
import { changesOfMoney, deltaOf, printDelta } from './change.rules.ts'

/** Is a promise in this state held against the budget in force? One that is over keeps the money it
 * was made with. */
export const isHeldToBudget = (state: AgreementState): boolean =>
  isAhead(state) || mayFollow(state, 'ENDED')

type Lines = {
  level: LevelPolicy
  agencyId: string | null
  unitId: string
  budget: readonly BudgetRow[]
}

/** Block B of a promise as the budget in force has its lines today; `null` where it does not know
 * the office. What a plan divides anew stays out of it: only its own lines are looked up. */
function linesToday(
  { level, agencyId, unitId, budget }: Lines,
  inForce: Pick<BudgetInForce, 'offices'>,
): BudgetRow[] | null {
  if (level.budgetFrom === 'REGION') return regionBlock(inForce)
  const office = inForce.offices.find((one) => one.unitId !== null && one.unitId === agencyId)
  if (!office) return null
  if (level.budgetFrom === 'OFFICE') return officeBlock(office, level)
  const programs = programsFor(office, unitId) ?? office.programs
  const codes = new Set(budget.map(({ code }) => canonicalCode(code)))
  const pieces = piecesOf({ programs }, level).filter(({ code }) => codes.has(canonicalCode(code)))
  return blockOf(pieces, new Set(pieces.map(({ code }) => code)))
}

/** By how much a promise differs from the DPA in force, with the one sentence that says so; `null`
 * where it does not, or where there is none. */
export function offBudgetOf(
  promised: Lines,
  inForce: Pick<BudgetInForce, 'offices'> | null,
): OffBudget | null {
  const today = inForce && linesToday(promised, inForce)
  if (!today) return null
  const moved = changesOfMoney(promised.budget, today).filter(({ delta }) => delta !== null)
  const delta = deltaOf(moved)
  if (delta === null) return null
  const money = delta === 0 ? 'jumlahnya tetap' : printDelta(delta)
  return {
    delta,
    sentence: `Berbeda dari DPA yang berlaku: ${printCount(moved.length)} baris anggaran, ${money}.`,
  }
}
