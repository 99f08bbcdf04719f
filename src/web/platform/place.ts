import { useEffect, useState } from 'preact/hooks'
import { queryOf, searchWith } from './address.ts'
import { isServed } from './served.ts'

/** Where the browser is. `visit` counts navigations, so that coming to the same path twice is still
 * an arrival. */
export type Place = { path: string; search: string; hash: string; visit: number }

const watchers = new Set<() => void>()
let visit = 0
let landing: number | 'top' | null = null
let arriving = false

const placeNow = (): Place => ({
  path: location.pathname,
  search: location.search,
  hash: location.hash,
  visit,
})
const tell = (): void => {
  for (const watcher of watchers) watcher()
}

/** Goes to an address of this application; the new page starts at its top and its heading takes the
 * focus. */
export function navigate(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  visit += 1
  landing = 'top'
  arriving = true
  tell()
}

/** Changes only the search part, without an arrival: filters belong in the address, so a list can
 * be shared and come back to. */
export function changeQuery(change: Record<string, string | undefined>): void {
  history.replaceState(
    history.state,
    '',
    `${location.pathname}${searchWith(location.search, change)}${location.hash}`,
  )
  tell()
}

/** The current place; renders again when it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(placeNow)
  useEffect(() => {
    const watcher = (): void => setPlace(placeNow())
    watchers.add(watcher)
    watcher()
    return () => {
      watchers.delete(watcher)
    }
  }, [])
  return place
}

/** The query of the address and how to change it: `const [query, setQuery] = useQuery()`. */
export function useQuery(): [
  Record<string, string>,
  (change: Record<string, string | undefined>) => void,
] {
  return [queryOf(usePlace().search), changeQuery]
}

/** True once after a navigation: the first heading that asks takes the focus. */
export function takeArrival(): boolean {
  const mine = arriving
  arriving = false
  return mine
}

/** Brings the page where it belongs after it was drawn: top, the named part, or where it was left
 * (waits until it is tall enough). */
export function land(hash: string): void {
  const target = landing
  landing = null
  if (target === 'top') {
    const part = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null
    if (part) part.scrollIntoView()
    else window.scrollTo(0, 0)
  }
  if (typeof target === 'number') returnTo(target, 90)
}

function returnTo(y: number, frames: number): void {
  if (frames === 0 || document.documentElement.scrollHeight >= y + window.innerHeight)
    window.scrollTo(0, y)
  else requestAnimationFrame(() => returnTo(y, frames - 1))
}

function followPress(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (
    !link ||
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return
  if (
    link.target ||
    link.hasAttribute('download') ||
    link.origin !== location.origin ||
    isServed(link.pathname)
  )
    return
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return
  event.preventDefault()
  navigate(`${link.pathname}${link.search}${link.hash}`)
}

/** Starts the history: plain links stay inside the application, back and forward return to where a
 * page was left. Call once. */
export function startHistory(): void {
  history.scrollRestoration = 'manual'
  let pause: ReturnType<typeof setTimeout> | undefined
  const keep = (): void => history.replaceState({ scroll: window.scrollY }, '')
  window.addEventListener(
    'scroll',
    () => {
      clearTimeout(pause)
      pause = setTimeout(keep, 150)
    },
    { passive: true },
  )
  window.addEventListener('popstate', (event) => {
    clearTimeout(pause)
    visit += 1
    landing = scrollIn(event.state)
    arriving = true
    tell()
  })
  document.addEventListener('click', followPress)
}

const scrollIn = (state: unknown): number =>
  typeof state === 'object' &&
  state !== null &&
  'scroll' in state &&
  typeof state.scroll === 'number'
    ? state.scroll
    : 0
