import type { JSX } from 'preact'
import type { Spot } from '../../../rooms/reporting/tree/layout.rules.ts'
import type { BandLine } from '../../../rooms/reporting/tree/tree.contract.ts'
import { placeOf } from '../reporting-words.ts'
import { NodeMark } from './NodeMark.tsx'

type CardTold = {
  spot: Spot
  bands: readonly BandLine[]
  onWay: boolean
  chosen: boolean
  reachable: boolean
  choose: () => void
  turn: () => void
}

/** One node of the drawing. Enter chooses it, arrow keys walk and fold; the small button folds for
 * mouse and touch. */
export function NodeCard({
  spot,
  bands,
  onWay,
  chosen,
  reachable,
  choose,
  turn,
}: CardTold): JSX.Element {
  const { node, below } = spot.branch
  const branches = below.length || node.more
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree listens for the keys of its nodes
    <div
      class={`node ${onWay ? 'on' : ''} ${chosen ? 'sel' : ''}`}
      style={{ left: `${spot.x}px`, top: `${spot.y}px` }}
      data-s={node.tone ?? undefined}
      role="treeitem"
      aria-level={spot.depth + 1}
      aria-selected={chosen}
      aria-expanded={below.length > 0 ? spot.open : undefined}
      tabIndex={reachable ? 0 : -1}
      data-node={node.id}
      onClick={choose}
    >
      <span class="meta truncate block">{placeOf(node)}</span>
      <span class="t">{node.statement}</span>
      <span class="foot">
        <NodeMark node={node} bands={bands} narrow />
        {branches > 0 && (
          <button
            type="button"
            class="turn"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation()
              turn()
            }}
          >
            {spot.open ? 'tutup' : `${branches} cabang`}
          </button>
        )}
      </span>
    </div>
  )
}
