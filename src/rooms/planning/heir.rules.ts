import type { Inheritance, Question, Succession } from '../../kernel/ports.ts'
import type { PlanNode } from './plan.contract.ts'

/** A node as it stands when the organisation changes. */
export type HeldNode = { rowId: string } & Pick<
  PlanNode,
  'id' | 'parentId' | 'statement' | 'unitId' | 'holderPositionId' | 'holderPersonId'
>
type Place = Pick<PlanNode, 'unitId' | 'holderPositionId' | 'holderPersonId'>

/** What units are called: those on record, and those that come with the change. */
export type UnitNames = (unitId: string) => string

const heirsOf = (of: Record<string, string[]>, id: string | null): string[] | undefined =>
  id === null ? undefined : of[id]

/** Nodes of units with several heirs, each with the topmost node of its unit above it: who answers
 * for that one answers for the whole branch. */
export function branchesOf(
  nodes: readonly HeldNode[],
  { units }: Pick<Succession, 'units'>,
): Map<string, HeldNode> {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const topOf = (node: HeldNode, below = new Set<string>()): HeldNode => {
    const above = byId.get(node.parentId ?? '')
    if (!above || above.unitId !== node.unitId || below.has(above.id)) return node
    return topOf(above, below.add(node.id))
  }
  const divided = nodes.filter(({ unitId }) => (heirsOf(units, unitId)?.length ?? 0) > 1)
  return new Map(divided.map((node) => [node.id, topOf(node)]))
}

const keyOf = ({ id }: HeldNode): string => `planning/node:${id}`

/** Who answers for a branch of a unit that several follow: never guessed. */
export function questionOf(
  top: HeldNode,
  size: number,
  { units, answers }: Pick<Succession, 'units' | 'answers'>,
  nameOf: UnitNames,
): Question {
  const below = size > 1 ? ` dan ${size - 1} kinerja di bawahnya` : ''
  return {
    key: keyOf(top),
    text: `Kinerja «${top.statement}»${below} milik ${nameOf(top.unitId ?? '')}: siapa yang melanjutkannya?`,
    options: (heirsOf(units, top.unitId) ?? []).map((value) => ({ value, label: nameOf(value) })),
    answer: answers[keyOf(top)] ?? null,
  }
}

/** Whom a node hangs on from the day of the change; a person who leaves the post is followed by
 * who holds it next. */
export function placeAfter(
  node: HeldNode,
  { units, positions, people, endings, answers }: Succession,
  top: HeldNode | undefined,
): Place {
  const next = (of: Record<string, string[]>, id: string | null, answer?: string) => {
    const heirs = heirsOf(of, id)
    if (!heirs) return id
    return heirs.length > 1 ? (heirs.find((heir) => heir === answer) ?? id) : (heirs[0] ?? null)
  }
  const ending = endings.find(
    ({ personId, positionId }) =>
      personId === node.holderPersonId && positionId === node.holderPositionId,
  )
  return {
    unitId: next(units, node.unitId, top && answers[keyOf(top)]),
    holderPositionId: next(positions, node.holderPositionId),
    holderPersonId: ending ? (ending.next?.personId ?? null) : next(people, node.holderPersonId),
  }
}

const parts = [
  ['unitId', 'unit', 'units'],
  ['holderPositionId', 'jabatan', 'positions'],
  ['holderPersonId', 'pemegang', 'people'],
] as const

/** What the change does to a node, one line for each that it hung on. */
export function effectsOn(node: HeldNode, after: Place, succession: Succession): Inheritance[] {
  return parts.flatMap(([part, what, kind]) => {
    const [from, to] = [node[part], after[part]]
    if (from === null || (from === to && !heirsOf(succession[kind], from))) return []
    const effect = to
      ? `Kinerja «${node.statement}» ikut ke ${what} penggantinya.`
      : `Kinerja «${node.statement}» menunggu ${what} yang baru.`
    return [{ table: 'planning.node_versions', id: node.rowId, from, to, effect }]
  })
}
