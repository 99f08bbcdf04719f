import type { JSX, RefObject, TargetedMouseEvent } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { forestOf, pathTo } from '../../../rooms/reporting/tree/forest.rules.ts'
import type { PerformanceTree } from '../../../rooms/reporting/tree/tree.contract.ts'
import { Icon } from '../../parts/Drawing.tsx'
import { addressTo, queryOf } from '../../platform/address.ts'
import { useQuery } from '../../platform/place.ts'
import { NodeList } from './NodeList.tsx'
import { NodeSheet } from './NodeSheet.tsx'
import { TreeCanvas } from './TreeCanvas.tsx'
import type { View } from './tree-question.ts'
import { openAtFirst } from './tree-shape.ts'

const beside = '(min-width: 64rem)'

/** The drawing or the list with the chosen node's sheet: beside it on a desk, instead of it on a
 * phone. */
export function TreeBoard({
  tree,
  view,
  chosen,
}: {
  tree: PerformanceTree
  view: View
  chosen: string | undefined
}): JSX.Element {
  const forest = useMemo(() => forestOf(tree.nodes, tree.units), [tree])
  const branch = chosen === undefined ? undefined : forest.branch.get(chosen)
  const [open, setOpen] = useState(() => openAtFirst(forest, chosen))
  const [query, change] = useQuery()
  const { board, top } = useTop()
  useEffect(() => {
    const above = pathTo(branch?.parent ?? undefined).map(({ node }) => node.id)
    setOpen((old) => (above.every((id) => old.has(id)) ? old : new Set([...old, ...above])))
  }, [branch])

  const turn = (id: string): void =>
    setOpen((old) => new Set(old.has(id) ? [...old].filter((one) => one !== id) : [...old, id]))
  const choose = (id: string): void => change({ simpul: id })
  // Beside the list the choice changes the sheet only; on a phone it is a page of its own to come
  // back from.
  const keepPlace = (event: TargetedMouseEvent<HTMLElement>): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const id = link && link.pathname === location.pathname ? queryOf(link.search).simpul : undefined
    if (!id || event.metaKey || event.ctrlKey || event.shiftKey || !matchMedia(beside).matches)
      return
    event.preventDefault()
    choose(id)
  }
  return (
    // biome-ignore lint/a11y: the links inside are pressed, this only decides where they lead
    <div
      class={`tree-board ${branch ? 'has-choice' : ''}`}
      ref={board}
      style={{ '--top': `${top}px` }}
      onClick={keepPlace}
    >
      {view === 'pohon' ? (
        <TreeCanvas
          tree={tree}
          forest={forest}
          open={open}
          turn={turn}
          chosen={branch}
          choose={choose}
        />
      ) : (
        <NodeList tree={tree} forest={forest} view={view} chosen={branch} />
      )}
      <aside class="tree-side" aria-label="Kinerja terpilih">
        {branch && (
          <a class="link tree-back" href={addressTo('/pohon', { ...query, simpul: undefined })}>
            <Icon name="kembali" />
            Kembali ke {view === 'pohon' ? 'pohon' : 'daftar'}
          </a>
        )}
        <NodeSheet tree={tree} branch={branch} forest={forest} />
      </aside>
    </div>
  )
}

/** How far down the page the board begins, so that it can fill what is left of the window. */
function useTop(): { board: RefObject<HTMLDivElement | null>; top: number } {
  const board = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(280)
  useLayoutEffect(() => {
    const measure = (): void =>
      setTop(Math.round((board.current?.getBoundingClientRect().top ?? 280) + window.scrollY))
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return { board, top }
}
