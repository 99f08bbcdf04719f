import type { Cell, DeskLine } from './desk.contract.ts'

/** Does this still ask something of its reporter? */
export const asksForMore = ({ state }: Pick<Cell, 'state'>): boolean =>
  state === 'NOT_REPORTED' || state === 'RETURNED'

const order = [
  'RETURNED',
  'NOT_REPORTED',
  'NOT_MEASURABLE',
  'REPORTED',
  'VERIFIED',
  'LOCKED',
  'NOT_DUE',
] as const

/** Late first, then what was returned, then what is to be filled; the rest by how far it is. */
export const byUrgency = (a: DeskLine, b: DeskLine): number =>
  Number(b.late) - Number(a.late) ||
  order.indexOf(a.state) - order.indexOf(b.state) ||
  (a.indicatorCode < b.indicatorCode ? -1 : a.indicatorCode > b.indicatorCode ? 1 : 0)
