import { canonicalJson } from '../../../kernel/canonical.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from '../agreement.contract.ts'
import { isWithdrawn } from '../state.rules.ts'
import type { Wish } from './drafting.rules.ts'

/** What stands for a mandate, as far as deciding needs it. */
export type Stand = {
  id: string
  code: string
  mandateId: string
  parentId: string | null
  giverMandateId: string | null
  versionId: string
  state: AgreementState
  sequence: number
  edited: boolean
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
  rows: AgreementRow[]
  budget: BudgetRow[]
}

export type Decision = {
  wish: Wish
  stand: Stand | null
  act: 'create' | 'redraw' | 'refresh' | 'keep'
}

function differs(wish: Wish, stand: Stand, parentId: string | null): boolean {
  const wished = [
    wish.rows,
    wish.budget,
    wish.firstParty,
    wish.secondParty,
    wish.giver?.mandateId ?? null,
    wish.dueOn,
    parentId,
  ]
  const standing = [
    stand.rows,
    stand.budget,
    stand.firstParty,
    stand.secondParty,
    stand.giverMandateId,
    stand.dueOn,
    stand.parentId,
  ]
  return canonicalJson(wished) !== canonicalJson(standing)
}

/** What to do for each wish: nothing stands → create; what was withdrawn → drawn anew; an untouched draft that no longer fits →
 * refresh; everything else is kept, above all what people have edited, agreed or signed. A draft that
 * a deputy head of region would give gets its true giver also when it was edited, and keeps its
 * blocks. Therefore a second drafting creates nothing. */
export function reconcile(
  wishes: readonly Wish[],
  stands: readonly Stand[],
  parentOf: (wish: Wish) => string | null,
  isDeputy: (party: Party | null) => boolean = () => false,
): Decision[] {
  const byMandate = new Map(stands.map((stand) => [stand.mandateId, stand]))
  return wishes.map((wish) => {
    const stand = byMandate.get(wish.mandateId) ?? null
    if (!stand) return { wish, stand, act: 'create' }
    if (isWithdrawn(stand.state)) return { wish, stand, act: 'redraw' }
    if (stand.state === 'DRAFT' && stand.edited && isDeputy(stand.secondParty))
      return { wish: { ...wish, rows: stand.rows, budget: stand.budget }, stand, act: 'refresh' }
    const open = stand.state === 'DRAFT' && !stand.edited
    return { wish, stand, act: open && differs(wish, stand, parentOf(wish)) ? 'refresh' : 'keep' }
  })
}

/** Givers before receivers, so that a child can name its parent; wishes whose giver has no draft
 * come first too. */
export function parentsFirst(wishes: readonly Wish[]): Wish[] {
  const byMandate = new Map(wishes.map((wish) => [wish.mandateId, wish]))
  const depths = new Map<string, number>()
  const depthOf = (wish: Wish, guard: number): number => {
    const known = depths.get(wish.mandateId)
    if (known !== undefined || guard > 40) return known ?? 0
    const giver = wish.giver ? byMandate.get(wish.giver.mandateId) : undefined
    const depth = giver ? depthOf(giver, guard + 1) + 1 : 0
    depths.set(wish.mandateId, depth)
    return depth
  }
  return wishes.toSorted((a, b) => depthOf(a, 0) - depthOf(b, 0))
}
