import { canonicalJson } from '../../../kernel/canonical.ts'
import type { AgreementRow, AgreementState, BudgetRow, Party } from '../agreement.contract.ts'
import { isInTalks, isWithdrawn } from '../state.rules.ts'
import { rowKeyOf } from '../talks/round.rules.ts'
import type { Wish } from './drafting.rules.ts'

/** What stands for a mandate, as far as deciding needs it. */
export type Stand = {
  id: string
  code: string
  mandateId: string
  parentId: string | null
  giverMandateId: string | null
  versionId: string
  version: number
  state: AgreementState
  sequence: number
  edited: boolean
  /** Keys of the rows somebody has talked about: they stay as they are. */
  talked: ReadonlySet<string>
  firstParty: Party
  secondParty: Party | null
  dueOn: string | null
  rows: AgreementRow[]
  budget: BudgetRow[]
}

export type Decision = {
  wish: Wish
  /** The wish before rows in talks were kept; `null` where nothing stands. */
  planned: Wish | null
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

/** Rows somebody has talked about stay as they are, also those the plan dropped; all others follow
 * the wish. */
function withTalked(wish: Wish, { rows, talked }: Stand): Wish {
  if (talked.size === 0) return wish
  const kept = new Map(
    rows.flatMap((row) => (talked.has(rowKeyOf(row)) ? [[rowKeyOf(row), row]] : [])),
  )
  const wished = new Set(wish.rows.map(rowKeyOf))
  const dropped = [...kept].flatMap(([key, row]) => (wished.has(key) ? [] : [row]))
  const all = [...wish.rows.map((row) => kept.get(rowKeyOf(row)) ?? row), ...dropped]
  return { ...wish, rows: all.map((row, at) => ({ ...row, number: at + 1 })) }
}

/** What to do for each wish: nothing stands → create; what was withdrawn → drawn anew; an untouched
 * draft, or one in talks, that no longer fits → refresh, but for the rows somebody talked about;
 * everything else is kept, above all what people have edited, agreed or signed, and every amendment,
 * which is drafted by an act of its own. A draft that
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
    if (!stand) return { wish, planned: null, stand, act: 'create' }
    if (isWithdrawn(stand.state)) return { wish, planned: wish, stand, act: 'redraw' }
    if (stand.state === 'DRAFT' && stand.edited && isDeputy(stand.secondParty))
      return {
        wish: { ...wish, rows: stand.rows, budget: stand.budget },
        ...{ planned: wish, stand, act: 'refresh' },
      }
    const open = isInTalks(stand.state) && !stand.edited && stand.version === 1
    const kept = open ? withTalked(wish, stand) : wish
    const act = open && differs(kept, stand, parentOf(wish)) ? 'refresh' : 'keep'
    return { wish: kept, planned: wish, stand, act }
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
