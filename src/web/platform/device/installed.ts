import { deviceTime } from '../clock.ts'
import { stores } from './stores.ts'

const mark = stores.reloaded.name
const pause = 60_000

/** Loads the page anew when a part of it is gone from the server, as after a new build; once, not
 * again within a minute, and never without signal. What was typed is on the device already. Answers
 * whether it does. */
export function reloadOnce(): boolean {
  if (!navigator.onLine || deviceTime() - Number(sessionStorage.getItem(mark) ?? 0) < pause)
    return false
  sessionStorage.setItem(mark, String(deviceTime()))
  location.reload()
  return true
}

/** Loads the page anew, once, when a part did not come although the server answers: it left with an
 * older build. A server out of reach changes nothing. */
export async function reloadIfRenewed(): Promise<void> {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null)
  if (answer?.ok) reloadOnce()
}

/** A part of the page that is fetched on an act. Chromium up to 150 remembers a part that did not
 * come, without signal, as missing for as long as the page stands; so it is asked for once more,
 * under an address the browser has not met. */
export async function partOf<T>(fetchPart: () => Promise<T>): Promise<T> {
  try {
    return await fetchPart()
  } catch (cause) {
    const address = /https?:\S+\.js/.exec(String(cause))?.[0]
    if (!address) throw cause
    return import(/* @vite-ignore */ `${address}?lagi=${deviceTime()}`)
  }
}

/** The files of this build that this page has fetched so far. */
const used = (): string[] =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/assets/'))

async function register(): Promise<void> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage(used())
}

/** Lets the application open without signal: the worker that keeps the shell is registered once the
 * page stands. Browsers that refuse (plain http) go on without. */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return
  const start = (): void => void register().catch(() => undefined)
  if (document.readyState === 'complete') start()
  else window.addEventListener('load', start, { once: true })
}
