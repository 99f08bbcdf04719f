import { type Actor, may } from '../../../kernel/actor.ts'
import { compare, decimal } from '../../../kernel/decimal.ts'
import { printNumber } from '../../../kernel/indonesian.ts'
import { type Refusal, refusal } from '../../../kernel/refusal.ts'
import { stateWord } from '../../agreements/words.ts'
import { printTarget } from '../../planning/words.ts'
import { periodWord, printPercent } from '../tree/shown.rules.ts'
import type { PerformanceTree, TreeMeasure, TreeNode } from '../tree/tree.contract.ts'

/** What became of a promise of one year: kept, not kept, or open (its year goes on, or its result
 * is missing). */
export type Fate = 'KEPT' | 'BROKEN' | 'OPEN'

/** One year of an indicator, as it is printed. */
export type Cell = { target: string; result: string; fate: Fate; says: string }
export type Line = { indicator: string; cells: (Cell | null)[] }
export type Memory = {
  years: { year: number; promise: string }[]
  missions: { name: string; lines: Line[] }[]
  counts: Record<Fate, number>
}

/** What the memory looks at of a tree. */
export type YearOfTree = Pick<PerformanceTree, 'year' | 'upTo' | 'nodes'>

/** Why the memory stays closed: it is for the head of region and who looks after the results of the
 * whole region, who read all of it elsewhere too. */
export const whyNotReadMemory = (actor: Pick<Actor, 'kind' | 'mandates'>): Refusal | null =>
  may(actor, 'results.read')
    ? null
    : refusal(
        'reporting/not-for-memory',
        403,
        'Memori jabatan terbuka bagi kepala daerah, Bagian Organisasi, perencana, dan pengawas.',
      )

/** Said where the head of region has promised nothing in those years. */
export const nothingToHandOver = refusal(
  'reporting/nothing-to-hand-over',
  404,
  'Belum ada PK kepala daerah pada tahun-tahun itu, jadi belum ada yang diserahkan.',
  { mend: { href: '/perjanjian', label: 'Buka daftar perjanjian' } },
)

/** The mission a node stands under, or where it stands under none. */
function missionOf(node: TreeNode, byId: ReadonlyMap<string, TreeNode>): string {
  let at: TreeNode | undefined = node
  while (at && at.component !== 'MISI') at = byId.get(at.parentId ?? '')
  return at ? `${at.code} ${at.statement}` : 'Tanpa misi dalam rencana'
}

/** How an indicator stood at the end of a year, or stands while it goes on. A blank stays one, with
 * its reason; a figure of an earlier period is no result of the year. */
export function cellOf(measure: TreeMeasure, { year, upTo }: Omit<YearOfTree, 'nodes'>): Cell {
  const { target, value, achievement, period, last, reason, provisional } = measure
  const shown = {
    target: target === null ? 'belum ada' : printTarget(target),
    result: value === null ? 'belum ada' : printTarget(value),
  }
  const open = (says: string): Cell => ({ ...shown, fate: 'OPEN', says })
  const known = achievement === null ? '' : `, ${printPercent(achievement)}`
  if (upTo !== `${year}-12`) return open(`Masih berjalan${known}`)
  if (achievement === null) return open(reason ?? 'Hasilnya belum dilaporkan')
  if (period !== last) return open(`Baru sampai ${periodWord(period ?? '')}${known}`)
  if (provisional) return open(`Angka sementara${known}`)
  const kept = compare(decimal(achievement), decimal('100')) >= 0
  return {
    ...shown,
    fate: kept ? 'KEPT' : 'BROKEN',
    says: `${kept ? 'Terpenuhi' : 'Belum terpenuhi'}${known}`,
  }
}

/** What the head of region promised by mission, a line an indicator, a cell a year; `promises`: the
 * ids of their agreements. A year without a promise of the indicator has no cell. */
export function memoryOf(trees: readonly YearOfTree[], promises: ReadonlySet<string>): Memory {
  const counts: Memory['counts'] = { KEPT: 0, BROKEN: 0, OPEN: 0 }
  const missions = new Map<string, Map<string, Line>>()
  const years = trees.map((tree, at) => {
    const byId = new Map(tree.nodes.map((node) => [node.id, node]))
    const own = tree.nodes.filter(({ agreement }) => agreement && promises.has(agreement.id))
    for (const node of own) {
      const mission = missionOf(node, byId)
      const lines = missions.get(mission) ?? new Map<string, Line>()
      missions.set(mission, lines)
      for (const measure of node.measures) {
        const line = lines.get(measure.id) ?? {
          indicator: `${measure.indicator} (${measure.unit})`,
          cells: trees.map(() => null),
        }
        const cell = cellOf(measure, tree)
        counts[cell.fate]++
        lines.set(measure.id, { ...line, cells: line.cells.with(at, cell) })
      }
    }
    const said = own.flatMap(({ agreement }) =>
      agreement ? `${agreement.code}, ${stateWord(agreement.state).toLowerCase()}` : [],
    )
    return { year: tree.year, promise: [...new Set(said)].join('; ') }
  })
  return {
    years,
    missions: [...missions]
      .map(([name, lines]) => ({ name, lines: [...lines.values()] }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'id', { numeric: true })),
    counts,
  }
}

/** «Dari 12 target tahunan dalam PK: 7 terpenuhi, 2 belum terpenuhi, 3 masih terbuka.» */
export function countSentence({ KEPT, BROKEN, OPEN }: Memory['counts']): string {
  const all = KEPT + BROKEN + OPEN
  return (
    `Dari ${printNumber(all)} target tahunan dalam PK: ${printNumber(KEPT)} terpenuhi, ` +
    `${printNumber(BROKEN)} belum terpenuhi, ${printNumber(OPEN)} masih terbuka.`
  )
}
