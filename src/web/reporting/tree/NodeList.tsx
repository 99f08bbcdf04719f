import type { JSX } from 'preact'
import type { Branch, Forest } from '../../../rooms/reporting/tree/forest.rules.ts'
import type { PerformanceTree, TreeNode } from '../../../rooms/reporting/tree/tree.contract.ts'
import { type TreeNode as Line, TreeList } from '../../parts/chart/TreeList.tsx'
import { Empty } from '../../parts/Empty.tsx'
import { Row, Rows } from '../../parts/list/Rows.tsx'
import { addressTo } from '../../platform/address.ts'
import { useQuery } from '../../platform/place.ts'
import { placeOf } from '../reporting-words.ts'
import { NodeMark } from './NodeMark.tsx'
import { laggards } from './tree-shape.ts'

type ListTold = {
  tree: PerformanceTree
  forest: Forest
  view: 'daftar' | 'tertinggal'
  chosen: Branch | undefined
}

/** The tree as a nested list, an office's own part first, or only what lags; the twin of the
 * drawing for phones and screen readers. */
export function NodeList({ tree, forest, view, chosen }: ListTold): JSX.Element {
  const [query] = useQuery()
  const addressOf = ({ id }: Pick<TreeNode, 'id'>): string =>
    addressTo('/pohon', { ...query, simpul: id })
  if (view === 'tertinggal') return <Lagging tree={tree} addressOf={addressOf} />
  const line = ({ node, below }: Branch): Line => ({
    id: node.id,
    name: node.statement,
    above: placeOf(node),
    text: node.statement,
    href: addressOf(node),
    end: <NodeMark node={node} bands={tree.bands} />,
    here: node.id === chosen?.node.id,
    below: below.map(line),
  })
  const own = forest.tops
  const key = chosen?.node.id ?? ''
  if (own.length === 0)
    return (
      <div class="tree-list">
        <TreeList
          key={key}
          label="Pohon kinerja sebagai daftar"
          roots={forest.roots.map(line)}
          depth={2}
        />
      </div>
    )
  return (
    <div class="tree-list space-y-8">
      <TreeList key={key} label="Pohon kinerja sebagai daftar" roots={own.map(line)} depth={1} />
      <section aria-labelledby="di-atas">
        <h2 id="di-atas" class="h2 mb-3">
          Dari visi sampai sasaran daerah
        </h2>
        <TreeList
          key={key}
          label="Sasaran daerah di atasnya"
          roots={forest.roots.map(line)}
          depth={1}
        />
      </section>
    </div>
  )
}

function Lagging({
  tree,
  addressOf,
}: {
  tree: PerformanceTree
  addressOf: (node: TreeNode) => string
}): JSX.Element {
  const lagging = laggards(tree.nodes)
  if (lagging.length === 0)
    return (
      <div class="tree-list">
        <Empty
          cause="Tidak ada kinerja yang tertinggal."
          action={{ href: '/pohon', label: 'Lihat seluruh pohon' }}
        >
          Tertinggal berarti rata-rata capaiannya di bawah {tree.bands[1]?.from ?? ''}.
        </Empty>
      </div>
    )
  return (
    <div class="tree-list">
      <Rows label="Kinerja yang tertinggal, yang paling rendah dulu">
        {lagging.map((node) => (
          <Row
            key={node.id}
            meta={node.holder?.name ?? node.holder?.title}
            object={<a href={addressOf(node)}>{node.statement}</a>}
            why={node.unit}
            action={<NodeMark node={node} bands={tree.bands} />}
          />
        ))}
      </Rows>
    </div>
  )
}
