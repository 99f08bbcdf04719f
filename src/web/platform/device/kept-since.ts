import { useEffect, useState } from 'preact/hooks'

const watchers = new Set<() => void>()
let since: number | null = null

function become(next: number | null): void {
  if (next === since) return
  since = next
  for (const watcher of watchers) watcher()
}

/** Something on the page is older than it seems: it came at this moment and was kept on the device.
 * The oldest counts. */
export const showsKept = (at: number): void => become(since === null ? at : Math.min(since, at))

/** The server answered: what stands there is fresh again. */
export const showsFresh = (): void => become(null)

/** Since when the content shown has been lying on the device, or `null` when the server answers. */
export function useKeptSince(): number | null {
  const [shown, setShown] = useState(since)
  useEffect(() => {
    const watcher = (): void => setShown(since)
    watchers.add(watcher)
    watcher()
    return () => void watchers.delete(watcher)
  }, [])
  return shown
}
