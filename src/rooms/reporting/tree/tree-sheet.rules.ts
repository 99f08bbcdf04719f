import { marks } from '../../../kernel/marks.ts'
import type { WrittenSheet } from '../../../kernel/workbook.ts'
import { componentLabels } from '../../planning/words.ts'
import { bandWord, markOf, periodWord } from './shown.rules.ts'
import type { PerformanceTree, TreeMeasure, TreeNode } from './tree.contract.ts'

const columns: WrittenSheet['columns'] = [
  { heading: 'Kode', kind: 'code' },
  { heading: 'Kode di atasnya', kind: 'code' },
  { heading: 'Komponen' },
  { heading: 'Kinerja', width: 60 },
  { heading: 'Unit kerja' },
  { heading: 'Pengampu' },
  { heading: 'Jabatan', width: 40 },
  { heading: 'PK', kind: 'code' },
  { heading: 'Capaian kinerja, %', kind: 'number' },
  { heading: 'Indikator terhitung', kind: 'number' },
  { heading: 'Indikator seluruhnya', kind: 'number' },
  { heading: 'Indikator', width: 60 },
  { heading: 'Satuan' },
  { heading: 'Target setahun', kind: 'number' },
  { heading: 'Realisasi', kind: 'number' },
  { heading: 'Target sampai periode', kind: 'number' },
  { heading: 'Capaian, %', kind: 'number' },
  { heading: 'Arti' },
  { heading: 'Periode' },
]

/** The tree as a sheet: a row for each indicator, and one for what has none; in the order of the
 * plan, with the code of what stands above. */
export function treeSheet(tree: PerformanceTree, name: string): WrittenSheet {
  const codeOf = new Map(tree.nodes.map(({ id, code }) => [id, code]))
  const wordOf = (one: Pick<TreeMeasure, 'tone'> & { state: TreeNode['state'] }): string | null => {
    const kind = markOf(one)
    return bandWord(tree.bands, one.tone) ?? (kind && marks[kind].word)
  }
  const rows = tree.nodes.flatMap((node) => {
    const own = [
      ...[node.code, codeOf.get(node.parentId ?? '') ?? null, componentLabels[node.component]],
      ...[node.statement, node.unit, node.holder?.name, node.holder?.title],
      ...[node.agreement?.code, node.achievement, node.coverage.counted, node.coverage.of],
    ]
    if (node.measures.length === 0)
      return [[...own, null, null, null, null, null, null, wordOf(node)]]
    return node.measures.map((one) => [
      ...[...own, one.indicator, one.unit, one.target, one.value, one.against, one.achievement],
      ...[wordOf(one), one.period && periodWord(one.period)],
    ])
  })
  return { name, columns, rows }
}
