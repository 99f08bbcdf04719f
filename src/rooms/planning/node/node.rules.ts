import { type Actor, mandateWith, may } from '../../../kernel/actor.ts'
import { printCount } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { branchOf, type Chart, principalHolder, titleAs } from '../../organisation/words.ts'
import { componentLabels } from '../component.rules.ts'
import type { PlanningPack } from '../pack.contract.ts'
import type { PlanNode } from '../plan.contract.ts'
import { branchFrom, type Tree } from '../tree/tree.rules.ts'
import type { NodeHolder, NodeLine } from './node.contract.ts'

/** Plans are open to everyone who holds any post or grant in the region; strangers read the
 * portal. */
export function whyNotReadPlan(actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null {
  if (actor.kind === 'system' || mandateWith(actor, 'planning.read')) return null
  return refusal(
    'planning/not-your-region',
    403,
    'Rencana kinerja terbuka bagi pegawai yang memegang jabatan atau penugasan di daerah ini.',
  )
}

/** Only planners change a plan: region-wide ones everywhere, others within their own office. */
export function whyNotManagePlan(
  actor: Pick<Actor, 'kind' | 'mandates'>,
  agencyId: string | null,
): Refusal | null {
  if (may(actor, 'planning.manage', agencyId)) return null
  return refusal(
    'planning/not-a-planner',
    403,
    'Rencana hanya dapat diubah oleh perencana atau Bagian Organisasi. Sampaikan usulan Anda kepada mereka.',
  )
}

/** Who answers for a node on the date of the chart: the named person, else the post's only or
 * principal holder, with the title as printed. */
export function holderOf(
  chart: Chart,
  { holderPositionId, holderPersonId }: Pick<PlanNode, 'holderPositionId' | 'holderPersonId'>,
): NodeHolder | null {
  const position = holderPositionId ? chart.position.get(holderPositionId) : undefined
  if (!position) return null
  const holders = chart.holders.get(position.id) ?? []
  const only = position.singleHolder
    ? principalHolder(chart, position.id)
    : holders.length === 1
      ? holders[0]
      : null
  const held = holderPersonId ? holders.find(({ personId }) => personId === holderPersonId) : only
  const personId = holderPersonId ?? held?.personId ?? null
  const name = personId ? (chart.person.get(personId)?.name ?? null) : null
  const title = held ? titleAs(position, held.kind) : position.title
  return {
    positionId: position.id,
    personId,
    title,
    name,
    note: noteOn(personId, held !== undefined && held !== null, holders.length),
  }
}

function noteOn(personId: string | null, holds: boolean, holders: number): string | null {
  if (personId !== null) return holds ? null : 'Tidak lagi memegang jabatan ini'
  return holders > 1
    ? `Dipegang ${printCount(holders)} orang; belum ditentukan siapa`
    : 'Jabatan ini sedang kosong'
}

/** A node as lists show it. */
export function nodeLine(
  tree: Tree,
  chart: Chart,
  { treeLevelLabels }: Pick<PlanningPack, 'treeLevelLabels'>,
  node: PlanNode,
  depth: number,
): NodeLine {
  const unit = node.unitId ? chart.unit.get(node.unitId) : undefined
  return {
    id: node.id,
    parentId: node.parentId,
    code: node.code,
    depth,
    statement: node.statement,
    component: node.component,
    componentLabel: componentLabels[node.component],
    level: node.level,
    levelLabel: treeLevelLabels[node.level],
    unit: unit ? { id: unit.id, name: unit.name, shortName: unit.shortName } : null,
    holder: holderOf(chart, node),
    budgetCode: node.budgetCode,
    measures: tree.measuresOf.get(node.id) ?? [],
    children: tree.children.get(node.id)?.length ?? 0,
  }
}

/** How many nodes a list gives at once, found ones or those of the first levels: more would help
 * nobody to find one. */
export const mostAtOnce = 300

const textOf = (line: NodeLine): string =>
  [
    line.code,
    line.statement,
    line.componentLabel,
    line.unit?.name,
    line.unit?.shortName,
    line.holder?.title,
    line.holder?.name,
    ...line.measures.map(({ indicatorName }) => indicatorName),
  ]
    .join(' ')
    .toLocaleLowerCase('id')

/** Ids of the lines with every word looked for, held by the post looked for; `null` when nothing is
 * looked for. */
export function nodesWanted(
  lines: readonly NodeLine[],
  { words = '', holder }: { words?: string | undefined; holder?: string | undefined },
): string[] | null {
  const wanted = words.toLocaleLowerCase('id').split(/\s+/).filter(Boolean)
  if (wanted.length === 0 && !holder) return null
  return lines.flatMap((line) => {
    if (holder && line.holder?.positionId !== holder) return []
    const text = wanted.length > 0 ? textOf(line) : ''
    return wanted.every((word) => text.includes(word)) ? [line.id] : []
  })
}

/** The part of a list that is given: the first of what is looked for with the way down to it; else
 * so many levels from the top as are asked for, fewer where they are broad. */
export function linesGiven(
  lines: readonly NodeLine[],
  wanted: readonly string[] | null,
  depth: number | undefined,
): NodeLine[] {
  if (!wanted && depth === undefined) return [...lines]
  if (!wanted) return topLevels(lines, depth ?? 1)
  const parentOf = new Map(lines.map(({ id, parentId }) => [id, parentId]))
  const given = new Set<string>()
  for (const found of wanted.slice(0, mostAtOnce))
    for (
      let id: string | null | undefined = found;
      id && parentOf.has(id) && !given.has(id);
      id = parentOf.get(id)
    )
      given.add(id)
  return lines.filter(({ id }) => given.has(id))
}

function topLevels(lines: readonly NodeLine[], depth: number): NodeLine[] {
  const top = lines.filter((line) => line.depth < depth)
  return depth > 1 && top.length > mostAtOnce ? topLevels(top, depth - 1) : top
}

/** Ids of the nodes a list shows: the branch below `root`, those of a unit and everything under it,
 * or both; `undefined` means all. */
export function nodesAmong(
  tree: Tree,
  chart: Chart,
  { unit, root }: { unit?: string | undefined; root?: string | undefined },
): ReadonlySet<string> | undefined {
  const branch = root ? branchFrom(tree, root) : undefined
  if (!unit) return branch
  const units = new Set(branchOf(chart, unit).map(({ id }) => id))
  const own = tree.nodes.filter(
    ({ id, unitId }) => unitId !== null && units.has(unitId) && (!branch || branch.has(id)),
  )
  return new Set(own.map(({ id }) => id))
}
