import type { DraftingChange } from '../agreement.contract.ts'
import { differencesOf } from '../scans/compare.rules.ts'
import { isAgreedOnly } from '../state.rules.ts'
import { rowKeyOf } from '../talks/round.rules.ts'
import type { Wish } from './drafting.rules.ts'
import type { Decision, Stand } from './reconcile.rules.ts'

/** At most so many promises are told one by one; the counts tell of all. */
const told = 200

const rowsBetween = (stand: Stand, wish: Wish): DraftingChange['rows'] => [
  ...differencesOf(stand, wish).map(({ of, what, planned, onPaper }) => ({
    ...{ of, what, from: planned, to: onPaper },
  })),
  ...(stand.secondParty?.personId === wish.secondParty?.personId
    ? []
    : [
        {
          ...{ of: 'Pihak kedua', what: 'Pemberi amanah' },
          ...{ from: stand.secondParty?.name ?? null, to: wish.secondParty?.name ?? null },
        },
      ]),
]

const change = ({ id, code, firstParty }: Stand, rows: DraftingChange['rows']): DraftingChange[] =>
  rows.length === 0
    ? []
    : [{ id, code, name: firstParty.name, title: firstParty.title, rows: rows.slice(0, 40) }]

/** What a refresh changes in which promise, row by row. */
export const changesIn = (decisions: readonly Decision[]): DraftingChange[] =>
  decisions
    .flatMap(({ act, stand, wish }) =>
      act === 'refresh' && stand ? change(stand, rowsBetween(stand, wish)) : [],
    )
    .slice(0, told)

/** What stays though plan, budget or chart say otherwise: rows in talks, and all that is agreed and
 * not signed by everybody yet; what is in force is proposed as an amendment elsewhere. */
export const heldIn = (decisions: readonly Decision[]): DraftingChange[] =>
  decisions
    .flatMap(({ stand, planned, wish, act }) => {
      if (!stand || !planned) return []
      if (isAgreedOnly(stand.state) && stand.version === 1)
        return change(stand, rowsBetween(stand, planned))
      const talked = { ...stand, rows: wish.rows, budget: wish.budget }
      return act === 'refresh' || stand.talked.size > 0
        ? change(stand, rowsBetween(talked, { ...planned, secondParty: stand.secondParty }))
        : []
    })
    .slice(0, told)

/** The rows that a drafting moves in a promise somebody talked about, by their keys; where it is drawn
 * anew, also those whose talk is over by that. */
export const movedRows = ({ stand, wish, act }: Decision) =>
  wish.rows.flatMap((row) => {
    const before = stand?.rows.find((one) => rowKeyOf(one) === rowKeyOf(row))
    const same = before?.target === row.target && before?.indicator === row.indicator
    const over = act === 'redraw' && stand?.talked.has(rowKeyOf(row))
    return before && (over || !same) ? [{ key: rowKeyOf(row), before, row }] : []
  })
