import type { RefObject, TargetedPointerEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { card, type Layout, type Spot } from '../../../rooms/reporting/tree/layout.rules.ts'

const [smallest, largest, step] = [0.3, 1.6, 1.2]
const within = (zoom: number): number => Math.min(largest, Math.max(smallest, zoom))

export type Canvas = {
  ref: RefObject<HTMLElement | null>
  zoom: number
  enlarge: () => void
  shrink: () => void
  /** The whole tree in sight, as far as it can still be read. */
  fit: () => void
  /** Brings a node into sight. */
  bring: (spot: Spot) => void
  drag: (event: TargetedPointerEvent<HTMLElement>) => void
}

/** Moving and enlarging a drawing larger than its window: the window scrolls, so wheel, touch and
 * arrow keys work by themselves. */
export function useCanvas({ width, height }: Pick<Layout, 'width' | 'height'>): Canvas {
  const ref = useRef<HTMLElement>(null)
  const [zoom, setZoom] = useState(1)
  const held = useRef<{ x: number; y: number; at: { x: number; y: number } } | null>(null)

  /** Enlarges around a point of the window, which stays where it is; by default the middle. */
  const zoomTo = (next: number, at?: { x: number; y: number }): void => {
    const window = ref.current
    if (!window) return
    const point = at ?? { x: window.clientWidth / 2, y: window.clientHeight / 2 }
    held.current = {
      x: (window.scrollLeft + point.x) / zoom,
      y: (window.scrollTop + point.y) / zoom,
      at: point,
    }
    setZoom(within(next))
  }
  useLayoutEffect(() => {
    const [window, kept] = [ref.current, held.current]
    held.current = null
    if (window && kept) window.scrollTo(kept.x * zoom - kept.at.x, kept.y * zoom - kept.at.y)
  }, [zoom])
  useEffect(() => {
    const window = ref.current
    if (!window) return
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const frame = window.getBoundingClientRect()
      zoomTo(zoom * (event.deltaY < 0 ? step : 1 / step), {
        x: event.clientX - frame.left,
        y: event.clientY - frame.top,
      })
    }
    window.addEventListener('wheel', turned, { passive: false })
    return () => window.removeEventListener('wheel', turned)
  }, [zoom])

  const bring = (spot: Spot): void => {
    const window = ref.current
    if (!window) return
    const [x, y] = [(spot.x + card.width / 2) * zoom, (spot.y + card.height / 2) * zoom]
    const margin = card.height
    const inSight =
      x > window.scrollLeft + margin &&
      x < window.scrollLeft + window.clientWidth - margin &&
      y > window.scrollTop + margin / 2 &&
      y < window.scrollTop + window.clientHeight - margin
    if (!inSight) window.scrollTo(x - window.clientWidth / 2, y - window.clientHeight / 2)
  }
  const fit = (): void => {
    const window = ref.current
    if (window)
      setZoom(within(Math.min(1, window.clientWidth / width, window.clientHeight / height)))
  }
  return {
    ref,
    zoom,
    enlarge: () => zoomTo(zoom * step),
    shrink: () => zoomTo(zoom / step),
    fit,
    bring,
    drag: dragOf,
  }
}

/** A mouse pulls the ground; fingers scroll by themselves. */
function dragOf(event: TargetedPointerEvent<HTMLElement>): void {
  const window = event.currentTarget
  if (
    event.pointerType !== 'mouse' ||
    event.button !== 0 ||
    (event.target instanceof Element && event.target.closest('.node'))
  )
    return
  const from = { x: event.clientX + window.scrollLeft, y: event.clientY + window.scrollTop }
  window.setPointerCapture(event.pointerId)
  window.classList.add('held')
  const move = ({ clientX, clientY }: PointerEvent): void =>
    window.scrollTo(from.x - clientX, from.y - clientY)
  const drop = (): void => {
    window.classList.remove('held')
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', drop)
    window.removeEventListener('pointercancel', drop)
  }
  window.addEventListener('pointermove', move)
  window.addEventListener('pointerup', drop)
  window.addEventListener('pointercancel', drop)
}
