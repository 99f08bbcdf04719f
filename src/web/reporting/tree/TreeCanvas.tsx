import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Branch, type Forest, pathTo } from '../../../rooms/reporting/tree/forest.rules.ts'
import {
  type Layout,
  layoutOf,
  lineBetween,
  neighbour,
  type Spot,
} from '../../../rooms/reporting/tree/layout.rules.ts'
import type { PerformanceTree } from '../../../rooms/reporting/tree/tree.contract.ts'
import { navigate } from '../../platform/place.ts'
import { CanvasTools, Legend } from '../CanvasTools.tsx'
import { NodeCard } from './NodeCard.tsx'
import { drawnFrom } from './tree-shape.ts'
import { useCanvas } from './use-canvas.ts'

type CanvasProps = {
  tree: PerformanceTree
  forest: Forest
  open: ReadonlySet<string>
  turn: (id: string) => void
  chosen: Branch | undefined
  choose: (id: string) => void
}

/** The tree as a drawing: drag, wheel and arrow keys move it, Ctrl with the wheel and the buttons
 * enlarge it, arrows walk from node to node. */
export function TreeCanvas({ tree, forest, open, turn, chosen, choose }: CanvasProps): JSX.Element {
  const roots = drawnFrom(forest, chosen)
  const layout = useMemo(() => layoutOf(roots, open), [roots, open])
  const canvas = useCanvas(layout)
  const [focus, setFocus] = useState<string | null>(null)
  const plane = useRef<HTMLDivElement>(null)
  const way = new Set(pathTo(chosen).map(({ node }) => node.id))

  const wanted = chosen?.node.id ?? roots[0]?.node.id
  const first = (focus && layout.at.has(focus) && focus) || wanted
  useSight(canvas, layout, wanted, chosen !== undefined)
  const goTo = (id: string): void => {
    setFocus(id)
    plane.current?.querySelector<HTMLElement>(`[data-node="${id}"]`)?.focus()
  }
  const unfold = ({ branch }: Spot): void => {
    const { id, unitId, more } = branch.node
    if (branch.below.length > 0) turn(id)
    else if (more > 0 && unitId) navigate(`/pohon?unit=${unitId}&simpul=${id}`)
  }
  return (
    <div class="canvas-frame">
      <div class="canvas-bar">
        <CanvasTools canvas={canvas} />
        <Legend bands={tree.bands} />
      </div>
      <section
        class="canvas"
        aria-label="Kanvas pohon kinerja"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        ref={canvas.ref}
        onPointerDown={canvas.drag}
      >
        <div
          style={{
            width: `${layout.width * canvas.zoom}px`,
            height: `${layout.height * canvas.zoom}px`,
          }}
        >
          <div
            class="plane"
            ref={plane}
            role="tree"
            aria-label="Pohon kinerja"
            style={{ transform: `scale(${canvas.zoom})` }}
            onKeyDown={(event) => press(event, layout, { choose, turn, goTo })}
          >
            <Lines layout={layout} way={way} />
            {layout.spots.map((spot) => (
              <NodeCard
                key={spot.branch.node.id}
                spot={spot}
                bands={tree.bands}
                onWay={way.has(spot.branch.node.id)}
                chosen={spot.branch.node.id === chosen?.node.id}
                reachable={spot.branch.node.id === first}
                choose={() => choose(spot.branch.node.id)}
                turn={() => unfold(spot)}
              />
            ))}
          </div>
        </div>
      </section>
    </div>
  )
}

/** The chosen node comes into sight once, as soon as its branch stands open; before any choice the
 * beginning does. */
function useSight(
  { bring }: ReturnType<typeof useCanvas>,
  layout: Layout,
  wanted: string | undefined,
  isChosen: boolean,
): void {
  const brought = useRef<string | undefined>(undefined)
  useEffect(() => {
    const spot = brought.current === wanted ? undefined : layout.at.get(wanted ?? '')
    if (!spot || (brought.current !== undefined && !isChosen)) return
    brought.current = wanted
    bring(spot)
  }, [wanted, layout])
}

type Walk = Record<'choose' | 'turn' | 'goTo', (id: string) => void>

/** What a key does on a node: choose it, fold it, or walk to its neighbour. */
function press(
  event: TargetedKeyboardEvent<HTMLDivElement>,
  layout: Layout,
  { choose, turn, goTo }: Walk,
): void {
  const id = event.target instanceof HTMLElement ? event.target.dataset.node : undefined
  const from = layout.at.get(id ?? '')
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return
  const { node, below } = from.branch
  const closed = below.length > 0 && !from.open
  if (event.key === 'Enter' || event.key === ' ') choose(node.id)
  else if (event.key === 'ArrowRight' && closed) turn(node.id)
  else if (event.key === 'ArrowLeft' && from.open) turn(node.id)
  else {
    const next = neighbour(layout, from, event.key)
    if (!next) return
    goTo(next.branch.node.id)
  }
  event.preventDefault()
}

/** The lines, the thread to the chosen node last so that nothing crosses over it. */
function Lines({ layout, way }: { layout: Layout; way: ReadonlySet<string> }): JSX.Element {
  const { spots, at, width, height } = layout
  const lines = spots.flatMap((spot) => {
    const parent = spot.branch.parent && at.get(spot.branch.parent.node.id)
    return parent
      ? [
          {
            id: spot.branch.node.id,
            path: lineBetween(parent, spot),
            on: way.has(spot.branch.node.id),
          },
        ]
      : []
  })
  return (
    <svg class="lines" width={width} height={height} fill="none" aria-hidden="true">
      {lines
        .toSorted((a, b) => Number(a.on) - Number(b.on))
        .map(({ id, path, on }) => (
          <path key={id} d={path} class={on ? 'on' : undefined} />
        ))}
    </svg>
  )
}
